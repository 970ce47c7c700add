import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { KurrentDBClient, StreamSubscription } from '@kurrent/kurrentdb-client';
import { Bell } from './bell.js';
import { isAbsent, isPassing, NoAnswer } from './kurrent-faults.js';
import type { KurrentPlace } from './kurrent-place.js';
import { eventOf, recordOf, type LedgerRecord } from './kurrent-record.js';
import { LedgerUnavailable } from './ledger.js';

const RETRIES = [20, 100, 500];

/**
 * A connection to the server that keeps the ledger's stream. The client sets no limit to its own first steps, and one
 * that was left without an answer may stay so: every call has a limit here, and after it a client of its own.
 */
export class KurrentConnection {
  /** Rung when the client was replaced: what hung on the one before has ended, perhaps unsaid. */
  readonly replaced = new Bell();
  private readonly writer = randomUUID();
  private readonly former = new Set<KurrentDBClient>();

  private constructor(
    private readonly place: KurrentPlace,
    private readonly begun: () => KurrentDBClient,
    private client = begun(),
  ) {}

  /** The client has a native part, which nobody loads who keeps the ledger elsewhere. */
  static async to(place: KurrentPlace): Promise<KurrentConnection> {
    const { KurrentDBClient } = await import('@kurrent/kurrentdb-client');
    return new KurrentConnection(place, () => KurrentDBClient.connectionString(place.url));
  }

  /** Adds records where the first of them says, all or none. Rejects where the stream is not there. */
  async append(records: readonly LedgerRecord[]): Promise<void> {
    const first = records[0]?.at ?? 0;
    const state = { streamState: first === 0 ? ('no_stream' as const) : BigInt(first - 1), requiresLeader: true };
    const events = records.map((record) => eventOf(record, this.writer));
    const { nextExpectedRevision } = await this.inTime((client) =>
      client.appendToStream(this.place.stream, events, state),
    );
    if (nextExpectedRevision !== BigInt(first + records.length - 1)) throw this.broken('entries were kept elsewhere');
  }

  /** Refuses a stream that the server was told to forget parts of: from the beginning, by age or by number. */
  async assertKept(): Promise<void> {
    const { metadata } = await this.again((client) => client.getStreamMetadata(this.place.stream, this.reading));
    const { truncateBefore, maxAge, maxCount } = metadata ?? {};
    if (truncateBefore !== undefined) throw this.broken('it was deleted, or its beginning was');
    if (maxAge !== undefined || maxCount !== undefined) throw this.broken('its metadata says $maxAge or $maxCount');
  }

  /** Records from a place on, as many as asked for or there are. */
  async read(from: number, count: number): Promise<readonly LedgerRecord[]> {
    try {
      return await this.again((client) => this.readOnce(client, from, count));
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  }

  /** Tells of what is written after a place, from whichever node. */
  subscribe(after: number): StreamSubscription {
    const fromRevision = after < 0 ? ('start' as const) : BigInt(after);
    return this.client.subscribeToStream(this.place.stream, { fromRevision });
  }

  async close(): Promise<void> {
    const ended = [this.client, ...this.former].map((client) => client.dispose());
    await Promise.race([Promise.all(ended), pause(this.place.limits.answer, undefined, { ref: false })]);
  }

  /** From the leader: what was answered as written is there. */
  private get reading() {
    const { credentials } = this.place;
    return { requiresLeader: true, ...(credentials && { credentials }) };
  }

  private async readOnce(client: KurrentDBClient, from: number, count: number): Promise<readonly LedgerRecord[]> {
    const records: LedgerRecord[] = [];
    const options = { fromRevision: BigInt(from), maxCount: count, ...this.reading };
    for await (const { event } of client.readStream(this.place.stream, options))
      if (event) records.push(recordOf(event));
    return records;
  }

  /**
   * What only reads may be asked again at once. The native half of the client, by which it is read, may go on asking a
   * node that is gone, even where others of the cluster are there: it is begun anew rather than believed.
   */
  private async again<T>(ask: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    for (let tried = 0; ; tried += 1) {
      const { client } = this;
      const wait = RETRIES[tried];
      try {
        return await this.inTime(ask);
      } catch (error) {
        if (wait === undefined || error instanceof NoAnswer || !isPassing(error)) throw error;
        if (tried === 1) this.replace(client);
        await pause(wait);
      }
    }
  }

  private async inTime<T>(ask: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    const { client } = this;
    const over = new AbortController();
    const late = pause(this.place.limits.answer, undefined, over).then(() => {
      this.replace(client);
      throw new NoAnswer(`no answer in ${this.place.limits.answer} ms`);
    });
    try {
      return await Promise.race([ask(client), late]);
    } finally {
      late.catch(() => undefined);
      over.abort();
    }
  }

  private broken(why: string): LedgerUnavailable {
    return new LedgerUnavailable(
      `The stream ${this.place.words} does not keep the ledger whole: ${why}. Bring it back from a backup, or set its metadata right.`,
    );
  }

  /** What others asked of the client before is given its time to end. */
  private replace(client: KurrentDBClient): void {
    if (this.client !== client) return;
    this.client = this.begun();
    this.former.add(client);
    this.replaced.ring();
    void pause(this.place.limits.answer, undefined, { ref: false }).then(() => {
      this.former.delete(client);
      return client.dispose();
    });
  }
}
