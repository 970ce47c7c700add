import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type BetterSqlite3 from 'better-sqlite3';
import type { Ledger } from '../ledger/ledger.js';
import { TIMELINES } from '../../projections/definitions.js';
import { rebuild, type Progress } from '../../projections/rebuilding.js';
import { type Timeline } from '../../projections/timeline.js';
import { followedBy, Views } from '../../projections/views/views.js';

/** Whether the views say what the ledger says. */
export type Replayed = {
  readonly entries: number;
  readonly identical: boolean;
  readonly rowsCompared: number;
  readonly firstDifference: Difference | null;
};

/** The first row that one has and the other has not; null on the side that has none. */
export type Difference = { readonly timeline: string; readonly live: Row | null; readonly replayed: Row | null };
export type Row = Readonly<Record<string, string | number | null>>;

/** Lets others have their turn, where the views compared are no connection that they use. */
type Turn = () => Promise<void>;
type ReadForReplay = Pick<Ledger, 'readStreams' | 'entry'>;

/** Rows compared before others get their turn. */
const AT_ONCE = 2_000;

/**
 * Tells the whole ledger again, from entry 1 to the entry the live views have seen, into a scratch
 * place, and compares row by row.
 */
export const replay = async (ledger: ReadForReplay, live: BetterSqlite3.Database, progress?: Progress, turn?: Turn): Promise<Replayed> => {
  const scratch = await mkdtemp(join(tmpdir(), 'replay-'));
  const { views } = await Views.open(scratch);
  try {
    const again = await views.beside();
    const { number } = followedBy(live);
    await rebuild(again, ledger, number, progress);
    const compared = await compareAll(live, again.sql, turn);
    await again.close();
    return { entries: number, ...compared };
  } finally {
    await views.close();
    await rm(scratch, { recursive: true, force: true });
  }
};

/**
 * The same beside views that are in use and go on being followed: they are read through a connection of its own, from one
 * snapshot, and others get their turn meanwhile.
 */
export const replayBeside = async (ledger: ReadForReplay, liveFile: string, progress?: Progress): Promise<Replayed> => {
  const live = new Database(liveFile, { readonly: true, fileMustExist: true });
  try {
    live.exec('begin');
    return await replay(ledger, live, progress, () => nextTurn());
  } finally {
    live.close();
  }
};

const compareAll = async (live: BetterSqlite3.Database, again: BetterSqlite3.Database, turn?: Turn): Promise<Omit<Replayed, 'entries'>> => {
  let rowsCompared = 0;
  for (const timeline of TIMELINES) {
    const { rows, difference } = await compareOne(timeline, live, again, turn);
    rowsCompared += rows;
    if (difference) return { identical: false, rowsCompared, firstDifference: difference };
  }
  return { identical: true, rowsCompared, firstDifference: null };
};

/** In an order of what the rows say, for where they are kept is chance. */
const inOrder = ({ name, columns }: Timeline<never>): string => {
  const said = ['code', 'subject', 'known_from', 'valid_from', 'valid_to', 'known_to', ...Object.keys(columns)];
  return `select ${said.join(', ')} from ${name} join authority on authority.id = ${name}.authority order by ${said.join(', ')}`;
};

/** Every row of a timeline, in that order. */
export const rowsOf = (sql: BetterSqlite3.Database, timeline: Timeline<never>): IterableIterator<Row> =>
  sql.prepare(inOrder(timeline)).iterate() as IterableIterator<Row>;

const compareOne = async (
  timeline: Timeline<never>, live: BetterSqlite3.Database, again: BetterSqlite3.Database, turn?: Turn,
): Promise<{ readonly rows: number; readonly difference: Difference | null }> => {
  const [shown, told] = [live, again].map((sql) => rowsOf(sql, timeline));
  let rows = 0;
  for (;;) {
    const [one, other] = [shown?.next(), told?.next()];
    if (one?.done && other?.done) break;
    const [a, b] = [one?.done ? null : (one?.value as Row), other?.done ? null : (other?.value as Row)];
    if (JSON.stringify(a) !== JSON.stringify(b)) {
      shown?.return?.();
      told?.return?.();
      return { rows, difference: { timeline: timeline.name, live: a, replayed: b } };
    }
    rows += 1;
    if (turn && rows % AT_ONCE === 0) await turn();
  }
  return { rows, difference: indexDifference(timeline, live) };
};

/** A row that the index does not hold as the table does would be missing from snapshots. */
const indexDifference = ({ name, snapshots }: Timeline<never>, live: BetterSqlite3.Database): Difference | null => {
  if (!snapshots) return null;
  const astray = live
    .prepare(
      `select e.* from ${name} e left join ${name}_at at on at.id = e.id
        where at.id is null or at.valid_from <> e.valid_from or at.valid_last <> e.valid_to - 1
           or at.known_from <> e.known_from or at.known_last <> e.known_to - 1 limit 1`,
    )
    .get() as Row | undefined;
  return astray ? { timeline: `${name}_at`, live: null, replayed: astray } : null;
};
