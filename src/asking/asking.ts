import { Inject, Injectable } from '@nestjs/common';
import type { EntryNumber } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import { Projector } from '../projecting/projector.js';
import { LEDGER, TODAY } from '../recording/recording.tokens.js';
import type { Today } from '../recording/today.js';
import type { Reader } from '../../projections/measure.js';
import type { Reading } from '../../projections/reading.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { settled, type ViewpointAsked } from './viewpoint-asked.js';

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
    return settled(asked, { ledger: this.ledger, seen: this.seen, today: this.today() });
  }
}
