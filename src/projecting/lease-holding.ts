import { setTimeout as later } from 'node:timers/promises';
import type { Ledger } from '../ledger/ledger.js';
import type { Progress } from '../../projections/rebuilding.js';
import { LeaseLost } from '../../projections/views-postgres/faults.js';
import type { PostgresViews } from '../../projections/views-postgres/postgres-views.js';
import type { ViewsWriter } from '../../projections/views-postgres/writer.js';
import { WritingProjector, type ProjectorStatus } from './projector.js';
import { ViewsAheadOfLedger, writtenInPostgres } from './written-views.js';

/** Milliseconds for which the lease is taken, and after which it is renewed or asked for again. */
const [LEASE, AGAIN] = [10_000, 3_000];

/** Keeps shared views for as long as it has their lease, and asks for it whenever it has not. */
export class LeaseHolding {
  /** What asking for the lease again would not mend: the views are of another ledger. */
  failed: Error | undefined;
  private readonly ended = new AbortController();
  private asking: Promise<void> = Promise.resolve();
  private writing: WritingProjector | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly views: PostgresViews,
    private readonly holder: string,
    private readonly tell: (what: string) => void,
  ) {}

  get holds(): boolean {
    return this.writing !== undefined;
  }

  get status(): Pick<ProjectorStatus, 'stopped' | 'rebuilding'> | undefined {
    return this.writing?.status;
  }

  begin(progress?: Progress): void {
    this.asking = this.keepAsking(progress);
  }

  async end(): Promise<void> {
    this.ended.abort();
    await this.asking;
  }

  private get over(): boolean {
    return this.ended.signal.aborted || this.failed !== undefined;
  }

  private async keepAsking(progress?: Progress): Promise<void> {
    while (!this.over) {
      try {
        const writer = await this.views.acquire(this.holder, LEASE);
        if (writer) await this.hold(writer, progress);
      } catch (error) {
        if (error instanceof ViewsAheadOfLedger) this.failed = error;
        else this.tell(`The views are not kept by this process for now: ${error instanceof Error ? error.message : String(error)}`);
      }
      await this.pause();
    }
  }

  /** Writes until the lease is lost, the work fails or the process ends. */
  private async hold(writer: ViewsWriter, progress?: Progress): Promise<void> {
    this.tell(`This process keeps the views now (lease ${writer.token}).`);
    const written = writtenInPostgres(writer, () => this.views.followed());
    const projector = new WritingProjector(this.ledger, written);
    this.writing = projector;
    const renewing = this.renewed(writer);
    try {
      const { asked, answered } = await this.views.rebuildTold();
      const usable = await this.views.usable();
      if (!usable) await toldToAll(writer, asked, (tell) => projector.rebuild(tell), progress);
      // Far behind, it builds anew as it starts.
      await toldToAll(writer, usable ? answered : asked, (tell) => Promise.race([projector.start(true, tell), renewing]), progress);
      await this.rebuildWhereAsked(projector, writer, renewing);
    } finally {
      this.writing = undefined;
      await projector.close();
      await writer.release().catch(() => undefined);
    }
  }

  /** Rejects once the lease is lost; resolves when this process ends. */
  private async renewed(writer: ViewsWriter): Promise<void> {
    const lost = (async () => {
      while (!this.over) {
        await this.pause();
        if (!this.over) await renewing(writer);
      }
    })();
    lost.catch(() => undefined);
    return lost;
  }

  private async rebuildWhereAsked(projector: WritingProjector, writer: ViewsWriter, renewing: Promise<void>): Promise<void> {
    let lost: unknown;
    renewing.catch((error: unknown) => (lost = error));
    while (!this.over) {
      if (lost !== undefined) throw lost as Error;
      const { asked, answered } = await this.views.rebuildTold();
      if (asked > answered) await toldToAll(writer, asked, (tell) => projector.rebuild(tell));
      await Promise.race([this.pause(), renewing]);
    }
  }

  private async pause(): Promise<void> {
    await later(AGAIN, undefined, { signal: this.ended.signal }).catch(() => undefined);
  }
}

/** A server that cannot be reached for a moment takes no lease away; whoever took it meanwhile does. */
const renewing = async (writer: ViewsWriter): Promise<void> => {
  try {
    await writer.renew(LEASE);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
  }
};

/** Says to every process how far the views are that are built, and then that those asked for up to a number are. */
const toldToAll = async (writer: ViewsWriter, asked: number, work: (tell: Progress) => Promise<void>, progress?: Progress): Promise<void> => {
  let said: Promise<void> = Promise.resolve();
  await work((done, total) => {
    progress?.(done, total);
    said = said.then(() => writer.tellProgress(done, total)).catch(() => undefined);
  });
  await said;
  await writer.answerRebuild(asked);
};
