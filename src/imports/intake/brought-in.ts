import type { Instant } from '../../domain/entry.js';
import type { BroughtIn, Brought, FileSeen, Intake } from './intake.js';

/** What is kept of an intake once it is finished: enough to know the same files again, and nothing that was in them. */
export const broughtInBy = ({ id, of, by, files }: Intake, at: Instant, { report, after, upTo }: Brought, seen: readonly FileSeen[]): BroughtIn => ({
  id, of, at, by: by.account, files: files.length, rows: report.rowsRead, entries: report.entriesMade, after, upTo,
  sha256: seen.flatMap(({ sha256, leftOut }) => (sha256 === null || leftOut !== null ? [] : [sha256])),
});
