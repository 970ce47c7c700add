import { z } from 'zod';

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

/** The three verbs as they are sent, about a record whose facts have a shape. */
export const verbsAsked = <Fact extends z.ZodType>(fact: Fact) => ({
  record: z.strictObject({ ...command, fact }),
  correct: z.strictObject({ ...command, entry, fact, reason, note }),
  strikeOut: z.strictObject({ ...command, entry, reason, note }),
});
