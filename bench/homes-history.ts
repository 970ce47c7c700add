import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dateOfDay, dayNumber, type CalendarDate } from '../src/domain/calendar.js';
import type { CarerFact } from '../src/domain/carer/events.js';
import type { ChildFact, Placement } from '../src/domain/child/events.js';
import type { FeeFact } from '../src/domain/fee/events.js';
import type { Pence } from '../src/domain/money.js';
import type { ProviderFact } from '../src/domain/provider/events.js';
import { chanceFrom, type Chance } from '../src/example/random.js';
import { commandIdFrom } from '../src/ledger/entry-id.js';
import { openSqliteLedger } from '../src/ledger/sqlite-ledger.js';
import { toStored } from '../src/ledger/stored-events.js';
import { authorityOf } from './history.js';

/** Authorities, each with so many children in care throughout so many years, and the homes and the money for them. */
export type Homes = { readonly authorities: number; readonly inCare: number; readonly years: number };

export const LAST_DAY = dayNumber('2020-03-31' as CalendarDate);
const SEED = 1_989;
const AT_ONCE = 500;
const HOUSEHOLDS = 150;
const PROVIDERS = 60;

type Stream = { readonly stream: string; readonly facts: readonly { readonly type: string }[] };

/** A ledger of children, carer households, providers, fees, rates and budgets; the same whenever and wherever it is written. */
export const writeHomes = async (folder: string, homes: Homes): Promise<void> => {
  const file = join(folder, 'ledger.db');
  if (existsSync(file)) return;
  const ledger = await openSqliteLedger({ file, now: () => new Date((LAST_DAY + 1) * 86_400_000) });
  const waiting: Promise<unknown>[] = [];
  try {
    for (let place = 0; place < homes.authorities; place += 1)
      for (const { stream, facts } of streamsOf(place, homes)) {
        const id = commandIdFrom(stream);
        waiting.push(ledger.append(stream, 0, facts.map(toStored), { id, digest: id, by: 'bench' }));
        if (waiting.length === AT_ONCE) await Promise.all(waiting.splice(0));
      }
    await Promise.all(waiting);
  } finally {
    await ledger.close();
  }
};

function* streamsOf(place: number, { inCare, years }: Homes): Generator<Stream> {
  const authority = authorityOf(place);
  const named = (kind: string, id: string | number) => `${kind}-${authority}-${id}`;
  const first = LAST_DAY - years * 365;
  for (let slot = 0; slot < inCare; slot += 1)
    for (const { child, facts, fees } of livesIn(chanceFrom(SEED, place, slot), slot, first)) {
      yield { stream: named('child', child), facts };
      if (fees.length > 0) yield { stream: named('fee', child), facts: fees };
    }
  for (let carer = 1; carer <= HOUSEHOLDS; carer += 1) yield { stream: named('carer', `H${carer}`), facts: householdOf(chanceFrom(SEED, place, 10_000 + carer), first) };
  for (let home = 1; home <= PROVIDERS; home += 1) yield { stream: named('provider', urnOf(home)), facts: providerOf(chanceFrom(SEED, place, 20_000 + home), home, first) };
  yield { stream: named('rates', 'card'), facts: [rateCard(first)] };
  for (let year = 0; year <= years; year += 1) yield { stream: named('budget', `${2020 - year - 1}-${String(2020 - year).slice(2)}`), facts: budgetOf(year) };
}

const on = (day: number) => ({ effectiveOn: dateOfDay(day) });
const urnOf = (home: number): string => `SC9${String(home).padStart(5, '0')}`;
const pounds = (amount: number): Pence => (amount * 100) as Pence;

