/** Something about a file, a row or a cell that whoever sent it should know; in plain words that say what to do. */
export type ImportFinding = {
  readonly file: string;
  /** As a spreadsheet numbers it; null where it is about the whole file. */
  readonly row: number | null;
  readonly column: string | null;
  /** The validator's number of the rule, or a word of our own. */
  readonly rule: string;
  readonly message: string;
  readonly child: string | null;
};

/** Every row that was read was imported, was there already, or was sent back: the three add up. */
export type ImportReport = {
  readonly rowsRead: number;
  readonly rowsImported: number;
  readonly rowsUnchanged: number;
  readonly rowsRejected: number;
  readonly entriesMade: number;
  /** The collection years read, each named by the year in which it ends. */
  readonly years: readonly number[];
  readonly dryRun: boolean;
  /** True where it was stopped before the end; what was imported stays, and the same import again goes on from there. */
  readonly stopped: boolean;
  readonly findings: readonly ImportFinding[];
  /** Findings beyond those listed, which are counted only. */
  readonly findingsNotListed: number;
};

const MOST_LISTED = 250_000;

/** Keeps count while an import goes on. */
export class ReportInTheMaking {
  rowsRead = 0;
  rowsImported = 0;
  rowsUnchanged = 0;
  rowsRejected = 0;
  entriesMade = 0;
  readonly years: number[] = [];
  private readonly findings: ImportFinding[] = [];
  private notListed = 0;

  find(finding: ImportFinding): void {
    if (this.findings.length < MOST_LISTED) this.findings.push(finding);
    else this.notListed += 1;
  }

  reject(finding: ImportFinding, rows = 1): void {
    this.rowsRejected += rows;
    this.find(finding);
  }

  /** Rows that have been imported, were there already, or were sent back. */
  get rowsDone(): number {
    return this.rowsImported + this.rowsUnchanged + this.rowsRejected;
  }

  /** Rows that never came this far: those that could not be read, and those of a file given twice. */
  countUnread(unreadable: number, repeated: number): void {
    this.rowsRead += unreadable + repeated;
    this.rowsRejected += unreadable;
    this.rowsUnchanged += repeated;
  }

  /** Where it was stopped, rows read ahead and not yet taken in do not count as read. */
  report(dryRun: boolean, stopped: boolean): ImportReport {
    if (stopped) this.rowsRead = this.rowsDone;
    const { rowsRead, rowsImported, rowsUnchanged, rowsRejected, entriesMade, years, findings } = this;
    return {
      rowsRead,
      rowsImported,
      rowsUnchanged,
      rowsRejected,
      entriesMade,
      years,
      dryRun,
      stopped,
      findings,
      findingsNotListed: this.notListed,
    };
  }
}
