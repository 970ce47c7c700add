import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Subject, defer, retry, takeUntil, timer, type Subscription } from 'rxjs';
import type { ChildFact } from '../domain/child/events.js';
import type { Entry, EntryId, EntryStruckOut } from '../domain/entry.js';
import type { StoredEntry } from '../ledger/ledger.js';
import { partsOf } from '../../projections/following.js';
import { Asking } from './asking.js';
import { readable } from './child-entries.js';
import { identityOf } from './find-identity.js';
import { Candidates } from './find-candidates.js';
import { soughtOf, type Sought, type Typed } from './find-sought.js';

type Told = Entry<ChildFact | EntryStruckOut>;

/** Milliseconds until a ledger that broke off is listened to again. */
const ASK_AGAIN = 5_000;
/** The beginning of the name of a child’s stream; nothing else is looked at. */
const OF_A_CHILD = /^child-/;

/**
 * Who every child is, by what names people, as known now. Names are in no view and on no disk but the ledger’s: this is made from
 * the entries anew by each process that serves, and forgotten with it (docs/adr/0031-names-are-found-in-memory.md).
 */
@Injectable()
export class WhoIsWho implements BeforeApplicationShutdown {
  private readonly authorities = new Map<string, Candidates>();
  /** What tells who a child is, by stream; nearly always one entry. */
  private readonly told = new Map<string, readonly Told[]>();
  private readonly particulars = new Set<EntryId>();
  private readonly closed = new Subject<void>();
  private open: StoredEntry[] = [];
  private taken = 0;
  private caughtUpAt = Infinity;
  private subscription: Subscription | undefined;

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Whether every entry that the views had when following began has been taken in. */
  get complete(): boolean {
    return this.taken >= this.caughtUpAt;
  }

  /** Everybody of an authority who may answer what was typed, and others. */
  answering(authority: string, typed: Typed): Iterable<Sought> {
    return this.authorities.get(authority)?.answering(typed) ?? [];
  }

  /** Takes in the entries there are, and then each new one; asked again, it goes on as it does. */
  follow(): void {
    if (this.subscription) return;
    this.caughtUpAt = this.asking.seen;
    this.subscription = defer(() => this.asking.ledger.subscribe(this.taken))
      .pipe(retry({ delay: () => this.startOver() }), takeUntil(this.closed))
      .subscribe((entry) => this.take(entry));
  }

  beforeApplicationShutdown(): void {
    this.closed.next();
  }

  /** What of a command had come is read again with the rest. */
  private startOver() {
    this.open = [];
    return timer(ASK_AGAIN);
  }

  private take(entry: StoredEntry): void {
    this.open.push(entry);
    if (!entry.completes) return;
    const command = this.open;
    this.open = [];
    for (const one of command) this.tell(one);
    this.taken = entry.number;
  }

  private tell(stored: StoredEntry): void {
    if (!OF_A_CHILD.test(stored.stream)) return;
    const told = this.told.get(stored.stream);
    if (!told) this.believe(stored.stream, []);
    const isStrike = stored.type === 'EntryStruckOut' && this.particulars.has(stored.data['entry'] as EntryId);
    if (stored.type !== 'ParticularsRecorded' && !isStrike) return;
    const [entry] = readable<ChildFact | EntryStruckOut>(stored);
    if (!entry) return;
    if (!isStrike) this.particulars.add(stored.id);
    this.believe(stored.stream, [...(told ?? []), entry]);
  }

  private believe(stream: string, told: readonly Told[]): void {
    this.told.set(stream, told);
    const { authority, id } = partsOf(stream);
    const children = this.authorities.get(authority) ?? new Candidates();
    this.authorities.set(authority, children);
    children.put(soughtOf(id, identityOf(told)));
  }
}
