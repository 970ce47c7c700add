import Database, { type Statement } from 'better-sqlite3';
import { CHAIN_BEGINS, hashOfRow } from './entry-row.js';
import { LEDGER_TABLES } from './sqlite-ledger.table.js';
import { fault, type LedgerFault } from './verify-fault.js';

type Command = readonly [
  id: string | null,
  digest: string,
  stream: string,
  revision: number,
  entries: number,
  position: number,
];
type Completed = readonly [
  number: number,
  stream: string,
  revision: number,
  entryHash: string | null,
  ...Command,
  hash: string,
];

const COMMAND =
  'command.id, command.digest, command.stream, command.revision, command.entries, command.position, command.hash';

/** Each stream's revisions count up; and the indexes that reads go by hold each entry as the table does. */
const OUT_OF_STREAM = `select number from entry where number between ? and ? and (
    not exists (select 1 from entry as same indexed by sqlite_autoindex_entry_2
       where same.stream = entry.stream and same.revision = entry.revision and +same.number = entry.number)
    or not exists (select 1 from entry as same indexed by sqlite_autoindex_entry_1
       where same.id = entry.id and +same.number = entry.number)
    or (revision <> 1 and not exists (select 1 from entry as before indexed by sqlite_autoindex_entry_2
       where before.stream = entry.stream and before.revision = entry.revision - 1 and +before.number < entry.number)))
  order by number limit 1`;

const COMPLETED = `select entry.number, entry.stream, entry.revision, entry.hash, ${COMMAND}
  from entry left join command on command.id = entry.command
  where entry.number between ? and ? and entry.completes = 1 order by entry.number`;

const WITHOUT_ENTRIES = `select command.position, command.stream, command.revision, entry.hash, ${COMMAND}
  from command left join entry on entry.number = command.position where command.entries = 0`;

/** Holds the entries against what else the file says of them: the streams' order, and the commands kept. */
export class CrossChecks {
  private completed = 0;
  private accounted = 0;
  private readonly outOfStream: Statement<[number, number], number>;
  private readonly completing: Statement<[number, number], Completed>;

  constructor(private readonly database: Database.Database) {
    this.outOfStream = database.prepare<[number, number], number>(OUT_OF_STREAM).pluck();
    this.completing = database.prepare<[number, number], Completed>(COMPLETED).raw();
  }

  /** The first of these entries that the rest of the file disagrees with. */
  faultBetween(first: number, last: number): LedgerFault | undefined {
    const gap = this.outOfStream.get(first, last);
    const commands = this.completing.all(first, last);
    const disagreeing = commands.find((command) => disagrees(command));
    this.completed += commands.length;
    this.accounted += commands.reduce((sum, command) => sum + command[8], 0);
    if (gap !== undefined && gap <= (disagreeing?.[0] ?? gap))
      return fault(gap, 'revision-gap', 'does not follow the one before it in its stream');
    return disagreeing && fault(disagreeing[0], 'command-disagrees', 'is not what the ledger keeps of its command');
  }

  /** What can only be seen once every entry has been: commands that tell of no entry, and entries of no command. */
  faultOfAll(entries: number): LedgerFault | undefined {
    const kept = this.database.prepare<[], number>('select count(*) from command where entries > 0').pluck().get();
    if (kept !== this.completed || this.accounted !== entries)
      return fault(0, 'command-disagrees', 'The commands kept tell of other entries than there are.');
    for (const command of this.database.prepare<[], Completed>(WITHOUT_ENTRIES).raw().iterate())
      if (disagrees(command))
        return fault(0, 'command-disagrees', `Command ${command[4]} is not kept as it was written.`);
    return undefined;
  }
}

const disagrees = ([number, stream, revision, entryHash, ...kept]: Completed): boolean => {
  const [id, , keptStream, keptRevision, , position, hash] = kept;
  return (
    id === null ||
    keptStream !== stream ||
    keptRevision !== revision ||
    position !== number ||
    hashOfRow(entryHash ?? CHAIN_BEGINS, kept.slice(0, -1) as (string | number)[]) !== hash
  );
};

/** The tables and the triggers that forbid altering them are those a ledger is begun with. */
export const guardsMissing = (database: Database.Database): LedgerFault | undefined => {
  const expected = new Database(':memory:');
  try {
    for (const statement of LEDGER_TABLES) expected.exec(statement);
    const there = new Map(definitionsIn(database));
    const missing = definitionsIn(expected).find(([name, sql]) => there.get(name) !== sql);
    return (
      missing && fault(0, 'unguarded', `${missing[0]} is gone or was changed: the ledger could be altered unseen.`)
    );
  } finally {
    expected.close();
  }
};

const definitionsIn = (database: Database.Database): readonly (readonly [name: string, sql: string])[] =>
  database
    .prepare<[], readonly [string, string]>('select name, sql from sqlite_master where sql is not null order by name')
    .raw()
    .all();
