import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CalendarDate, CollectionYear } from '../../domain/calendar.js';
import type { ChildId } from '../../domain/child/commands.js';
import type { Instant } from '../../domain/entry.js';
import { LedgerUnavailable, RecordedLater } from '../../ledger/ledger.js';
import { commandIdOf } from '../../recording/asked.js';
import type { Supposition } from '../../recording/supposing.js';
import { TakeReturnAboutChild, type Taken } from '../../recording/take-return-about-child.js';
import { childrenOfYear, receivedFrom, type ChildrenOfYear, type UsableRow } from './children-of-year.js';
import type { Limits } from './files/limits.js';
import { readReturn, type ReturnRead } from './files/read-return.js';
import type { Given } from './files/sources.js';
import type { Pace } from './pace.js';
import { ReportInTheMaking, type ImportReport } from './report.js';
import { findingsAbout } from './told-findings.js';

export type ImportOptions = {
  readonly authority: string;
  readonly by: string;
  /** Brings history in as known on that date; only where the ledger has nothing later. */
  readonly recordedOn?: CalendarDate;
  /** Says what would come of it, and writes nothing. */
  readonly dryRun?: boolean;
  /** The collection year, where the files do not tell. */
  readonly year?: CollectionYear;
  readonly onProgress?: (rowsDone: number, rowsTotal: number) => void;
  readonly signal?: AbortSignal;
  /** How far the files are read, before the first row is taken in. */
  readonly onReading?: (bytesDone: number, bytesTotal: number) => void;
  /** The files as they were recognised, before the first row is taken in. */
  readonly onRead?: (returns: ReturnRead) => void;
  /** How much is taken in of files before they are refused. */
  readonly limits?: Partial<Limits>;
  /** Of a dry run: what would have been written is left here. */
  readonly supposed?: Supposition;
} & Pace;

/** Children taken in at the same time: their commands share the ledger's commits. */
const AT_ONCE = 128;

type Run = {
  readonly options: ImportOptions;
  readonly report: ReportInTheMaking;
  readonly supposed?: Supposition;
  readonly returns: ReturnRead;
};

/** Brings statutory returns in: one or many years at once, in any order, as often as one likes. */
@Injectable()
export class ReturnImport {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  async import(given: readonly Given[], options: ImportOptions): Promise<ImportReport> {
    const report = new ReportInTheMaking();
    const { year, signal, limits, onReading } = options;
    try {
      const watching = { ...(signal ? { signal } : {}), ...(onReading ? { onProgress: onReading } : {}) };
      const returns = await readReturn(given, { ...watching, ...(year ? { year } : {}), ...(limits ? { limits } : {}) });
      options.onRead?.(returns);
      const run: Run = { options, report, returns, ...(options.dryRun ? { supposed: options.supposed ?? new Map() } : {}) };
      await this.takeYears(run);
      for (const problem of returns.problems()) report.find({ ...problem, child: null });
      report.countUnread(returns.rowsUnreadable, returns.rowsRepeated);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
    return report.report(options.dryRun ?? false, signal?.aborted ?? false);
  }

  private async takeYears(run: Run): Promise<void> {
    const { report, returns, options } = run;
    let last: CollectionYear | undefined;
    for (const { year, batches } of returns.years) {
      const children = await childrenOfYear(batches(), report);
      report.years.push(year);
      await this.takeYear(run, year, children, last === year - 1);
      last = year;
      if (options.signal?.aborted) return;
    }
  }

  private async takeYear(run: Run, year: CollectionYear, children: ChildrenOfYear, lastYearAtHand: boolean): Promise<void> {
    const waiting = children.entries();
    const worker = async (): Promise<void> => {
      for (const [child, rows] of waiting) {
        await run.options.between?.();
        if (run.options.signal?.aborted) return;
        await this.take(run, year, child, rows, lastYearAtHand);
        run.options.onProgress?.(run.report.rowsDone, run.returns.rowsRead);
      }
    };
    await Promise.all(Array.from({ length: run.options.atOnce ?? AT_ONCE }, worker));
  }

  private async take(
    run: Run, year: CollectionYear, child: ChildId, rows: readonly UsableRow[], lastYearAtHand: boolean,
  ): Promise<void> {
    const { report, options, supposed } = run;
    const received = receivedFrom(year, rows);
    const { authority, by, recordedOn } = options;
    const recordedAt = recordedOn && (`${recordedOn}T12:00:00.000Z` as Instant);
    const asked = {
      commandId: commandIdOf([authority, child, received, recordedAt]),
      by,
      ...(recordedAt ? { recordedAt } : {}),
    };
    try {
      const taken: Taken = await this.commands.execute(
        new TakeReturnAboutChild({ authority, child }, received, asked, supposed, lastYearAtHand),
      );
      report.rowsUnchanged += taken.unchanged.size;
      report.rowsImported += rows.length - taken.unchanged.size;
      report.entriesMade += taken.entriesMade;
      for (const finding of findingsAbout(child, year, rows, taken)) report.find(finding);
    } catch (error) {
      if (error instanceof LedgerUnavailable || error instanceof RecordedLater) throw error;
      const message = `Nothing of this child’s rows for the year could be recorded: ${error instanceof Error ? error.message : String(error)}`;
      report.reject(
        { file: rows[0]?.file ?? '', row: rows[0]?.row ?? null, column: null, rule: 'not-recorded', message, child },
        rows.length,
      );
    }
  }
}
