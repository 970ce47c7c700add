import { z } from 'zod';
import { calendarDate, type CalendarDate } from '../../domain/calendar.js';
import { WAYS } from '../../audit/entry-index.js';
import { formatAsked, wholeNumber } from '../questions.js';

/** On one page of JSON, and in one file. */
const MOST_LISTED = 500;
const MOST_IN_A_FILE = 10_000;

export const day = z
  .string()
  .refine((text): text is CalendarDate => calendarDate(text) !== undefined, 'must be a real date, YYYY-MM-DD')
  .optional();

const daysLate = z.string().regex(/^-?\d{1,5}$/, 'must be a whole number of days').transform(Number).optional();

/** What entries are looked for by; what is left out does not matter. */
const filterAsked = z.strictObject({
  effectiveFrom: day.describe('Took effect on this day or later, YYYY-MM-DD'),
  effectiveTo: day.describe('Took effect on this day or earlier'),
  recordedFrom: day.describe('Recorded on this day or later, in London'),
  recordedTo: day.describe('Recorded on this day or earlier'),
  kind: z.string().optional().describe('About this kind of record, such as child or carer'),
  type: z.string().optional().describe('Of this type, such as ChildMoved'),
  reference: z.string().optional().describe('About the record of this reference'),
  by: wholeNumber.optional().describe('By whoever recorded the entry of this number'),
  lateBy: daysLate.describe('Recorded at least so many days after it took effect'),
  timed: z.literal('yes').optional().transform((text) => (text === undefined ? undefined : true)).describe('`yes`: only what could have been recorded in time, the base of lateness'),
  form: z.enum(['fact', 'correction', 'strike', 'change']).optional().describe('A first telling, a correction or a strike; `change` is either of the last two'),
  way: z.enum(WAYS).optional().describe('How it came in: by hand, from a statutory return, or with a load from another system'),
  authority: z.string().optional().describe('Of this authority, by its GSS code'),
});

export const entriesAsked = filterAsked
  .extend({
    ...formatAsked.shape,
    after: wholeNumber.default(0).describe('Entries after this number'),
    upTo: wholeNumber.optional().describe('Entries up to this number; all where it is not given'),
    limit: wholeNumber.default(100).describe(`How many at most, from 1 to ${MOST_LISTED}; of CSV to ${MOST_IN_A_FILE}`),
  })
  .superRefine(({ limit, format }, context) => {
    const most = format === 'csv' ? MOST_IN_A_FILE : MOST_LISTED;
    if (limit < 1 || limit > most) context.addIssue({ code: 'custom', path: ['limit'], message: `must be from 1 to ${most}` });
  });
