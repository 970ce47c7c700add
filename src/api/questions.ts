import { z } from 'zod';
import { measuresListed } from '../asking/definitions.js';

/** How the answer is wanted; an `Accept` header says the same. */
const format = z.enum(['json', 'csv']).optional().describe('json, or csv for a table to open in a spreadsheet');

const asAt = z.string().optional().describe('The day asked about, YYYY-MM-DD; today where it is not given');
const knownAt = z
  .string()
  .optional()
  .describe(
    'What was known by then: an entry number, a date or an instant; everything recorded so far where it is not given',
  );

/** A parameter that is not known is refused, for a misspelt `asAt` would be answered for today. */
export const atViewpoint = z.strictObject({ asAt, knownAt, format });

export const snapshotAsked = z.strictObject({
  asAt,
  knownAt,
  format,
  by: z
    .string()
    .default('placementType')
    .describe('What to count by, such as placementType, provider, legalStatus or ageBand'),
});

export const comparisonAsked = z.strictObject({
  asAt,
  knownAt,
  format,
  asAtB: asAt.describe('The second day; the first where it is not given'),
  knownAtB: knownAt.describe(
    'What was known by then for the second answer; everything recorded so far where it is not given',
  ),
});

export const figuresComparedAsked = comparisonAsked.extend({
  measure: z.enum(measuresListed().map(({ name }) => name)).describe('Which family of figures: see /api/v1/measures'),
});

export const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number);

export const flowsAsked = z.strictObject({
  from: z.string().describe('A day in the first month, YYYY-MM-DD'),
  to: z.string().describe('A day in the last month'),
  knownAt,
  format,
});

export const reconciliationAsked = z.strictObject({
  from: z.string().describe('The first day, YYYY-MM-DD'),
  to: z.string().describe('The last day, included'),
  knownAt,
  published: z.string().optional().describe('What was known when it was published: an entry number, a date or an instant; an edition of the booklet, such as edition-2; or month-ends, against the last evening of each month'),
  format,
});

export const discrepanciesAsked = z.strictObject({
  asAt,
  knownAt,
  format,
  code: z.string().optional().describe('Only of this kind, such as no-fee'),
});

const releasedBy = z
  .string()
  .optional()
  .describe('Of what is published, only what was released by this day; all that is known where it is not given');

export const measureAsked = z.strictObject({
  asAt,
  knownAt,
  format,
  from: z.string().optional().describe('The first day of the period, YYYY-MM-DD; 1 April before the day asked about where it is not given'),
  to: z.string().optional().describe('The last day of the period, included; the day asked about where it is not given'),
  population: wholeNumber.optional().describe('Under-18s in the area, for rates per 10,000'),
  releasedBy,
});

export const seriesAsked = z.strictObject({ asAt, knownAt, releasedBy, format });

export const formatAsked = z.strictObject({ format });
