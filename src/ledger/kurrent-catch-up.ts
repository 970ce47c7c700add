import { damaged } from './entry-row.js';
import type { KurrentConnection } from './kurrent-connection.js';
import { NotYet } from './kurrent-faults.js';
import { KurrentIndex } from './kurrent-index.js';
import type { KurrentPlace } from './kurrent-place.js';
import type { LedgerRecord } from './kurrent-record.js';
import { LedgerUnavailable } from './ledger.js';

const PAGE = 1_000;

/** Keeps the index level with the stream: with what this process wrote, and with what others did. */
export class KurrentCatchUp {
  readonly index = new KurrentIndex();
  private running: Promise<void> | undefined;
  private waiting: Promise<void> | undefined;

  constructor(
    private readonly connection: KurrentConnection,
    private readonly place: KurrentPlace,
  ) {}

  /** Settles when everything that was written before it was asked is in the index. */
  advance(): Promise<void> {
    if (!this.running) {
      this.running = this.pull().finally(() => (this.running = undefined));
      return this.running;
    }
    // A reading under way may have begun too early: all who ask meanwhile wait for the next.
    this.waiting ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.waiting = undefined;
        return this.advance();
      });
    return this.waiting;
  }

  /** Takes what this process has just written; a reading may have been quicker. */
  take(records: readonly LedgerRecord[]): void {
    for (const record of records) if (record.at === this.index.next) this.index.take(record);
  }

  /** Each reading begins with the record known last, so that another ledger in its place is noticed. */
  private async pull(): Promise<void> {
    for (;;) {
      const { next } = this.index;
      const records = await this.connection.read(Math.max(next - 1, 0), PAGE);
      if (next > 0) this.assertSame(records[0]);
      else if (records[0] && records[0].at > 0) throw damaged(1, 'is missing');
      this.take(records);
      if (records.length < PAGE) return;
    }
  }

  /**
   * A node that lately led may answer as if it still did, without the newest entries. So may a server that was brought
   * back from an older backup, until it has others in their place.
   */
  behind(): LedgerUnavailable {
    return new LedgerUnavailable(
      `The ledger ${this.place.words} ends before entry ${this.index.end.number}, which it had: nothing was saved. ` +
        'A node may have fallen behind, and will catch up; or the server was brought back from an older backup.',
      { cause: new NotYet(), passing: true },
    );
  }

  private assertSame(record: LedgerRecord | undefined): void {
    const { next, end } = this.index;
    if (!record) throw this.behind();
    if (record.at !== next - 1 || record.hash === end.hash) return;
    throw new LedgerUnavailable(
      `The ledger ${this.place.words} is not the one it was: entry ${end.number} is another than was read before. ` +
        'Was the server brought back from an older backup? Stop the tracker until that is settled.',
    );
  }
}
