import type { CollectionYear } from '../../calendar.js';
import type { ReturnedRow } from '../../child/events.js';
import { cellIn, pairs, rowsIn, type ChildYear, type Episode } from '../child-year.js';
import type { TableName } from '../tables.js';

/** What a rule found wrong, at a row of a file, in words that say what to do. */
export type Finding = {
  readonly row: number;
  readonly file: number;
  readonly table: string;
  readonly column: string;
  /** As the sector's validator numbers it. */
  readonly rule: string;
  readonly message: string;
};

/** Judges one child's year. */
export type Rule = (child: ChildYear) => readonly Finding[];

/** The validator's number, the column to look at, and what to do about it. */
export type Wording = readonly [rule: string, column: string, message: string];

export const findingAt = ({ row, file, table }: ReturnedRow, [rule, column, message]: Wording): Finding => ({
  row,
  file,
  table,
  column,
  rule,
  message,
});

/** A rule that looks at each episode by itself. */
export const eachEpisode =
  (wording: Wording, wrong: (episode: Episode, child: ChildYear) => boolean): Rule =>
  (child) =>
    child.episodes.filter((episode) => wrong(episode, child)).map(({ row }) => findingAt(row, wording));

/** A rule that looks at each episode and the one before it; found at the later. */
export const eachNext =
  (wording: Wording, wrong: (before: Episode, episode: Episode, child: ChildYear) => boolean): Rule =>
  (child) =>
    pairs(child.episodes).flatMap(([before, episode]) =>
      wrong(before, episode, child) ? [findingAt(episode.row, wording)] : [],
    );

/** A rule that looks at each episode and the one after it, absent for the last; found at the earlier. */
export const eachBefore =
  (wording: Wording, wrong: (episode: Episode, next: Episode | undefined, child: ChildYear) => boolean): Rule =>
  (child) =>
    child.episodes.flatMap((episode, place) =>
      wrong(episode, child.episodes[place + 1], child) ? [findingAt(episode.row, wording)] : [],
    );

/** A rule that looks at each row of a table. */
export const eachRow =
  (table: TableName, wording: Wording, wrong: (row: ReturnedRow, child: ChildYear) => boolean): Rule =>
  (child) =>
    rowsIn(child.rows, table)
      .filter((row) => wrong(row, child))
      .map((row) => findingAt(row, wording));

/** A rule that was, or is, in force only in some collection years. */
export const inYears =
  ({ from = -Infinity, until = Infinity }: { from?: CollectionYear; until?: CollectionYear }, rule: Rule): Rule =>
  (child) =>
    child.year >= from && child.year <= until ? rule(child) : [];

export const isFilled = (row: ReturnedRow, column: string): boolean => cellIn(row, column) !== '';
