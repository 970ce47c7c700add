/** The newest shape of the ledger's tables this release knows. */
export const LEDGER_SHAPE = 1;

/** Text is compared byte by byte, so that text order is the same on every server and instants order as time does. */
const TEXT = 'text collate "C" not null';

const SHAPE_TABLE = 'create table ledger_shape (shape integer not null)';

const ENTRY_TABLE = `create table entry (
  number      bigint   primary key,
  id          ${TEXT} unique,
  stream      ${TEXT},
  revision    integer  not null,
  type        ${TEXT},
  schema      integer  not null,
  data        ${TEXT},
  recorded_at ${TEXT},
  written_at  ${TEXT},
  recorded_by ${TEXT},
  origin      ${TEXT} check (origin in ('recorded', 'migrated')),
  command     ${TEXT},
  completes   smallint not null check (completes in (0, 1)),
  hash        ${TEXT},
  unique (stream, revision)
)`;

const COMMAND_TABLE = `create table command (
  id       text collate "C" primary key,
  digest   ${TEXT},
  stream   ${TEXT},
  revision integer not null,
  entries  integer not null,
  position bigint  not null,
  hash     ${TEXT}
)`;

/**
 * Asked once a statement, of all it adds: the numbers go on from the last one without a gap, and so do the
 * revisions of each stream, in the order of the numbers.
 */
const AT_THE_END = `create function entries_are_at_the_end() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (
    select from (select min(number) as first, max(number) as last, count(*) as added from added) range
    where added > 0 and (last - first + 1 <> added or last <> (select max(number) from entry) or first < 1
      or (first > 1 and not exists (select from entry where number = first - 1)))
  ) or exists (
    select from (select number, stream, revision, lag(revision) over (partition by stream order by number) as before
      from added) range
    where case when before is null
      then revision <> coalesce((select max(revision) from entry
        where entry.stream = range.stream and entry.revision < range.revision), 0) + 1
        or exists (select from entry where entry.stream = range.stream and entry.revision > range.revision
          and entry.number < range.number)
      else revision <> before + 1 end
  ) then raise exception 'entries are only added at the end of the ledger'; end if;
  return null;
end $$`;

const NEVER_ALTERED = `create function ledger_is_never_altered() returns trigger language plpgsql as $$
begin raise exception 'the ledger is never altered: correct an entry or strike it out'; end $$`;

/** Whoever listens hears of entries when, and only if, they are committed. */
const WAKES = `create function entries_wake_followers() returns trigger language plpgsql as $$
begin perform pg_notify(tg_table_schema || '.entry', ''); return null; end $$`;

/** A trigger that also holds where a session says it is a replica, which passes ordinary triggers by. */
const always = (name: string, table: string, rest: string): readonly string[] => [
  `create trigger ${name} ${rest}`,
  `alter table ${table} enable always trigger ${name}`,
];

/** Everything a ledger consists of, in a schema of its own; the search path names the schema. */
export const LEDGER_TABLES: readonly string[] = [
  SHAPE_TABLE,
  `insert into ledger_shape values (${LEDGER_SHAPE})`,
  ENTRY_TABLE,
  'create index entry_recorded_at on entry (recorded_at, number)',
  COMMAND_TABLE,
  AT_THE_END,
  NEVER_ALTERED,
  WAKES,
  ...always(
    'entries_are_added_at_the_end',
    'entry',
    'after insert on entry referencing new table as added for each statement execute function entries_are_at_the_end()',
  ),
  ...always(
    'entries_wake_followers',
    'entry',
    'after insert on entry for each statement execute function entries_wake_followers()',
  ),
  ...['entry', 'command'].flatMap((table) =>
    always(
      `no_alteration_of_${table}`,
      table,
      `before delete or update or truncate on ${table} for each statement execute function ledger_is_never_altered()`,
    ),
  ),
];

/** What the role the tracker runs as may do: read, and add. Names come quoted. */
export const grantsTo = (role: string, schema: string): readonly string[] => [
  `revoke all on schema ${schema} from ${role}`,
  `revoke all on all tables in schema ${schema} from ${role}`,
  `grant usage on schema ${schema} to ${role}`,
  `grant select on ledger_shape to ${role}`,
  `grant select, insert on entry, command to ${role}`,
];
