import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Asking } from '../../asking/asking.js';
import type { CalendarDate } from '../../domain/calendar.js';
import type { Instant } from '../../domain/entry.js';
import type { ProviderEvent } from '../../domain/provider/events.js';
import type { ProviderHistory, RegisterDays, RegisterRow, TakenIn } from '../../domain/provider/register-told.js';
import { registersIn, takeAbsence, takeRow } from '../../domain/provider/take-register.js';
import type { Ledger } from '../../ledger/ledger.js';
import { Projector } from '../../projecting/projector.js';
import { historyOf } from '../../recording/history-of.js';
import { LEDGER, TODAY } from '../../recording/recording.tokens.js';
import type { Supposition } from '../../recording/supposing.js';
import type { Today } from '../../recording/today.js';
import type { Limits } from '../ssda903/files/limits.js';
import type { Given } from '../ssda903/files/sources.js';
import type { Pace } from '../ssda903/pace.js';
import { readRegisters, type Register, type RegisterFile } from './read-registers.js';
import { RegisterReportInTheMaking, type RegisterFinding, type RegisterReport } from './report.js';
import { send } from './send-commands.js';
import { remarkFinding } from './told-findings.js';

export type RegisterImportOptions = {
  readonly authority: string;
  readonly by: string;
  /** The day a register tells of, where its file's name does not tell. */
  readonly asAt?: CalendarDate;
  /** Brings history in as known on that date; only where the ledger has nothing later. */
  readonly recordedOn?: CalendarDate;
  /** Says what would come of it, and writes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (rowsDone: number, rowsTotal: number) => void;
  readonly signal?: AbortSignal;
  /** The files as they were recognised, before the first row is taken in; and everything found wrong with them. */
  readonly onRead?: (files: readonly RegisterFile[], rowsRead: number, findings: readonly RegisterFinding[]) => void;
  /** How much is taken in of files before they are refused. */
  readonly limits?: Partial<Limits>;
  /** Of a dry run: what would have been written is left here. */
  readonly supposed?: Supposition;
} & Pace;

/** Providers taken in at the same time: their commands share the ledger's commits. */
const AT_ONCE = 64;

/** Where a register lacks more than this many providers and more than half of those that others have, it is taken for a part. */
const FEW = 10;

type Run = {
  readonly options: RegisterImportOptions;
  readonly report: RegisterReportInTheMaking;
  readonly supposed?: Supposition;
  readonly recordedAt?: Instant;
  /** What is recorded of each provider known to the ledger or met in a register. */
  readonly histories: Map<string, ProviderHistory>;
  /** The days that the registers taken in tell of. */
  readonly taken: Set<CalendarDate>;
};

