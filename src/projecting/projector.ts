import { setImmediate as nextTurn } from 'node:timers/promises';
import { BehaviorSubject, Subject, filter, firstValueFrom, timeout, type Observable, type Subscription } from 'rxjs';
import type { EntryNumber } from '../domain/entry.js';
import type { Ledger, StoredEntry } from '../ledger/ledger.js';
import type { Progress } from '../../projections/rebuilding.js';
import { onceInReach } from './in-reach.js';
import { wholeCommands } from './whole-commands.js';
import { checkSameLedger, type WrittenViews } from './written-views.js';

/** How the views stand to the ledger. */
export type ProjectorStatus = {
  readonly seen: EntryNumber;
  /** Why following has stopped, and before which entry; the views still answer as of `seen`. */
  readonly stopped: { readonly before: number; readonly why: string } | null;
  readonly rebuilding: { readonly done: number; readonly total: number } | null;
};

/** What keeps the views up to date, to those who wait for it: whether this process writes them or another does. */
export interface Projector {
  /** Entries, once the views have them: for whatever is live. */
  readonly entries: Observable<StoredEntry>;
  readonly status: ProjectorStatus;
  /** Whether it is this process that writes the views. */
  readonly writes: boolean;
  /** Resolves when the views have an entry; rejects when they have stopped, or not within the time (10 s where none is given). */
  waitUntilSeen(number: number, milliseconds?: number): Promise<void>;
  /** Builds all views anew beside those shown, while they go on being followed, and then shows the new ones. */
  rebuild(progress?: Progress): Promise<void>;
  close(): Promise<void>;
}
export const Projector = Symbol('Projector');

/** Far behind, it is quicker to build anew than to follow entry by entry. */
const FAR_BEHIND = 20_000;
/** Entries followed in one transaction. */
const AT_ONCE = 1_000;

/** Keeps the views up to date with the ledger, one whole command at a time, and lets others wait for it. */
export class WritingProjector implements Projector {
  private readonly seen = new BehaviorSubject<EntryNumber>(0 as EntryNumber);
  private readonly followed = new Subject<StoredEntry>();
  private stopped: ProjectorStatus['stopped'] = null;
  private rebuildingNow: ProjectorStatus['rebuilding'] = null;
  private waiting: StoredEntry[] = [];
  private closing = false;
  private subscription: Subscription | undefined;
  private draining: Promise<void> = Promise.resolve();
  /** The rebuild going on, which whoever asks for another waits for. */
  private underWay: Promise<void> | undefined;
  /** Held while views are written or switched. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly ledger: Ledger,
    private readonly views: WrittenViews,
  ) {}

  get entries(): Observable<StoredEntry> {
    return this.followed.asObservable();
  }

  get writes(): boolean {
    return true;
  }

  get status(): ProjectorStatus {
    return { seen: this.seen.value, stopped: this.stopped, rebuilding: this.rebuildingNow };
  }

  /**
   * Catches up, building anew where the views are not usable or far behind, and then follows live. Where something
   * cannot be told, following comes to it, names it and stops there, and the views answer as of then.
   */
  async start(usable: boolean, progress?: Progress): Promise<void> {
    const followed = usable ? await this.views.followed() : { number: 0, entryId: null };
    await checkSameLedger(followed, this.ledger);
    const head = await this.ledger.head();
    this.seen.next(followed.number as EntryNumber);
    if (head > 0 && (!usable || head - this.seen.value > FAR_BEHIND)) await this.rebuild(progress).catch(() => undefined);
    this.followLive();
    await this.waitUntilSeen(head, 600_000).catch((error: unknown) => {
      if (!this.stopped) throw error;
    });
  }

  async waitUntilSeen(number: number, milliseconds = 10_000): Promise<void> {
    if (this.seen.value >= number) return;
    if (this.stopped) throw new Error(this.stopped.why);
    const reached = this.seen.pipe(filter((seen) => seen >= number || this.stopped !== null), timeout(milliseconds));
    await firstValueFrom(reached);
    if (this.seen.value < number && this.stopped) throw new Error((this.stopped as { why: string }).why);
  }

  rebuild(progress?: Progress): Promise<void> {
    this.underWay ??= this.buildAnew(progress).finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  private async buildAnew(progress?: Progress): Promise<void> {
    const next = await this.views.beside();
    try {
      const upTo = await this.ledger.head();
      await next.rebuild(this.ledger, upTo, (done, total) => {
        this.rebuildingNow = { done, total };
        progress?.(done, total);
      });
      await this.inTurn(async () => {
        for await (const page of wholeCommands(this.ledger.readAll(upTo))) await next.follow(this.ledger, page);
        await next.show();
        this.stopped = null;
        this.seen.next((await this.views.followed()).number as EntryNumber);
      });
    } catch (error) {
      await next.discard().catch(() => undefined);
      throw error;
    } finally {
      this.rebuildingNow = null;
    }
    if (this.subscription) this.followLive();
  }

  async close(): Promise<void> {
    this.closing = true;
    this.subscription?.unsubscribe();
    await this.draining;
    await this.inTurn(() => this.views.close());
  }

  private followLive(): void {
    this.subscription?.unsubscribe();
    this.waiting = [];
    this.subscription = this.ledger.subscribe(this.seen.value).subscribe({
      next: (entry) => {
        this.waiting.push(entry);
        if (entry.completes && this.waiting.length > 0) this.draining = this.draining.then(() => this.drain());
      },
      error: this.stop,
    });
  }

  private async drain(): Promise<void> {
    while (!this.stopped) {
      const batch = this.takeWholeCommands();
      if (batch.length === 0) return;
      await this.inTurn(() => this.take(batch));
      await nextTurn();
    }
  }

  private takeWholeCommands(): StoredEntry[] {
    let end = Math.min(this.waiting.length, AT_ONCE);
    while (end < this.waiting.length && !this.waiting[end - 1]?.completes) end += 1;
    while (end > 0 && !this.waiting[end - 1]?.completes) end -= 1;
    return this.waiting.splice(0, end);
  }

  private async take(batch: readonly StoredEntry[]): Promise<void> {
    const fresh = batch.filter(({ number }) => number > this.seen.value);
    const last = fresh.at(-1);
    if (!last) return;
    try {
      await onceInReach(() => this.views.follow(this.ledger, fresh), () => this.closing);
      this.seen.next(last.number);
      for (const entry of fresh) this.followed.next(entry);
    } catch (error) {
      if (fresh.length === 1 || fresh.every(({ command }) => command === last.command)) this.stop(error);
      else await this.takeOneByOne(fresh);
    }
  }

  /** Goes up to the command that cannot be followed, so that the one at fault is named. */
  private async takeOneByOne(batch: readonly StoredEntry[]): Promise<void> {
    const commands = new Map<string, StoredEntry[]>();
    for (const entry of batch) commands.set(entry.command, [...(commands.get(entry.command) ?? []), entry]);
    for (const command of commands.values()) if (!this.stopped) await this.take(command);
  }

  /** Nothing is skipped: what cannot be followed stops the views there, by name, and they go on answering as of then. */
  private readonly stop = (error: unknown): void => {
    this.stopped = { before: this.seen.value + 1, why: error instanceof Error ? error.message : String(error) };
    this.subscription?.unsubscribe();
    this.waiting = [];
    this.seen.next(this.seen.value);
  };

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}
