import type BetterSqlite3 from 'better-sqlite3';
import { inEffectOrder, type EntryNumber, type Fact } from '../domain/entry.js';
import { PROJECTED } from '../../projections/definitions.js';
import type { Figure } from '../../projections/figure.js';
import type { Reader } from '../../projections/measure.js';
import { readerOf } from '../../projections/reader.js';
import { supposedViews } from '../../projections/views/supposed-views.js';
import { candidatesOf, named, type Deciding, type Question, type Recorded } from './deciding-entries.js';

/** The measure is asked once for each entry: of how many at most. */
const MOST = 200;

/**
 * Which entries decide a figure, one after the other, for records that cannot be supposed under another name (published
 * series, budgets): an entry does if without it, and with all others, the figure would be another, or of another base, or the
 * record would add something else to it. Of more entries than can be asked of in a moment none is told as deciding.
 */
export const decidingOneByOne = async (
  sql: BetterSqlite3.Database, { measure, about, figure, last }: Question, records: readonly Recorded[],
): Promise<ReadonlyMap<string, Deciding>> => {
  const candidates = new Map(records.map((record) => [record.id, candidatesOf(record, last)]));
  const asked = [...candidates.values()].reduce((sum, some) => sum + some.length, 0);
  if (asked > MOST) return new Map([...candidates].map(([id, others]) => [id, { deciding: [], others }]));
  const { authority, viewpoint: { knownAt } } = about;
  const views = await supposedViews({ sql, authority, knownAt, whole: [], bySubject: [] });
  try {
    const [real, supposed] = [readerOf(sql, authority), readerOf(views.sql, authority)];
    const told = (read: Reader): Figure | undefined => measure.figures(read, about).find(({ id }) => id === figure);
    const whole = told(real);
    const isDeciding = (record: Recorded, number: EntryNumber): boolean => {
      const { kind, id, entries } = record;
      const name = named(id, number);
      views.suppose(kind, name, inEffectOrder<Fact>(entries.filter((entry) => entry.number !== number)));
      return isOtherwise(whole, told(inPlaceOf(real, supposed, { kind, id, name })), id);
    };
    return new Map(records.map((record) => {
      const all = candidates.get(record.id) ?? [];
      const deciding = all.filter((number) => isDeciding(record, number));
      return [record.id, { deciding, others: all.filter((number) => !deciding.includes(number)) }];
    }));
  } finally {
    await views.close();
  }
};

type Replaced = { readonly kind: string; readonly id: string; readonly name: string };
type Subject = { readonly subject: string };

/** Reads as ever, but of one record what is supposed of it under another name. Of a child, episodes are read as they are. */
const inPlaceOf = (real: Reader, supposed: Reader, { kind, id, name }: Replaced): Reader => {
  const own = new Set(PROJECTED[kind]?.timelines.map((timeline) => timeline.name));
  const replaced = <Row extends Subject>(rows: readonly Row[], instead: readonly Row[]): readonly Row[] => [
    ...rows.filter(({ subject }) => subject !== id),
    ...instead.filter(({ subject }) => subject === name).map((row) => ({ ...row, subject: id })),
  ];
  return {
    ...real,
    at: (timeline, viewpoint) =>
      own.has(timeline.name) ? replaced(real.at(timeline, viewpoint), supposed.at(timeline, viewpoint)) : real.at(timeline, viewpoint),
    during: (timeline, days) =>
      own.has(timeline.name) ? replaced(real.during(timeline, days), supposed.during(timeline, days)) : real.during(timeline, days),
    of: (timeline, subjects, knownAt) =>
      own.has(timeline.name) && subjects.includes(id)
        ? replaced(real.of(timeline, subjects, knownAt), supposed.of(timeline, [name], knownAt))
        : real.of(timeline, subjects, knownAt),
  };
};

const isOtherwise = (one: Figure | undefined, other: Figure | undefined, record: string): boolean =>
  one?.value !== other?.value || one?.of !== other?.of || addedBy(one, record) !== addedBy(other, record);

const addedBy = (figure: Figure | undefined, record: string): number | undefined =>
  figure?.behind.find(({ id }) => id === record)?.adds;
