import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { dateOfDay } from '../src/domain/calendar.js';
import type { EntryNumber } from '../src/domain/entry.js';
import { chanceFrom } from '../src/example/random.js';
import { childrenInCare } from '../projections/children/children-in-care.query.js';
import { children } from '../projections/children/children.projection.js';
import { LASTING, type Timeline } from '../projections/timeline.js';
import { timelineBuilder } from '../projections/views/building.js';
import { authorityNumber, Views } from '../projections/views/views.js';
import { entryOf, episodeHistory, spanOf, type Believed, type Span } from './episode-history.js';
import { authorityOf } from './history.js';
import { against, alone, percentile, rounds, ROUNDS, type Gate, type Line, type Measure } from './measuring.js';
import { emptied } from './tracker.js';

const IN_CARE = 650;

export type Viewed = { readonly asAt: number; readonly knownAt: number };
type Sized = { readonly rows: number; readonly views: Views; readonly asked: readonly Viewed[]; readonly wrong: number; readonly checked: number; readonly indexed: boolean };

/** Who was in care on a day, as known at an entry: however long the history, and in its middle as at its end. */
export const snapshot: Measure = {
  name: 'snapshot',
  about: `${IN_CARE} children of one authority in care, at random days and entries, by the length of the history`,
  measure: async ({ folder, quick }) => {
    const sizes: Sized[] = [];
    for (const rows of quick ? [5_000, 50_000, 500_000] : [5_000, 50_000, 500_000, 1_200_000])
      sizes.push(await historyOf(join(folder, String(rows)), rows));
    const times = sizes.map(() => [] as number[][]);
    const fetches: number[][] = sizes.map(() => []);
    const each = quick ? 100 : 400;
    await rounds(ROUNDS, async (round) => {
      for (const [place, { views, asked }] of sizes.entries()) {
        (times[place] as number[][])[round] = asked.slice(round * each, (round + 1) * each).map((at) => elapsed(() => ask(views.sql, at)));
        (fetches[place] as number[]).push(fetchOf(views.sql, IN_CARE));
      }
    });
    const lines = sizes.flatMap(({ rows }, place) => linesOf(rows, times[place] as number[][], fetches[place] as number[], times[0] as number[][]));
    for (const { views } of sizes) await views.close();
    return { lines, gates: sizes.flatMap(gatesOf) };
  },
};

const linesOf = (rows: number, times: readonly number[][], fetches: readonly number[], smallest: readonly number[][]): readonly Line[] => {
  const at = (share: number, all: readonly number[][]) => all.map((one) => percentile(one, share));
  const samples = times.reduce((sum, { length }) => sum + length, 0);
  const growth = { what: `snapshot p50 of ${rows} rows ÷ of 5000`, unit: 'ms', samples, target: { atMost: 1.5 } };
  return [
    against({ what: `snapshot p50 of ${rows} rows ÷ fetching the same by id`, unit: 'ms', samples }, at(0.5, times), fetches),
    ...(times === smallest ? [] : [against(growth, at(0.5, times), at(0.5, smallest))]),
    alone({ what: `snapshot p99 of ${rows} rows`, unit: 'ms', samples, target: { atMost: 10 } }, at(0.99, times)),
  ];
};

const gatesOf = ({ rows, wrong, checked, indexed }: Sized): readonly Gate[] => [
  { what: `${checked} snapshots of ${rows} rows as a plain scan of the rows has them`, held: wrong === 0 },
  { what: `the index of ${rows} rows is sound`, held: indexed },
];

const elapsed = (work: () => unknown): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

const ask = (sql: BetterSqlite3.Database, { asAt, knownAt }: Viewed) =>
  childrenInCare(sql, authorityOf(0), { asAt: dateOfDay(asAt), knownAt: knownAt as EntryNumber });

