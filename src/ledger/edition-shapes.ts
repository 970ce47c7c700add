import { z } from 'zod';
import { outputProfiles, type EditionEvent } from '../domain/edition/events.js';
import { date, entryStruckOut, whole, words } from './shapes.js';

const MOST_CELLS = 20_000;
const MOST_FILES = 20;

/** Today's stored shapes of what is recorded about a series of editions, one per type. */
export const editionShapes = {
  EditionPublished: z.strictObject({
    effectiveOn: date,
    corrects: words(64).optional(),
    edition: z.int().positive().max(100_000),
    asAt: date,
    knownAt: whole(2_147_483_647),
    profile: z.enum(outputProfiles),
    release: words(200),
    figures: z.array(z.tuple([words(200), z.string().max(100)])).max(MOST_CELLS),
    files: z
      .array(z.strictObject({ name: words(200), bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
      .max(MOST_FILES),
  }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<EditionEvent['type'], z.ZodType>;
