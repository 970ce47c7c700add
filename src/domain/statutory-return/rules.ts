import { childYear, type ReturnOfChild } from './child-year.js';
import { ageRules } from './rules/ages.js';
import { otherAgeRules } from './rules/ages-in-other-tables.js';
import { dateRules } from './rules/dates.js';
import { earlierYearRules } from './rules/earlier-year.js';
import { legalStatusRules, shortBreakRules } from './rules/legal-status.js';
import { missingRules } from './rules/missing.js';
import { particularsRules } from './rules/particulars.js';
import { placementRules } from './rules/placements.js';
import { reasonRules } from './rules/reasons.js';
import type { Finding, Rule } from './rules/rule.js';
import { temporaryRules } from './rules/temporary.js';

/**
 * The rules of the statutory return that the reference states precisely enough, by the sector's validator (V). There is
 * no older set than 2022/23's: earlier years are judged by it. Left out is what a year's rows cannot tell (V:1001).
 */
const rules: readonly Rule[] = [
  ...particularsRules,
  ...dateRules,
  ...reasonRules,
  ...temporaryRules,
  ...legalStatusRules,
  ...shortBreakRules,
  ...ageRules,
  ...otherAgeRules,
  ...placementRules,
  ...missingRules,
  ...earlierYearRules,
];

/** What is wrong with one child's rows of one year's return, in the order of the files and rows. */
export const findingsOf = (child: ReturnOfChild): readonly Finding[] => {
  const year = childYear(child);
  return rules.flatMap((rule) => rule(year)).toSorted((a, b) => a.file - b.file || a.row - b.row);
};
