import { Inject, Injectable } from '@nestjs/common';
import type { EntryNumber, Instant } from '../domain/entry.js';
import type { Ledger, StoredEntry } from '../ledger/ledger.js';
import type { Remembered } from '../ledger/watched-ledger.js';
import { Projector } from '../projecting/projector.js';
import { LEDGER, TODAY } from '../recording/recording.tokens.js';
import type { Today } from '../recording/today.js';
import type { Reader } from '../../projections/measure.js';
import type { Reading } from '../../projections/reading.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { LedgerReach, OUT_OF_REACH, type OrOutOfReach } from './out-of-reach.js';
import { settled, ViewpointOutOfReach, type ViewpointAsked } from './viewpoint-asked.js';

/** What is known of the ledger without asking it. */
export const REMEMBERED = Symbol('Remembered');

/** The views, wherever they are kept. */
export const READING = Symbol('Reading');

/** What every question needs: the views as they are now, and a viewpoint settled to an entry they have seen. */
@Injectable()
export class Asking {
  constructor(
    @Inject(LEDGER) readonly ledger: Ledger,
    @Inject(READING) readonly reading: Reading,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(TODAY) private readonly today: Today,
    @Inject(LedgerReach) private readonly reach: LedgerReach,
    @Inject(REMEMBERED) private readonly remembered: Remembered,
  ) {}

  /** Answers are kept for as long as it is the same. */
  get generation(): object {
    return this.reading.generation;
  }

  /** Works an answer out of one state of the views; the work waits for nothing and changes nothing, for it may be carried out again. */
  answer<Answer>(authority: string, work: (read: Reader) => Answer): Promise<Answer> {
    return this.reading.answer(authority, work);
  }

  get seen(): EntryNumber {
    return this.projector.status.seen;
  }

  settle(asked: ViewpointAsked): Promise<Viewpoint> {
    return settled(asked, { ledger: { numberAt: (instant) => this.numberAt(instant) }, seen: this.seen, today: this.today() });
  }

  /** An entry, as far as it can be told: those seen last are remembered while the ledger is out of reach. */
  async entry(number: EntryNumber): Promise<OrOutOfReach<StoredEntry | undefined>> {
    return this.remembered.entry(number) ?? this.reach.orNot(() => this.ledger.entry(number));
  }

  private async numberAt(instant: Instant): Promise<EntryNumber> {
    const number = this.remembered.numberAt(instant) ?? (await this.reach.orNot(() => this.ledger.numberAt(instant)));
    if (number === OUT_OF_REACH) throw new ViewpointOutOfReach();
    return number;
  }
}
