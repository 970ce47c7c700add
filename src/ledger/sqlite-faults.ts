import { LedgerUnavailable } from './ledger.js';

const WORDS: readonly (readonly [code: RegExp, words: (file: string, code: string) => string])[] = [
  [
    /^SQLITE_FULL/,
    (file) =>
      `The disk is full: nothing was saved. Free some space where ${file} is kept, and send the same again; a restart is not needed.`,
  ],
  [
    /^SQLITE_READONLY/,
    (file) =>
      `The ledger ${file} may not be written: nothing was saved. Let the tracker write to the file and its folder.`,
  ],
  [
    /^SQLITE_BUSY|^SQLITE_LOCKED/,
    (file) => `Another program holds the ledger ${file}: nothing was saved. Close it and send the same again.`,
  ],
  [
    /^SQLITE_CORRUPT|^SQLITE_NOTADB/,
    (file) => `The ledger ${file} is damaged: nothing was saved. Run verify, and bring the ledger back from a backup.`,
  ],
  [
    /^SQLITE_CANTOPEN|^SQLITE_PERM|^SQLITE_AUTH/,
    (file) =>
      `The ledger ${file} cannot be opened: nothing was saved. Check that the file is there and may be read and written.`,
  ],
  [
    /^SQLITE_IOERR|^SQLITE_NOMEM|^SQLITE_PROTOCOL/,
    (file, code) =>
      `The disk that keeps ${file} reports an error (${code}): nothing is confirmed as saved. Sending the same again is safe.`,
  ],
];

/** What stopped SQLite, in words for the person who was recording; anything else as it came. */
export const inPlainWords = (error: unknown, file: string): unknown => {
  const code = codeOf(error);
  const words = WORDS.find(([pattern]) => pattern.test(code))?.[1];
  return words ? new LedgerUnavailable(words(file, code), { cause: error }) : error;
};

const codeOf = (error: unknown): string => {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: unknown };
  return typeof code === 'string' ? code : driverError === undefined ? '' : codeOf(driverError);
};
