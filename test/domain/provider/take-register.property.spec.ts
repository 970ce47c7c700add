import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayNumber, type CalendarDate } from '../../../src/domain/calendar.js';
import { inEffectOrder } from '../../../src/domain/entry.js';
import { decide } from '../../../src/domain/provider/decide.js';
import type { ProviderFact } from '../../../src/domain/provider/events.js';
import { evolve, nothingRecorded } from '../../../src/domain/provider/evolve.js';
import type { ProviderHistory, RegisterRow } from '../../../src/domain/provider/register-told.js';
import { registersIn, takeAbsence, takeRow } from '../../../src/domain/provider/take-register.js';
import { judgementsHeld, registrations } from '../../../projections/providers/providers.projection.js';
import { entriesOf, on, TODAY } from '../../support/given-providers.js';
import { runs } from '../../support/runs.js';

const DAYS = ['2018-03-31', '2019-03-31', '2020-03-31', '2021-03-31'] as const;

/** What four registers say of one provider; null where one does not have it. */
type Told = { readonly places: number; readonly suspended: boolean; readonly inspected: number } | null;
const anyTold: fc.Arbitrary<Told> = fc.option(
  fc.record({ places: fc.integer({ min: 1, max: 3 }), suspended: fc.boolean(), inspected: fc.integer({ min: 1, max: 3 }) }),
  { freq: 3 },
);
const anyYears = fc.array(anyTold, { minLength: 4, maxLength: 4 });

/** Once gone, gone: registers do not leave a provider out and have it again. */
const withoutGaps = (years: readonly Told[]): readonly Told[] => {
  const [first, last] = [years.findIndex((told) => told), years.findLastIndex((told) => told)];
  const some = years.find((told) => told) ?? null;
  return years.map((told, at) => (at >= first && at <= last ? (told ?? some) : null));
};

const INSPECTIONS = ['', '2016-05-01', '2016-09-01', '2017-02-01'];

const rowOf = (told: NonNullable<Told>): RegisterRow => ({
  row: 7, urn: 'SC1', registeredOn: on('2010-01-01'), status: told.suspended ? 'suspended' : 'active',
  details: { provision: 'childrens-home', places: told.places },
  inspection: {
    effectiveOn: on(INSPECTIONS[told.inspected] ?? ''), kind: 'full', event: `E${told.inspected}`, overall: told.inspected === 2 ? 'inadequate' : 'good',
  },
});

type Ledger = { history: ProviderHistory; taken: Set<CalendarDate> };

/** Takes a register in; that another provider is in it is how the ledger remembers that it was taken. */
const take = (ledger: Ledger, asAt: CalendarDate, told: Told): number => {
  const taken = [...ledger.taken].sort();
  const days = { asAt, earlier: taken.findLast((day) => day < asAt), later: taken.find((day) => day > asAt) };
  const { commands } = told ? takeRow(ledger.history, rowOf(told), days) : takeAbsence(ledger.history, days);
  let made = 0;
  for (const command of commands) {
    const decision = decide(command, { history: ledger.history, today: TODAY });
    if (!decision.accepted) throw new Error(`${JSON.stringify(command)} ${JSON.stringify(decision)}`);
    ledger.history = [...ledger.history, ...entriesOf(decision.events, ledger.history)];
    made += decision.events.length;
  }
  ledger.taken.add(asAt);
  return made;
};

const rowsOf = (history: ProviderHistory) => {
  const state = inEffectOrder<ProviderFact>(history).reduce((before, { event }) => evolve(before, event), nothingRecorded);
  const [held, judged] = [registrations.rowsOf(state), judgementsHeld.rowsOf(state)];
  return (day: number) => {
    const row = held.find(({ from, to }) => from <= day && day < to);
    const judgement = judged.find(({ from, to }) => from <= day && day < to);
    return { registered: row ? { places: row.places, status: row.status } : null, judgement: judgement?.event ?? null };
  };
};

/** Day by day: the word of the latest register up to the day that has it, or of the first that has it at all. */
const oracle = (years: readonly Told[]) => (day: number) => {
  const days = DAYS.map((text) => dayNumber(on(text)));
  const has = years.flatMap((told, at) => (told ? [at] : []));
  const [first, last] = [has.at(0), has.at(-1)];
  if (first === undefined || last === undefined) return { registered: null, judgement: null };
  const endsOn = days[last + 1] ?? Infinity;
  const registered = day >= dayNumber(on('2010-01-01')) && day < endsOn;
  const speaking = years[has.findLast((at) => (days[at] as number) <= day) ?? first] as NonNullable<Told>;
  const status = speaking.suspended && day >= (days[first] as number) ? 'suspended' : 'active';
  const inspections = years.flatMap((told) => (told ? [told.inspected] : [])).filter((one) => dayNumber(on(INSPECTIONS[one] ?? '')) <= day);
  return {
    registered: registered ? { places: speaking.places, status } : null,
    judgement: registered && inspections.length > 0 ? `E${Math.max(...inspections)}` : null,
  };
};

/** What none of them speaks of: the days before the first that has it. */
const unspoken = (years: readonly Told[]) => dayNumber(on(DAYS[years.findIndex((told) => told)] ?? DAYS[0]));

const ORDERS = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
const ASKED = DAYS.flatMap((text) => [-1, 0, 1].map((more) => dayNumber(on(text)) + more))
  .concat(['2009-12-31', '2010-01-01', '2016-05-01', '2016-08-31', '2016-09-01', '2017-02-01', '2022-01-01'].map((text) => dayNumber(on(text))));

const expectAsTold = (years: readonly Told[], order: readonly number[]): void => {
  const ledger: Ledger = { history: [], taken: new Set() };
  for (const at of order) take(ledger, on(DAYS[at] ?? ''), years[at] ?? null);
  const [shown, expected] = [rowsOf(ledger.history), oracle(years)];
  const inOrder = order.every((at, place) => at === place);
  for (const day of ASKED) {
    const wanted = expected(day);
    const guessed = wanted.registered && !inOrder && day < unspoken(years) ? { ...wanted.registered, places: expect.any(Number) } : wanted.registered;
    expect({ day, ...shown(day) }).toEqual({ day, ...wanted, registered: guessed });
  }
};

describe('registers of several years', () => {
  test('make the timeline that a plain reading of them comes to, from the first that has it, in whatever order they come', () =>
    fc.assert(fc.property(anyYears.map(withoutGaps), ORDERS, expectAsTold), runs(400)));

  test('make it in their own order even where one leaves a provider out that the next has again', () =>
    fc.assert(fc.property(anyYears, (years) => expectAsTold(years, [0, 1, 2, 3])), runs(200)));

  test('make nothing more when each comes again', () =>
    fc.assert(
      fc.property(anyYears.map(withoutGaps), ORDERS, ORDERS, (years, order, again) => {
        const ledger: Ledger = { history: [], taken: new Set() };
        for (const at of order) take(ledger, on(DAYS[at] ?? ''), years[at] ?? null);
        for (const at of again) expect(take(ledger, on(DAYS[at] ?? ''), years[at] ?? null)).toBe(0);
      }),
      runs(200),
    ));

  test('are remembered by the entries that were taken from them', () => {
    const ledger: Ledger = { history: [], taken: new Set() };
    take(ledger, on('2019-03-31'), { places: 1, suspended: false, inspected: 1 });
    take(ledger, on('2020-03-31'), { places: 2, suspended: false, inspected: 1 });
    expect([...new Set(registersIn(ledger.history))]).toEqual(['2019-03-31', '2020-03-31']);
  });
});
