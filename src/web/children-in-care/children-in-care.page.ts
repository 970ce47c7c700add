import type { Snapshot } from '../../asking/snapshot.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { dayInWords, groupings } from '../../words/wording.js';
import { GROUPINGS, headline } from '../../../projections/sufficiency/counts.js';
import { groupWords } from '../layout/code-words.js';
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
import type { ListRead } from './children-in-care.form.js';

const QUESTION = 'Children in care';

/** As many as are shown at once. */
const AT_ONCE = 100;

/** Today where the children are, and, for the demonstration authority, the evening its figures were published of. */
type Place = { readonly today: CalendarDate; readonly recordsEnd?: CalendarDate | undefined };

/** Everything home.njk shows. */
export const listPage = (read: ListRead, told: ViewpointTold, snapshot: Snapshot, { today, recordsEnd }: Place) => {
  const { by } = read;
  const carried = { ...carriedOn(read.viewpoint), by: by === 'placementType' ? undefined : by };
  const settled = { asAt: told.asAt, knownAt: told.knownAt };
  const example = recordsEnd !== undefined && told.asAt > recordsEnd && told.knownAt > 0;
  const compareHref = paths.compare({ ...settled, asAtB: told.asAt });
  return {
    ...barOf(read, []),
    ...listOf(read, told, snapshot, carried),
    section: 'children' as const,
    question: QUESTION,
    caption: told.knownAt === 0 ? undefined : viewpointInWords(told),
    alert: earlierKnowledge(told, paths.children({ ...carried, knownAt: undefined }), compareHref),
    ahead: told.asAt > today,
    liveFrom: liveFrom(read.viewpoint, told),
    example: example
      ? { lastDay: dayInWords(recordsEnd), href: paths.children({ ...carried, asAt: recordsEnd }) }
      : undefined,
    empty: emptiness(told, snapshot),
    total: number(snapshot.total),
    shortBreaks: number(snapshot.shortBreaks),
    groupedBy: groupings[by],
    groupedTitle: `Children in care, by ${groupings[by].toLowerCase()}`,
    groups: groupRows(snapshot, carried),
    permalink: paths.children({ ...carried, ...settled }),
    snapshotCsv: paths.csv.snapshot({ ...settled, by }),
    childrenCsv: paths.csv.children(settled),
  };
};

/** Why there is nothing to show, where there is not. */
const emptiness = ({ knownAt, seen }: ViewpointTold, { children }: Snapshot) => {
  if (knownAt === 0) return seen === 0 ? 'new' : 'before';
  return children.length === 0 ? 'none' : undefined;
};

type Carried = Readonly<Record<string, string | undefined>>;

const listOf = (read: ListRead, { asAt }: ViewpointTold, { children }: Snapshot, carried: Carried) => {
  const { by, group } = read;
  const listed = group === '' ? children : headline(children).filter((child) => GROUPINGS[by](child, asAt) === group);
  const list = pageOf(listed.length, read, carried);
  const shown = listed.slice(list.from, list.from + AT_ONCE);
  return {
    title: list.pages > 1 ? `${QUESTION} (page ${list.page} of ${list.pages})` : QUESTION,
    group: group === '' ? undefined : { ...groupWords[by](group), allHref: paths.children(carried) },
    listedCount: counted(listed.length, 'child', 'children'),
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
  errorSummary: errorSummary(errors),
});

const barOf = (read: ListRead, errors: readonly FieldError[]) => {
  const error = errors.find(({ field }) => field === 'by');
  return {
    action: paths.children(),
    fields: viewpointFields(read.form, errors),
    by: {
      items: Object.entries(groupings).map(([value, text]) => ({ value, text, selected: value === read.by })),
      errorMessage: error ? { text: error.text } : undefined,
    },
  };
};

const pageOf = (length: number, { page, group }: ListRead, carried: Carried) => {
  const pages = Math.max(1, Math.ceil(length / AT_ONCE));
  const shown = page <= pages ? page : 1;
  const href = (to: number) => `${paths.children({ ...carried, group, page: to === 1 ? undefined : to })}#listed`;
  return {
    page: shown,
    pages,
    from: (shown - 1) * AT_ONCE,
    pagination: pagination(shown, pages, href),
  };
};
