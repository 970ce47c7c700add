import type { CalendarDate, DayNumber } from '../domain/calendar.js';
import { yearDays } from './days.js';
import type { Episode, PeriodOfCare } from './story.js';
import type { Telling, ToldEpisode } from './telling.js';

/** What is wrong with real returns, and so with ours. */
export type FaultKind =
  /** An episode that began and ended in one year is told first by the next. */
  | 'late-entry'
  /** A later year tells an episode with another legal status, placement or end. */
  | 'corrected'
  /** An episode that spans a whole year is missing from that year's file. */
  | 'missing-from-a-year'
  /** One file has two rows for an episode, one open and one closed. */
  | 'open-and-closed'
  /** An episode runs on past the day the child's next begins. */
  | 'overlap'
  /** An episode ends as if another followed the same day, and none does. */
  | 'no-continuation'
  /** A row without an end has a reason for the end. */
  | 'open-with-reason'
  /** A row holds a date or a code there is not. */
  | 'unreadable';

/** One thing seeded: the year whose file is wrong, the episode by its true first day, the column if one is. */
export type Fault = {
  readonly kind: FaultKind;
  readonly year: number;
  readonly child: string;
  readonly decom: CalendarDate;
  readonly column?: string;
};

/** How the years would tell a child's episodes, with one thing wrong in a year. */
export type Flaw = {
  readonly year: number;
  readonly episode: Episode;
  readonly telling: Telling;
  readonly column?: string;
};

/** An episode and a year whose file could get it wrong. */
export type Occasion = {
  readonly episode: Episode;
  readonly before: Episode | undefined;
  readonly after: Episode | undefined;
  readonly year: number;
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** Whether the years before and after are told too. */
  readonly told: { readonly before: boolean; readonly after: boolean };
};

export const occasions = (periods: readonly PeriodOfCare[], years: readonly number[]): readonly Occasion[] =>
  periods.flatMap(({ episodes }) =>
    episodes.flatMap((episode, place) =>
      years.map((year) => ({
        episode,
        before: episodes[place - 1],
        after: episodes[place + 1],
        year,
        ...yearDays(year),
        told: { before: years.includes(year - 1), after: years.includes(year + 1) },
      })),
    ),
  );

export type Alteration = (rows: readonly ToldEpisode[]) => readonly ToldEpisode[];

/** The telling with some years' rows altered. */
export const altered = (telling: Telling, changes: Readonly<Record<number, Alteration>>): Telling =>
  new Map([...telling].map(([year, rows]) => [year, changes[year]?.(rows) ?? rows]));

export const without =
  ({ from }: Episode): Alteration =>
  (rows) =>
    rows.filter((row) => row.from !== from);

export const replaced =
  ({ from }: Episode, ...by: readonly ToldEpisode[]): Alteration =>
  (rows) =>
    rows.flatMap((row) => (row.from === from ? by : [row]));

export const precededBy =
  (...late: readonly ToldEpisode[]): Alteration =>
  (rows) => [...late, ...rows];
