import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as later } from 'node:timers/promises';
import { BehaviorSubject, Subject, TimeoutError, filter, firstValueFrom, timeout, type Observable, type Subscription } from 'rxjs';
import type { EntryNumber } from '../domain/entry.js';
import type { Ledger, StoredEntry } from '../ledger/ledger.js';
import type { Progress } from '../../projections/rebuilding.js';
import type { Listening } from '../../projections/views-postgres/listening.js';
import type { PostgresViews } from '../../projections/views-postgres/postgres-views.js';
import { LeaseHolding } from './lease-holding.js';
import type { Projector, ProjectorStatus } from './projector.js';
import { checkSameLedger } from './written-views.js';

/** Which part a process takes: it answers people, keeps the views, or does both where nobody else keeps them. */
export type Part = 'serve' | 'project' | 'both';

/** Milliseconds after which views that nobody has built yet are looked for again. */
const LOOK_AGAIN = 500;

/**
 * Views that several processes share: one of them, which holds their lease, writes them, and each hears how far they are.
 * So whoever wrote an entry in one process reads it in any.
 */
export class JointProjector implements Projector {
  private readonly seen = new BehaviorSubject<EntryNumber>(0 as EntryNumber);
  private readonly shown = new Subject<StoredEntry>();
  private readonly holding: LeaseHolding | undefined;
  private waiting: StoredEntry[] = [];
  private listening: Listening | undefined;
  private subscription: Subscription | undefined;
  private closing = false;

  constructor(
    private readonly ledger: Ledger,
    private readonly views: PostgresViews,
    part: Part,
    /** Told of what befalls the lease: taken, lost, given back, and why. */
    tell: (what: string) => void = () => undefined,
  ) {
    const holder = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
    this.holding = part === 'serve' ? undefined : new LeaseHolding(ledger, views, holder, tell);
  }

  get entries(): Observable<StoredEntry> {
    return this.shown.asObservable();
  }

  get status(): ProjectorStatus {
    const { stopped = null, rebuilding = null } = this.holding?.status ?? {};
    return { seen: this.seen.value, stopped, rebuilding };
  }

  get writes(): boolean {
    return this.holding?.holds ?? false;
  }

  /** Waits until there are views, keeping them where nobody else does, and follows how far they are from then on. */
  async start(progress?: Progress): Promise<void> {
    this.holding?.begin(progress);
    while (!(await this.views.usable())) {
      if (this.closing) return;
      if (this.holding?.failed) throw this.holding.failed;
      if (!this.writes) await this.tellOfBuilding(progress);
      await later(LOOK_AGAIN);
    }
    const followed = await this.views.followed();
    await checkSameLedger(followed, this.ledger);
    this.subscription = this.ledger.subscribe(followed.number).subscribe({ next: this.take, error: () => undefined });
    this.listening = this.views.listen(this.hear);
    this.hear(followed.number);
    await this.caughtUp(await this.ledger.head(), progress);
  }

  async waitUntilSeen(number: number, milliseconds = 10_000): Promise<void> {
    if (this.seen.value >= number) return;
    const { stopped } = this.status;
    if (stopped) throw new Error(stopped.why);
    await firstValueFrom(this.seen.pipe(filter((seen) => seen >= number), timeout(milliseconds)));
  }

  /** Has the process that keeps the views build them anew; resolves once those are shown. */
  async rebuild(progress?: Progress): Promise<void> {
    const number = await this.views.askForRebuild();
    for (;;) {
      const { answered, progress: now } = await this.views.rebuildTold();
      if (answered >= number || this.closing) return;
      if (now) progress?.(now.done, now.total);
      await later(LOOK_AGAIN);
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    this.subscription?.unsubscribe();
    await this.listening?.close();
    await this.holding?.end();
    await this.views.close();
  }

  /** Waits for whoever keeps the views for as long as that takes: it may build them anew. */
  private async caughtUp(head: number, progress?: Progress): Promise<void> {
    while (this.seen.value < head && !this.status.stopped && !this.closing) {
      if (!this.writes) await this.tellOfBuilding(progress);
      await this.waitUntilSeen(head, LOOK_AGAIN).catch((error: unknown) => {
        if (!(error instanceof TimeoutError || this.status.stopped)) throw error;
      });
    }
  }

  /** How far another process is that builds the views. */
  private async tellOfBuilding(progress?: Progress): Promise<void> {
    const { progress: now } = await this.views.rebuildTold();
    if (now) progress?.(now.done, now.total);
  }

  private readonly take = (entry: StoredEntry): void => {
    this.waiting.push(entry);
    this.show();
  };

  private readonly hear = (number: number): void => {
    if (number === this.seen.value) return;
    this.seen.next(number as EntryNumber);
    this.show();
  };

  /** An entry is told of once both have come: itself from the ledger, and from the views that they have it. */
  private show(): void {
    const end = this.waiting.findLastIndex(({ number }) => number <= this.seen.value) + 1;
    for (const entry of this.waiting.splice(0, end)) this.shown.next(entry);
  }
}
