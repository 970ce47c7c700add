import { z } from 'zod';
import { recordableFact } from './facts.js';

const command = {
  commandId: z
    .uuid('must be a UUID; send the same one again to be answered as the first time')
    .toLowerCase()
    .describe('Made by whoever sends it. The same command sent again is written once and answered alike.'),
  by: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^[^\p{C}]*$/u, 'must be plain text')
    .describe('Who records it: a user name, not the name of a child'),
};

const entry = z
  .union([z.int().positive(), z.string().min(1).max(64)], 'must be an entry’s number or id')
  .describe('The entry that is wrong: its number or its id');
const reason = z.enum(['facts-were-wrong', 'wrong-child', 'duplicate']);
const note = z.string().max(2_000).optional().describe('Free text; kept apart with what names people');

export const factAsked = z.strictObject({ ...command, fact: recordableFact });
export const correctionAsked = z.strictObject({ ...command, entry, fact: recordableFact, reason, note });
export const strikeAsked = z.strictObject({ ...command, entry, reason, note });
