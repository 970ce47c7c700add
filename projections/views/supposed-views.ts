import type BetterSqlite3 from 'better-sqlite3';
import type { Entry, Fact } from '../../src/domain/entry.js';
import { PROJECTED, TIMELINES } from '../definitions.js';
import type { Reading } from '../reading.js';
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
  /** Believes under some names what is truly believed of each subject, of the kinds of record that are copied by subject. */
  readonly copyUnder: (names: ReadonlyMap<string, readonly string[]>) => Promise<void>;
  readonly close: () => Promise<void>;
};

type From = {
  /** What is truly believed. */
  readonly believed: Reading['believed'];
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

export const supposedViews = async (from: From): Promise<SupposedViews> => {
  const { sql, close } = await openConnection(':memory:', { building: true });
  try {
    sql.exec(`${ABOUT_THE_VIEWS} ${TIMELINES.map(tableOf).join(' ')} ${TIMELINES.map(subjectIndexOf).join(' ')}`);
    sql.prepare('insert into authority (id, code) values (?, ?)').run(ONLY, from.authority);
    await copyWhole(sql, from);
  } catch (error) {
    await close();
    throw error;
  }
  const { believed, authority, knownAt, bySubject } = from;
  return {
    sql,
    suppose: (kind, subject, facts) => {
      const { initial, evolve, timelines } = PROJECTED[kind] as unknown as Projected<Fact, unknown>;
      const state = facts.reduce((so, { event }) => evolve(so, event), initial);
      for (const timeline of timelines) for (const row of timeline.rowsOf(state)) add(sql, timeline, subject, row);
    },
    copyUnder: async (names) => {
      const copied = timelinesOf(bySubject);
      const found = await Promise.all(copied.map((timeline) => believed(authority, timeline, knownAt, [...names.keys()])));
      for (const [place, timeline] of copied.entries())
        for (const { subject, row } of found[place] ?? []) for (const name of names.get(subject) ?? []) add(sql, timeline, name, row);
    },
    close,
  };
};

const copyWhole = async (sql: BetterSqlite3.Database, { believed, authority, knownAt, whole, except }: From): Promise<void> => {
  for (const kind of whole)
    for (const timeline of timelinesOf([kind]))
      for (const { subject, row } of await believed(authority, timeline, knownAt))
        if (kind !== except?.kind || subject !== except.subject) add(sql, timeline, subject, row);
};

const timelinesOf = (kinds: readonly string[]): readonly Timeline<never>[] =>
  kinds.flatMap((kind) => PROJECTED[kind]?.timelines ?? []);

const add = (sql: BetterSqlite3.Database, timeline: Timeline<never>, subject: string, row: Row): void => {
  const own = Object.keys(timeline.columns).map((column) => row[column] ?? null);
  const id = Number(prepared<Value[], unknown>(sql, insertInto(timeline)).run(ONLY, subject, row.from, row.to, ALWAYS, LASTING, ...own).lastInsertRowid);
  if (timeline.snapshots)
    prepared<Value[], unknown>(sql, insertIntoIndexOf(timeline)).run(id, ONLY, ONLY, row.from, lastOf(row.to), ALWAYS, lastOf(LASTING));
};
