import type { ExplainedChange } from '../../asking/compare.js';
import { dateOfDay } from '../../domain/calendar.js';
import { dayInWords } from '../../words/wording.js';
import * as words from '../layout/code-words.js';

type Difference = ExplainedChange['differences'][number];

const LISTS: Readonly<Partial<Record<Difference['what'], (code: string) => words.Coded>>> = {
  legalStatus: words.legalStatus,
  categoryOfNeed: words.categoryOfNeed,
  placementType: words.placementType,
  provider: words.provider,
  sex: words.sex,
  ethnicity: words.ethnicity,
};

/** What was told of a child, before or after, in words. */
export const partInWords = (what: Difference['what'], told: Difference['before']): words.Coded => {
  if (told === null) return { words: 'not recorded', code: '' };
  if (what === 'distanceTenths') return { words: `${Number(told) / 10} miles`, code: '' };
  if (what === 'placementBegan' || what === 'careBegan' || what === 'dateOfBirth')
    return { words: dayInWords(dateOfDay(Number(told))), code: '' };
  return LISTS[what]?.(String(told)) ?? { words: String(told), code: '' };
};
