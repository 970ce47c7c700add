import type pg from 'pg';
import type { Ledger, StoredEntry } from '../../src/ledger/ledger.js';
import { followStream, loadedFrom, partsOf, projectedFor, type Loaded } from '../following.js';
import type { Belief } from '../revise.js';
import type { Timeline } from '../timeline.js';
import type { Followed } from '../views/views.js';
import type { Subject } from '../views/writing.js';
import { addRows, authorityNumbers, closeRows, standingOf } from './bulk.js';
import { collecting, type Collecting } from './collecting.js';
import { ViewsUnavailable } from './faults.js';
import { fenceLightly, type Lease } from './lease.js';
import { schemaOf, type ViewsPlace } from './place.js';
import { inTransaction, type Sql } from './transactions.js';

/** Somebody's right to write to the views of a place. */
export type Writing = { readonly pool: pg.Pool; readonly place: ViewsPlace; readonly lease: Lease };

/**
 * Brings a generation up to date with entries just read from the ledger (whole commands, in order). Rows and checkpoint are
 * one transaction, of whoever holds the lease. Entries followed before are passed over.
 */
export const followIn = async (writing: Writing, generation: number, ledger: Pick<Ledger, 'read'>, given: readonly StoredEntry[]): Promise<void> => {
  const seen = await seenBy(writing, generation);
  const entries = given.filter(({ number }) => number > seen);
  const last = entries.at(-1);
  if (!last) return;
  const loaded = await loadedFrom(ledger, entries);
  await inTransaction(writing.pool, async (sql) => {
    await fenceLightly(sql, writing.place, writing.lease);
    await moveOn(sql, writing.place, generation, seen, { number: last.number, entryId: last.id });
    await takeIn(sql, schemaOf(writing.place, generation), loaded);
  });
};

const seenBy = async ({ pool, place }: Writing, generation: number): Promise<number> => {
  const { rows } = await pool.query<{ followed: number }>(`select followed from ${place.schema}.generation where number = $1`, [generation]);
  if (!rows[0]) throw new ViewsUnavailable(`The views ${place.words} have no generation ${generation} any more.`);
  return rows[0].followed;
};

/** From where it was believed to be: two who follow at once do not take in the same entries twice. Whoever waits hears of it once it is so. */
const moveOn = async (sql: Sql, { schema, channel, words }: ViewsPlace, generation: number, seen: number, to: Followed): Promise<void> => {
  const { rowCount } = await sql.query(
    `update ${schema}.generation set followed = $3, entry_id = $4 where number = $1 and followed = $2`, [generation, seen, to.number, to.entryId],
  );
  if (rowCount === 0) throw new ViewsUnavailable(`The views ${words} were followed by another at the same time.`, { passing: true });
  await sql.query(`select pg_notify($1, $2) from ${schema}.tracker_views where shown = $3`, [channel, String(to.number), generation]);
};

const takeIn = async (sql: Sql, schema: string, loaded: readonly Loaded[]): Promise<void> => {
  const parts = loaded.map(({ stream }) => partsOf(stream));
  const numbers = await authorityNumbers(sql, schema, parts.map(({ authority }) => authority));
  const subjects = parts.map(({ authority, id }): Subject => ({ authority: numbers.get(authority) as number, id }));
  const writers = await writersOf(sql, schema, loaded, subjects);
  loaded.forEach((one, place) =>
    followStream(one, subjects[place] as Subject, (timeline) => (writers.get(timeline) as Collecting).writer));
  for (const [timeline, { closed, rows }] of writers) {
    await closeRows(sql, schema, timeline, closed);
    await addRows(sql, schema, timeline, rows);
  }
};

/** A writer for each timeline of the streams, which knows what was believed of those that go on. */
const writersOf = async (
  sql: Sql, schema: string, loaded: readonly Loaded[], subjects: readonly Subject[],
): Promise<ReadonlyMap<Timeline<never>, Collecting>> => {
  const begun = new Map<Timeline<never>, Subject[]>();
  loaded.forEach(({ stream, entries, firstNew }, place) => {
    for (const timeline of projectedFor(stream).timelines) {
      const known = begun.get(timeline) ?? [];
      if ((entries[0]?.number ?? 0) < firstNew) known.push(subjects[place] as Subject);
      begun.set(timeline, known);
    }
  });
  const writers = new Map<Timeline<never>, Collecting>();
  for (const [timeline, known] of begun) {
    const found = await standingOf(sql, schema, timeline, known);
    const standing = new Map(known.map((subject, place): [Subject, readonly Belief[]] => [subject, found[place] ?? []]));
    writers.set(timeline, collecting((subject) => standing.get(subject) ?? []));
  }
  return writers;
};
