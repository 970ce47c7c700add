import { dayNumber, type CalendarDate } from '../domain/calendar.js';
import { inEffectOrder, type EntryNumber, type Fact } from '../domain/entry.js';
import { PROJECTED } from '../../projections/definitions.js';
import type { Figure } from '../../projections/figure.js';
import type { Reader } from '../../projections/measure.js';
import { readerOf } from '../../projections/reader.js';
import type { Reading } from '../../projections/reading.js';
import { supposedViews, type SupposedViews } from '../../projections/views/supposed-views.js';
import { candidatesOf, named, type Deciding, type Question, type Recorded } from './deciding-entries.js';

/** The measure is asked once for each entry: of how many at most. */
const MOST = 200;

/**
 * Which entries decide a figure, one after the other, for records that cannot be supposed under another name (published
 * series, budgets): an entry does if without it, and with all others, the figure would be another, or of another base, or the
 * record would add something else to it. Of more entries than can be asked of in a moment none is told as deciding.
 */
export const decidingOneByOne = async (
  reading: Reading, question: Question, records: readonly Recorded[],
): Promise<ReadonlyMap<string, Deciding>> => {
  const candidates = new Map(records.map((record) => [record.id, candidatesOf(record, question.last)]));
  const asked = [...candidates.values()].reduce((sum, some) => sum + some.length, 0);
  if (asked > MOST) return new Map([...candidates].map(([id, others]) => [id, { deciding: [], others }]));
  const { authority, viewpoint: { knownAt } } = question.about;
  const views = await supposedViews({ believed: reading.believed, authority, knownAt, whole: [], bySubject: [] });
  try {
    for (const record of records) supposeWithoutEach(views, record, candidates.get(record.id) ?? []);
    const supposed = readerOf(views.sql, authority);
    return await reading.answer(authority, (real) =>
      new Map(records.map((record) => [record.id, decidingOf(real, supposed, question, record, candidates.get(record.id) ?? [])])));
  } finally {
    await views.close();
  }
};

const supposeWithoutEach = (views: SupposedViews, { kind, id, entries }: Recorded, candidates: readonly EntryNumber[]): void => {
  for (const number of candidates) views.suppose(kind, named(id, number), inEffectOrder<Fact>(entries.filter((entry) => entry.number !== number)));
};

const decidingOf = (
  real: Reader, supposed: Reader, { measure, about, figure }: Question, { kind, id }: Recorded, candidates: readonly EntryNumber[],
): Deciding => {
  const told = (read: Reader): Figure | undefined => measure.figures(read, about).find((one) => one.id === figure);
  const whole = told(real);
  const deciding = candidates.filter((number) => isOtherwise(whole, told(inPlaceOf(real, supposed, { kind, id, name: named(id, number) })), id));
  return { deciding, others: candidates.filter((number) => !deciding.includes(number)) };
};

type Replaced = { readonly kind: string; readonly id: string; readonly name: string };
type Subject = { readonly subject: string; readonly from: number; readonly to: number };

/**
 * Reads as ever, but of one record what is supposed of it under another name, which is looked up by that name beside many
 * others. Of a child, episodes are read as they are.
 */
const inPlaceOf = (real: Reader, supposed: Reader, { kind, id, name }: Replaced): Reader => {
  const own = new Set(PROJECTED[kind]?.timelines.map((timeline) => timeline.name));
  const replaced = <Row extends Subject>(rows: readonly Row[], instead: readonly Row[]): readonly Row[] => [
    ...rows.filter(({ subject }) => subject !== id),
    ...instead.map((row) => ({ ...row, subject: id })),
  ];
  return {
    ...real,
    at: (timeline, viewpoint) =>
      own.has(timeline.name)
        ? replaced(real.at(timeline, viewpoint), touching(supposed.of(timeline, [name], viewpoint.knownAt), viewpoint.asAt, viewpoint.asAt))
        : real.at(timeline, viewpoint),
    during: (timeline, days) =>
      own.has(timeline.name)
        ? replaced(real.during(timeline, days), touching(supposed.of(timeline, [name], days.knownAt), days.first, days.last))
        : real.during(timeline, days),
    of: (timeline, subjects, knownAt) =>
      own.has(timeline.name) && subjects.includes(id)
        ? replaced(real.of(timeline, subjects, knownAt), supposed.of(timeline, [name], knownAt))
        : real.of(timeline, subjects, knownAt),
  };
};

const touching = <Row extends Subject>(rows: readonly Row[], first: CalendarDate, last: CalendarDate): readonly Row[] =>
  rows.filter(({ from, to }) => from <= dayNumber(last) && to > dayNumber(first));

const isOtherwise = (one: Figure | undefined, other: Figure | undefined, record: string): boolean =>
  one?.value !== other?.value || one?.of !== other?.of || addedBy(one, record) !== addedBy(other, record);

const addedBy = (figure: Figure | undefined, record: string): number | undefined =>
  figure?.behind.find(({ id }) => id === record)?.adds;
