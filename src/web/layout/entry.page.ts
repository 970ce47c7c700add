import type { EntryTold } from '../../asking/entries-told.js';
import type { EntryListed } from '../../audit/entries.js';
import { entryTypeInWords, recordKinds } from '../../words/record-wording.js';
import type { RecordKind } from '../../recording/streams.js';
import { dayInWords } from '../../words/wording.js';
import { paths } from '../paths.js';
import { counted, instantInWords, number } from './formats.js';
import { toldInWords, type Numbered } from './told-in-words.js';

/** How long after it took effect something was recorded. */
export const lateness = (days: number | null): string => {
  if (days === null) return '';
  if (days === 0) return 'the same day';
  return days > 0 ? `${counted(days, 'day', 'days')} later` : `${counted(-days, 'day', 'days')} before`;
};

/** The row of a return that an entry was taken from. */
export const sourceInWords = ({ source }: Pick<EntryTold, 'source'>): string =>
  source ? `${source.table}, row ${number(source.row)} of the ${source.year} return` : '';

type About = Pick<EntryListed, 'kind' | 'reference' | 'child' | 'authority'>;

/** What an entry is about, and where a child’s own page is. */
export const aboutShown = ({ kind, reference, child, authority }: About, ours: string, knownAt?: number) => ({
  words: `${recordKinds[kind as RecordKind] ?? kind} ${reference}`,
  href: child !== null && authority === ours ? paths.child(child, knownAt === undefined ? {} : { knownAt }) : undefined,
});

/** An entry as lists and histories show it. */
export const entryShown = (entry: EntryTold, numbered: Numbered) => ({
  number: number(entry.number),
  href: paths.entry(entry.number),
  what: entryTypeInWords(entry.type) ?? `Something this release does not know (${entry.type})`,
  on: entry.effectiveOn ? dayInWords(entry.effectiveOn) : '',
  recordedAt: instantInWords(entry.recordedAt),
  recordedAtUtc: entry.recordedAt,
  recordedBy: entry.recordedBy,
  migrated: entry.origin === 'migrated',
  late: lateness(entry.daysLate),
  source: sourceInWords(entry),
  struckOutBy:
    entry.struckOutBy === null
      ? undefined
      : { number: number(entry.struckOutBy), href: paths.entry(entry.struckOutBy) },
  told: toldInWords(entry, numbered),
});
