import { dateOfDay } from '../domain/calendar.js';
import { chanceFrom } from '../example/random.js';
import { factsOf, particularsOf, placementOf } from './child-facts.js';
import { locatedBefore } from './locations.js';
import { mixed } from './quotas.js';
import type { Planned, Says } from './planned.js';
import { CAME_INTO_USE, instantOf, isPrintedBetween, working, type Printed } from './recording-days.js';
import { putRight } from './slips.js';
import type { Life, World } from './world.js';

/** How many children were recorded twice, under two references; and how many moves that fell through were recorded as made. */
const [TWICE, FALLEN_THROUGH] = [9, 16];

/** Children recorded a second time by somebody who did not find them, until it was noticed. */
export const recordedTwice = ({ lives }: World, printed: readonly Printed[], nameOf: (life: Life) => string): readonly Planned[] => {
  const lately = lives.filter(({ periods }) => (periods.at(-1)?.from ?? 0) > CAME_INTO_USE + 30 && periods.length === 1);
  return mixed(chanceFrom(66), lately).slice(0, TWICE).flatMap((life, place) => {
    const chance = chanceFrom(67, place);
    const [period] = life.periods;
    if (!period) return [];
    const on = working(period.from + chance.between(0, 3));
    const noticed = putRight(chance, printed, on);
    const admission = factsOf(life, period).coming.find(({ fact }) => fact.type === 'ChildAdmitted');
    if (noticed === undefined || !admission || isPrintedBetween(printed, period.from, on)) return [];
    const child = String(Number(life.child) + 1);
    const said = (says: Says, day: number, by: string): Planned => ({ recordedAt: instantOf(day, 1), kind: 'child', id: child, by, says });
    return [
      said({ verb: 'record', fact: particularsOf(life, nameOf(life)), key: `twice ${child} who` }, on, 'emergency-duty-team'),
      said({ verb: 'record', fact: admission.fact, key: `twice ${child} came` }, on, 'emergency-duty-team'),
      said({ verb: 'strike-out', of: `twice ${child} came`, reason: 'duplicate' }, noticed, 'business-support'),
      said({ verb: 'strike-out', of: `twice ${child} who`, reason: 'duplicate' }, noticed, 'business-support'),
    ];
  });
};

/** Moves that had been agreed and were recorded, and then did not come about. */
export const fallenThrough = ({ lives }: World, printed: readonly Printed[]): readonly Planned[] => {
  const lasting = lives.flatMap((life) => life.periods.flatMap(({ stays }) => stays.flatMap((stay) =>
    stay.from > CAME_INTO_USE + 60 && stay.to !== null && stay.to - stay.from > 150 && stay.type === 'U6' ? [{ life, stay }] : [])));
  return mixed(chanceFrom(68), lasting).slice(0, FALLEN_THROUGH).flatMap(({ life, stay }, place) => {
    const chance = chanceFrom(69, place);
    const on = working(stay.from + chance.between(40, 70));
    const noticed = putRight(chance, printed, on);
    if (noticed === undefined || noticed > (stay.to ?? on)) return [];
    const placement = placementOf({ from: on, to: null, type: 'U4', provider: 'PR4', ...locatedBefore(chance, 'U4', 'PR4') });
    const key = `fell through ${life.child}`;
    const said = (says: Says, day: number): Planned => ({ recordedAt: instantOf(day, 2), kind: 'child', id: life.child, by: 'placements-team', says });
    return [
      said({ verb: 'record', fact: { type: 'ChildMoved', effectiveOn: dateOfDay(on), placement, reason: 'CARPL' } as Extract<Says, { fact: object }>['fact'], key }, on),
      said({ verb: 'strike-out', of: key, reason: 'facts-were-wrong' }, noticed),
    ];
  });
};
