import { dateOfDay, dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import { isPlacedForAdoption } from '../domain/codes.js';
import type { CostKind } from '../domain/fee/codes.js';
import type { FeeFact } from '../domain/fee/events.js';
import type { Pence } from '../domain/money.js';
import { chanceFrom } from '../example/random.js';
import type { Planned } from './planned.js';
import { BEGAN, instantOn, recordedAfter } from './supply-recorded.js';
import { inTurn, isOwnFostering, keyOf, placingsOf, type Placing } from './supply-stays.js';
import type { World } from './world.js';

const ENDS = dayNumber('2019-03-31' as CalendarDate);

/** What another agency is paid for finding adopters, in pence; ours. */
const INTER_AGENCY = 2_700_000;

/** What was paid once: to agencies by which children are placed for adoption, and for the beginnings of some placements. */
export const paidOncePlanned = (world: World): readonly Planned[] =>
  inTurn(placingsOf(world)).filter(({ stay }) => stay.from >= BEGAN && stay.from <= ENDS).flatMap((placing) => onceFor(placing));

/** A fee to another agency: the child was not placed for adoption by the authority itself. */
const onceFor = (placing: Placing): readonly Planned[] => {
  const { stay, life } = placing;
  const chance = chanceFrom(451, keyOf(life.child), stay.from);
  if (isPlacedForAdoption(stay.type)) return stay.provider === 'PR1' ? [] : [once(placing, 'other', INTER_AGENCY, stay.from)];
  const [kind, likely, low, high] = beginning(placing);
  return chance.yes(likely) ? [once(placing, kind, chance.between(low, high) * 100, stay.from + chance.between(0, 9))] : [];
};

/** What the beginning of a placement may cost once: for what, how likely, and the least and most in pounds. */
const beginning = ({ stay }: Placing): readonly [CostKind, number, number, number] => {
  if (isOwnFostering(stay)) return ['setting-up', 0.3, 80, 450];
  if (stay.type === 'H5' || stay.type === 'P2') return ['setting-up', 0.35, 150, 600];
  if (/^[KSR]/.test(stay.type)) return ['transport', 0.2, 90, 900];
  return ['equipment', /^U/.test(stay.type) ? 0.06 : 0, 60, 300];
};

const once = ({ life, stay }: Placing, kind: CostKind, amount: number, on: DayNumber): Planned => {
  const chance = chanceFrom(452, keyOf(life.child), on);
  const effective = stay.to === null ? on : Math.min(on, stay.to - 1);
  const fact: FeeFact = { type: 'OneOffCostIncurred', effectiveOn: dateOfDay(effective), kind, amount: amount as Pence };
  return {
    recordedAt: instantOn(recordedAfter(effective, chance), chance.between(0, 479)), kind: 'fee', id: life.child, by: 'placements team', says: { verb: 'record', fact },
  };
};
