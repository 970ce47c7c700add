import { join } from 'node:path';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { Instant } from '../../domain/entry.js';
import type { Ledger } from '../../ledger/ledger.js';
import { LEDGER } from '../../recording/recording.tokens.js';
import type { Supposition } from '../../recording/supposing.js';
import { carryOut, IMPORTS, type Carrying, type Imports } from './carry-out.js';
import type { Bringer, Brought, BroughtIn, FileSeen, Intake, IntakeReport, Stage } from './intake.js';
import { broughtInBy } from './brought-in.js';
import { freshName, IntakeFiles } from './intake-files.js';
import { begun, progressTold } from './progress-told.js';
import { tallyOf } from './tally.js';
import { writtenBetween } from './written-between.js';

type Running = { readonly stop: AbortController; readonly done: Promise<void> };

/** How long files wait for somebody to decide. */
const AWAITED = 12 * 3_600_000;
/** How many finished imports are told of with all that was found in them. */
const TOLD_WHOLE = 2;

/** What is being brought in through the pages. There is one intake at a time, and it is all the team’s. */
@Injectable()
export class Intakes implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger('importing');
  private readonly files: IntakeFiles;
  private readonly ended: Intake[] = [];
  private history: BroughtIn[] = [];
  private intake: Intake | undefined;
  private receiving: { readonly id: string; readonly by: Bringer } | undefined;
  private running: Running | undefined;
  private awaited: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(IMPORTS) private readonly imports: Imports,
  ) {
    this.files = new IntakeFiles(join(config.data, 'imports'));
  }

  async onModuleInit(): Promise<void> {
    this.history = [...(await this.files.broughtIn())];
    const kept = await this.files.brokenOff();
    if (kept) this.intake = { ...kept, stage: { is: 'unfinished', why: 'broken-off' } };
  }

  /** What is being recorded is stopped between two rows; it says after the next start that it was broken off. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    clearTimeout(this.awaited);
    await this.end();
  }

  private async end(): Promise<void> {
    this.running?.stop.abort();
    await this.running?.done;
  }

  /** The one on its way, if there is one. */
  get current(): Intake | undefined {
    return this.intake;
  }

  at(id: string): Intake | undefined {
    return this.intake?.id === id ? this.intake : this.ended.find((one) => one.id === id);
  }

  /** The imports that were finished, the last first. */
  get broughtIn(): readonly BroughtIn[] {
    return this.history;
  }

  /** A place for files, where none are on their way; else whose are. */
  async receive(by: Bringer): Promise<{ readonly id: string; readonly folder: string } | { readonly busy: Bringer }> {
    const busy = this.intake?.by ?? this.receiving?.by;
    if (busy) return { busy };
    const id = freshName();
    this.receiving = { id, by };
    try {
      return { id, folder: await this.files.begin(id) };
    } catch (error) {
      this.receiving = undefined;
      throw error;
    }
  }

  /** Files that came whole are looked through; null where they did not, and nothing is kept of them. */
  async received(id: string, by: Bringer, sent: Pick<Intake, 'of' | 'said' | 'files'> | null): Promise<void> {
    if (this.receiving?.id !== id) return;
    if (sent === null) await this.files.remove(id);
    this.receiving = undefined;
    if (sent === null) return;
    this.intake = { id, ...sent, by, at: nowAsInstant(), rows: null, stage: { is: 'checking', progress: begun() } };
    this.run((intake, stop) => this.check(intake, stop));
  }

  /** Brings in what was looked through, or goes on with what was not finished; who confirms is who recorded it. */
  async record(id: string, by: Bringer): Promise<void> {
    const stage = this.intake?.id === id ? this.intake.stage : undefined;
    if (!this.intake || (stage?.is !== 'checked' && stage?.is !== 'unfinished')) return;
    clearTimeout(this.awaited);
    const { stage: _stage, ...kept } = { ...this.intake, by };
    this.intake = { ...kept, stage: { is: 'recording', progress: begun() } };
    this.run(async (intake, stop) => {
      await this.files.keep(kept);
      await this.bringIn(intake, stop);
    });
  }

  /** Stops what goes on: a look through is given up, an import can be gone on with. */
  async stop(id: string): Promise<void> {
    if (this.intake?.id === id) await this.end();
  }

  /** Gives the files up. What was recorded of them stays. */
  async setAside(id: string): Promise<void> {
    if (this.intake?.id !== id || this.running) return;
    clearTimeout(this.awaited);
    await this.forget(this.intake);
  }

  /** Failures are told on the page in general words; what they were is for the log. */
  private run(work: (intake: Intake, stop: AbortController) => Promise<void>): void {
    const intake = this.intake;
    if (!intake) return;
    const stop = new AbortController();
    const done = work(intake, stop)
      .catch((error: unknown) => {
        stop.abort();
        this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
        this.to(intake.stage.is === 'checking' ? { is: 'not-checked' } : { is: 'unfinished', why: 'fault' });
      })
      .finally(() => {
        if (this.running?.stop === stop) this.running = undefined;
      });
    this.running = { stop, done };
  }

  private to(stage: Stage, rows = this.intake?.rows ?? null): void {
    if (this.intake) this.intake = { ...this.intake, rows, stage };
  }

  private async check(intake: Intake, stop: AbortController): Promise<void> {
    const supposed: Supposition = new Map();
    let seen: readonly FileSeen[] = [];
    const report = await this.carryOut(intake, stop, { supposed }, (files) => (seen = files));
    if (stop.signal.aborted) return this.forget(intake);
    this.to({ is: 'checked', files: seen, report, tally: tallyOf([...supposed.values()].flat()) });
    this.awaited = setTimeout(() => void this.setAside(intake.id), AWAITED).unref();
  }

  private async bringIn(intake: Intake, stop: AbortController): Promise<void> {
    let seen: readonly FileSeen[] = [];
    const after = await this.ledger.head();
    const report = await this.carryOut(intake, stop, {}, (files) => (seen = files));
    const upTo = await this.ledger.head();
    const brought = { report, after, upTo, tally: await writtenBetween(this.ledger, after, upTo, intake.by.account) };
    if (report.stopped) return this.to({ is: 'unfinished', why: this.closing ? 'broken-off' : 'stopped', ...brought });
    await this.finish(intake, brought, seen);
  }

  private carryOut(intake: Intake, { signal }: AbortController, how: Pick<Carrying, 'supposed'>, seen: (files: readonly FileSeen[]) => void): Promise<IntakeReport> {
    const is = how.supposed ? 'checking' : 'recording';
    return carryOut(this.imports, intake, {
      ...how, signal, folder: this.files.of(intake.id), authority: this.config.authority, by: intake.by.account,
      onProgress: progressTold((progress) => this.to({ is, progress })),
      onSeen: (files, rows) => {
        this.to({ is, progress: begun() }, rows);
        seen(files.map((file) => ({ ...file, before: this.before(file.sha256) })));
      },
    });
  }

  private before(sha256: string | null): Instant | null {
    return this.history.find((one) => sha256 !== null && one.sha256.includes(sha256))?.at ?? null;
  }

  private async finish(intake: Intake, brought: Brought, seen: readonly FileSeen[]): Promise<void> {
    const noted = broughtInBy(intake, nowAsInstant(), brought, seen);
    await this.files.note(noted);
    this.history.unshift(noted);
    this.ended.unshift({ ...intake, rows: noted.rows, stage: { is: 'finished', endedAt: noted.at, ...brought } });
    this.ended.splice(TOLD_WHOLE);
    await this.forget(intake);
  }

  private async forget({ id }: Intake): Promise<void> {
    await this.files.remove(id);
    this.intake = undefined;
  }
}

const nowAsInstant = (): Instant => new Date().toISOString() as Instant;
