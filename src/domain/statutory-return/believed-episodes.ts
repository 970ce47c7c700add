import type { CalendarDate } from '../calendar.js';
import { laterWord, type StatedRow } from './stated.js';

/** An Episodes row that is believed, and how long it is believed to have lasted, `[from, to)`. */
export type BelievedEpisode = {
  readonly stated: StatedRow;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** REC, where the row has an end of its own that is believed. */
  readonly reasonCeased: string | null;
};

/** Where rows did not agree, what is believed instead, and why. */
export type Resolution = {
  readonly row: StatedRow;
  readonly why: 'later-word' | 'later-row' | 'closed-beats-open' | 'no-days' | 'ends-where-next-begins' | 'open-with-reason';
  /** The row that is believed, or that cut it short. */
  readonly by: StatedRow;
};

/**
 * One history out of several years' returns. An episode is known by its child and its start (DECOM).
 * A later year's row is the later word; within one file a closed row beats an open one; an episode
 * still open, or running on, where the child's next begins ends there. The order in which the
 * returns came makes no difference.
 */
export const believedEpisodes = (
  rows: readonly StatedRow[],
): { readonly episodes: readonly BelievedEpisode[]; readonly resolutions: readonly Resolution[] } => {
  const resolutions: Resolution[] = [];
  const chosen = [...byStart(rows).values()].map((told) => chosenOf(told, resolutions));
  chosen.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  const episodes = chosen.map((row, place) => lasting(row, chosen[place + 1], resolutions));
  return { episodes, resolutions };
};

const byStart = (rows: readonly StatedRow[]): Map<string, StatedRow[]> => {
  const told = new Map<string, StatedRow[]>();
  for (const row of rows) told.set(startOf(row), [...(told.get(startOf(row)) ?? []), row]);
  return told;
};

const startOf = ({ cells }: StatedRow): CalendarDate => cells['DECOM'] as CalendarDate;
const endOf = ({ cells }: StatedRow): CalendarDate | null => (cells['DEC'] as CalendarDate | undefined) ?? null;

const chosenOf = (told: readonly StatedRow[], resolutions: Resolution[]): StatedRow => {
  const [best, ...others] = [...told].sort(
    (a, b) => -(laterWord(a, b) || daysFirst(a, b) || closedFirst(a, b) || a.row - b.row),
  );
  const chosen = best as StatedRow;
  for (const other of others) {
    if (saysTheSame(other, chosen)) continue;
    resolutions.push({ row: other, why: whyChosen(chosen, other), by: chosen });
  }
  return chosen;
};

const whyChosen = (chosen: StatedRow, other: StatedRow): Resolution['why'] => {
  if (laterWord(chosen, other) !== 0) return 'later-word';
  if (daysFirst(chosen, other) !== 0) return 'no-days';
  return closedFirst(chosen, other) === 0 ? 'later-row' : 'closed-beats-open';
};

/** A row that ends on the day it begins says less than one that goes on from that day. */
const daysFirst = (a: StatedRow, b: StatedRow): number => Number(lastsDays(a)) - Number(lastsDays(b));
const lastsDays = (row: StatedRow): boolean => (endOf(row) ?? '9999-12-31') > startOf(row);

const closedFirst = (a: StatedRow, b: StatedRow): number => Number(endOf(a) !== null) - Number(endOf(b) !== null);

/** An open row that a later year closes said nothing wrong: only what else differs needs resolving. */
const saysTheSame = (earlier: StatedRow, later: StatedRow): boolean => {
  const ends = ['DEC', 'REC', 'REASON_PLACE_CHANGE'];
  const columns = new Set([...Object.keys(earlier.cells), ...Object.keys(later.cells)]);
  return [...columns].every(
    (column) =>
      earlier.cells[column] === later.cells[column] ||
      (ends.includes(column) && endOf(earlier) === null && earlier.year < later.year),
  );
};

/** A row said to end before it begins took up no days; it ends nothing that came before it. */
const lasting = (row: StatedRow, next: StatedRow | undefined, resolutions: Resolution[]): BelievedEpisode => {
  const [from, stated] = [startOf(row), endOf(row)];
  const end = stated !== null && stated < from ? from : stated;
  const cut = next !== undefined && (end === null || end > startOf(next));
  if (cut) resolutions.push({ row, why: 'ends-where-next-begins', by: next });
  else if (end === null && row.cells['REC']) resolutions.push({ row, why: 'open-with-reason', by: row });
  const to = cut ? startOf(next) : end;
  return { stated: row, from, to, reasonCeased: cut || end === null ? null : (row.cells['REC'] ?? null) };
};
