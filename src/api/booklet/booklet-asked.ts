import { z } from 'zod';
import { allFormats, formatNamed, type Format } from '../../booklet/files.js';
import { outputProfiles } from '../../domain/edition/events.js';
import { atViewpoint } from '../questions.js';

const { asAt, knownAt } = atViewpoint.shape;
const profile = z.enum(outputProfiles);

export const bookletAsked = z.strictObject({
  asAt,
  knownAt,
  profile: profile.default('published').describe('operational (exact), internal (small numbers suppressed) or published (and rounded)'),
  format: z.enum(['json', ...allFormats] as [string, ...string[]]).optional().describe('json, or the form of a file: html, ods, xlsx or csv (an archive)')
    .transform((format) => format as Format | 'json' | undefined),
});

/** What is sent to publish an edition. */
export const editionSent = z.strictObject({
  commandId: z.uuid('must be a UUID; send the same one again to be answered as the first time').toLowerCase(),
  by: z.string().trim().min(1).max(64).regex(/^[^\p{C}]*$/u, 'must be plain text'),
  asAt,
  knownAt,
  profile,
});

export const editionNumber = (text: string): number | undefined => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined);
export const editionFormat = (text: string): Format | undefined => formatNamed(text);
