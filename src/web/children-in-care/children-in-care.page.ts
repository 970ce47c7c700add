import type { Snapshot } from '../../asking/snapshot.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { dayInWords, groupings } from '../../words/wording.js';
import { counted, number } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import {
  carriedOn,
  earlierKnowledge,
  errorSummary,
  liveFrom,
  viewpointFields,
  viewpointInWords,
} from '../layout/viewpoint.page.js';
import { pagination } from '../layout/pagination.js';
import { paths } from '../paths.js';
import { childRow } from './child-row.js';
import { groupRows } from './group-rows.js';
import { inAddress, type ListRead } from './children-in-care.form.js';
import { filterShown, isNarrowed, narrowed } from './filter.page.js';
import { SORTS, sorted, type SortName } from './sorting.js';

const QUESTION = 'Children in care';

/** As many as are shown at once. */
const AT_ONCE = 100;

/** Today where the children are, and, for the demonstration authority, the evening its figures were published of. */
type Place = { readonly today: CalendarDate; readonly mayRecord: boolean; readonly recordsEnd?: CalendarDate | undefined };

/** Everything children-in-care.njk shows. */
export const listPage = (read: ListRead, told: ViewpointTold, snapshot: Snapshot, { today, recordsEnd, mayRecord }: Place) => {
  const { by } = read;
  const carried = { ...carriedOn(read.viewpoint), by: by === 'placementType' ? undefined : by };
  const settled = { asAt: told.asAt, knownAt: told.knownAt };
  const example = recordsEnd !== undefined && told.asAt > recordsEnd && told.knownAt > 0;
  const compareHref = paths.compare({ ...settled, asAtB: told.asAt });
  return {
    ...barOf(read, []),
    ...listOf(read, told, snapshot),
    section: 'children' as const,
    caption: told.knownAt === 0 ? undefined : viewpointInWords(told),
    alert: earlierKnowledge(told, paths.children({ ...carried, knownAt: undefined }), compareHref),
    ahead: told.asAt > today,
    liveFrom: liveFrom(read.viewpoint, told),
    example: example
      ? { lastDay: dayInWords(recordsEnd), href: paths.children({ ...carried, asAt: recordsEnd }) }
      : undefined,
    empty: emptiness(told, snapshot),
    ...(mayRecord ? { admissionHref: paths.admission(), importHref: paths.importing() } : {}),
    total: number(snapshot.total),
    shortBreaks: number(snapshot.shortBreaks),
    groupedBy: groupings[by],
    groupedTitle: `Children in care, by ${groupings[by].toLowerCase()}`,
    groups: groupRows(snapshot, carried),
    permalink: paths.children({ ...inAddress(read), ...settled }),
    snapshotCsv: paths.csv.snapshot({ ...settled, by }),
    childrenCsv: paths.csv.children(settled),
  };
};

/** Why there is nothing to show, where there is not. */
const emptiness = ({ knownAt, seen }: ViewpointTold, { children }: Snapshot) => {
  if (knownAt === 0) return seen === 0 ? 'new' : 'before';
  return children.length === 0 ? 'none' : undefined;
};

const listOf = (read: ListRead, { asAt }: ViewpointTold, { children, total }: Snapshot) => {
  const listed = narrowed(children, read, asAt);
  const list = pageOf(listed.length, read);
  const shown = sorted(listed, read.sort, read.descending, asAt).slice(list.from, list.from + AT_ONCE);
  const isAll = !isNarrowed(read);
  return {
    title: list.pages > 1 ? `${QUESTION} (page ${list.page} of ${list.pages})` : QUESTION,
    question: isAll ? `${QUESTION}: ${number(total)}` : `${QUESTION}: ${number(listed.length)} found`,
    filter: filterShown(read, { children, asAt }),
    isAll,
    listedCount: counted(listed.length, 'child', 'children'),
    columns: columnsOf(read),
    children: shown.map((child) => childRow(child, asAt, carriedOn(read.viewpoint))),
    list,
  };
};

/** The same page where it was asked in a way that cannot be answered: what was typed is kept. */
export const listUnanswered = (read: ListRead, errors: readonly FieldError[]) => ({
  ...barOf(read, errors),
  title: QUESTION,
  section: 'children' as const,
  question: QUESTION,
  unanswered: true,
  filter: errors.some(({ field }) => field === 'reference') ? filterShown(read, null, errors) : undefined,
  errorSummary: errorSummary(errors),
});

const barOf = (read: ListRead, errors: readonly FieldError[]) => {
  const error = errors.find(({ field }) => field === 'by');
  return {
    action: paths.children(),
    hidden: hiddenOf(read),
    fields: viewpointFields(read.form, errors),
    by: {
      items: Object.entries(groupings).map(([value, text]) => ({ value, text, selected: value === read.by })),
      errorMessage: error ? { text: error.text } : undefined,
    },
  };
};

/** What is narrowed and sorted by stays so where another day is asked about. */
const hiddenOf = (read: ListRead) => {
  const { asAt: _asAt, knownAt: _knownAt, by: _by, group: _group, ...kept } = inAddress(read);
  return Object.entries(kept).flatMap(([name, value]) => (value ? [{ name, value }] : []));
};

/** The heads of the columns: each sorts by itself, and the one sorted by turns the order. */
const columnsOf = (read: ListRead) =>
  (Object.keys(SORTS) as SortName[]).map((name) => {
    const isSorted = name === read.sort;
    const descending = isSorted && !read.descending;
    const { text, numeric } = SORTS[name];
    const asked = { ...inAddress(read), sort: name === 'child' ? undefined : name, order: descending ? 'descending' : undefined };
    const sort = isSorted ? (read.descending ? 'descending' : 'ascending') : undefined;
    return { text, numeric, sort, href: `${paths.children(asked)}#listed` };
  });

/** A page past the last leads to the first: the list is shorter than when the link was made. */
const pageOf = (length: number, read: ListRead) => {
  const pages = Math.max(1, Math.ceil(length / AT_ONCE));
  const shown = read.page <= pages ? read.page : 1;
  const href = (to: number) => `${paths.children({ ...inAddress(read), page: to === 1 ? undefined : to })}#listed`;
  return {
    pastTheEnd: read.page > pages ? paths.children(inAddress(read)) : undefined,
    page: shown,
    pages,
    from: (shown - 1) * AT_ONCE,
    pagination: pagination(shown, pages, href),
  };
};
