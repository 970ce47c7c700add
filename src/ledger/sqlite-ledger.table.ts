import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Says in the file's header that it is a ledger of ours, before any table is read: the letters PTLG. */
export const LEDGER_MARK = 0x50_54_4c_47;

/** The newest shape of the file this release knows. */
export const LEDGER_SHAPE = 1;

const ENTRY_TABLE = `create table entry (
  number      integer primary key,
  id          text    not null unique,
  stream      text    not null,
  revision    integer not null,
  type        text    not null,
  schema      integer not null,
  data        text    not null,
  recorded_at text    not null,
  written_at  text    not null,
  recorded_by text    not null,
  origin      text    not null check (origin in ('recorded', 'migrated')),
  command     text    not null,
  completes   integer not null check (completes in (0, 1)),
  hash        text    not null,
  unique (stream, revision)
) strict`;

const COMMAND_TABLE = `create table command (
  id       text    primary key,
  digest   text    not null,
  stream   text    not null,
  revision integer not null,
  entries  integer not null,
  position integer not null,
  hash     text    not null
) strict, without rowid`;

/** Also where a row would be replaced: \`insert or replace\` deletes without asking the triggers on delete. */
const ENTRIES_ARE_ADDED_AT_THE_END = `create trigger entries_are_added_at_the_end before insert on entry
when new.number <> (select coalesce(max(number), 0) + 1 from entry)
  or new.revision <> (select coalesce(max(revision), 0) + 1 from entry where stream = new.stream)
  or exists (select 1 from entry where id = new.id)
begin select raise(abort, 'entries are only added at the end of the ledger'); end`;

const COMMANDS_ARE_ADDED_ONCE = `create trigger commands_are_added_once before insert on command
when exists (select 1 from command where id = new.id)
begin select raise(abort, 'a command is kept once'); end`;

const neverAltered = (table: string, what: 'update' | 'delete'): string =>
  `create trigger no_${what}_of_${table} before ${what} on ${table}
begin select raise(abort, 'the ledger is never altered: correct an entry or strike it out'); end`;

/** Everything a ledger file consists of. */
export const LEDGER_TABLES: readonly string[] = [
  ENTRY_TABLE,
  COMMAND_TABLE,
  ENTRIES_ARE_ADDED_AT_THE_END,
  COMMANDS_ARE_ADDED_ONCE,
  neverAltered('entry', 'update'),
  neverAltered('entry', 'delete'),
  neverAltered('command', 'update'),
  neverAltered('command', 'delete'),
];

/** Makes the tables, in one transaction with the header that says so. */
export class BeginLedger1764000000000 implements MigrationInterface {
  readonly name = 'BeginLedger1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of LEDGER_TABLES) await runner.query(statement);
    await runner.query(`pragma application_id = ${LEDGER_MARK}`);
    await runner.query(`pragma user_version = ${LEDGER_SHAPE}`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('A ledger is never undone.'));
  }
}
