import { z } from 'zod';
import * as codes from '../domain/series/codes.js';
import type { SeriesEvent } from '../domain/series/events.js';
import { codeOf, date, entryStruckOut, words } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };
/** Short enough for a series' reference: `any-time.E08000018`. */
const area = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,8}$/);

/** Today's stored shapes of what is recorded about a published series, one per type. */
export const seriesShapes = {
  SeriesDescribed: z.strictObject({
    ...told,
    measure: codeOf(codes.publishedMeasures),
    area,
    areaKind: codeOf(codes.areaKinds),
    areaName: words(100).optional(),
    publisher: words(200),
  }),
  ValueReleased: z.strictObject({
    ...told,
    from: date.optional(),
    released: date,
    release: words(40),
    tenths: z.int().nonnegative().nullable(),
    withheld: codeOf(codes.withheldMarks).optional(),
    roundedTo: z.int().positive().max(1_000_000).optional(),
  }),
  ComparatorsSet: z.strictObject({ ...told, region: area, neighbours: z.array(area).max(50) }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<SeriesEvent['type'], z.ZodType>;
