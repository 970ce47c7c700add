import type { Reader } from '../measure.js';
import { grouped } from '../providers/grouped.js';
import type { Told, Version } from '../timeline.js';
import { oneAfterAnother } from '../together.js';
import { SET_AGAINST_EACH_OTHER, type OfRecords, type Only } from './world.js';

type Anything = Parameters<Reader['of']>[0];
type AnyVersion = Version<Anything>;

/** Rows of some records in every version of their story, by timeline and by record. */
export type Versions = ReadonlyMap<string, ReadonlyMap<string, readonly AnyVersion[]>>;

const KINDS = ['children', 'carers', 'providers'] as const;

const eachTimeline = (only: Only) => KINDS.flatMap((kind) => SET_AGAINST_EACH_OTHER[kind].map((timeline) => ({ timeline, subjects: only[kind] })));

/** Everything that was ever believed of some records, read all at once. */
export const everyVersion = (read: Reader, only: Only): Versions => {
  const asked = eachTimeline(only);
  const told = read.together(...asked.map(({ timeline, subjects }) => () => read.versionsOf<Anything>(timeline, subjects)));
  return new Map(asked.map(({ timeline }, place) => [timeline.name, grouped(told[place] ?? [], ({ subject }) => subject)]));
};

/** Every row of some records, whatever it tells of. */
export const eachVersion = (versions: Versions, only: Only): readonly AnyVersion[] =>
  eachTimeline(only).flatMap(({ timeline, subjects }) => rowsOf(versions, timeline, subjects));

/** Tells of the records, as known at whatever entry, what the views would tell of them. Of others it tells nothing. */
export const toldBy = (versions: Versions): OfRecords => ({
  of: <T extends Anything>(timeline: T, subjects: readonly string[], knownAt: number) =>
    rowsOf(versions, timeline, subjects).filter(wasBelieved(knownAt)) as unknown as readonly Told<T>[],
  together: oneAfterAnother,
});

export const wasBelieved = (at: number) => ({ knownFrom, knownTo }: Pick<AnyVersion, 'knownFrom' | 'knownTo'>): boolean => knownFrom <= at && at < knownTo;

const rowsOf = (versions: Versions, { name }: Pick<Anything, 'name'>, subjects: readonly string[]): readonly AnyVersion[] =>
  subjects.flatMap((subject) => versions.get(name)?.get(subject) ?? []);
