import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { isFactEntry, wholeCommands, type Instant } from '../../domain/entry.js';
import type { SeriesEvent, SeriesFact } from '../../domain/series/events.js';
import { LedgerUnavailable, RecordedLater, type Ledger } from '../../ledger/ledger.js';
import { recordRefusalInWords } from '../../words/record-refusals.js';
import { commandIdOf } from '../../recording/asked.js';
import { historyOf } from '../../recording/history-of.js';
import { RecordAbout, type RecordedAbout } from '../../recording/record-about.js';
import { LEDGER, TODAY } from '../../recording/recording.tokens.js';
import type { Supposition } from '../../recording/supposing.js';
import type { Today } from '../../recording/today.js';
import type { RecordsImportOptions } from '../records/records-import.js';
import { ReportInTheMaking, type ImportReport } from '../ssda903/report.js';
import type { Given } from '../ssda903/files/sources.js';
import { readSeries, type SeriesRead } from './read-series.js';
import { seriesTold, type FactInHand, type RowInHand, type SeriesInHand } from './series-told.js';

export type SeriesImportOptions = Omit<RecordsImportOptions, 'onRead'> & {
  /** The files as they were recognised, before the first row is taken in. */
  readonly onRead?: (read: SeriesRead, rowsRead: number) => void;
  /** The area that a file of vintages is about; the authority's own where it is not given. */
  readonly area?: string;
};

/** A row one of whose values is refused counts as rejected; its other values are recorded all the same, and `entriesMade` counts them. */
export type SeriesReport = Omit<ImportReport, 'years'>;

/** Series taken in at the same time: their commands share the ledger's commits. */
const AT_ONCE = 128;

type Run = { readonly options: SeriesImportOptions; readonly report: ReportInTheMaking; readonly supposed?: Supposition };

/** Brings published series in: the department's underlying data, and facts in successive releases; in any order, as often as one likes. */
@Injectable()
export class SeriesImport {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  async import(given: readonly Given[], options: SeriesImportOptions): Promise<SeriesReport> {
    const report = new ReportInTheMaking();
    const { authority, area = authority, signal, dryRun = false, limits = {} } = options;
    try {
      const read = await readSeries(given, { area, today: this.today(), limits, ...(signal ? { signal } : {}) }, report);
      options.onRead?.(read, report.rowsRead);
      await this.takeAll({ options, report, ...(dryRun ? { supposed: options.supposed ?? new Map() } : {}) }, seriesTold(read.rows, report));
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
    const { years: _none, ...told } = report.report(dryRun, signal?.aborted ?? false);
    return told;
  }

  private async takeAll(run: Run, all: readonly SeriesInHand[]): Promise<void> {
    const { report, options } = run;
    const waiting = all.values();
    const worker = async (): Promise<void> => {
      for (const series of waiting) {
        await options.between?.();
        if (options.signal?.aborted) return;
        if (!(await this.isDescribed(run, series))) {
          const described = await this.record(run, series.id, series.description);
          if (!(described instanceof Error) && described.outcome === 'written' && !described.repeated) report.entriesMade += described.entries.length;
        }
        for (const inHand of series.facts) {
          if (options.signal?.aborted) return;
          tellOutcome(report, inHand, await this.record(run, series.id, inHand.fact));
          settle(report, inHand.row);
        }
        options.onProgress?.(report.rowsDone, report.rowsRead);
      }
    };
    await Promise.all(Array.from({ length: options.atOnce ?? AT_ONCE }, worker));
  }

  /** Whether the series is described with a name, or without one where the files have none either. */
  private async isDescribed({ options: { authority }, supposed }: Run, { id, description }: SeriesInHand): Promise<boolean> {
    const history = await historyOf<SeriesEvent>(this.ledger, { kind: 'series', authority, id }, supposed);
    return wholeCommands(history).some((entry) =>
      isFactEntry<SeriesFact>(entry) && entry.event.type === 'SeriesDescribed' && (entry.event.areaName !== undefined || description.areaName === undefined));
  }

  private async record({ options, supposed }: Run, id: string, fact: SeriesFact): Promise<RecordedAbout | Error> {
    const { authority, by, recordedOn } = options;
    const recordedAt = recordedOn && (`${recordedOn}T12:00:00.000Z` as Instant);
    const asked = { commandId: commandIdOf([authority, 'series', id, fact]), by, ...(recordedAt ? { recordedAt } : {}) };
    try {
      return await this.commands.execute<RecordAbout, RecordedAbout>(
        new RecordAbout({ kind: 'series', command: { type: 'Record', fact }, authority, id }, asked, supposed));
    } catch (error) {
      if (error instanceof LedgerUnavailable || error instanceof RecordedLater) throw error;
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

const tellOutcome = (report: ReportInTheMaking, { fact, column, row }: FactInHand, outcome: RecordedAbout | Error): void => {
  const refuse = (rule: string, message: string): void => {
    report.find({ ...row.place, column, child: null, rule, message: `${message} ${column} was not imported.` });
    row.refused = true;
  };
  if (outcome instanceof Error) return refuse('not-recorded', `This could not be recorded: ${outcome.message}`);
  if (outcome.outcome === 'moved-on') return refuse('moved-on', 'Others were writing to this series all the while: run the import again.');
  if (outcome.outcome === 'refused') {
    const { refusal } = outcome;
    const same = refusal.code === 'released-already' && refusal.tenths === fact.tenths;
    return same ? undefined : refuse(refusal.code, recordRefusalInWords(refusal));
  }
  if (outcome.outcome === 'already-so' || outcome.repeated) return;
  report.entriesMade += outcome.entries.length;
  row.written += 1;
};

/** Counts a row once all its values are told. */
const settle = (report: ReportInTheMaking, row: RowInHand): void => {
  row.left -= 1;
  if (row.left > 0) return;
  if (row.refused) report.rowsRejected += 1;
  else if (row.written > 0) report.rowsImported += 1;
  else report.rowsUnchanged += 1;
};
