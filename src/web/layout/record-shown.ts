import type { EntryTold } from '../../asking/entries-told.js';
import { dateOfDay, dayNumber, type CalendarDate } from '../../domain/calendar.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { dayInWords } from '../../words/wording.js';
import type { PlacedWith } from '../../../projections/children/placed-with.query.js';
import { LASTING } from '../../../projections/timeline.js';
import { paths, type PutRightKind, type Query } from '../paths.js';
import { placementType } from './code-words.js';
import { entryShown } from './entry.page.js';
import { counted, number } from './formats.js';
import { putRightLinks } from './put-right-links.js';

/** Entries of one record, the last recorded first; each with where it may be put right, for whoever may. */
export const historyShown = (heading: string, entries: readonly EntryTold[], putRight?: { readonly kind: PutRightKind; readonly id: string }) => {
  const byId = new Map(entries.map(({ id, number: at }) => [id, at]));
  return {
    heading,
    count: counted(entries.length, 'entry', 'entries'),
    entries: entries
      .map((entry) => ({ ...entryShown(entry, (id) => byId.get(id)), ...(putRight ? putRightLinks(putRight.kind, putRight.id, entry) : {}) }))
      .toReversed(),
  };
};

/** In place of the entries, while they cannot be read. */
export const historyNotRead = (heading: string) => ({ heading, notRead: outOfReachWords.notShown('Entries') });

/** A day number in words; `lasting` where it never comes. */
export const dayShown = (day: number, lasting: string): string => (day >= LASTING ? lasting : dayInWords(dateOfDay(day)));

/** As many stays that are over as are shown. */
const MOST = 50;

/** “Placed before: 17 stays”, and how many of them are shown where that is not all. */
export const beforeShown = (label: (many: string) => string, { before, beforeInAll }: { readonly before: readonly unknown[]; readonly beforeInAll: number }): string =>
  `${label(counted(beforeInAll, 'stay', 'stays'))}${before.length < beforeInAll ? `, the last ${before.length} of them` : ''}`;

/** A time with a carer household or a home as a row of a table. What began after the day asked about is not told. */
export const staysShown = (stays: readonly PlacedWith[], asAt: CalendarDate, carried: Query) => {
  const today = dayNumber(asAt);
  const begun = stays.filter(({ from }) => from <= today).map(({ child, from, to, placementType: type }) => ({
    child,
    href: paths.child(child, carried),
    now: to > today,
    from: dayShown(from, ''),
    to: to > today ? 'Still there' : dayShown(to, ''),
    days: number(Math.min(to, today) - from),
    placement: placementType(type),
  }));
  const before = begun.filter(({ now }) => !now);
  return { now: begun.filter(({ now }) => now), before: before.slice(0, MOST), beforeInAll: before.length };
};
