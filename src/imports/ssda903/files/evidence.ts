import { collectionYearOf, plusDays, type CollectionYear } from '../../../domain/calendar.js';
import { readDate } from '../../../domain/statutory-return/read-cells.js';
import type { TableName } from '../../../domain/statutory-return/tables.js';
import { ChildSketch } from './child-sketch.js';
import type { RawRow } from './raw-row.js';

/** What a file tells of the collection year it belongs to. */
export type Evidence = {
  readonly children: ChildSketch;
  /** How many stretches began and ended in each collection year, by the table's own dates. */
  readonly begins: Map<CollectionYear, number>;
  readonly ends: Map<CollectionYear, number>;
};

export const noEvidence = (): Evidence => ({ children: new ChildSketch(), begins: new Map(), ends: new Map() });

/** The columns whose dates must touch the year; of other dates (births, permanence) nothing follows. */
const dated: Readonly<Partial<Record<TableName, readonly [begins: string, ends?: string]>>> = {
  Episodes: ['DECOM', 'DEC'],
  SWEpisodes: ['SW_DECOM', 'SW_DEC'],
  DoLo: ['DOLO_START', 'DOLO_END'],
  Missing: ['MIS_START', 'MIS_END'],
  Reviews: ['REVIEW'],
};

/** Takes a file's rows into account. An XML file is dated by its episodes, as everything in it is of one year. */
export const weigh = ({ children, begins, ends }: Evidence, rows: readonly RawRow[], byEpisodesOnly: boolean): void => {
  for (const { table, child, cells } of rows) {
    children.add(child);
    const columns = byEpisodesOnly && table !== 'Episodes' ? undefined : dated[table];
    if (!columns) continue;
    countIn(begins, yearBegunIn(cells[columns[0]]));
    if (columns[1] !== undefined) countIn(ends, yearEndedIn(cells[columns[1]]));
  }
};

const countIn = (counts: Map<CollectionYear, number>, year: CollectionYear | undefined): void => {
  if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
};

const yearBegunIn = (text: string | undefined): CollectionYear | undefined => {
  const date = readDate(text ?? '');
  return date && collectionYearOf(date);
};

/** The end is the first day on which it was no longer so: 1 April ends what lasted to the last day of the year before. */
const yearEndedIn = (text: string | undefined): CollectionYear | undefined => {
  const date = readDate(text ?? '');
  return date && collectionYearOf(plusDays(date, -1));
};
