import type pg from 'pg';
import type { EntryNumber, Instant } from '../domain/entry.js';
import type { AppendRequest, RecordedCommand } from './append.js';
import { ENTRY_COLUMNS } from './entry-row.js';
import { AT_THE_BEGINNING, type GroupPlan, type HashedCommand, type HashedEntry, type Standing } from './postgres-plan.js';

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
type Rows = Pick<GroupPlan, 'entries' | 'commands'>;

const COMMAND_COLUMNS = 'id, digest, stream, revision, entries, position';
const ENTRY_TYPES = 'bigint text text int text int text text text text text text smallint text'.split(' ');
const COMMAND_TYPES = 'text text text int int bigint text'.split(' ');

const values = (types: readonly string[], after = 0): string => types.map((type, index) => `$${after + index + 1}::${type}`).join(', ');
const arrays = (types: readonly string[], after = 0): string => values(types.map((type) => `${type}[]`), after);

/** What decides an append, in one statement: the commands carried out before, where each stream is, and where the ledger ends. */
const STANDING = `select
  (select json_agg(json_build_array(${COMMAND_COLUMNS})) from command where id = any($1::text[])),
  (select json_agg(json_build_array(asked, (select coalesce(max(revision), 0) from entry where stream = asked)))
     from unnest($2::text[]) as asked),
  (select json_build_array(number, recorded_at, hash) from entry order by number desc limit 1)`;
const COMMANDS = `select ${COMMAND_COLUMNS} from command where id = any($1::text[])`;

const entriesToAdd = `insert into entry (${ENTRY_COLUMNS}, hash) select added.* from unnest(${arrays(ENTRY_TYPES)}) as added (number)`;
const commandsToAdd = (after: number): string =>
  `insert into command (${COMMAND_COLUMNS}, hash) select added.* from unnest(${arrays(COMMAND_TYPES, after)}) as added (id)`;

const ADD_ENTRIES = `${entriesToAdd} order by added.number`;
const ADD_COMMANDS = commandsToAdd(0);

/** Said for the length of a transaction by whoever has the lock in it. */
const TURN = 'placement_tracker.turn';

/**
 * Adds what was planned if the ledger stands as it was planned for, and nothing otherwise. It is sent before it is known
 * that the transaction was begun and the lock was had, so it asks for that as well.
 */
const ADD_AS_PLANNED = `with as_planned as (
  select where current_setting('${TURN}', true) = 'held'
    and coalesce((select number = $22::bigint and hash = $23::text from entry order by number desc limit 1), $22::bigint = 0)
    and not exists (select from command where id = any($15::text[]))
    and not exists (select from unnest($24::text[], $25::int[]) as planned (stream, revision)
      where planned.revision <> (select coalesce(max(entry.revision), 0) from entry where entry.stream = planned.stream))
), entries as (${entriesToAdd} where exists (select from as_planned) order by added.number)
${commandsToAdd(ENTRY_TYPES.length)} where exists (select from as_planned)`;

/** The same of one entry by one command, as most appends are: without arrays it is quicker. */
const ADD_ONE_AS_PLANNED = `with as_planned as (
  select where current_setting('${TURN}', true) = 'held'
    and coalesce((select number = $22::bigint and hash = $23::text from entry order by number desc limit 1), $22::bigint = 0)
    and not exists (select from command where id = $15::text)
    and $24::int = (select coalesce(max(revision), 0) from entry where stream = $3::text)
), entries as (insert into entry (${ENTRY_COLUMNS}, hash) select ${values(ENTRY_TYPES)} from as_planned)
insert into command (${COMMAND_COLUMNS}, hash) select ${values(COMMAND_TYPES, ENTRY_TYPES.length)} from as_planned`;

/**
 * Begins a transaction that holds the lock until it ends. What is asked next sees all that was committed before, for
 * each statement of it looks anew.
 */
export const begun = (client: pg.ClientBase, lock: string): Promise<unknown> =>
  client.query(`begin isolation level read committed; select pg_advisory_xact_lock(${lock}), set_config('${TURN}', 'held', true)`);

/** Where the ledger, streams and commands stand. */
export const standingOf = async (client: pg.ClientBase, requests: readonly AppendRequest[]): Promise<Standing> => {
  const streams = [...new Set(requests.map(({ stream }) => stream))];
  const { rows } = await client.query<StandingRow & unknown[]>({ name: 'standing', text: STANDING, values: [idsOf(requests), streams], rowMode: 'array' });
  const [commands, revisions, end] = rows[0] ?? [null, null, null];
  return {
    commands: commandsIn(commands ?? []),
    revisions: new Map(revisions ?? []),
    end: end ? { number: end[0], recordedAt: end[1], hash: end[2] } : AT_THE_BEGINNING,
  };
};

/** Whether all that was planned for a standing was added; nothing was where the ledger does not stand so. */
export const addedAsPlanned = async (client: pg.ClientBase, plan: Rows, { end, revisions }: Standing): Promise<boolean> => {
  const [entry, command] = [plan.entries[0], plan.commands[0]];
  const one = entry && command && plan.entries.length === 1 && plan.commands.length === 1;
  const asked = one
    ? { name: 'add one as planned', text: ADD_ONE_AS_PLANNED, values: [...entry, ...command, end.number, end.hash, revisions.get(entry[2])] }
    : {
        name: 'add as planned',
        text: ADD_AS_PLANNED,
        values: [...columnsOf(plan.entries, ENTRY_TYPES), ...columnsOf(plan.commands, COMMAND_TYPES), end.number, end.hash, [...revisions.keys()], [...revisions.values()]],
      };
  const { rowCount } = await client.query(asked);
  return rowCount === plan.commands.length;
};

export const idsOf = (requests: readonly AppendRequest[]): readonly string[] => requests.map(({ command }) => command.id);

export const commandsOf = async (
  connection: pg.Pool | pg.ClientBase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordedCommand>> => {
  const { rows } = await connection.query<CommandRow & unknown[]>({ name: 'commands', text: COMMANDS, values: [ids], rowMode: 'array' });
  return commandsIn(rows);
};

const commandsIn = (rows: readonly CommandRow[]): ReadonlyMap<string, RecordedCommand> =>
  new Map(rows.map(([id, digest, stream, revision, entries, position]) => [id, { digest, stream, revision, entries, position }]));

/** Adds rows that are chained already, in the transaction of whoever holds the lock. */
export const addRows = async (client: pg.ClientBase, { entries, commands }: Rows): Promise<void> => {
  if (entries.length > 0) await client.query({ name: 'add entries', text: ADD_ENTRIES, values: columnsOf(entries, ENTRY_TYPES) });
  if (commands.length > 0) await client.query({ name: 'add commands', text: ADD_COMMANDS, values: columnsOf(commands, COMMAND_TYPES) });
};

/** Rows go in column by column, as arrays, in one statement however many they are. */
const columnsOf = (rows: readonly (HashedEntry | HashedCommand)[], types: readonly string[]): unknown[] =>
  types.map((_, column) => rows.map((row) => row[column]));
