import type { Told } from './returns.js';

type Row = { readonly year: number; readonly place: number; readonly cells: Readonly<Record<string, string>> };

/** What the rows of all years say of one day, counted as a person would with the returns side by side on a table. */
export type DayTold = {
  readonly place: string;
  readonly status: string;
  readonly provider: string | null;
  readonly need: string;
} | null;

/**
 * Of the rows that begin on the same day the newest return's counts and, within it, one that lasts at least a day, then
 * one with an end before one without, then the lower on the page. The row that began last by a day is the one the child is in, unless it has ended by then.
 * It knows nothing of facts or entries.
 */
export const tellDay = (returns: readonly (readonly [year: number, told: readonly Told[]])[], day: string): DayTold => {
  let chosen: Row | undefined;
  for (const [year, told] of returns) {
    told.forEach(({ table, cells }, place) => {
      const row = { year, place, cells };
      if (table === 'Episodes' && started(row) <= day && (!chosen || countsMore(row, chosen))) chosen = row;
    });
  }
  if (!chosen) return null;
  const { cells } = chosen;
  if (cells['DEC'] !== undefined && cells['DEC'] <= day) return null;
  const temporary = cells['PLACE']?.startsWith('T') === true;
  return {
    place: cells['PLACE'] ?? '',
    status: cells['LS'] ?? '',
    provider: temporary ? null : (cells['PLACE_PROVIDER'] ?? null),
    need: cells['CIN'] ?? '',
  };
};

const started = ({ cells }: Row): string => cells['DECOM'] ?? '';

const countsMore = (row: Row, than: Row): boolean => {
  if (started(row) !== started(than)) return started(row) > started(than);
  if (row.year !== than.year) return row.year > than.year;
  const [lasts, otherLasts] = [row, than].map(
    ({ cells }) => !(cells['DEC'] !== undefined && cells['DEC'] <= started(row)),
  );
  if (lasts !== otherLasts) return lasts === true;
  const [ended, otherEnded] = [row.cells['DEC'] !== undefined, than.cells['DEC'] !== undefined];
  return ended === otherEnded ? row.place > than.place : ended;
};
