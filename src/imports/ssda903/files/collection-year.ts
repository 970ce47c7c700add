import type { CollectionYear } from '../../../domain/calendar.js';
import { bestYear, isPlausible } from './children-overlap.js';
import { ChildSketch } from './child-sketch.js';
import type { Evidence } from './evidence.js';
import type { Inspected } from './inspect.js';

/** A file's collection year and what told it. */
export type YearTold = {
  readonly year: CollectionYear;
  readonly by: 'you' | 'its episodes' | 'its latest start' | 'its name' | 'its folder' | 'its dates' | 'its children';
};

type Known = { readonly years: Map<Inspected, YearTold>; readonly children: Map<CollectionYear, ChildSketch> };

/**
 * The collection year of each file, where it can be told. The dates of an Episodes file tell its own; other
 * files have few dates that must lie in the year, and take the year of the Episodes file they belong with.
 */
export const yearsOf = (files: readonly Inspected[], given?: CollectionYear): ReadonlyMap<Inspected, YearTold> => {
  if (given !== undefined) return new Map(files.map((file) => [file, { year: given, by: 'you' }]));
  const known: Known = { years: new Map(), children: new Map() };
  for (const file of files) {
    const year = file.tally.tables.has('Episodes') ? yearOfEpisodes(file.evidence) : undefined;
    const by = file.evidence.ends.size === 0 ? 'its latest start' : 'its episodes';
    if (year !== undefined) settle(file, { year, by }, known);
  }
  const others = files.filter((file) => !known.years.has(file));
  const headers = others.filter(({ tally }) => tally.tables.has('Header'));
  tellYears(headers, files, known);
  for (const header of headers) addChildren(header, known);
  tellYears(
    others.filter((file) => !headers.includes(file)),
    files,
    known,
  );
  return known.years;
};

/**
 * The year in which most of its episodes end and none begins later; where none ends, the year of the latest
 * beginning. One beginning in a hundred may be a slip of the pen.
 */
export const yearOfEpisodes = ({ begins, ends }: Pick<Evidence, 'begins' | 'ends'>): CollectionYear | undefined => {
  const rows = [...begins.values()].reduce((sum, count) => sum + count, 0);
  const later = (year: CollectionYear) =>
    [...begins].reduce((sum, [begun, count]) => sum + (begun > year ? count : 0), 0);
  const byEnds = [...ends].sort(([a, most], [b, more]) => more - most || b - a).map(([year]) => year);
  return byEnds.find((year) => later(year) <= rows / 100) ?? byEnds[0] ?? [...begins.keys()].sort((a, b) => b - a)[0];
};

const settle = (file: Inspected, told: YearTold, known: Known): void => {
  known.years.set(file, told);
  if (told.by === 'its episodes' || told.by === 'its latest start') addChildren(file, known);
};

const addChildren = (file: Inspected, { years, children }: Known): void => {
  const year = years.get(file)?.year;
  if (year === undefined) return;
  const sketch = children.get(year) ?? new ChildSketch();
  sketch.addAll(file.evidence.children);
  children.set(year, sketch);
};

/** First what each file tells for itself; then what is left when a year has its file of the table already. */
const tellYears = (files: readonly Inspected[], all: readonly Inspected[], known: Known): void => {
  for (const file of files) {
    const told = byItself(file, all, known);
    if (told) settle(file, told, known);
  }
  for (let before = -1; before !== known.years.size;) {
    before = known.years.size;
    for (const file of files.filter((each) => !known.years.has(each))) {
      const free = new Map([...known.children].filter(([year]) => !isTaken(year, file, known)));
      const year = bestYear(file, free);
      if (year !== undefined) settle(file, { year, by: 'its children' }, known);
    }
  }
};

const byItself = (file: Inspected, all: readonly Inspected[], known: Known): YearTold | undefined => {
  const told = (year: CollectionYear | undefined, by: YearTold['by']) =>
    year === undefined ? undefined : { year, by };
  return (
    told(byName(file, known), 'its name') ??
    told(byFolder(file, all, known), 'its folder') ??
    told(byDates(file, known), 'its dates') ??
    told(bestYear(file, known.children), 'its children')
  );
};

const isTaken = (year: CollectionYear, file: Inspected, { years }: Known): boolean =>
  [...years].some(([other, told]) => told.year === year && sharesTable(other, file));

const sharesTable = (a: Inspected, b: Inspected): boolean =>
  [...a.tally.tables].some((table) => b.tally.tables.has(table));

const episodesIn = (folder: string, { years }: Known): readonly (readonly [Inspected, CollectionYear])[] =>
  [...years].flatMap(([file, { year, by }]) =>
    by === 'its episodes' && file.source.folder === folder ? [[file, year]] : [],
  );

const only = (years: readonly CollectionYear[]): CollectionYear | undefined =>
  new Set(years).size === 1 ? years[0] : undefined;

/** `2017-header.csv` belongs with `2017-episodes.csv` beside it. Only numbers in a name tell files apart. */
const byName = ({ source }: Inspected, known: Known): CollectionYear | undefined => {
  const beside = episodesIn(source.folder, known).map(([{ source: other }, year]) => ({ stem: other.stem, year }));
  const alike = (part: (stem: string) => string) =>
    only(beside.filter(({ stem }) => part(stem) !== '' && part(stem) === part(source.stem)).map(({ year }) => year));
  return alike(leadingNumber) ?? alike(numbersIn);
};

const meaningful = (stem: string): string => stem.replace(/(ssda)?903/gi, '');
const leadingNumber = (stem: string): string =>
  /^[a-z]*\d{2,}[a-z\d]*(?=[^a-z\d]|$)/i.exec(meaningful(stem))?.[0].toLowerCase() ?? '';
const numbersIn = (stem: string): string => (meaningful(stem).match(/\d{2,}/g) ?? []).join(' ');

/** The year of the only Episodes in its folder, where it is the only one of its table there and shares its children. */
const byFolder = (file: Inspected, all: readonly Inspected[], known: Known): CollectionYear | undefined => {
  const year = only(episodesIn(file.source.folder, known).map(([, told]) => told));
  const alone = all.every(
    (other) => other === file || other.source.folder !== file.source.folder || !sharesTable(other, file),
  );
  return year !== undefined && alone && isPlausible(file, known.children.get(year)) ? year : undefined;
};

/** Of tables whose dates lie in the year: the year in which all of them lie. */
const byDates = ({ evidence: { begins, ends } }: Inspected, { children }: Known): CollectionYear | undefined => {
  const year = only([...(ends.size > 0 ? ends : begins).keys()]);
  const starts = [...begins.keys()].every((begun) => year !== undefined && begun <= year);
  return year !== undefined && starts && (children.size === 0 || children.has(year)) ? year : undefined;
};
