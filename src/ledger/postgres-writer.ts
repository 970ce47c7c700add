import pg from 'pg';
import type { Instant } from '../domain/entry.js';
import type { AppendRequest, RecordedCommand } from './append.js';
import type { Outcome } from './group-commit.js';
import type { Appended } from './ledger.js';
import { addedAsPlanned, begun, commandsOf, idsOf, standingOf } from './postgres-append.js';
import { inIndexedSteps, letGo, type PostgresPlace } from './postgres-connection.js';
import { inPlainWords, isLost, isPassing, isUnanswered } from './postgres-faults.js';
import { answeredBefore, asExpected, planned, type Planned, type Standing } from './postgres-plan.js';

/**
 * Writes to the ledger's tables. Whoever writes holds one advisory lock until the transaction ends, so numbers are
 * given in the order in which they are committed, without a gap. Where it left the ledger it remembers, and plans for
 * that: the lock, the rows and the commit then go to the server at once, and the server adds the rows only where the
 * ledger stands as they were planned for. Where it does not, or others write too, it is asked first.
 */
export class PostgresWriter {
  /** Where the last turn left the ledger; unknown where it did not end well. */
  private left: Standing['end'] | undefined;
  /** False where others wrote between the last two turns: what is remembered is then seldom so. */
  private alone = true;

  constructor(
    private readonly pool: pg.Pool,
    private readonly place: PostgresPlace,
    private readonly now: () => Date,
  ) {}

  /** Carries requests out in one transaction, or, where one of them cannot be kept, each in its own. */
  async carryOut(requests: readonly AppendRequest[]): Promise<readonly Outcome<Appended>[]> {
    try {
      return await this.surviving(requests);
    } catch (fault) {
      const error = inPlainWords(fault, this.place.words);
      if (isUnanswered(fault)) return this.lookedFor(requests, error);
      if (requests.length === 1 || isPassing(error)) return requests.map(() => ({ error }));
      const outcomes: Outcome<Appended>[] = [];
      for (const request of requests) outcomes.push(...(await this.carryOut([request])));
      return outcomes;
    }
  }

  async recordedCommand(id: string): Promise<RecordedCommand | undefined> {
    return (await commandsOf(this.pool, [id])).get(id);
  }

  /**
   * A connection that breaks may have broken before or after the commit. Sent once more, the commands that were
   * carried out are answered as before, and the others are carried out: nothing is lost and nothing doubled. Where
   * that cannot be done either, the first break is told of, for nothing that comes after it says what became of them.
   */
  private async surviving(requests: readonly AppendRequest[]): Promise<readonly Outcome<Appended>[]> {
    try {
      return await this.inOneTurn(requests, await this.pool.connect());
    } catch (lost) {
      if (!isLost(lost)) throw lost;
      try {
        return await this.inOneTurn(requests, await this.another());
      } catch (error) {
        throw isUnanswered(error) ? error : lost;
      }
    }
  }

  /** What was not answered in time may have been kept: it is looked for. */
  private async lookedFor(requests: readonly AppendRequest[], unanswered: unknown): Promise<readonly Outcome<Appended>[]> {
    let found: ReadonlyMap<string, RecordedCommand> = new Map();
    try {
      const client = await this.another();
      found = await commandsOf(client, idsOf(requests)).finally(() => client.release());
    } catch {
      // What became of it is not known now either: the first answer stands.
    }
    return requests.map((request) => answeredBefore(request, found) ?? { error: unanswered });
  }

  /** A connection that nobody had before: where one broke or went dead, others of the pool may have, unnoticed. */
  private async another(): Promise<pg.PoolClient> {
    const client = new pg.Client(inIndexedSteps(this.place));
    const release = () => void letGo(client, this.place);
    client.on('error', ignore);
    try {
      await client.connect();
    } catch (error) {
      release();
      throw error;
    }
    return Object.assign(client, { release });
  }

  private async inOneTurn(requests: readonly AppendRequest[], client: pg.PoolClient): Promise<readonly Outcome<Appended>[]> {
    client.on('error', ignore);
    try {
      const plan = (await this.plannedAsRemembered(requests, client)) ?? (await this.plannedAsFound(requests, client));
      this.left = plan.end;
      client.off('error', ignore);
      client.release();
      return plan.outcomes;
    } catch (error) {
      this.left = undefined;
      // What the connection is in the middle of is not known: it ends with it, and the server rolls back.
      client.release(true);
      throw error;
    }
  }

  /** One way to the server and back. Undefined, and nothing added, where it cannot be said without looking. */
  private async plannedAsRemembered(requests: readonly AppendRequest[], client: pg.PoolClient): Promise<Planned | undefined> {
    const standing = this.alone && this.left ? asExpected(requests, this.left) : undefined;
    const plan = standing && planned(requests, standing, this.timeNow());
    if (!plan || plan.outcomes.some((outcome) => 'error' in outcome)) return undefined;
    const [, added] = await Promise.all([begun(client, this.place.lock), addedAsPlanned(client, plan, standing), client.query('commit')]);
    return added ? plan : undefined;
  }

  /** Two ways: what decides is read while the lock is held, and stays so. */
  private async plannedAsFound(requests: readonly AppendRequest[], client: pg.PoolClient): Promise<Planned> {
    const [, standing] = await Promise.all([begun(client, this.place.lock), standingOf(client, requests)]);
    this.alone = this.left === undefined || this.left.hash === standing.end.hash;
    const plan = planned(requests, standing, this.timeNow());
    const adding = plan.commands.length === 0 || addedAsPlanned(client, plan, standing);
    const [added] = await Promise.all([adding, client.query('commit')]);
    if (!added) throw new Error('the ledger was written to by somebody who did not wait for the lock');
    return plan;
  }

  private timeNow(): Instant {
    return this.now().toISOString() as Instant;
  }
}

const ignore = (): void => undefined;
