import { ageOn, calendarDate, firstDayOf, lastDayOf, type CalendarDate, type CollectionYear } from '../calendar.js';
import type { ReturnedRow } from '../child/events.js';
import { isTemporary, type PlacementType } from '../codes.js';
import type { TableName } from './tables.js';

/** One year's return of one child: its rows, of every table, with the cells that name people among their cells. */
export type ReturnOfChild = {
  readonly year: CollectionYear;
  readonly rows: readonly ReturnedRow[];
  /** Where it is known from elsewhere; otherwise it is the Header's. */
  readonly dateOfBirth?: CalendarDate;
  /** The child's rows in the return of the year before; absent where that return is not at hand. */
  readonly earlier?: readonly ReturnedRow[];
};

/** An Episodes row as the rules read it: `[began, ended)`, ended absent while it is open. */
export type Episode = {
  readonly row: ReturnedRow;
  readonly began: CalendarDate;
  readonly ended?: CalendarDate;
  readonly reasonForNew: string;
  readonly legalStatus: string;
  readonly need: string;
  readonly place: string;
  readonly provider: string;
  readonly reasonCeased: string;
  readonly reasonForChange: string;
};

/** A child's year as the rules read it; the episodes in the order in which they began, wherever they stand in the file. */
export type ChildYear = {
  readonly year: CollectionYear;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly born?: CalendarDate;
  readonly rows: readonly ReturnedRow[];
  readonly episodes: readonly Episode[];
  readonly earlier?: { readonly rows: readonly ReturnedRow[]; readonly episodes: readonly Episode[] };
};

export const childYear = ({ year, rows, dateOfBirth, earlier }: ReturnOfChild): ChildYear => {
  const born = dateOfBirth ?? dateIn(rowsIn(rows, 'Header')[0], 'DOB');
  return {
    year,
    firstDay: firstDayOf(year),
    lastDay: lastDayOf(year),
    ...(born ? { born } : {}),
    rows,
    episodes: episodesIn(rows),
    ...(earlier ? { earlier: { rows: earlier, episodes: episodesIn(earlier) } } : {}),
  };
};

export const rowsIn = (rows: readonly ReturnedRow[], table: TableName): readonly ReturnedRow[] =>
  rows.filter((row) => row.table === table);

/** What a cell says; the empty string where it is blank, so that blank equals blank. */
export const cellIn = (row: ReturnedRow | undefined, column: string): string => row?.cells[column] ?? '';

export const dateIn = (row: ReturnedRow | undefined, column: string): CalendarDate | undefined =>
  calendarDate(cellIn(row, column));

const episodesIn = (rows: readonly ReturnedRow[]): readonly Episode[] =>
  rowsIn(rows, 'Episodes').flatMap(episodeIn).sort(byStart);

/** A row whose beginning cannot be read takes no place in the order, and is reported by itself. */
const episodeIn = (row: ReturnedRow): readonly Episode[] => {
  const [began, ended] = [dateIn(row, 'DECOM'), dateIn(row, 'DEC')];
  if (began === undefined) return [];
  return [
    {
      row,
      began,
      ...(ended ? { ended } : {}),
      reasonForNew: cellIn(row, 'RNE'),
      legalStatus: cellIn(row, 'LS'),
      need: cellIn(row, 'CIN'),
      place: cellIn(row, 'PLACE'),
      provider: cellIn(row, 'PLACE_PROVIDER'),
      reasonCeased: cellIn(row, 'REC'),
      reasonForChange: cellIn(row, 'REASON_PLACE_CHANGE'),
    },
  ];
};

/** By start, then end, an open one last; the order of the file decides only between rows that say the same. */
const byStart = (a: Episode, b: Episode): number => {
  const [left, right] = [`${a.began} ${a.ended ?? '9999'}`, `${b.began} ${b.ended ?? '9999'}`];
  return left < right ? -1 : left > right ? 1 : a.row.row - b.row.row;
};

/** Each item with the one before it. */
export const pairs = <T>(list: readonly T[]): readonly (readonly [T, T])[] =>
  list.slice(1).map((item, place) => [list[place] as T, item] as const);

/** Whether the episode is a temporary placement, T0–T4. */
export const isAway = ({ place }: Episode): boolean => isTemporary(place as PlacementType);

/** Episodes in chains in which each begins on the day the one before ended; `unbroken` may ask more of them. */
export const chainsOf = (
  episodes: readonly Episode[],
  unbroken: (before: Episode, episode: Episode) => boolean = () => true,
): readonly (readonly Episode[])[] => {
  const chains: Episode[][] = [];
  for (const episode of episodes) {
    const chain = chains.at(-1);
    const before = chain?.at(-1);
    if (chain && before && before.ended === episode.began && unbroken(before, episode)) chain.push(episode);
    else chains.push([episode]);
  }
  return chains;
};

/** Whether a person born then had reached an age on a day; not said where either is unknown. */
export const isAged = (born: CalendarDate | undefined, years: number, on: CalendarDate | undefined): boolean =>
  born !== undefined && on !== undefined && ageOn(born, on) >= years;

/** Whether the age was still to come; not said where either is unknown. */
export const isUnder = (born: CalendarDate | undefined, years: number, on: CalendarDate | undefined): boolean =>
  born !== undefined && on !== undefined && ageOn(born, on) < years;
