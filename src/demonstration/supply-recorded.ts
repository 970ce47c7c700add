import { dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { Fact, Instant } from '../domain/entry.js';
import type { RecordKind } from '../recording/streams.js';
import type { Chance } from '../example/random.js';
import type { Planned } from './planned.js';
import { CAME_INTO_USE, instantOf, LAST_RECORDED, TIMES_A_DAY, working } from './recording-days.js';

/** The day the tracker was brought in. */
export const BEGAN = CAME_INTO_USE;

/** When carers began to be paid for skill, and agencies asked for more. */
export const AUTUMN = dayNumber('2018-10-01' as CalendarDate);

/** An instant of a day, or of the Monday after a weekend: the time of recording next before a minute of the office's eight hours. */
export const instantOn = (day: DayNumber, minute: number): Instant => instantOf(working(day), Math.floor((minute * TIMES_A_DAY) / 480));

/** What came in with the tracker. */
export const BROUGHT_IN = instantOf(CAME_INTO_USE, 0);

/** The day on which something that took effect was recorded: most within a fortnight, some weeks later, and before the end of what is told. */
export const recordedAfter = (effective: DayNumber, chance: Chance): DayNumber => {
  const late = chance.weighted([[chance.between(0, 3), 55], [chance.between(4, 12), 33], [chance.between(13, 45), 12]]);
  return Math.max(effective, Math.min(effective + late, LAST_RECORDED));
};

/** A fact about a record, and on which day it was recorded where not some days after it took effect. */
export type Happened = { readonly fact: Fact; readonly recordedOn?: DayNumber };

/**
 * Facts about one record, each recorded some days after it took effect, in the order given; those of before the tracker are
 * brought in with it. What took effect by a deadline is recorded by that day's evening.
 */
export const recorded = (
  record: { readonly kind: RecordKind; readonly id: string; readonly by: string }, happened: readonly Happened[], chance: Chance, deadline: DayNumber,
): readonly Planned[] => {
  let latest: Instant = BROUGHT_IN;
  return happened.map(({ fact, recordedOn }) => {
    const effective = dayNumber(fact.effectiveOn);
    const late = recordedAfter(effective, chance);
    const day = recordedOn ?? (effective <= deadline ? Math.min(late, deadline) : late);
    const at = day < CAME_INTO_USE || (recordedOn === undefined && effective < CAME_INTO_USE) ? BROUGHT_IN : instantOn(Math.max(day, CAME_INTO_USE), chance.between(0, 479));
    latest = at > latest ? at : latest;
    return { ...record, recordedAt: latest, says: { verb: 'record', fact } };
  });
};
