import type BetterSqlite3 from 'better-sqlite3';
import type { Entry, Fact } from '../../src/domain/entry.js';
import { PROJECTED, TIMELINES } from '../definitions.js';
import { LASTING, type Projected, type Row, type Timeline, type Value } from '../timeline.js';
import { openConnection } from './connection.js';
import { prepared } from './prepared.js';
import { ABOUT_THE_VIEWS, insertInto, insertIntoIndexOf, subjectIndexOf, tableOf } from './tables.js';
import { lastOf } from './writing.js';

/** Views in memory, of one authority, as they would be were some records otherwise than they are. */
export type SupposedViews = {
  readonly sql: BetterSqlite3.Database;
  /** Believes of a subject what these facts, in effect order, add up to. */
  readonly suppose: (kind: string, subject: string, facts: readonly Entry<Fact>[]) => void;
  /** Believes of some subjects what is truly believed of another, of the kinds of record that are copied by subject. */
  readonly copyUnder: (subjects: readonly string[], from: string) => void;
  readonly close: () => Promise<void>;
};

type From = {
  readonly sql: BetterSqlite3.Database;
  readonly authority: string;
  /** What is copied is what is believed as known at this entry. */
  readonly knownAt: number;
  /** Kinds of record that are copied whole; of the others only what is asked for. */
  readonly whole: readonly string[];
  readonly bySubject: readonly string[];
  /** One record that is not copied, for it is to be supposed otherwise. */
  readonly except?: { readonly kind: string; readonly subject: string };
};

/** Everything supposed is believed from before the first entry on, so that it may be asked from any. */
const ALWAYS = 0;
const ONLY = 1;

export const supposedViews = async ({ sql: real, authority, knownAt, whole, bySubject, except }: From): Promise<SupposedViews> => {
  const { sql, close } = await openConnection(':memory:', { building: true });
  sql.exec(`${ABOUT_THE_VIEWS} ${TIMELINES.map(tableOf).join(' ')} ${TIMELINES.map(subjectIndexOf).join(' ')}`);
  sql.prepare('insert into authority (id, code) values (?, ?)').run(ONLY, authority);
  const number = prepared<[string], number>(real, 'select id from authority where code = ?').pluck().get(authority) ?? 0;
  for (const kind of whole)
    for (const timeline of timelinesOf([kind]))
      for (const { subject, row } of believedIn(real, timeline, number, knownAt))
        if (kind !== except?.kind || subject !== except.subject) add(sql, timeline, subject, row);
  return {
    sql,
    suppose: (kind, subject, facts) => {
      const { initial, evolve, timelines } = PROJECTED[kind] as unknown as Projected<Fact, unknown>;
      const state = facts.reduce((so, { event }) => evolve(so, event), initial);
      for (const timeline of timelines) for (const row of timeline.rowsOf(state)) add(sql, timeline, subject, row);
    },
    copyUnder: (subjects, from) => {
      for (const timeline of timelinesOf(bySubject)) {
        const rows = believedIn(real, timeline, number, knownAt, from);
        for (const { row } of rows) for (const subject of subjects) add(sql, timeline, subject, row);
      }
    },
    close,
  };
};

const timelinesOf = (kinds: readonly string[]): readonly Timeline<never>[] =>
  kinds.flatMap((kind) => PROJECTED[kind]?.timelines ?? []);

type Believed = { readonly subject: string; readonly row: Row };

const believedIn = (
  sql: BetterSqlite3.Database, { name, columns }: Timeline<never>, authority: number, knownAt: number, of?: string,
): readonly Believed[] => {
  const own = Object.keys(columns);
  const select = prepared<Value[], readonly Value[]>(
    sql,
    `select subject, valid_from, valid_to${own.map((column) => `, ${column}`).join('')} from ${name}
      where authority = ? and known_from <= ? and known_to > ?${of === undefined ? '' : ' and subject = ?'} order by id`,
  );
  const found = select.raw().all(authority, knownAt, knownAt, ...(of === undefined ? [] : [of])) as unknown as readonly Value[][];
  return found.map(([subject, from, to, ...values]) => ({
    subject: subject as string,
    row: { from, to, ...Object.fromEntries(own.map((column, place) => [column, values[place] ?? null])) } as Row,
  }));
};

const add = (sql: BetterSqlite3.Database, timeline: Timeline<never>, subject: string, row: Row): void => {
  const own = Object.keys(timeline.columns).map((column) => row[column] ?? null);
  const id = Number(prepared<Value[], unknown>(sql, insertInto(timeline)).run(ONLY, subject, row.from, row.to, ALWAYS, LASTING, ...own).lastInsertRowid);
  if (timeline.snapshots)
    prepared<Value[], unknown>(sql, insertIntoIndexOf(timeline)).run(id, ONLY, ONLY, row.from, lastOf(row.to), ALWAYS, lastOf(LASTING));
};
