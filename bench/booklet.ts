import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { figuresById, type Figures } from '../src/booklet/asked.js';
import { contentsOf, tablesIn, type Contents } from '../src/booklet/contents.js';
import { allFormats, writtenAs } from '../src/booklet/files.js';
import type { Laid } from '../src/booklet/front.js';
import { printedBy } from '../src/booklet/printed.js';
import { PROFILES } from '../src/booklet/profiles.js';
import { collectionYearOf, dateOfDay, firstDayOf } from '../src/domain/calendar.js';
import type { EntryNumber } from '../src/domain/entry.js';
import { openSqliteLedger } from '../src/ledger/sqlite-ledger.js';
import { MEASURES } from '../projections/measures.js';
import { readerOf } from '../projections/reader.js';
import { rebuild } from '../projections/rebuilding.js';
import { Views } from '../projections/views/views.js';
import { authorityOf } from './history.js';
import { LAST_DAY, writeHomes, type Homes } from './homes-history.js';
import { against, alone, rounds, timed, type Gate, type Line, type Measure } from './measuring.js';
import { emptied } from './tracker.js';

const ONE: Homes = { authorities: 1, inCare: 650, years: 15 };
const LARGEST: Homes = { authorities: 1, inCare: 2_000, years: 15 };

type Store = { readonly views: Views; readonly entries: number; readonly homes: Homes };

/** The whole booklet from a viewpoint never asked from, ÷ the same queries laid out as plain strings. */
export const booklet: Measure = {
  name: 'booklet',
  about: 'the booklet, suppressed, with charts, as HTML, ODS, XLSX and CSV, from a viewpoint never asked from (cold), ÷ the same queries as plain strings',
  measure: async ({ folder, ledgers, quick }) => {
    const one = await storeOf(join(ledgers, 'homes-1'), join(folder, 'one'), quick ? { ...ONE, years: 5 } : ONE);
    const largest = await storeOf(join(ledgers, 'homes-2000'), join(folder, 'largest'), quick ? { ...LARGEST, years: 3 } : LARGEST);
    const lines = [...(await linesOf(one, 1_000)), ...(await linesOf(largest, 3_000))];
    const gates = [...gatesOf(one), ...gatesOf(largest)];
    for (const { views } of [one, largest]) await views.close();
    return { lines, gates, notes: [`${one.entries} entries for ${one.homes.inCare} children, ${largest.entries} for ${largest.homes.inCare}`] };
  },
};

const storeOf = async (data: string, folder: string, homes: Homes): Promise<Store> => {
  await writeHomes(data, homes);
  const ledger = await openSqliteLedger({ file: join(data, 'ledger.db') });
  const { views } = await Views.open(emptied(folder));
  const next = await views.beside();
  const entries = await ledger.head();
  await rebuild(next, ledger, entries);
  await views.show(next);
  await ledger.close();
  return { views, entries, homes };
};

const figuresOf = ({ views, entries }: Store, day: number): Figures => {
  const [asAt, authority] = [dateOfDay(day), authorityOf(0)];
  const read = readerOf(views.sql, authority);
  const asked = { viewpoint: { asAt, knownAt: entries as EntryNumber }, authority, first: firstDayOf(collectionYearOf(asAt)), last: asAt, population: null };
  return figuresById(MEASURES.map(({ name, figures }) => ({ measure: name, figures: figures(read, asked) })));
};

const contentsFrom = (store: Store, day: number): Contents => {
  const asAt = dateOfDay(day);
  const viewpoint = { asAt, knownAt: store.entries as EntryNumber };
  const period = { from: firstDayOf(collectionYearOf(asAt)), to: asAt };
  return contentsOf({ authority: authorityOf(0), authorityName: 'Borchester', viewpoint, period }, figuresOf(store, day));
};

const laidFrom = (contents: Contents): Laid => ({
  booklet: printedBy(PROFILES.published, contents),
  front: { recordedAt: null, release: 'bench', edition: 1, definitions: [] },
});

const written = (store: Store, day: number): readonly Uint8Array[] => {
  const laid = laidFrom(contentsFrom(store, day));
  return allFormats.map((format) => writtenAs(format, laid).bytes);
};

/** What anybody would write in an afternoon: the same figures in the same tables, exact, as strings. */
const plainly = (store: Store, day: number): string =>
  tablesIn(contentsFrom(store, day))
    .map(({ spec, subtitle, rows, cells }) =>
      `<h2>${spec.title}</h2><p>${subtitle}</p><table>${rows.map(({ words }, at) => `<tr><th>${words}</th>${(cells[at] ?? []).map(({ value }) => `<td>${value ?? ''}</td>`).join('')}</tr>`).join('')}</table>`)
    .join('');

const ROUNDS = 7;

const linesOf = async (store: Store, atMost: number): Promise<readonly Line[]> => {
  const [times, floors, parts]: [number[], number[], number[]] = [[], [], []];
  written(store, LAST_DAY - 400);
  plainly(store, LAST_DAY - 401);
  await rounds(ROUNDS, async (round) => {
    const day = LAST_DAY - 5 - round * 37;
    times.push(await timed(() => written(store, day)));
    floors.push(await timed(() => plainly(store, day - 1)));
    const contents = contentsFrom(store, day - 2);
    parts.push(await timed(() => printedBy(PROFILES.published, contents)));
  });
  const of = `${store.homes.inCare} children`;
  const line = { unit: 'ms', samples: ROUNDS };
  return [
    against({ what: `${of}: booklet in four forms ÷ plain strings`, ...line, target: { atMost: 5 } }, times, floors),
    alone({ what: `${of}: booklet in four forms`, ...line, target: { atMost } }, times),
    alone({ what: `${of}: suppression alone`, ...line }, parts),
  ];
};

const gatesOf = (store: Store): readonly Gate[] => {
  const day = LAST_DAY - 40;
  const [one, again] = [written(store, day), written(store, day)].map((files) => files.map((bytes) => createHash('sha256').update(bytes).digest('hex')).join(' '));
  const tables = tablesIn(contentsFrom(store, day));
  const told = tables.flatMap(({ cells }) => cells.flat()).find(({ quantity }) => quantity === 'lac.total')?.value;
  const scanned = store.views.sql
    .prepare(`select count(*) from episode e join authority a on a.id = e.authority where a.code = ? and valid_from <= ? and valid_to > ? and known_from <= ? and known_to > ?`)
    .pluck()
    .get(authorityOf(0), day, day, store.entries, store.entries);
  return [
    { what: `two booklets of one viewpoint have the same bytes, in all ${allFormats.length} forms`, held: one === again },
    { what: `${tables.length} tables, at least 20`, held: tables.length >= 20 },
    { what: `${String(told)} children counted as a plain scan counts them`, held: told === scanned && told !== 0 },
  ];
};
