import pg from 'pg';
import type { EntryNumber, Instant } from '../domain/entry.js';
import type { AppendRequest, RecordedCommand } from './append.js';
import { ENTRY_COLUMNS } from './entry-row.js';
import type { Outcome } from './group-commit.js';
import type { Appended } from './ledger.js';
import { letGo, settingsOf, type PostgresPlace } from './postgres-connection.js';
import { inPlainWords, isLost, isPassing, isUnanswered } from './postgres-faults.js';
import { answeredBefore, AT_THE_BEGINNING, planned, type GroupPlan, type HashedCommand, type HashedEntry, type Standing } from './postgres-plan.js';

type EndRow = readonly [number: EntryNumber, recordedAt: Instant, hash: string];
type RevisionRow = readonly [stream: string, revision: number];
type CommandRow = readonly [
  id: string,
  digest: string,
  stream: string,
  revision: number,
  entries: number,
  position: EntryNumber,
];

type StandingRow = readonly [commands: readonly CommandRow[] | null, revisions: readonly RevisionRow[] | null, end: EndRow | null];

const COMMAND_COLUMNS = 'id, digest, stream, revision, entries, position';

const arrays = (types: readonly string[]): string => types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');

/** What decides an append, in one statement: the commands carried out before, where each stream is, and where the ledger ends. */
const STANDING = `select
  (select json_agg(json_build_array(${COMMAND_COLUMNS})) from command where id = any($1::text[])),
  (select json_agg(json_build_array(asked, (select coalesce(max(revision), 0) from entry where stream = asked)))
     from unnest($2::text[]) as asked),
  (select json_build_array(number, recorded_at, hash) from entry order by number desc limit 1)`;
const COMMANDS = `select ${COMMAND_COLUMNS} from command where id = any($1::text[])`;
const ADD_ENTRIES = `insert into entry (${ENTRY_COLUMNS}, hash)
  select * from unnest(${arrays('bigint text text int text int text text text text text text smallint text'.split(' '))})
    as added (number) order by number`;
const ADD_COMMANDS = `insert into command (${COMMAND_COLUMNS}, hash)
  select * from unnest(${arrays('text text text int int bigint text'.split(' '))})`;

/**
 * Writes to the ledger's tables. Whoever writes holds one advisory lock until the transaction ends, so numbers are
 * given in the order in which they are committed, without a gap; it believes nothing it remembers.
 */
export class PostgresWriter {
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
      return await this.inOneTransaction(requests, await this.pool.connect());
    } catch (lost) {
      if (!isLost(lost)) throw lost;
      try {
        return await this.inOneTransaction(requests, await this.another());
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
    const client = new pg.Client(settingsOf(this.place));
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

  private async inOneTransaction(requests: readonly AppendRequest[], client: pg.PoolClient): Promise<readonly Outcome<Appended>[]> {
    client.on('error', ignore);
    try {
      await client.query(`begin isolation level read committed; select pg_advisory_xact_lock(${this.place.lock})`);
      const standing = await standingOf(client, requests);
      const plan = planned(requests, standing, this.now().toISOString() as Instant);
      await addRows(client, plan);
      await client.query('commit');
      client.off('error', ignore);
      client.release();
      return plan.outcomes;
    } catch (error) {
      // What the connection is in the middle of is not known: it ends with it, and the server rolls back.
      client.release(true);
      throw error;
    }
  }
}

const ignore = (): void => undefined;

const idsOf = (requests: readonly AppendRequest[]): readonly string[] => requests.map(({ command }) => command.id);

/** Asked after the lock is held and in a statement of its own: it sees all that was committed before. */
const standingOf = async (client: pg.ClientBase, requests: readonly AppendRequest[]): Promise<Standing> => {
  const streams = [...new Set(requests.map(({ stream }) => stream))];
  const { rows } = await client.query<StandingRow & unknown[]>({ name: 'standing', text: STANDING, values: [idsOf(requests), streams], rowMode: 'array' });
  const [commands, revisions, end] = rows[0] ?? [null, null, null];
  return {
    commands: commandsIn(commands ?? []),
    revisions: new Map(revisions ?? []),
    end: end ? { number: end[0], recordedAt: end[1], hash: end[2] } : AT_THE_BEGINNING,
  };
};

const commandsOf = async (
  connection: pg.Pool | pg.ClientBase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordedCommand>> => {
  const { rows } = await connection.query<CommandRow & unknown[]>({
    name: 'commands',
    text: COMMANDS,
    values: [ids],
    rowMode: 'array',
  });
  return commandsIn(rows);
};

const commandsIn = (rows: readonly CommandRow[]): ReadonlyMap<string, RecordedCommand> =>
  new Map(rows.map(([id, digest, stream, revision, entries, position]) => [id, { digest, stream, revision, entries, position }]));

/** Adds rows that are chained already, in the transaction of whoever holds the lock. */
export const addRows = async (
  client: pg.ClientBase,
  { entries, commands }: Pick<GroupPlan, 'entries' | 'commands'>,
): Promise<void> => {
  if (entries.length > 0) await client.query(adding('add entries', ADD_ENTRIES, entries, 14));
  if (commands.length > 0) await client.query(adding('add commands', ADD_COMMANDS, commands, 7));
};

/** Rows go in column by column, as arrays, in one statement however many they are. */
const adding = (
  name: string,
  text: string,
  rows: readonly (HashedEntry | HashedCommand)[],
  columns: number,
): pg.QueryConfig => ({
  name,
  text,
  values: Array.from({ length: columns }, (_, column) => rows.map((row) => row[column])),
});
