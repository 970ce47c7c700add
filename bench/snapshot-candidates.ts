import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { children } from '../projections/children/children.projection.js';
import type { Timeline } from '../projections/timeline.js';
import { timelineBuilder } from '../projections/views/building.js';
import { packedIndex } from '../projections/views/packed-index.js';
import { MOST, NUMBERS, packed, type Places } from '../projections/views/packing.js';
import { authorityNumber, Views } from '../projections/views/views.js';
import { columnsOf, columnStore, scanned, type Columns } from './column-store.js';
import { episodeHistory, spanOf, type Extent } from './episode-history.js';
import { authorityOf } from './history.js';
import { alone, percentile, rounds, ROUNDS, timed, type Gate, type Line, type Measure } from './measuring.js';
import { viewpoints, type Viewed } from './snapshot.js';
import { emptied } from './tracker.js';

/** One authority's answer out of its own history, and the country's out of all. */
const SHORT: readonly Extent[] = [5_000, 50_000, 500_000, 1_200_000].map((rows) => ({ rows, authorities: 1, inCare: 650 }));
const NATIONAL: Extent = { rows: 1_000_000, authorities: 153, inCare: 80_000 };
const EACH = 40;

const [episodes] = children.timelines as unknown as [Timeline<never>];
const AT = 'valid_from <= :asAt and valid_to > :asAt and known_from <= :knownAt and known_to > :knownAt';
const within = (index: string) =>
  `${index}.valid_from <= :asAt and ${index}.valid_last >= :asAt and ${index}.known_from <= :knownAt and ${index}.known_last >= :knownAt`;

type Candidate = {
  readonly name: string;
  /** SQL that makes it on top of the table. */
  readonly made: readonly string[];
  /** The rows of one authority, whole; and the country's, counted by placement type. */
  readonly rows: string;
  readonly counts: string;
};

const indexed = (name: string, index: string, columns: readonly [one: string, country: string]): Candidate => ({
  name,
  made: [`create index ${index}_one on episode (${columns[0]})`, `create index ${index}_all on episode (${columns[1]})`],
  rows: `select * from episode indexed by ${index}_one where authority = 1 and ${AT}`,
  counts: `select placement_type, count(*) from episode indexed by ${index}_all where ${AT} group by placement_type`,
});

const tree = (name: string, index: string, filling: readonly string[]): Candidate => ({
  name,
  made: [`create virtual table ${index} using rtree_i32(id, authority_from, authority_to, valid_from, valid_last, known_from, known_last)`, ...filling],
  rows: `select e.* from ${index} at cross join episode e on e.id = at.id where at.authority_from = 1 and at.authority_to = 1 and ${within('at')}`,
  counts: `select e.placement_type, count(*) from ${index} at cross join episode e on e.id = at.id where ${within('at')} group by e.placement_type`,
});

const PACKED = 'R*Tree, packed';
const PERIODS = 'valid_to, valid_from, known_from, known_to';
const CANDIDATES: readonly Candidate[] = [
  indexed('b-tree', 'plain', [`authority, ${PERIODS}`, PERIODS]),
  indexed('covering b-tree', 'covering', [`authority, ${PERIODS}, placement_type`, `${PERIODS}, placement_type`]),
  tree('R*Tree, row by row', 'episode_slow', [
    'insert into episode_slow select id, authority, authority, valid_from, valid_to - 1, known_from, known_to - 1 from episode',
  ]),
  tree(PACKED, 'episode_packed', []),
];

export const candidates: Measure = {
  name: 'candidates',
  about: 'what a snapshot could rest on (docs/adr/0012): one authority’s 650 rows, whole, and the country’s 80,000, counted by placement type',
  measure: async ({ folder, quick }) => {
    const lines: Line[] = [];
    const gates: Gate[] = [];
    for (const extent of [...(quick ? SHORT.slice(0, 3) : SHORT), quick ? { rows: 100_000, authorities: 15, inCare: 8_000 } : NATIONAL]) {
      const outcome = await compared(join(folder, String(extent.rows)), extent);
      lines.push(...outcome.lines);
      gates.push(...outcome.gates);
    }
    return { lines, gates };
  },
};

type Arm = { readonly name: string; readonly ask: (at: Viewed) => unknown; readonly answers: (at: Viewed) => string };

const compared = async (folder: string, extent: Extent) => {
  const { sql, views, columns, types } = await tableOf(folder, extent);
  const lines: Line[] = [];
  for (const { name, made } of CANDIDATES) {
    const making = () => {
      made.forEach((statement) => sql.exec(statement));
      if (name === PACKED) packedFrom(sql, columns);
    };
    lines.push(...(await makingOf(sql, `${label(extent)}, ${name}`, making, columns.count)));
  }
  const began = performance.now();
  const store = columnStore(columns);
  const rate = (columns.count * 1_000) / (performance.now() - began);
  lines.push(figure(`${label(extent)}, column store: builds`, '/s', rate), figure(`${label(extent)}, column store: in memory`, 'MB', store.bytes / 1e6));
  const arms = extent.authorities === 1 ? shortArms(sql, store) : countingArms(sql, store, types);
  const asked = viewpoints(spanOf(extent), EACH * ROUNDS);
  const times = arms.map((): Record<'end' | 'middle', number[]>[] => []);
  await rounds(ROUNDS, async (round) => {
    for (const [place, arm] of arms.entries()) {
      const each: Record<'end' | 'middle', number[]> = { end: [], middle: [] };
      for (const [at, viewed] of asked.slice(round * EACH, (round + 1) * EACH).entries())
        each[at % 4 === 0 ? 'end' : 'middle'].push(await timed(() => arm.ask(viewed)));
      times[place]?.push(each);
    }
  });
  for (const when of ['end', 'middle'] as const)
    for (const [place, { name }] of arms.entries())
      for (const [what, share] of [['p50', 0.5], ['p95', 0.95]] as const) {
        const values = (times[place] ?? []).map((each) => percentile(each[when], share));
        lines.push(alone({ what: `${label(extent)}, ${name}: ${when} ${what}`, unit: 'ms', samples: EACH * ROUNDS }, values));
      }
  const checks = asked.slice(0, 12).map((at) => arms.every(({ answers }) => answers(at) === oracle(columns, at, extent, types)));
  await views.close();
  return { lines, gates: [{ what: `${label(extent)}: every candidate as a plain scan has it`, held: checks.every(Boolean) }] };
};

