import { Inject, Injectable } from '@nestjs/common';
import type { Ledger } from '../ledger/ledger.js';
import { LedgerStanding, type Standing } from '../projecting/ledger-standing.js';
import { Projector, type ProjectorStatus } from '../projecting/projector.js';
import { LEDGER } from '../recording/recording.tokens.js';

/** How the store stands, for whatever watches over it. */
export type Observed = ProjectorStatus & {
  /** Whether this process writes the views: one of those that share them does. */
  readonly writes: boolean;
  /** The ledger’s last entry; null where it did not tell in time. */
  readonly head: number | null;
  /** `unreadable`: it is there, and what it was asked cannot be read. */
  readonly ledger: Standing['state'] | 'unreadable';
};

/** Milliseconds. Whoever watches gives up soon, and one that does not answer by then is as good as away. */
const PATIENCE = 1_500;

@Injectable()
export class Observing {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(LedgerStanding) private readonly standing: LedgerStanding,
  ) {}

  async now(): Promise<Observed> {
    const { head, failed } = await this.head();
    const { state } = this.standing.current;
    const ledger = head !== null ? state : failed && state !== 'away' ? 'unreadable' : 'away';
    return { ...this.projector.status, writes: this.projector.writes, head, ledger };
  }

  private async head(): Promise<{ readonly head: number | null; readonly failed: boolean }> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<{ head: null; failed: false }>((resolve) => {
      timer = setTimeout(() => resolve({ head: null, failed: false }), PATIENCE);
    });
    const told = this.ledger.head().then(
      (head) => ({ head, failed: false }),
      () => ({ head: null, failed: true }),
    );
    const first = await Promise.race([told, late]);
    clearTimeout(timer);
    return first;
  }
}
