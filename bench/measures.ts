import { join } from 'node:path';
import { dateOfDay, collectionYearOf, firstDayOf } from '../src/domain/calendar.js';
import type { EntryNumber } from '../src/domain/entry.js';
import { Kept } from '../src/asking/kept.js';
import { openSqliteLedger } from '../src/ledger/sqlite-ledger.js';
import { discrepanciesAt } from '../projections/discrepancies/discrepancies.js';
import type { Figure } from '../projections/figure.js';
import type { MeasureAsked } from '../projections/measure.js';
import { MEASURES } from '../projections/measures.js';
import { readerOf } from '../projections/reader.js';
import { rebuild } from '../projections/rebuilding.js';
import { Views } from '../projections/views/views.js';
import { authorityOf } from './history.js';
import { LAST_DAY, writeHomes, type Homes } from './homes-history.js';
import { against, alone, percentile, rounds, ROUNDS, timed, type Gate, type Line, type Measure } from './measuring.js';
import { emptied } from './tracker.js';

const ONE: Homes = { authorities: 1, inCare: 650, years: 15 };
/** 83,000 children in 153 authorities, of which one is asked about, and then all. */
const COUNTRY: Homes = { authorities: 153, inCare: 543, years: 1 };

type Store = { readonly views: Views; readonly entries: number; readonly homes: Homes };

