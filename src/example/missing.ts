import type { DayNumber } from '../domain/calendar.js';
import { isFoster, isTemporary } from '../domain/codes.js';
import { birthday } from './days.js';
import type { Chance } from './random.js';
import type { Absence, Episode, PeriodOfCare } from './story.js';

/** A young person who runs away does so again and again for a time; most are back the next day. */
export const absencesOf = (chance: Chance, born: DayNumber, { episodes }: PeriodOfCare): readonly Absence[] => {
  const last = episodes[episodes.length - 1];
  if (last?.ceased === 'E8') return neverFound(chance, last);
  if (!chance.yes(0.3)) return [];
  const teens = birthday(born, 12) + chance.between(0, 900);
  return episodes.flatMap((episode) => within(chance, episode, teens));
};

/** Every absence lies within one placement. */
const within = (chance: Chance, { from, to, setting }: Episode, teens: DayNumber): readonly Absence[] => {
  const restless = isFoster(setting.type) || setting.type === 'K2' || setting.type === 'H5' || setting.type === 'K3';
  if (to === undefined || !restless || isTemporary(setting.type)) return [];
  const absences: Absence[] = [];
  let on = Math.max(from, teens) + chance.between(3, 90);
  for (let count = chance.between(0, 9); count > 0; count -= 1) {
    const back = on + chance.spread([0, 0, 1, 2, 12]);
    if (back >= to) break;
    absences.push({ kind: chance.yes(0.6) ? 'M' : 'A', from: on, to: back });
    on = back + chance.spread([2, 8, 21, 60, 160]);
  }
  return absences;
};

/** Care ends because the child is gone. */
const neverFound = (chance: Chance, { from, to }: Episode): readonly Absence[] =>
  to === undefined ? [] : [{ kind: 'M', from: Math.max(from + 1, to - chance.between(15, 60)), to }];
