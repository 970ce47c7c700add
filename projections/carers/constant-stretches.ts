import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { LASTING, type Row, type Value } from '../timeline.js';

type Said = Readonly<Record<string, Value>>;
type Bounded = { readonly from: CalendarDate; readonly to: CalendarDate | null };

/** The days on which something began or ended, as day numbers, each once and in order. */
export const turnsIn = (...stretches: readonly Bounded[]): readonly number[] => {
  const days = stretches.flatMap(({ from, to }) => [dayNumber(from), to === null ? LASTING : dayNumber(to)]);
  return [...new Set(days)].sort((a, b) => a - b);
};

/**
 * Rows of days on end of which the same is said: asked once for each stretch between turns, by its first day. Where
 * nothing is said there is no row.
 */
export const constantStretches = (turns: readonly number[], saidFrom: (day: number) => Said | null): readonly Row[] => {
  const rows: Row[] = [];
  turns.slice(0, -1).forEach((from, place) => {
    const said = saidFrom(from);
    const to = turns[place + 1] as number;
    const last = rows.at(-1);
    if (said === null) return;
    if (last?.to === from && sameSaid(last, said)) rows[rows.length - 1] = { ...last, to };
    else rows.push({ ...said, from, to });
  });
  return rows;
};

const sameSaid = (row: Row, said: Said): boolean => Object.entries(said).every(([column, value]) => row[column] === value);
