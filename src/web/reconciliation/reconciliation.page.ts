import type { EditionListed } from '../../asking/editions.js';
import { MONTH_ENDS, type Reconciled, type Reconciliation } from '../../asking/reconciliation.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { firstDayOf, collectionYearOf, lastDayOf, plusDays, plusMonths, type CalendarDate } from '../../domain/calendar.js';
import { becauseInWords } from '../../words/reconciliation-words.js';
import { dayInWords } from '../../words/wording.js';
import { counted, number, signed } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { earlierKnowledge, errorSummary, entryInWords } from '../layout/viewpoint.page.js';
import { paths, type Query } from '../paths.js';
import { explainedShown } from './explained-shown.js';
import { firstOfMonth, type ReconciliationRead } from './reconciliation.form.js';

const TITLE = 'Reconcile a period';

/** The entry each answer is known at, as a reader may follow it, and the editions there are to reconcile with. */
export type KnownThen = {
  readonly now: ViewpointTold;
  readonly published: ViewpointTold | null;
  readonly editions: readonly EditionListed[];
};

const fields = ({ form }: ReconciliationRead, errors: readonly FieldError[]) =>
  Object.fromEntries((['from', 'to', 'knownAt', 'published'] as const).map((name) => {
    const error = errors.find((one) => one.field === name);
    return [name, { id: name, name, value: form[name], errorMessage: error ? { text: error.text } : undefined }];
  }));

const pageOf = (read: ReconciliationRead, errors: readonly FieldError[] = []) => ({
  title: TITLE,
  section: 'reconciliation' as const,
  action: paths.reconciliation(),
  fields: fields(read, errors),
  presets: presetsOf(read),
});

/** Everything reconciliation.njk shows. */
export const reconciliationPage = (read: ReconciliationRead, known: KnownThen, told: Reconciliation) => {
  const query = { from: told.from, to: told.to, knownAt: told.knownAt, published: told.months.length > 0 ? MONTH_ENDS : (told.published ?? undefined) };
  return {
    ...pageOf(read),
    presets: [...presetsOf(read), ...editionsOf(read, known.editions)],
    caption: `${dayInWords(told.from)} to ${dayInWords(told.to)}, as known at ${entryInWords(known.now)}`,
    alert: earlierKnowledge(known.now, paths.reconciliation({ ...query, knownAt: undefined }), ''),
    sum: sumOf(told),
    nobody: told.now.opening === 0 && told.now.in === 0,
    against: known.published ? againstShown(told, known.published) : undefined,
    lines: LINES.map(([, words]) => words),
    months: told.months.map(monthShown),
    csv: paths.csv.reconciliation(query),
    permalink: paths.reconciliation(query),
  };
};

/** The same page where it was asked in a way that cannot be answered. */
export const reconciliationUnanswered = (read: ReconciliationRead, errors: readonly FieldError[]) => ({
  ...pageOf(read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});

/** One line of arithmetic, and the evenings it goes from and to. */
const sumOf = ({ from, to, now }: Reconciled) => ({
  opening: number(now.opening), in: number(now.in), out: number(now.out), closing: number(now.closing),
  before: dayInWords(plusDays(from, -1)), last: dayInWords(to),
});

const LINES = [['opening', 'Opening'], ['in', 'In'], ['out', 'Out'], ['closing', 'Closing']] as const;

const againstShown = (told: Reconciled, published: ViewpointTold) => {
  const { then, now, difference } = told;
  if (!then || !difference) return undefined;
  return {
    published: `${entryInWords(published)}: ${number(then.opening)} + ${number(then.in)} − ${number(then.out)} = ${number(then.closing)}`,
    lines: LINES.map(([line, words]) => ({ words, then: number(then[line]), now: number(now[line]), difference: signed(difference[line]) })),
    because: Object.entries(told.because).map(([why, change]) => ({
      words: becauseInWords[why as keyof typeof becauseInWords], lines: LINES.map(([line]) => signed(change[line])),
    })),
    total: LINES.map(([line]) => signed(difference[line])),
    count: `${counted(told.children.length, 'child makes', 'children make')} the difference`,
    children: told.children.map((child) => explainedShown(child, told)),
  };
};

/** Each month in one row; what explains it stands on a page of its own. */
const monthShown = ({ from, to, knownAt, published, then, now, difference }: Reconciled) => ({
  words: isWholeMonth({ from, to }) ? monthInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`,
  href: paths.reconciliation({ from, to, knownAt, published: published ?? undefined }),
  then: then ? LINES.map(([line]) => number(then[line])) : [],
  now: LINES.map(([line]) => number(now[line])),
  difference: difference ? signed(difference.closing) : '',
});

const isWholeMonth = ({ from, to }: { readonly from: CalendarDate; readonly to: CalendarDate }): boolean =>
  from === firstOfMonth(from) && to === plusDays(plusMonths(from, 1), -1);

/** What is often asked of the period that is shown. */
const presetsOf = ({ form, period: { from, to } }: ReconciliationRead) => {
  const kept: Query = { knownAt: form.knownAt };
  const month = (first: CalendarDate) => ({ ...kept, from: first, to: plusDays(plusMonths(first, 1), -1) });
  const [before, after] = [plusMonths(firstOfMonth(from), -1), plusMonths(firstOfMonth(from), 1)];
  const year = collectionYearOf(to);
  return [
    { text: `The month before: ${monthInWords(before)}`, href: paths.reconciliation(month(before)) },
    { text: `The month after: ${monthInWords(after)}`, href: paths.reconciliation(month(after)) },
    { text: 'Against what was known on its last evening', href: paths.reconciliation({ ...kept, from, to, published: to }) },
    {
      text: `The year to ${dayInWords(lastDayOf(year))}, each month against its last evening`,
      href: paths.reconciliation({ ...kept, from: firstDayOf(year), to: lastDayOf(year), published: MONTH_ENDS }),
    },
  ];
};

/** The last three editions that came out. */
const editionsOf = ({ form: { knownAt }, period: { from, to } }: ReconciliationRead, editions: readonly EditionListed[]) =>
  editions.slice(-3).map(({ edition, publishedOn }) => ({
    text: `Against edition ${edition}, of ${dayInWords(publishedOn)}`,
    href: paths.reconciliation({ knownAt, from, to, published: `edition-${edition}` }),
  }));

/** August 2018. */
const monthInWords = (first: CalendarDate): string => dayInWords(first).replace(/^1 /, '');
