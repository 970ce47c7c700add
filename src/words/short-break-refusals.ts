import type { ShortBreakRefusal } from '../domain/short-break/refusals.js';
import { dayInWords } from './wording.js';

type OwnCode = Extract<ShortBreakRefusal['code'], `stay${string}` | 'nothing-agreed'>;

/** What to tell a person whose entry about a short break was refused. */
export const shortBreakRefusals: { readonly [C in OwnCode]: (facts: Extract<ShortBreakRefusal, { code: C }>) => string } = {
  'stay-not-over': ({ stay, until }) =>
    `Stay ${stay} lasts until ${dayInWords(until)}, which has not come yet. Book it now, and record it as taken when the child has gone home.`,
  'stay-already-recorded': ({ stay, from }) =>
    `Stay ${stay} is recorded already, from ${dayInWords(from)}. Give another reference, or correct that entry.`,
  'stay-not-booked': ({ stay, on }) =>
    `No stay ${stay} is booked from ${dayInWords(on)} or earlier. Check its reference: a stay is cancelled as of its first day.`,
  'stay-already-cancelled': ({ stay }) => `Stay ${stay} was cancelled already.`,
  'stay-was-taken': ({ stay, from }) => `Stay ${stay} was taken, from ${dayInWords(from)}. Strike out that entry if it was not.`,
  'stay-was-cancelled': ({ stay }) => `Stay ${stay} was cancelled. Strike out the cancellation, or give another reference.`,
  'stays-overlap': ({ stay, from, until }) =>
    `The child was away for stay ${stay} already, from ${dayInWords(from)} to ${dayInWords(until)}. Check the days of both.`,
  'nothing-agreed': ({ on }) => `No short breaks are agreed on ${dayInWords(on)}. Check the day, or record what was agreed first.`,
};
