import { setTimeout as after } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { EntryNumber } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import { LEDGER } from '../recording/recording.tokens.js';
import { EntryIndex } from './entry-index.js';

/** How far the ledger has been read. */
export type Reading = { readonly done: number; readonly total: number };

/** The index of the ledger, made when it is first asked for and brought up to date whenever it is again. */
@Injectable()
export class LedgerIndexed {
  private index = new EntryIndex();
  private underWay: Promise<void> | undefined;

  constructor(@Inject(LEDGER) private readonly ledger: Pick<Ledger, 'head' | 'readAll'>) {}

  /** The index up to the ledger’s last entry, however long it takes. */
  async whole(): Promise<{ readonly index: EntryIndex; readonly head: EntryNumber }> {
    const head = await this.ledger.head();
    while (this.index.size < head) await this.read(head);
    return { index: this.index, head };
  }

  /** The same, or how far it is where it takes longer than somebody wants to wait. */
  async within(milliseconds: number): Promise<{ readonly index: EntryIndex; readonly head: EntryNumber } | Reading> {
    const waiting = new AbortController();
    const whole = this.whole().finally(() => waiting.abort());
    const late = after(milliseconds, undefined, { signal: waiting.signal, ref: false }).then(async () => ({ done: this.index.size, total: await this.ledger.head() }));
    late.catch(() => undefined);
    whole.catch(() => undefined);
    return Promise.race([whole, late.catch(() => whole)]);
  }

  private read(head: number): Promise<void> {
    this.underWay ??= this.readOn(head).finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  /** The ledger lets others have their turn between its pages. */
  private async readOn(head: number): Promise<void> {
    for await (const page of this.ledger.readAll(this.index.size, head)) this.index.take(page);
  }
}
