import { z } from 'zod';
import type { RatesEvent } from '../domain/rates/events.js';
import { date, entryStruckOut, pence, words, years } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };

/** Today's stored shapes of what is recorded about a rate card, one per type. */
export const ratesShapes = {
  RateCardSet: z.strictObject({
    ...told,
    allowances: z.array(z.strictObject({ ageFrom: years, ageTo: years, weekly: pence })).max(30),
    skills: z.array(z.strictObject({ level: z.int().positive().max(20), weekly: pence })).max(20),
  }),
  RatesUplifted: z.strictObject({ ...told, basisPoints: z.int().min(-10_000).max(100_000) }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<RatesEvent['type'], z.ZodType>;
