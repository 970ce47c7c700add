import type { ChangesTold, EntryRecorded, Manner } from '../../asking/changes.js';
import type { HeadlinesTold } from '../../asking/dashboard.js';
import { OUT_OF_REACH } from '../../asking/out-of-reach.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { daysBetween, plusDays, type CalendarDate } from '../../domain/calendar.js';
import { headlineWords } from '../../words/dashboard-words.js';
import type { RecordKind } from '../../recording/streams.js';
import { entryTypeInWords, recordKinds } from '../../words/record-wording.js';
import { dayInWords } from '../../words/wording.js';
import { lateness } from '../layout/entry.page.js';
import { changeInWords } from '../layout/figure-change.js';
import { valueShown } from '../layout/figure-shown.js';
import { counted, instantInWords, number } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import { recordHref } from '../layout/record-href.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { errorSummary } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import type { ChangesRead } from './changes.form.js';
import { kindsOfFact } from './kinds-of-fact.js';

const QUESTION = 'What changed';
/** Entries listed at once. */
const AT_ONCE = 50;

const input = (name: 'from' | 'to', { form }: ChangesRead, value: string, errors: readonly FieldError[]) => {
  const error = errors.find((one) => one.field === name);
  return { id: name, name, value: form[name] || value, errorMessage: error ? { text: error.text } : undefined };
};

const pageOf = (read: ChangesRead, errors: readonly FieldError[] = []) => ({
  title: QUESTION,
  section: 'changes' as const,
  question: QUESTION,
  action: paths.changes(),
  fields: { from: input('from', read, read.from, errors), to: input('to', read, read.to, errors) },
});

type Answers = {
  readonly told: ChangesTold;
  readonly headlines: HeadlinesTold | undefined;
  /** The last entry there is, and when it was recorded. */
  readonly last: ViewpointTold;
  readonly today: CalendarDate;
};

/** Everything changes.njk shows. */
export const changesPage = (read: ChangesRead, { told, headlines, last, today }: Answers) => {
  const { from, to, before, upTo, entries } = told;
  const length = daysBetween(from, to) + 1;
  const next = plusDays(to, length) <= today ? { from: plusDays(to, 1), to: plusDays(to, length) } : undefined;
  const list = listOf(read, entries);
  return {
    ...pageOf(read),
    title: list.pages > 1 ? `${QUESTION} (page ${list.page} of ${list.pages})` : QUESTION,
    caption: `Recorded from ${dayInWords(from)} to ${dayInWords(to)}`,
    summary: entries.length === 0 ? undefined : `${counted(entries.length, 'entry was', 'entries were')} recorded, from entry ${number(before + 1)} to entry ${number(upTo)}, whenever they took effect.`,
    nothing: entries.length === 0 ? lastWeek(last) : undefined,
    earlier: paths.changes({ from: plusDays(from, -length), to: plusDays(from, -1) }),
    later: next && paths.changes(next),
    kinds: kindsOfFact(entries),
    figures: headlines && figuresShown(headlines),
    list,
    csv: paths.csv.changes({ from, to }),
  };
};

const lastWeek = ({ recordedAt }: ViewpointTold) => {
  if (recordedAt === null) return { text: 'Nothing has been recorded yet.', href: undefined, link: '' };
  const text = 'Nothing was recorded in these days.';
  if (recordedAt === OUT_OF_REACH) return { text, href: undefined, link: '' };
  const day = recordedAt.slice(0, 10) as CalendarDate;
  return { text, href: paths.changes({ from: plusDays(day, -6), to: day }), link: `See the week to ${dayInWords(day)}, when the last entry was recorded` };
};

/** How the main figures came from what was known before the first day to what was known at the end of the last. */
const figuresShown = ({ headlines, before, asAt, knownAt }: HeadlinesTold) => ({
  caption: `Main figures, from ${dayInWords(before.asAt)} as known at entry ${number(before.knownAt)} to ${dayInWords(asAt)} as known at entry ${number(knownAt)}`,
  compare: paths.compare({ asAt: before.asAt, knownAt: before.knownAt, asAtB: asAt, knownAtB: knownAt }),
  rows: headlines.flatMap((one) => {
    if (one.failed) return [];
    const { figure: { unit, value }, change } = one;
    return [{
      words: headlineWords[one.name].title,
      href: paths.measure(one.measure, { asAt, knownAt }),
      before: change === null ? 'Not comparable' : valueShown({ value: change.before, unit }),
      after: valueShown({ value, unit }),
      learned: change === null ? 'Not known' : changeInWords(change.learned, unit),
      world: change === null ? 'Not known' : changeInWords(change.world, unit),
      compare: change !== null && change.learned !== 0
        ? paths.compare({ asAt: before.asAt, knownAt: before.knownAt, asAtB: asAt, knownAtB: knownAt, measure: one.measure })
        : undefined,
    }];
  }),
});

/** Entries that say something of an earlier time, or put an earlier entry right. */
const TOLD_LATE: ReadonlySet<Manner> = new Set(['late', 'correction', 'struck out', 'unreadable']);

const MANNERS: Readonly<Record<Manner, string>> = {
  'in time': 'In time', late: 'Late', correction: 'Correction', 'set aside by its correction': 'Set aside', 'struck out': 'Struck out', unreadable: 'Not readable by this release',
};

const listOf = (read: ChangesRead, entries: readonly EntryRecorded[]) => {
  const listed = entries.filter(({ manner }) => TOLD_LATE.has(manner)).toReversed();
  const pages = Math.max(1, Math.ceil(listed.length / AT_ONCE));
  const page = read.page <= pages ? read.page : 1;
  const href = (to: number) => `${paths.changes({ from: read.from, to: read.to, page: to === 1 ? undefined : to })}#listed`;
  return {
    page,
    pages,
    caption: `${counted(listed.length, 'entry', 'entries')} recorded late, corrected or struck out, the last first${pages > 1 ? ` (page ${page} of ${pages})` : ''}`,
    pagination: pagination(page, pages, href),
    rows: listed.slice((page - 1) * AT_ONCE, page * AT_ONCE).map((entry) => ({
      number: number(entry.number),
      href: paths.entry(entry.number),
      what: entryTypeInWords(entry.type) ?? entry.type,
      about: { words: `${recordKinds[entry.kind as RecordKind] ?? entry.kind} ${entry.reference}`, href: recordHref(entry.kind, entry.reference, {}) },
      on: entry.effectiveOn === null ? 'No day of its own' : dayInWords(entry.effectiveOn),
      recordedAt: instantInWords(entry.recordedAt),
      late: lateness(entry.daysLate) || 'Not late',
      manner: MANNERS[entry.manner],
    })),
  };
};

/** The same page where it was asked in a way that cannot be answered. */
export const changesUnanswered = (read: ChangesRead, errors: readonly FieldError[]) => ({
  ...pageOf(read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
