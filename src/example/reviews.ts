import type { DayNumber } from '../domain/calendar.js';
import type { ReviewCode } from '../domain/codes.js';
import { ageAt } from './days.js';
import type { Chance } from './random.js';
import type { PeriodOfCare, Review } from './story.js';

/** Within twenty working days, then after three months, then every six; a few are held late. */
export const reviewsOf = (chance: Chance, born: DayNumber, { from, to }: PeriodOfCare): readonly Review[] => {
  const reviews: Review[] = [];
  const late = () => (chance.yes(0.06) ? chance.between(5, 30) : 0);
  let due = from + chance.between(20, 28);
  for (let count = 1; due < to; count += 1) {
    const on = due + late();
    if (on < to) reviews.push({ on, code: participation(chance, ageAt(born, on)) });
    due = on + (count === 1 ? chance.between(80, 91) : chance.between(160, 183));
  }
  return reviews;
};

const participation = (chance: Chance, age: number): ReviewCode => {
  if (age < 4) return 'PN0';
  if (age < 10)
    return chance.weighted<ReviewCode>([
      ['PN1', 30],
      ['PN2', 6],
      ['PN3', 22],
      ['PN4', 5],
      ['PN5', 12],
      ['PN6', 20],
      ['PN7', 5],
    ]);
  return chance.weighted<ReviewCode>([
    ['PN1', 58],
    ['PN2', 4],
    ['PN3', 8],
    ['PN4', 2],
    ['PN5', 6],
    ['PN6', 17],
    ['PN7', 5],
  ]);
};
