import { Inject, Injectable } from '@nestjs/common';
import type BetterSqlite3 from 'better-sqlite3';
import type { EntryNumber } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import { Projector } from '../projecting/projector.js';
import { LEDGER, TODAY } from '../recording/recording.tokens.js';
import type { Today } from '../recording/today.js';
import { Views } from '../../projections/views/views.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { settled, type ViewpointAsked } from './viewpoint-asked.js';

/** What every question needs: the views as they are now, and a viewpoint settled to an entry they have seen. */
@Injectable()
export class Asking {
  constructor(
    @Inject(LEDGER) readonly ledger: Ledger,
    @Inject(Views) private readonly views: Views,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  get sql(): BetterSqlite3.Database {
    return this.views.sql;
  }

  get seen(): EntryNumber {
    return this.projector.status.seen;
  }

  settle(asked: ViewpointAsked): Promise<Viewpoint> {
    return settled(asked, { ledger: this.ledger, seen: this.seen, today: this.today() });
  }
}
