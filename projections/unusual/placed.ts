import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { Episode } from '../../src/domain/child/episodes.js';
import { episodeRows } from '../children/rows-of-a-life.js';
import type { Placed } from '../discrepancies/world.js';

/** Where a child lives on a day by its episodes, in the shape in which the views tell it; undefined where it is not in care. */
export const placedOn = (child: string, episodes: readonly Episode[], on: CalendarDate, born: CalendarDate | null): Placed | undefined => {
  const day = dayNumber(on);
  const row = episodeRows(episodes).find(({ from, to }) => from <= day && day < to);
  if (!row) return undefined;
  const told = Object.fromEntries(Object.entries(row).map(([column, value]) => [inCamelCase(column), value]));
  return { ...told, subject: child, dateOfBirth: born && dayNumber(born) } as Placed;
};

const inCamelCase = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