/** Brings Ofsted's published registers of providers in: one or many years at once, in any order, as often as one likes. */
@Injectable()
export class RegisterImport {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Asking) private readonly asking: Asking,
    @Inject(Projector) private readonly projector: Projector,
  ) {}

  async import(given: readonly Given[], options: RegisterImportOptions): Promise<RegisterReport> {
    const report = new RegisterReportInTheMaking();
    const { asAt, signal, recordedOn, limits = {} } = options;
    try {
      const reading = { today: this.today(), limits, ...(asAt ? { asAt } : {}), ...(signal ? { signal } : {}) };
      const { registers, files } = await readRegisters(given, reading, report);
      options.onRead?.(files, report.rowsRead, report.findings);
      const run: Run = {
        options, report, histories: new Map(), taken: new Set(),
        ...(options.dryRun ? { supposed: options.supposed ?? new Map() } : {}),
        ...(recordedOn ? { recordedAt: `${recordedOn}T12:00:00.000Z` as Instant } : {}),
      };
      if (registers.length > 0) await this.recall(run, registers);
      for (const register of registers) await this.take(run, register);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
    return report.report(options.dryRun ?? false, signal?.aborted ?? false);
  }

  /** Brings to mind all that is recorded of the providers the ledger knows and of those in the registers. */
  private async recall(run: Run, registers: readonly Register[]): Promise<void> {
    await this.projector.waitUntilSeen(await this.ledger.head(), 600_000);
    const { authority } = run.options;
    const known = await this.asking.answer(authority, (read) => read.providersKnown());
    const urns = new Set([...known, ...registers.flatMap(({ rows }) => rows.map(({ urn }) => urn))]);
    for (const urn of urns) {
      await run.options.between?.();
      run.options.signal?.throwIfAborted();
      const history = await historyOf<ProviderEvent>(this.ledger, { kind: 'provider', authority, id: urn });
      run.histories.set(urn, history);
      for (const day of registersIn(history)) run.taken.add(day);
    }
  }

  private async take(run: Run, register: Register): Promise<void> {
    const { options, report } = run;
    options.signal?.throwIfAborted();
    const days = daysAround(register.asAt, run.taken);
    const absent = absentFrom(register, run, days);
    await this.atOnce(run, register.rows.values(), async (row) => {
      await this.takeOne(run, register, row.urn, takeRow(run.histories.get(row.urn) ?? [], row, days), row);
      options.onProgress?.(report.rowsDone, report.rowsRead);
    });
    await this.atOnce(run, absent.values(), async ([urn, taken]) => this.takeOne(run, register, urn, taken));
    run.taken.add(register.asAt);
    report.registers.push(register.asAt);
  }

  private async atOnce<T>(run: Run, waiting: Iterator<T> & Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
    const worker = async (): Promise<void> => {
      for (const one of waiting) {
        await run.options.between?.();
        run.options.signal?.throwIfAborted();
        await work(one);
      }
    };
    await Promise.all(Array.from({ length: run.options.atOnce ?? AT_ONCE }, worker));
  }

  private async takeOne(run: Run, { file, asAt }: Register, urn: string, taken: TakenIn, row?: RegisterRow): Promise<void> {
    const { options: { authority, by }, report, recordedAt, supposed } = run;
    const place = { file, row: row?.row ?? null, column: null, provider: urn };
    for (const remark of taken.remarks) report.find({ ...place, ...remarkFinding(remark) });
    const asking = { authority, urn, asAt, by, ...(recordedAt ? { recordedAt } : {}), ...(supposed ? { supposed } : {}) };
    const sent = await send(this.commands, taken.commands, asking);
    for (const failure of sent.failures) report.find({ ...place, ...failure });
    report.entriesMade += sent.entriesMade;
    if (sent.entriesMade > 0) run.histories.set(urn, await historyOf(this.ledger, { kind: 'provider', authority, id: urn }, supposed));
    if (!row) report.registrationsEnded += sent.entriesMade > 0 ? 1 : 0;
    else if (sent.entriesMade > 0) report.rowsImported += 1;
    else if (sent.failures.length > 0) report.rowsRejected += 1;
    else report.rowsUnchanged += 1;
  }
}

const daysAround = (asAt: CalendarDate, taken: ReadonlySet<CalendarDate>): RegisterDays => {
  const days = [...taken].sort();
  return { asAt, earlier: days.findLast((day) => day < asAt), later: days.find((day) => day > asAt) };
};

/** What is to be recorded of those that the register does not have; nothing where it has so few that it must be a part of one. */
const absentFrom = ({ met, asAt, file }: Register, { histories, report }: Run, days: RegisterDays): readonly (readonly [string, TakenIn])[] => {
  const absent = [...histories]
    .filter(([urn]) => !met.has(urn))
    .map(([urn, history]) => [urn, takeAbsence(history, days)] as const)
    .filter(([, { commands, remarks }]) => commands.length + remarks.length > 0);
  if (absent.length <= FEW || absent.length <= met.size) return absent;
  const message = `${absent.length} providers that an earlier register has are not in this one of ${asAt}, which has ${met.size}: it looks like a part of a register, so none of them was taken to have closed. Give the whole of it.`;
  report.find({ file, row: null, column: null, rule: 'register-in-part', message, provider: null });
  return [];
};
