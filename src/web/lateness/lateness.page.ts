import { plusDays, plusMonths, type CalendarDate } from '../../domain/calendar.js';
import type { LatenessOf, LatenessTold } from '../../audit/lateness.js';
import type { Reading } from '../../audit/ledger-indexed.js';
import { kindsOfRecord, waysIn } from '../../words/audit-words.js';
import { entryTypeInWords } from '../../words/record-wording.js';
import { dayInWords, MONTHS } from '../../words/wording.js';
import { chartShown, countedTable } from '../layout/chart.js';
import { counted, number, share } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { errorSummary } from '../layout/viewpoint.page.js';
import { paths, type Query } from '../paths.js';
import type { LatenessRead } from './lateness.form.js';

/** Rows of a page are read; all of them are in the download. */
const MOST_TYPES = 40;

const pageOf = ({ typed }: LatenessRead, errors: readonly FieldError[] = []) => {
  const input = (name: 'from' | 'to') => {
    const error = errors.find(({ field }) => field === name);
    return { value: typed[name], errorMessage: error && { text: error.text } };
  };
  return { title: 'How promptly things are recorded', section: 'lateness' as const, action: paths.lateness(), fields: { from: input('from'), to: input('to') } };
};

/** Everything lateness.njk shows. */
export const latenessPage = (read: LatenessRead, told: LatenessTold, authority: string) => {
  const { from, to } = read;
  const of: Query = { recordedFrom: from, recordedTo: to, authority: told.othersToo ? authority : undefined };
  const rowOf = (words: string, one: LatenessOf, more: Query) => rowShown(words, one, { ...of, ...more });
  return {
    ...pageOf(read),
    caption: `${periodInWords(from, to)}, as known at entry ${number(told.knownAt)}`,
    headline: headlineOf(told.whole),
    whole: [rowOf('Everything recorded by hand', told.whole, {})],
    chart: told.byMonth.length > 1 ? trendOf(told, paths.csv.lateness({ from, to })) : undefined,
    tables: [
      { id: 'recorders', caption: 'By who recorded', header: 'Recorded by', rows: told.byRecorder.map((one) => rowOf(one.account, one, { by: one.by })) },
      { id: 'kinds', caption: 'By what it is about', header: 'About', rows: told.byKind.map((one) => rowOf((kindsOfRecord as Readonly<Record<string, string>>)[one.kind] ?? one.kind, one, { kind: one.kind })) },
      { id: 'types', caption: 'By type of entry', header: 'Type of entry', rows: told.byType.slice(0, MOST_TYPES).map((one) => rowOf(entryTypeInWords(one.type) ?? one.type, one, { type: one.type })) },
      { id: 'months', caption: 'By month of recording', header: 'Recorded in', rows: told.byMonth.map((one) => rowOf(monthInWords(one.month), one, monthOf(one.month, read))) },
    ].filter(({ rows }) => rows.length > 0),
    leftOut: [
      { words: waysIn.load, count: number(told.ways.load), href: paths.entries({ ...of, way: 'load' }) },
      { words: waysIn.return, count: number(told.ways.return), href: paths.entries({ ...of, way: 'return' }) },
    ],
    moreTypes: told.byType.length > MOST_TYPES ? `The ${number(MOST_TYPES)} types of entry that were recorded most are shown; the other ${number(told.byType.length - MOST_TYPES)} are in the download.` : '',
    untimed: untimedInWords(told.untimed),
    csv: paths.csv.lateness({ from, to }),
  };
};

const periodInWords = (from?: CalendarDate, to?: CalendarDate): string => {
  if (from && to) return `Recorded from ${dayInWords(from)} to ${dayInWords(to)}`;
  if (from) return `Recorded from ${dayInWords(from)} on`;
  return to ? `Recorded up to ${dayInWords(to)}` : 'Everything recorded so far';
};

const untimedInWords = (untimed: number): string =>
  untimed === 1
    ? '1 entry recorded by hand tells of no day on which it could have been recorded in time: it strikes another out, or is about a whole life.'
    : `${number(untimed)} entries recorded by hand tell of no day on which they could have been recorded in time: they strike others out, or are about a whole life.`;

const daysInWords = (days: number | null): string => (days === null ? 'None' : days <= 0 ? 'the same day' : counted(days, 'day', 'days'));

const headlineOf = ({ entries, median, ninetieth, within }: LatenessOf): string =>
  entries === 0
    ? 'Nothing was recorded by hand in this time.'
    : `Half of ${counted(entries, 'entry', 'entries')} were recorded within ${daysInWords(median)} of taking effect, and nine in ten within ${daysInWords(ninetieth)}. ${share(within[1] ?? 0, entries)} were recorded within five days.`;

/** The entries counted, and those that took longer than ten days, lead to their list. */
const rowShown = (words: string, { entries, median, ninetieth, within }: LatenessOf, query: Query) => {
  const late = entries - (within[2] ?? 0);
  return {
    words,
    entries: { text: number(entries), href: paths.entries({ ...query, way: 'hand', timed: 'yes' }) },
    median: median === null ? 'None' : number(median),
    ninetieth: ninetieth === null ? 'None' : number(ninetieth),
    shares: within.map((count) => (entries === 0 ? 'None' : share(count, entries))),
    late: { text: number(late), href: late === 0 ? undefined : paths.entries({ ...query, way: 'hand', timed: 'yes', lateBy: 11 }) },
  };
};

/** Within the days asked about. */
const monthOf = (month: string, { from, to }: LatenessRead): Query => {
  const first = `${month}-01` as CalendarDate;
  const last = plusDays(plusMonths(first, 1), -1);
  return { recordedFrom: from && from > first ? from : first, recordedTo: to && to < last ? to : last };
};

const monthInWords = (month: string): string => `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

const COLUMNS = [{ id: 'median', words: 'Half within (days)' }, { id: 'ninetieth', words: 'Nine in ten within (days)' }];

const trendOf = ({ byMonth, knownAt }: LatenessTold, csv: string) =>
  chartShown(
    countedTable({
      id: 'trend',
      headline: 'Days from taking effect to being recorded, month by month',
      subtitle: 'The median and the 90th percentile of what was recorded by hand in each month',
      rowHeader: 'Recorded in',
      columns: COLUMNS,
      rows: byMonth.map(({ month, median, ninetieth }) => ({ id: month, words: monthInWords(month), numbers: [median, ninetieth] })),
      unit: 'days',
      chart: { kind: 'lines', words: 'Days from taking effect to being recorded, month by month', columns: COLUMNS.map(({ id }) => id) },
    }),
    { source: `entries of the ledger, as known at entry ${number(knownAt)}`, csv, viewpoint: { asAt: (byMonth.at(-1)?.month ?? '') as CalendarDate, knownAt } },
  );

/** The same page while the ledger is still being read. */
export const latenessAwaited = (read: LatenessRead, { done, total }: Reading) => ({
  ...pageOf(read),
  awaited: { done, total, words: `${number(done)} of ${counted(total, 'entry', 'entries')} read` },
});

/** The same page where it was asked in a way that cannot be answered. */
export const latenessUnanswered = (read: LatenessRead, errors: readonly FieldError[]) => ({ ...pageOf(read, errors), unanswered: true, errorSummary: errorSummary(errors) });
