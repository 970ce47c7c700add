import { dateOfDay, dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { FeeFact, FeeTerms } from '../domain/fee/events.js';
import { roundedDivision, type Pence } from '../domain/money.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { agreementsOf, type Agreeing, type Agreement } from './fees-agreed.js';
import type { Bought } from './fees-priced.js';
import type { Planned, Says } from './planned.js';
import { LAST_RECORDED } from './recording-days.js';
import { BEGAN, BROUGHT_IN, instantOn, recordedAfter } from './supply-recorded.js';
import { keyOf } from './supply-stays.js';

/** The days on which agencies' prices of the year were settled at last. */
const SETTLED = [dayNumber('2019-03-08' as CalendarDate), dayNumber('2019-03-22' as CalendarDate)] as const;

/** What was recorded of the fees of some placements, and when. */
export const feesPlanned = (bought: readonly Bought[], agreeing: Agreeing): readonly Planned[] => {
  const begun = new Set(bought.map(({ placing: { life, stay } }) => `${life.child} ${stay.from}`));
  return bought.flatMap((one) => feePlanned(one, agreeing, begun));
};

/** Each fact about a fee is recorded after those before it; none ends where the child's next fee begins, which takes its place. */
const feePlanned = (bought: Bought, agreeing: Agreeing, begun: ReadonlySet<string>): readonly Planned[] => {
  const { life: { child }, stay: { from, to } } = bought.placing;
  const chance = chanceFrom(443, keyOf(child), from);
  let after = BEGAN - 1;
  const plans = agreementsOf(bought, agreeing).flatMap((agreement) => {
    after = Math.max(after, recordedOn(agreement.on, chance, agreeing.evening));
    return recordedOf(agreement, child, chance, { first: after, evening: agreeing.evening });
  });
  const ends = to !== null && to > BEGAN && !begun.has(`${child} ${to}`) && !chance.yes(0.03);
  const ended = ends
    ? [plan(child, Math.max(after, recordedOn(to, chance, agreeing.evening)), chance, { verb: 'record', fact: { type: 'FeeEnded', effectiveOn: dateOfDay(to) } })]
    : [];
  return inTurn([...plans, ...ended]);
};

/** On one day, too, a fact is recorded after those before it. */
const inTurn = (plans: readonly Planned[]): readonly Planned[] => {
  let latest = BROUGHT_IN;
  return plans.map((one) => {
    if (one.says.verb !== 'record') return one;
    latest = one.recordedAt > latest ? one.recordedAt : latest;
    return { ...one, recordedAt: latest };
  });
};

/** As it was recorded: some wrong at first and corrected within weeks; what was settled in the spring, as a correction then. */
const recordedOf = (
  { type, on, terms, settledAt }: Agreement, child: string, chance: Chance, { first, evening }: { readonly first: DayNumber; readonly evening: DayNumber },
): readonly Planned[] => {
  const fact = (of: FeeTerms): FeeFact => ({ type, effectiveOn: dateOfDay(on), terms: of });
  const key = `fee ${child} ${on}`;
  const found = Math.min(first + chance.between(20, 70), on <= evening ? evening : first + 20);
  const wrong = on >= BEGAN && terms.shares === undefined && found > first && chance.yes(0.03);
  const settledOn = chance.between(...SETTLED);
  if (settledAt !== undefined && first >= settledOn)
    return settledAt === null ? [] : [plan(child, first, chance, { verb: 'record', fact: fact(settledAt) })];
  const right = wrong ? `${key} again` : key;
  return [
    plan(child, first, chance, { verb: 'record', fact: fact(wrong ? mistaken(terms, chance) : terms), key }),
    ...(wrong ? [plan(child, found, chance, { verb: 'correct', of: key, fact: fact(terms), reason: 'facts-were-wrong', key: right })] : []),
    ...(settledAt === undefined ? [] : [plan(child, settledOn, chance, settledAs(right, settledAt === null ? null : fact(settledAt)))]),
  ];
};

const settledAs = (of: string, fact: FeeFact | null): Says =>
  fact === null ? { verb: 'strike-out', of, reason: 'facts-were-wrong' } : { verb: 'correct', of, fact, reason: 'facts-were-wrong' };

/** Another child's price, or one misread. */
const mistaken = (terms: FeeTerms, chance: Chance): FeeTerms => ({ ...terms, weekly: roundedDivision(terms.weekly * chance.pick([87, 91, 108, 115]), 100) as Pence });

/** Most within a fortnight; a few are weeks late. None that took effect by the evening is recorded after it. */
const recordedOn = (on: DayNumber, chance: Chance, evening: DayNumber): DayNumber => {
  const late = chance.yes(0.04) ? Math.min(on + chance.between(45, 100), Math.max(on, LAST_RECORDED)) : recordedAfter(on, chance);
  return on <= evening ? Math.min(late, evening) : late;
};

/** What took effect before the tracker was brought in came in with it. */
const plan = (child: string, day: DayNumber, chance: Chance, says: Says): Planned =>
  ({ recordedAt: day < BEGAN ? BROUGHT_IN : instantOn(day, chance.between(0, 479)), kind: 'fee', id: child, by: 'placements team', says });
