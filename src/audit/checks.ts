import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Instant } from '../domain/entry.js';
import type { StorePlace } from '../projecting/store.js';
import { Views } from '../../projections/views/views.js';
import { checkBeside, type Checking } from './check-beside.js';
import type { CheckAsked, CheckKind, Verdict, Witness } from './check.js';

export const STORE_PLACE = Symbol('StorePlace');

/** A check that somebody asked for: how far it is, or how it ended. */
export type CheckTold = {
  readonly number: number;
  readonly kind: CheckKind;
  readonly by: string;
  readonly askedAt: Instant;
} & (
  | { readonly state: 'under way'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly milliseconds: number; readonly verdict: Verdict }
  | { readonly state: 'failed'; readonly why: string }
);

/** How many are told of; what is older is forgotten, and so are all when the tracker stops. */
const REMEMBERED = 20;

/** The checks of this process, one at a time: who asked, when, and what was found. */
@Injectable()
export class Checks implements OnApplicationShutdown {
  private told: readonly CheckTold[] = [];
  private number = 0;
  private under: Checking | undefined;

  constructor(
    @Inject(STORE_PLACE) private readonly place: StorePlace,
    @Inject(Views) private readonly views: Views | undefined,
  ) {}

  /** Begins a check and tells its number; the one under way where there is one already. */
  begin(kind: CheckKind, by: string, witnesses: readonly Witness[] = []): { readonly begun: boolean; readonly check: CheckTold } {
    const underWay = this.told.find(({ state }) => state === 'under way');
    if (underWay) return { begun: false, check: underWay };
    const asked = { number: (this.number += 1), kind, by, askedAt: new Date().toISOString() as Instant };
    const check: CheckTold = { ...asked, state: 'under way', done: 0, total: 0 };
    this.told = [check, ...this.told].slice(0, REMEMBERED);
    void this.run(asked, this.askedOf(kind, witnesses));
    return { begun: true, check };
  }

  /** The last first. */
  all(): readonly CheckTold[] {
    return this.told;
  }

  numbered(number: number): CheckTold | undefined {
    return this.told.find((one) => one.number === number);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.under?.giveUp();
  }

  private askedOf(kind: CheckKind, witnesses: readonly Witness[]): CheckAsked {
    const place = Object.fromEntries(Object.entries(this.place).filter(([, given]) => given !== undefined)) as StorePlace;
    if (kind === 'verify') return { kind, place, witnesses };
    return this.views ? { kind, place, views: this.views.sql.name } : { kind, place };
  }

  private async run(asked: Pick<CheckTold, 'number' | 'kind' | 'by' | 'askedAt'>, what: CheckAsked): Promise<void> {
    const began = performance.now();
    try {
      this.under = checkBeside(what, (done, total) => this.tell({ ...asked, state: 'under way', done, total }));
      const verdict = await this.under.verdict;
      this.tell({ ...asked, state: 'done', milliseconds: performance.now() - began, verdict });
    } catch (error) {
      this.tell({ ...asked, state: 'failed', why: error instanceof Error ? error.message : String(error) });
    } finally {
      this.under = undefined;
    }
  }

  private tell(told: CheckTold): void {
    this.told = this.told.map((one) => (one.number === told.number ? told : one));
  }
}