const label = ({ rows, authorities }: Extent): string => `${authorities === 1 ? 'one authority' : 'the country'}, ${rows} rows`;
const figure = (what: string, unit: string, value: number): Line => alone({ what, unit, samples: 1 }, [value]);

const oracle = (columns: Columns, at: Viewed, { authorities }: Extent, types: readonly string[]): string => {
  const ids = scanned(columns, at, authorities === 1 ? 1 : undefined);
  if (authorities === 1) return ids.join();
  const counts = new Int32Array(types.length);
  for (const id of ids) (counts[columns.type[id - 1] as number] as number)++;
  return counts.join();
};

const shortArms = (sql: BetterSqlite3.Database, store: ReturnType<typeof columnStore>): readonly Arm[] => {
  const one = sql.prepare('select * from episode where id = ?');
  const inOrder = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b).join();
  const bySql = CANDIDATES.filter(({ name }) => name !== 'covering b-tree').map(({ name, rows }) => {
    const statement = sql.prepare<[Viewed], { id: number }>(rows);
    return { name, ask: (at: Viewed) => statement.all(at), answers: (at: Viewed) => inOrder(statement.all(at)) };
  });
  const fetched = (at: Viewed) => store.ids(1, at).map((id) => one.get(id) as { id: number });
  return [...bySql, { name: 'column store', ask: fetched, answers: (at) => inOrder(fetched(at)) }];
};

const countingArms = (sql: BetterSqlite3.Database, store: ReturnType<typeof columnStore>, types: readonly string[]): readonly Arm[] => {
  const bySql = CANDIDATES.map(({ name, counts }) => {
    const statement = sql.prepare<[Viewed], [string, number]>(counts).raw();
    const answers = (at: Viewed) => {
      const counted = new Map(statement.all(at));
      return types.map((type) => counted.get(type) ?? 0).join();
    };
    return { name, ask: (at: Viewed) => statement.all(at), answers };
  });
  const counted = (at: Viewed) => store.countByType(at, types.length);
  return [...bySql, { name: 'column store', ask: counted, answers: (at) => counted(at).join() }];
};

/** The table as the projection makes it, and the same rows as columns. */
const tableOf = async (folder: string, extent: Extent) => {
  const { views } = await Views.open(emptied(folder));
  const next = await views.beside();
  for (let authority = 0; authority < extent.authorities; authority += 1) authorityNumber(next.sql, authorityOf(authority));
  const builder = timelineBuilder(next.sql, episodes);
  next.sql.exec('begin');
  for (const believed of episodeHistory(extent))
    builder.add({ authority: believed.authority, id: String(100_000 + believed.subject) }, believed, believed.knownTo);
  builder.finish();
  next.sql.exec('commit');
  await views.show(next);
  const { sql } = views;
  sql.pragma('journal_mode = DELETE');
  const types: string[] = [];
  const typeOf = (code: string) => (types.includes(code) ? types.indexOf(code) : types.push(code) - 1);
  return { sql, views, columns: columnsOf(sql, typeOf), types };
};

/** The table lies in packed order already; finding that order is part of what it costs, so it is found once more. */
const packedFrom = (sql: BetterSqlite3.Database, { authority, validFrom, validTo, knownFrom, knownTo, count }: Columns): void => {
  const index = packedIndex(sql, 'episode_packed');
  const places: Places = { bounds: new Int32Array(MOST * NUMBERS), count: 0 };
  for (let row = 0; row < count; row += 1) {
    const place = [authority[row], validFrom[row], (validTo[row] as number) - 1, knownFrom[row], (knownTo[row] as number) - 1] as Place;
    index.add(...place);
    places.bounds.set(place, places.count * NUMBERS);
    places.count += 1;
    if (places.count < MOST && row + 1 < count) continue;
    packed(places, index.perNode);
    places.count = 0;
  }
  index.finish();
};

type Place = [authority: number, validFrom: number, validLast: number, knownFrom: number, knownLast: number];

const makingOf = async (sql: BetterSqlite3.Database, name: string, making: () => void, rows: number): Promise<readonly Line[]> => {
  const pages = () => (sql.pragma('page_count', { simple: true }) as number) * (sql.pragma('page_size', { simple: true }) as number);
  const before = pages();
  const took = await timed(() => sql.transaction(making)());
  return [figure(`${name}: builds`, '/s', (rows * 1_000) / took), figure(`${name}: on disk`, 'MB', (pages() - before) / 1e6)];
};
