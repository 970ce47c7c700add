import type { CodeList } from '../codes.js';

/**
 * What is published of an area, year after year (DfE, children looked after in England including adoption: the underlying
 * data's own columns; ONS mid-year estimates as that release carries them). A code is the first part of a series' reference.
 */
export const publishedMeasures = {
  cla: { words: 'Children looked after' },
  pop: { words: 'Population under 18' },
  rate: { words: 'Children looked after per 10,000 under 18' },
  'any-time': { words: 'Children in care at any time' },
  'only-short': { words: 'Only short breaks' },
  uasc: { words: 'Unaccompanied asylum-seeking children' },
  started: { words: 'Started to be looked after' },
  ceased: { words: 'Ceased to be looked after' },
  'settled-of': { words: 'Same placement two years (of)' },
  settled: { words: 'Same placement two years' },
  'moved-3': { words: 'Three or more placements' },
  begun: { words: 'Placements started' },
  ended: { words: 'Placements ended' },
} as const satisfies CodeList<string>;

export type PublishedMeasure = keyof typeof publishedMeasures;

/** Those that are about a year, 1 April to 31 March; the others are about a day: 31 March, of a population 30 June. */
const OF_A_YEAR: ReadonlySet<PublishedMeasure> = new Set(['any-time', 'only-short', 'started', 'ceased', 'begun', 'ended']);

export const isAboutAPeriod = (measure: PublishedMeasure): boolean => OF_A_YEAR.has(measure);

/** What an area of a series is. */
export const areaKinds = {
  authority: { words: 'Local authority' },
  region: { words: 'Region' },
  country: { words: 'Country' },
} as const satisfies CodeList<string>;

export type AreaKind = keyof typeof areaKinds;

/**
 * What stands where a release gives no value, as it is printed there: `x` until 2018 and `c` from 2019 for one to five children
 * and what would reveal them, `.` not applicable, `..` not available (DfE, underlying data, rounding and suppression).
 */
export const withheldMarks = {
  x: { words: 'Suppressed, a small number or one that would reveal it' },
  c: { words: 'Suppressed, a small number or one that would reveal it' },
  '.': { words: 'Not applicable' },
  '..': { words: 'Not available' },
} as const satisfies CodeList<string>;

export type WithheldMark = keyof typeof withheldMarks;

/** England, by its ONS code. */
export const ENGLAND = 'E92000001';

/** The record that says which areas an authority is compared with. */
export const COMPARATORS = 'comparators';

/** The reference of a series: what it measures and the area, `cla.E08000018`. */
export const seriesReference = (measure: PublishedMeasure, area: string): string => `${measure}.${area}`;
