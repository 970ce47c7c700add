import type { Instant } from '../domain/entry.js';
import { LedgerUnavailable } from '../ledger/ledger.js';
import type { Around } from '../ledger/watched-ledger.js';

/**
 * How the ledger stands, by what became of the last that was asked of it: `read-only` where it answers and takes nothing
 * (a full disk), `away` where it is out of reach.
 */
export type Standing = {
  readonly state: 'sound' | 'read-only' | 'away';
  /** Since when it has been so; null where it is sound. */
  readonly since: Instant | null;
};

const SOUND: Standing = { state: 'sound', since: null };

/** Learns how the ledger stands from every call. It bars nobody: whoever writes tries, and the first that succeeds ends it. */
export class LedgerStanding {
  private standing: Standing = SOUND;

  constructor(
    private readonly now: () => Date = () => new Date(),
    /** Told of each change, with the reason where it is for the worse. */
    private readonly changed: (standing: Standing, why?: string) => void = () => undefined,
  ) {}

  get current(): Standing {
    return this.standing;
  }

  readonly around: Around = async (call, work) => {
    try {
      const answer = await work();
      if (call === 'append' || this.standing.state === 'away') this.become('sound');
      return answer;
    } catch (error) {
      if (error instanceof LedgerUnavailable) this.failed(call === 'append', error);
      else if (call === 'append') this.become('sound');
      throw error;
    }
  };

  /** An entry that cannot be read says nothing of the others: only a write that fails makes a ledger that is there read-only. */
  private failed(writing: boolean, { passing, message }: LedgerUnavailable): void {
    if (passing) this.become('away', message);
    else if (writing) this.become('read-only', message);
  }

  private become(state: Standing['state'], why?: string): void {
    if (state === this.standing.state) return;
    this.standing = state === 'sound' ? SOUND : { state, since: this.now().toISOString() as Instant };
    this.changed(this.standing, why);
  }
}
