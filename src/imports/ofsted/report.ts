import type { CalendarDate } from '../../domain/calendar.js';

/** Something about a file, a row or a cell that whoever sent it should know; in plain words that say what to do. */
export type RegisterFinding = {
  readonly file: string;
  /** As a spreadsheet numbers it; null where it is about the whole file. */
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: string;
  readonly message: string;
  /** The provider's URN, where it is known. */
  readonly provider: string | null;
};

/** Every row that was read was imported, was there already, or was sent back: the three add up. */
export type RegisterReport = {
  readonly rowsRead: number;
  readonly rowsImported: number;
  readonly rowsUnchanged: number;
  readonly rowsRejected: number;
  readonly entriesMade: number;
  /** Providers recorded as no longer registered, for a register does not have them. They are in no row. */
  readonly registrationsEnded: number;
  /** The days that the registers read tell of, in order. */
  readonly registers: readonly CalendarDate[];
  readonly dryRun: boolean;
  /** True where it was stopped before the end; what was imported stays, and the same import again goes on from there. */
  readonly stopped: boolean;
  readonly findings: readonly RegisterFinding[];
};

/** Keeps count while an import goes on. */
export class RegisterReportInTheMaking {
  rowsRead = 0;
  rowsImported = 0;
  rowsUnchanged = 0;
  rowsRejected = 0;
  entriesMade = 0;
  registrationsEnded = 0;
  readonly registers: CalendarDate[] = [];
  readonly findings: RegisterFinding[] = [];

  find(finding: RegisterFinding): void {
    this.findings.push(finding);
  }

  get rowsDone(): number {
    return this.rowsImported + this.rowsUnchanged + this.rowsRejected;
  }

  /** Where it was stopped, rows not yet taken in do not count as read. */
  report(dryRun: boolean, stopped: boolean): RegisterReport {
    const { rowsImported, rowsUnchanged, rowsRejected, entriesMade, registrationsEnded, registers, findings } = this;
    const rowsRead = stopped ? this.rowsDone : this.rowsRead;
    return { rowsRead, rowsImported, rowsUnchanged, rowsRejected, entriesMade, registrationsEnded, registers, dryRun, stopped, findings };
  }
}
