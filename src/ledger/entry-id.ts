import { hash, randomUUID } from 'node:crypto';
import type { EntryId } from '../domain/entry.js';

const LAST_PLACE = 0xfff;
const VARIANTS = '89ab';

/**
 * The id of a command's entry. It depends on nothing but the command, so a command sent twice, here or to
 * another ledger, means the same entries. The shape is a UUID version 7: the command's own time first, then
 * the entry's place in the command, so that ids sort as entries were written.
 */
export const entryIdOf = (commandId: string, index: number): EntryId => {
  const place = Math.min(index, LAST_PLACE).toString(16).padStart(3, '0');
  return uuidOf(commandId.slice(0, 13), `7${place}`, hash('sha256', `${commandId}/${index}`)) as EntryId;
};

/** A new command id: a UUID version 7, so that the entries of later commands sort later. */
export const newCommandId = (): string => {
  const time = Date.now().toString(16).padStart(12, '0');
  const chance = randomUUID();
  const random = `${chance.slice(0, 8)}${chance.slice(24)}`;
  return uuidOf(`${time.slice(0, 8)}-${time.slice(8)}`, `7${random.slice(0, 3)}`, random.slice(3));
};

/** The same command id for the same text, whenever and wherever it is asked: a row imported twice is one command. */
export const commandIdFrom = (text: string): string => {
  const digest = hash('sha256', text);
  return uuidOf(`${digest.slice(0, 8)}-${digest.slice(8, 12)}`, `8${digest.slice(12, 15)}`, digest.slice(15));
};

const uuidOf = (first48: string, versioned: string, rest: string): string =>
  `${first48}-${versioned}-${VARIANTS[Number.parseInt(rest.charAt(0), 16) & 3]}${rest.slice(1, 4)}-${rest.slice(4, 16)}`;