/** Every measure there is, cold and kept, for one authority and for the country. */
export const measures: Measure = {
  name: 'measures',
  about: 'every measure from a viewpoint never asked from (cold) and asked from before (kept), ÷ reading the children in care that day',
  measure: async ({ folder, ledgers, quick }) => {
    const one = await storeOf(join(ledgers, 'homes-1'), join(folder, 'one'), quick ? { ...ONE, years: 5 } : ONE);
    const country = await storeOf(join(ledgers, 'homes-153'), join(folder, 'country'), quick ? { ...COUNTRY, authorities: 20 } : COUNTRY);
    const alike = await storeOf(join(ledgers, 'homes-alike'), join(folder, 'alike'), { ...COUNTRY, authorities: 1 });
    const lines: Line[] = [];
    const samples = quick ? 10 : 20;
    for (const { name } of MEASURES) lines.push(...(await coldOf(one, name, samples)), await growthOf(country, alike, name, samples));
    lines.push(await keptOf(one, samples), await discrepanciesOf(one), await countryOf(country));
    const gates = [await countsAsTold(one), await countsAsTold(country)];
    for (const { views } of [one, country, alike]) await views.close();
    return { lines, gates, notes: [`${one.entries} entries of one authority, ${country.entries} of ${country.homes.authorities}`] };
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

const askedOn = ({ entries }: Store, authority: string, day: number): MeasureAsked => {
  const asAt = dateOfDay(day);
  return { viewpoint: { asAt, knownAt: entries as EntryNumber }, authority, first: firstDayOf(collectionYearOf(asAt)), last: asAt, population: 57_000 };
};

const figuresOf = (store: Store, name: string, authority: string, day: number): readonly Figure[] =>
  (MEASURES.find((measure) => measure.name === name) as (typeof MEASURES)[number]).figures(readerOf(store.views.sql, authority), askedOn(store, authority, day));

const readingOf = (store: Store, authority: string, day: number): unknown =>
  readerOf(store.views.sql, authority).childrenInCare(askedOn(store, authority, day).viewpoint);

/** Days of the last year or, where the history is long, of all its years. */
const daysOf = ({ homes }: Store, round: number, samples: number): readonly number[] =>
  Array.from({ length: samples }, (_, at) => LAST_DAY - 1 - (((round * samples + at) * 97) % Math.max(300, (homes.years - 3) * 365)));

const coldOf = async (store: Store, name: string, samples: number): Promise<readonly Line[]> => {
  const [p50, p95, floors]: [number[], number[], number[]] = [[], [], []];
  await rounds(ROUNDS, async (round) => {
    const [times, reads]: [number[], number[]] = [[], []];
    for (const day of daysOf(store, round, samples)) {
      times.push(await timed(() => figuresOf(store, name, authorityOf(0), day)));
      reads.push(await timed(() => readingOf(store, authorityOf(0), day)));
    }
    p50.push(percentile(times, 0.5));
    p95.push(percentile(times, 0.95));
    floors.push(percentile(reads, 0.5));
  });
  const line = { unit: 'ms', samples: samples * ROUNDS };
  return [against({ what: `${name}, cold p50 ÷ reading the children`, ...line }, p50, floors), alone({ what: `${name}, cold p95`, ...line }, p95)];
};

/** One authority's answer out of the country's store ÷ the same authority's out of its own. */
const growthOf = async (country: Store, alike: Store, name: string, samples: number): Promise<Line> => {
  const [among, apart]: [number[], number[]] = [[], []];
  await rounds(ROUNDS, async (round) => {
    const [many, single]: [number[], number[]] = [[], []];
    for (const day of daysOf(alike, round, Math.ceil(samples / 2))) {
      many.push(await timed(() => figuresOf(country, name, authorityOf(0), day)));
      single.push(await timed(() => figuresOf(alike, name, authorityOf(0), day)));
    }
    among.push(percentile(many, 0.5));
    apart.push(percentile(single, 0.5));
  });
  const of = country.homes.authorities;
  return against({ what: `${name}, one authority among ${of} ÷ alone`, unit: 'ms', samples: Math.ceil(samples / 2) * ROUNDS, target: { atMost: 1.5 } }, among, apart);
};

const keptOf = async (store: Store, samples: number): Promise<Line> => {
  const kept = new Kept<readonly Figure[]>();
  const ask = (name: string): readonly Figure[] =>
    kept.get(store.views.sql, name, () => figuresOf(store, name, authorityOf(0), LAST_DAY - 5));
  for (const { name } of MEASURES) ask(name);
  const times: number[] = [];
  await rounds(ROUNDS, async () => {
    const all: number[] = [];
    for (let at = 0; at < samples; at += 1) for (const { name } of MEASURES) all.push(await timed(() => ask(name)));
    times.push(percentile(all, 0.95));
  });
  return alone({ what: 'every measure, kept p95', unit: 'ms', samples: samples * MEASURES.length * ROUNDS }, times);
};

const discrepanciesOf = async (store: Store): Promise<Line> => {
  const times: number[] = [];
  await rounds(ROUNDS, async (round) => {
    const read = readerOf(store.views.sql, authorityOf(0));
    times.push(await timed(() => discrepanciesAt(read, askedOn(store, authorityOf(0), LAST_DAY - 1 - round).viewpoint)));
  });
  return alone({ what: 'finding the discrepancies of a day, without since when', unit: 'ms', samples: ROUNDS }, times);
};

/** Every measure of every authority on one day. */
const countryOf = async (store: Store): Promise<Line> => {
  const times: number[] = [];
  await rounds(1, async (round) => {
    times.push(await timed(() => {
      for (let place = 0; place < store.homes.authorities; place += 1)
        for (const { name } of MEASURES) figuresOf(store, name, authorityOf(place), LAST_DAY - 1 - round);
    }));
  });
  return alone({ what: `every measure of ${store.homes.authorities} authorities, ${store.homes.inCare * store.homes.authorities} children`, unit: 'ms', samples: times.length }, times);
};

/** The total is what a plain scan of the episodes counts. */
const countsAsTold = async (store: Store): Promise<Gate> => {
  const day = LAST_DAY - 40;
  const told = figuresOf(store, 'sufficiency', authorityOf(0), day).find(({ id }) => id === 'lac.total')?.value;
  const scanned = store.views.sql
    .prepare(`select count(*) from episode e join authority a on a.id = e.authority where a.code = ? and valid_from <= ? and valid_to > ? and known_from <= ? and known_to > ?`)
    .pluck()
    .get(authorityOf(0), day, day, store.entries, store.entries);
  return { what: `${String(told)} children counted as a plain scan counts them`, held: told === scanned && told !== 0 };
};
