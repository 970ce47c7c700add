import { dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { LeaverAccommodated } from '../domain/leaver/events.js';
import { chanceFrom } from '../example/random.js';
import type { Planned } from './planned.js';
import { BROUGHT_IN, instantOn } from './supply-recorded.js';
import type { Life } from './world.js';

/** Of some, where they live was first recorded wrong, and put right some weeks later, by the evening. */
export const withMistakes = (planned: readonly Planned[], { child }: Life, evening: DayNumber): readonly Planned[] => {
  const chance = chanceFrom(92, Number(child));
  const place = planned.findLastIndex(({ says }) => says.verb === 'record' && says.fact.type === 'LeaverAccommodated');
  const right = planned[place];
  if (!right || right.says.verb !== 'record' || right.recordedAt === BROUGHT_IN || !chance.yes(0.12)) return planned;
  const seen = dayNumber(right.recordedAt.slice(0, 10) as CalendarDate);
  if (seen > evening - 8) return planned;
  const { fact } = right.says;
  const key = `home of ${child}`;
  const wrong: Planned = { ...right, says: { verb: 'record', fact: mistaken(fact as LeaverAccommodated), key } };
  const corrected: Planned = {
    ...right, recordedAt: instantOn(Math.min(evening, seen + chance.between(6, 60)), chance.between(0, 479)),
    says: { verb: 'correct', of: key, fact, reason: 'facts-were-wrong' },
  };
  return [...planned.slice(0, place), wrong, ...planned.slice(place + 1), corrected];
};

/** What is commissioned was forgotten, or one kind was taken for another. */
const mistaken = ({ commissioned, ...fact }: LeaverAccommodated): LeaverAccommodated =>
  commissioned ? fact : { ...fact, accommodation: fact.accommodation === 'U' ? 'D' : 'U', suitable: true };
