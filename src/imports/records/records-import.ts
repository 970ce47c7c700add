import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CalendarDate } from '../../domain/calendar.js';
import type { Instant } from '../../domain/entry.js';
import { LedgerUnavailable, RecordedLater } from '../../ledger/ledger.js';
import { recordRefusalInWords } from '../../words/record-refusals.js';
import { commandIdOf } from '../../recording/asked.js';
import { RecordAbout, type AboutRecord, type RecordedAbout } from '../../recording/record-about.js';
import type { Supposition } from '../../recording/supposing.js';
import { ReportInTheMaking, type ImportReport } from '../ssda903/report.js';
import type { Limits } from '../ssda903/files/limits.js';
import type { Given } from '../ssda903/files/sources.js';
import type { Pace } from '../ssda903/pace.js';
import { readTables, type TablesRead } from './read-tables.js';
import { placeOf, recordsTold, type FactInHand, type RecordTold, type RowInHand } from './records-told.js';

export type RecordsImportOptions = {
  readonly authority: string;
  readonly by: string;
  /** Brings history in as known on that date; only where the ledger has nothing later. */
  readonly recordedOn?: CalendarDate;
  /** Says what would come of it, and writes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (rowsDone: number, rowsTotal: number) => void;
  readonly signal?: AbortSignal;
  /** The files as they were recognised, before the first row is taken in. */
  readonly onRead?: (read: TablesRead) => void;
  /** How much is taken in of files before they are refused. */
  readonly limits?: Partial<Limits>;
  /** Of a dry run: what would have been written is left here. */
  readonly supposed?: Supposition;
} & Pace;

/**
 * As of a return, without years. A row that tells several facts counts as rejected where one of them is refused; the
 * facts that do not rest on that one are recorded all the same, and `entriesMade` counts them.
 */
export type RecordsReport = Omit<ImportReport, 'years'>;

/** Records taken in at the same time: their commands share the ledger's commits. */
const AT_ONCE = 128;

type Run = { readonly options: RecordsImportOptions; readonly report: ReportInTheMaking; readonly supposed?: Supposition };

/** Brings a council's own registers in: carers, homes, fees, rates and budgets, in any order, as often as one likes. */
@Injectable()
export class RecordsImport {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  async import(given: readonly Given[], options: RecordsImportOptions): Promise<RecordsReport> {
    const report = new ReportInTheMaking();
    const { signal, dryRun = false } = options;
    try {
      const read = await readTables(given, signal, options.limits);
      options.onRead?.(read);
      const records = recordsTold(read, report);
      report.countUnread(read.unreadable, read.repeated);
      for (const problem of read.problems) report.find({ ...problem, child: null });
      await this.takeAll({ options, report, ...(dryRun ? { supposed: options.supposed ?? new Map() } : {}) }, records);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
    const { years: _none, ...told } = report.report(dryRun, signal?.aborted ?? false);
    return told;
  }

  private async takeAll(run: Run, records: readonly RecordTold[]): Promise<void> {
    const { report, options } = run;
    const waiting = records.values();
    const worker = async (): Promise<void> => {
      for (const record of waiting) {
        await options.between?.();
        for (const fact of record.facts) {
          if (options.signal?.aborted) return;
          await this.take(run, record, fact);
        }
        options.onProgress?.(report.rowsDone, report.rowsRead);
      }
    };
    await Promise.all(Array.from({ length: options.atOnce ?? AT_ONCE }, worker));
  }

  private async take({ options, report, supposed }: Run, { kind, id }: RecordTold, inHand: FactInHand): Promise<void> {
    const { authority, by, recordedOn } = options;
    const { fact, rows } = inHand;
    if (!inHand.first && rows.some(({ unfounded }) => unfounded)) return rows.forEach((row) => settle(report, row));
    const recordedAt = recordedOn && (`${recordedOn}T12:00:00.000Z` as Instant);
    const asked = { commandId: commandIdOf([authority, kind, id, fact]), by, ...(recordedAt ? { recordedAt } : {}) };
    // What kind of record a table tells of is fixed where the table is (table.ts, Drawn).
    const about = { kind, command: { type: 'Record', fact }, authority, id } as AboutRecord & { authority: string; id: string };
    try {
      const outcome: RecordedAbout = await this.commands.execute(new RecordAbout(about, asked, supposed));
      tellOutcome(report, inHand, outcome);
    } catch (error) {
      if (error instanceof LedgerUnavailable || error instanceof RecordedLater) throw error;
      const why = error instanceof Error ? error.message : String(error);
      refuse(report, inHand, 'not-recorded', `This could not be recorded: ${why}`);
    }
    rows.forEach((row) => settle(report, row));
  }
}

const tellOutcome = (report: ReportInTheMaking, inHand: FactInHand, outcome: RecordedAbout): void => {
  switch (outcome.outcome) {
    case 'written':
      if (outcome.repeated) return;
      report.entriesMade += outcome.entries.length;
      for (const row of inHand.rows) row.written += 1;
      return;
    case 'already-so':
      return;
    case 'refused':
      return refuse(report, inHand, outcome.refusal.code, recordRefusalInWords(outcome.refusal));
    case 'moved-on':
      return refuse(report, inHand, 'moved-on', 'Others were writing to this record all the while: run the import again.');
  }
};

/** Where the first fact of a row is refused the others, which rest on it, are not told. */
const refuse = (report: ReportInTheMaking, { rows, column, first }: FactInHand, rule: string, message: string): void => {
  for (const row of rows) {
    const rest = first ? 'The row was not imported.' : `Only ${column ?? 'this'} was not imported of this row.`;
    report.find({ ...placeOf(row.read), column, rule, message: `${message} ${rest}` });
    row.refused = true;
    if (first) row.unfounded = true;
  }
};

/** Counts a row once all its facts are told. */
const settle = (report: ReportInTheMaking, row: RowInHand): void => {
  row.left -= 1;
  if (row.left > 0) return;
  if (row.refused) report.rowsRejected += 1;
  else if (row.written > 0) report.rowsImported += 1;
  else report.rowsUnchanged += 1;
};
