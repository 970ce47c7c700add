import pg from 'pg';
import { dateOfDay } from '../src/domain/calendar.js';
import type { EntryNumber } from '../src/domain/entry.js';
import { children } from '../projections/children/children.projection.js';
import { LASTING, type Timeline } from '../projections/timeline.js';
import { beginPostgresViews } from '../projections/views-postgres/begin.js';
import { addRows, authorityNumbers, type NewRow } from '../projections/views-postgres/bulk.js';
import { openPostgresViews, type PostgresViews } from '../projections/views-postgres/postgres-views.js';
import { postgresSource, startPostgres } from '../test/support/postgres-server.js';
import { episodeHistory, spanOf } from './episode-history.js';
import { authorityOf } from './history.js';
import { against, alone, percentile, rounds, ROUNDS, timed, type Line, type Measure } from './measuring.js';
import { viewpoints, type Viewed } from './snapshot.js';

const IN_CARE = 650;
const LEASE = 3_600_000;
/** Rows written in one statement of the bench. */
const AT_ONCE = 20_000;

type Sized = { readonly rows: number; readonly views: PostgresViews; readonly asked: readonly Viewed[] };

/** Who was in care on a day, as known at an entry, out of views in PostgreSQL: by the length of the history. */
export const snapshotInPostgres: Measure = {
  name: 'snapshot-postgres',
  about: `${IN_CARE} children of one authority in care, at random days and entries, out of PostgreSQL’s ranges and GiST, by the length of the history`,
  measure: async ({ quick }) => {
    if (postgresSource() === undefined) return { lines: [], gates: [], notes: ['No PostgreSQL is here: nothing was measured.'] };
    const server = await startPostgres();
    const sizes: Sized[] = [];
    try {
      for (const rows of quick ? [5_000, 50_000] : [5_000, 50_000, 300_000]) sizes.push(await historyOf(server.url, rows));
      const times = sizes.map((): number[][] => []);
      const each = quick ? 40 : 120;
      const told = new Set<boolean>();
      await rounds(ROUNDS, async (round) => {
        for (const [place, { views, asked }] of sizes.entries()) {
          const took: number[] = [];
          for (const at of asked.slice(round * each, (round + 1) * each)) took.push(await timed(async () => told.add((await ask(views, at)) > IN_CARE / 2)));
          times[place]?.push(took);
        }
      });
      const lines = sizes.flatMap(({ rows }, place) => linesOf(rows, times[place] ?? [], times[0] ?? []));
      return { lines, gates: [{ what: 'every snapshot tells of children', held: told.size === 1 && told.has(true) }] };
    } finally {
      for (const { views } of sizes) await views.close();
      server.clear();
    }
  },
};

const linesOf = (rows: number, times: readonly number[][], smallest: readonly number[][]): readonly Line[] => {
  const at = (share: number, all: readonly number[][]) => all.map((one) => percentile(one, share));
  const samples = times.reduce((sum, { length }) => sum + length, 0);
  const growth = { what: `snapshot p50 of ${rows} rows ÷ of 5000`, unit: 'ms', samples, target: { atMost: 1.5 } };
  return [
    ...(times === smallest ? [alone({ what: `snapshot p50 of ${rows} rows`, unit: 'ms', samples }, at(0.5, times))] : [against(growth, at(0.5, times), at(0.5, smallest))]),
    alone({ what: `snapshot p99 of ${rows} rows`, unit: 'ms', samples }, at(0.99, times)),
  ];
};

const ask = (views: PostgresViews, { asAt, knownAt }: Viewed): Promise<number> =>
  views.reading.answer(authorityOf(0), (read) => read.childrenInCare({ asAt: dateOfDay(asAt), knownAt: knownAt as EntryNumber }).length);

const [episodes, , , , , particulars] = children.timelines as unknown as [Timeline<never>, unknown, unknown, unknown, unknown, Timeline<never>];

const historyOf = async (url: string, rows: number): Promise<Sized> => {
  const extent = { rows, authorities: 1, inCare: IN_CARE };
  const schema = `history_of_${rows}`;
  await beginPostgresViews({ url, schema });
  const views = await openPostgresViews({ url, schema });
  const writer = await views.acquire('the bench', LEASE);
  if (!writer) throw new Error('another holds the lease of the bench’s views');
  const generation = await writer.beside();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const home = `${schema}_${generation}`;
  const authority = (await authorityNumbers(pool, home, [authorityOf(0)])).get(authorityOf(0)) ?? 0;
  const [waiting, who]: [NewRow[], NewRow[]] = [[], []];
  let last = 0;
  for (const believed of episodeHistory(extent)) {
    const subject = { authority, id: String(100_000 + believed.subject) };
    waiting.push({ subject, belief: believed, knownTo: believed.knownTo });
    if (believed.subject !== last) who.push({ subject, belief: { row: whoIs(believed.row.from), knownFrom: 1 }, knownTo: LASTING });
    last = believed.subject;
    if (waiting.length >= AT_ONCE) await addRows(pool, home, episodes, waiting.splice(0));
  }
  await addRows(pool, home, episodes, waiting);
  await addRows(pool, home, particulars, who);
  await pool.end();
  await writer.show(generation);
  return { rows, views, asked: viewpoints(spanOf(extent), 120 * ROUNDS) };
};

const whoIs = (from: number) => ({
  from: from - 4_000, to: LASTING, date_of_birth: from - 4_000, sex: '1', ethnicity: 'WBRI', disability: null, mother: null,
  child_born: null, asylum_from: null, asylum_to: null,
});