/** What it would take to fetch as many rows, one by one, if somebody said which. */
const fetchOf = (sql: BetterSqlite3.Database, rows: number): number => {
  const one = sql.prepare('select * from episode where id = ?');
  const last = sql.prepare('select max(id) from episode').pluck().get() as number;
  const chance = chanceFrom(7, rows);
  const ids = Array.from({ length: rows }, () => chance.between(1, last));
  return percentile(Array.from({ length: 20 }, () => elapsed(() => ids.forEach((id) => one.get(id)))), 0.5);
};

/** At the end, in the middle as it was known then, in the middle as it is known now, and anywhere. */
export const viewpoints = (span: Span, number: number): readonly Viewed[] => {
  const chance = chanceFrom(11, number);
  const middle = Math.floor((span.firstDay + span.lastDay) / 2);
  return Array.from({ length: number }, (_, place) => {
    const anywhere = chance.between(span.firstDay + 30, span.lastDay - 1);
    const asAt = [span.lastDay - chance.between(1, 90), middle + chance.between(-90, 90), middle + chance.between(-90, 90), anywhere][place % 4] as number;
    const known = entryOf(span, asAt + chance.between(0, 60));
    return { asAt, knownAt: [span.lastEntry, known, span.lastEntry, chance.between(known, span.lastEntry)][place % 4] as number };
  });
};

const [episodes, , , , , particulars] = children.timelines as unknown as [Timeline<never>, unknown, unknown, unknown, unknown, Timeline<never>];

export const historyOf = async (folder: string, rows: number): Promise<Sized> => {
  const extent = { rows, authorities: 1, inCare: IN_CARE };
  const asked = viewpoints(spanOf(extent), 400 * ROUNDS);
  const checks = asked.filter((_, place) => place % 61 === 0);
  const expected = checks.map(() => new Map<string, string>());
  const { views } = await Views.open(emptied(folder));
  const next = await views.beside();
  const authority = authorityNumber(next.sql, authorityOf(0));
  const [episode, who] = [timelineBuilder(next.sql, episodes), timelineBuilder(next.sql, particulars)];
  next.sql.exec('begin');
  let last = 0;
  for (const believed of episodeHistory(extent)) {
    const subject = { authority, id: String(100_000 + believed.subject) };
    episode.add(subject, believed, believed.knownTo);
    if (believed.subject !== last) who.add(subject, { row: whoIs(believed), knownFrom: 1 }, LASTING);
    last = believed.subject;
    checks.forEach((at, place) => holds(believed, at) && expected[place]?.set(subject.id, said(believed)));
  }
  episode.finish();
  who.finish();
  next.sql.exec('commit');
  await views.show(next);
  const wrong = checks.filter((at, place) => !sameAs(expected[place] as Map<string, string>, ask(views.sql, at))).length;
  const indexed = views.sql.prepare(`select rtreecheck('episode_at')`).pluck().get() === 'ok';
  return { rows, views, asked, wrong, checked: checks.length, indexed };
};

const holds = ({ row, knownFrom, knownTo }: Believed, { asAt, knownAt }: Viewed): boolean =>
  row.from <= asAt && asAt < row.to && knownFrom <= knownAt && knownAt < knownTo;

const said = ({ row }: Believed): string => [row.from, row['placement_type'], row['carer'], row['urn'], row['care_began']].join(' ');

const sameAs = (expected: ReadonlyMap<string, string>, told: ReturnType<typeof ask>): boolean =>
  told.length === expected.size &&
  told.every(({ child, episodeBegan, placementType, carer, urn, careBegan, sex }) =>
    expected.get(child) === [episodeBegan, placementType, carer, urn, careBegan].join(' ') && sex === '1');

const whoIs = ({ row }: Believed) => ({
  from: row.from - 4_000, to: LASTING, date_of_birth: row.from - 4_000, sex: '1', ethnicity: 'WBRI', disability: null, mother: null,
  child_born: null, asylum_from: null, asylum_to: null,
});
