import type { CalendarDate, CollectionYear } from '../../domain/calendar.js';
import type { Instant } from '../../domain/entry.js';
import type { ImportFinding, ImportReport } from '../ssda903/report.js';
import type { Tally } from './tally.js';

/** Whoever brings files in: the account is what entries keep, the name is what a colleague is told. */
export type Bringer = { readonly account: string; readonly name: string };

/** A file as it was uploaded: under a name of ours, with the name it had as a label that opens nothing. */
export type Uploaded = { readonly stored: string; readonly label: string; readonly bytes: number };

/** What the files are of: the statutory return, the authority’s own registers, Ofsted’s register of providers, or published series. */
export const INTAKES_OF = ['return', 'records', 'register', 'series'] as const;
export type IntakeOf = (typeof INTAKES_OF)[number];

/** What the person says of the files, where they do not tell it themselves. */
export type SaidOfFiles = {
  /** The collection year of a return. */
  readonly year: CollectionYear | null;
  /** The day that a register tells of. */
  readonly day: CalendarDate | null;
  /** The area that a file of successive releases is about: its GSS code. */
  readonly area: string | null;
};

/** One set of files on its way in. */
export type Intake = {
  readonly id: string;
  readonly of: IntakeOf;
  readonly said: SaidOfFiles;
  readonly files: readonly Uploaded[];
  readonly by: Bringer;
  readonly at: Instant;
  /** Rows met in the files, once they have been read. */
  readonly rows: number | null;
  readonly stage: Stage;
};

export type Stage =
  | { readonly is: 'checking' | 'recording'; readonly progress: Progress }
  | ({ readonly is: 'checked' } & Checked)
  | ({ readonly is: 'finished'; readonly endedAt: Instant } & Brought)
  /** What was recorded before stays, and the same again goes on from there. */
  | ({ readonly is: 'unfinished'; readonly why: 'stopped' | 'fault' | 'broken-off' } & Partial<Brought>)
  | { readonly is: 'not-checked' };

/** How far it is; `since` and `now` are milliseconds of one clock. */
export type Progress = {
  readonly reading: boolean;
  readonly done: number;
  readonly total: number;
  readonly since: number;
};

/** What files were found to be, and what would come of them. Nothing is written. */
export type Checked = { readonly files: readonly FileSeen[]; readonly report: IntakeReport; readonly tally: Tally };

/** What came of them. The entries are those numbered `after` < number ≤ `upTo`; others may have recorded in between. */
export type Brought = { readonly report: IntakeReport; readonly tally: Tally; readonly after: number; readonly upTo: number };

/** Something about a file, a row or a cell; `about` is the child or the provider that the row tells of, where it is known. */
export type IntakeFinding = Omit<ImportFinding, 'child'> & { readonly about: string | null };

export type IntakeReport = Omit<ImportReport, 'findings'> & {
  readonly findings: readonly IntakeFinding[];
  /** Of registers: the days they tell of, and how many providers are recorded as closed, for a register does not have them. */
  readonly registers?: { readonly days: readonly CalendarDate[]; readonly ended: number };
};

/** A file as it was recognised, or why it was not. */
export type FileSeen = {
  readonly name: string;
  /** The tables it holds; none where it is left out. */
  readonly tables: readonly string[];
  readonly year: CollectionYear | null;
  readonly yearToldBy: string | null;
  /** The day that a register tells of. */
  readonly day: CalendarDate | null;
  readonly rows: number;
  readonly unreadable: number;
  readonly sha256: string | null;
  /** Why nothing of it is taken in. */
  readonly leftOut: string | null;
  /** When the very same file was brought in before, if it was on this page. */
  readonly before: Instant | null;
};

/** What is kept of an import that was finished: whose files no longer are. */
export type BroughtIn = {
  readonly id: string;
  readonly of: IntakeOf;
  readonly at: Instant;
  readonly by: string;
  readonly files: number;
  readonly rows: number;
  readonly entries: number;
  readonly after: number;
  readonly upTo: number;
  readonly sha256: readonly string[];
};
