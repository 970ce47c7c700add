import { z } from 'zod';
import { calendarDate } from '../domain/calendar.js';

/** What stored shapes are made of. */
export const date = z.string().refine((text) => calendarDate(text) !== undefined, 'is not a date (YYYY-MM-DD)');
export const codeOf = (list: Readonly<Record<string, unknown>>) => z.enum(Object.keys(list) as [string, ...string[]]);
export const words = (length: number) => z.string().min(1).max(length);
/** Whole pence, not negative. */
export const pence = z.int().nonnegative();
export const years = z.int().nonnegative().max(25);
export const whole = (most: number) => z.int().nonnegative().max(most);

const strikeReasons = ['facts-were-wrong', 'wrong-child', 'duplicate', 'superseded-by-return'] as const;

/** Of every record alike. */
export const entryStruckOut = z.strictObject({
  entry: words(64),
  reason: z.enum(strikeReasons),
  source: z.strictObject({ year: z.int(), table: words(40), row: z.int().nonnegative() }).optional(),
  identity: z.strictObject({ note: z.string().max(2_000).optional() }).optional(),
});
