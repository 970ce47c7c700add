import type { Database, Statement } from 'better-sqlite3';
import type { EntryNumber, Instant } from '../domain/entry.js';
import {
  answerAgain,
  commandOf,
  firstAnswer,
  rowsOf,
  type AppendRequest,
  type LedgerEnd,
  type RecordedCommand,
} from './append.js';
import { CHAIN_BEGINS, ENTRY_COLUMNS, hashOfRow, type EntryRow } from './entry-row.js';
import type { Outcome } from './group-commit.js';
import { CommandReused, RecordedLater, StreamMovedOn, type Appended } from './ledger.js';
import { inPlainWords } from './sqlite-faults.js';

type Chained = LedgerEnd & { readonly hash: string };
type HashedEntry = readonly [...EntryRow, hash: string];
type HashedCommand = readonly [id: string, ...CommandRow, hash: string];
type Planned = {
  readonly answer: Appended;
  readonly entries: readonly HashedEntry[];
  readonly command?: HashedCommand;
  readonly reached: Chained;
};
type EndRow = readonly [number: EntryNumber, recordedAt: Instant, hash: string];
export type CommandRow = readonly [
  digest: string,
  stream: string,
  revision: number,
  entries: number,
  position: EntryNumber,
];

export const COMMAND_COLUMNS = 'digest, stream, revision, entries, position';

/** Writes to the ledger file. It believes nothing it remembers: the file is asked each time. */
export class SqliteWriter {
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly rollback: Statement;
  private readonly end: Statement<[], EndRow>;
  private readonly revision: Statement<[string], number | null>;
  private readonly recorded: Statement<[string], CommandRow>;
  private readonly addEntry: Statement<[...HashedEntry]>;
  private readonly addCommand: Statement<[...HashedCommand]>;

  constructor(
    private readonly database: Database,
    private readonly file: string,
    private readonly now: () => Date,
  ) {
    this.begin = database.prepare('begin immediate');
    this.commit = database.prepare('commit');
    this.rollback = database.prepare('rollback');
    this.end = database
      .prepare<[], EndRow>('select number, recorded_at, hash from entry order by number desc limit 1')
      .raw();
    this.revision = database
      .prepare<[string], number | null>('select max(revision) from entry where stream = ?')
      .pluck();
    this.recorded = database.prepare<[string], CommandRow>(`select ${COMMAND_COLUMNS} from command where id = ?`).raw();
    this.addEntry = database.prepare(`insert into entry (${ENTRY_COLUMNS}, hash) values (${'?, '.repeat(13)}?)`);
    this.addCommand = database.prepare(
      `insert into command (id, ${COMMAND_COLUMNS}, hash) values (?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** Carries requests out in one transaction, or, where that fails, each in its own, so that only the bad one fails. */
  carryOut(requests: readonly AppendRequest[]): readonly Outcome<Appended>[] {
    try {
      return this.inOneTransaction(requests);
    } catch (error) {
      return requests.length === 1
        ? [{ error: inPlainWords(error, this.file) }]
        : requests.flatMap((request) => this.carryOut([request]));
    }
  }

  recordedCommand(id: string): RecordedCommand | undefined {
    const row = this.recorded.get(id);
    return row && { digest: row[0], stream: row[1], revision: row[2], entries: row[3], position: row[4] };
  }

  private inOneTransaction(requests: readonly AppendRequest[]): readonly Outcome<Appended>[] {
    this.begin.run();
    try {
      const now = this.now().toISOString() as Instant;
      let end = this.endNow();
      const outcomes = requests.map((request): Outcome<Appended> => {
        const planned = this.planned(request, end, now);
        if ('error' in planned) return planned;
        this.write(planned);
        end = planned.reached;
        return planned;
      });
      this.commit.run();
      return outcomes;
    } catch (error) {
      if (this.database.inTransaction) this.rollback.run();
      throw error;
    }
  }

  /** A refusal comes before anything is written, so that it leaves the others' transaction as it was. */
  private planned(request: AppendRequest, end: Chained, now: Instant): Planned | { readonly error: unknown } {
    try {
      return this.plan(request, end, now);
    } catch (error) {
      if (isRefusal(error)) return { error };
      throw error;
    }
  }

  private plan(request: AppendRequest, end: Chained, now: Instant): Planned {
    const { stream, expected, command } = request;
    const before = this.recordedCommand(command.id);
    if (before) return { answer: answerAgain(request, before), entries: [], reached: end };
    const revision = this.revision.get(stream) ?? 0;
    if (revision !== expected) throw new StreamMovedOn(stream, expected, revision);
    let reached = end;
    const rows = rowsOf(request, end, now);
    const entries = rows.map((row): HashedEntry => {
      reached = { number: row[0], recordedAt: row[7], hash: hashOfRow(reached.hash, row) };
      return [...row, reached.hash];
    });
    const recorded = commandOf(request, end);
    const row = [command.id, recorded.digest, stream, recorded.revision, recorded.entries, recorded.position] as const;
    return {
      answer: firstAnswer(recorded, rows),
      entries,
      command: [...row, hashOfRow(reached.hash, row)],
      reached,
    };
  }

  private write({ entries, command }: Planned): void {
    for (const entry of entries) this.addEntry.run(...entry);
    if (command) this.addCommand.run(...command);
  }

  private endNow(): Chained {
    const row = this.end.get();
    return row
      ? { number: row[0], recordedAt: row[1], hash: row[2] }
      : { number: 0 as EntryNumber, recordedAt: undefined, hash: CHAIN_BEGINS };
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof StreamMovedOn ||
  error instanceof CommandReused ||
  error instanceof RecordedLater ||
  error instanceof RangeError;