/** One child after another, so that the same number is in care throughout. */
function* livesIn(chance: Chance, slot: number, first: number): Generator<{ readonly child: string; readonly facts: readonly ChildFact[]; readonly fees: readonly FeeFact[] }> {
  for (let [from, number] = [first - chance.between(0, 700), 0]; from < LAST_DAY; number += 1) {
    const to = from + chance.spread([30, 200, 500, 1_100, 3_000]);
    const born = from - chance.between(30, 5_800);
    const facts: ChildFact[] = [
      { type: 'ParticularsRecorded', ...on(born), dateOfBirth: dateOfDay(born), sex: chance.pick(['1', '2']), ethnicity: 'WBRI' },
    ];
    const fees: FeeFact[] = [];
    for (let day = from; day < Math.min(to, LAST_DAY); day += chance.between(60, 700)) {
      const placement = placementOf(chance);
      facts.push(day === from
        ? { type: 'ChildAdmitted', ...on(day), legalStatus: chance.pick(['C1', 'C2', 'V2']), categoryOfNeed: 'N1', placement }
        : { type: 'ChildMoved', ...on(day), placement, reason: 'CARPL' });
      if (placement.provider !== 'PR1') fees.push({ type: 'FeeAgreed', ...on(day), terms: { weekly: pounds(chance.between(700, 4_500)), purchase: 'spot', tier: 'standard' } });
    }
    if (to < LAST_DAY) facts.push({ type: 'ChildDischarged', ...on(to), reason: 'E4A' });
    yield { child: `${slot}-${number}`, facts, fees };
    from = to + 1;
  }
}

const placementOf = (chance: Chance): Placement => {
  const where = { authority: chance.pick(['E99000001', 'E99000002']), distance: chance.between(0, 900) / 10 };
  return chance.weighted<() => Placement>([
    [() => ({ type: 'U6', provider: 'PR1', carer: `H${chance.between(1, HOUSEHOLDS)}`, ...where }), 3],
    [() => ({ type: 'U6', provider: 'PR4', urn: urnOf(chance.between(1, 10)), ...where }), 4],
    [() => ({ type: 'K2', provider: 'PR4', urn: urnOf(chance.between(11, PROVIDERS)), ...where }), 2],
    [() => ({ type: 'H5', provider: 'PR4', urn: urnOf(chance.between(11, PROVIDERS)), ...where }), 1],
  ])();
};

const householdOf = (chance: Chance, first: number): readonly CarerFact[] => {
  const approved = first - chance.between(0, 3_000);
  const born = dateOfDay(approved - chance.between(9_000, 20_000));
  return [
    { type: 'CarerApproved', ...on(approved), terms: { places: chance.between(1, 3), ageFrom: 0, ageTo: 17, types: ['task-centred'] } },
    { type: 'CarerPersonJoined', ...on(approved), person: 1, dateOfBirth: born },
    { type: 'SkillsLevelSet', ...on(approved), level: chance.between(1, 3) },
    ...Array.from({ length: 8 }, (_, year): CarerFact => ({ type: 'CarerReviewed', ...on(first + 365 * year), outcome: 'continue' })),
    ...(chance.yes(0.2) ? [{ type: 'CarerDeregistered', ...on(LAST_DAY - chance.between(1, 1_000)), reason: 'retirement' } as const] : []),
  ];
};

const providerOf = (chance: Chance, home: number, first: number): readonly ProviderFact[] => [
  { type: 'ProviderRegistered', ...on(first - 100), urn: urnOf(home), details: { provision: home <= 10 ? 'independent-fostering-agency' : 'childrens-home', sector: 'private', places: 4, authority: 'E99000001' } },
  ...Array.from({ length: 6 }, (_, year): ProviderFact => ({
    type: 'ProviderInspected', ...on(first + 365 * year), kind: 'full', overall: chance.weighted([['good', 6], ['outstanding', 2], ['requires-improvement', 2]] as const),
  })),
];

const rateCard = (first: number) => ({
  type: 'RateCardSet', ...on(first - 100),
  allowances: [{ ageFrom: 0, ageTo: 17, weekly: pounds(190) }], skills: [1, 2, 3].map((level) => ({ level, weekly: pounds(level * 80) })),
});

const budgetOf = (year: number) =>
  (['external-residential', 'independent-fostering', 'in-house-fostering', 'supported-accommodation'] as const).map((category) => ({
    type: 'BudgetSet', effectiveOn: `${2020 - year - 1}-03-01`, category, amount: pounds(9_000_000),
  }));
