import type { CarersTold, HouseholdListed } from '../../asking/carers.js';
import type { MeasureTold } from '../../asking/measure.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { dateOfDay } from '../../domain/calendar.js';
import { approvalTypes } from '../../domain/carer/codes.js';
import type { CodeList } from '../../domain/codes.js';
import { carersListWords as words } from '../../words/carer-page-words.js';
import { householdStatuses, stageWords } from '../../words/carer-words.js';
import { dayInWords } from '../../words/wording.js';
import { counted, number, signed } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import { dayShown } from '../layout/record-shown.js';
import { approvedForShown } from '../layout/record-told.js';
import { sorted, sortHead, sortingTold, type Compared } from '../layout/sorting.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import { approvedBy, asked, carriedFrom, type CarersRead, type Column } from './carers.form.js';

/** As many as are shown at once. */
const AT_ONCE = 50;

/** Figures of the two measures about carers, from the same viewpoint as the list. */
export type Figures = { readonly carers: MeasureTold; readonly places: MeasureTold };

/** Everything carers.njk shows. */
export const carersPage = (read: CarersRead, told: ViewpointTold, { households }: CarersTold, figures: Figures, mayRecord: boolean) => {
  const carried = carriedFrom(read);
  const settled = { asAt: told.asAt, knownAt: told.knownAt };
  const listed = inOrder(read, asked(read, households));
  const list = pageOf(listed, read);
  const count = counted(listed.length, 'household', 'households');
  return {
    ...barOf(read, []),
    title: list.pages > 1 ? `${words.title}: ${count} (page ${list.page} of ${list.pages})` : `${words.title}: ${count}`,
    heading: `${words.title}: ${count}`,
    caption: viewpointInWords(told),
    liveFrom: liveFrom(read.viewpoint, told),
    alert: earlierKnowledge(told, paths.carers({ ...carried, knownAt: undefined }), ''),
    chosen: chosenFilters(read),
    figures: bigNumbers(figures),
    heads: headsOf(read, carried),
    rows: list.rows.map((one) => rowOf(one, carriedOn(read.viewpoint))),
    empty: households.length === 0 ? words.nothing : words.none,
    listCaption: `${count}${list.pages > 1 ? ` (page ${list.page} of ${list.pages})` : ''}`,
    pagination: list.pagination,
    newHref: mayRecord ? paths.newCarer() : undefined,
    csv: paths.csv.carers({ ...carried, ...settled }),
    permalink: paths.carers({ ...carried, ...settled }),
  };
};

/** The same page where it was asked in a way that cannot be answered. */
export const carersUnanswered = (read: CarersRead, errors: readonly FieldError[]) => ({
  ...barOf(read, errors),
  title: words.title,
  heading: words.title,
  unanswered: true,
  errorSummary: errorSummary(errors),
});

const barOf = (read: CarersRead, errors: readonly FieldError[]) => {
  const wrong = errors.find(({ field }) => field === 'vacant');
  return {
    section: 'carers' as const,
    action: paths.carers(),
    fields: viewpointFields(read.form, errors),
    filters: {
      status: items(householdStatuses, read.status, words.anyStatus),
      type: items(approvalTypes, read.type, words.anyType),
      by: items(approvedBy, read.by, words.anybody),
      vacant: { value: read.typed.vacant, errorMessage: wrong ? { text: wrong.text } : undefined },
      sort: sortingTold(read.sorting),
    },
  };
};

const items = (list: CodeList<string>, chosen: string, any: string) => [
  { value: '', text: any, selected: chosen === '' },
  ...Object.entries(list).map(([value, { words: text }]) => ({ value, text, selected: value === chosen })),
];

/** What the list is narrowed to, each with a link to the list without it. */
const chosenFilters = (read: CarersRead) => {
  const carried = carriedFrom(read);
  return [
    ...(read.status === '' ? [] : [{ text: householdStatuses[read.status].words, href: paths.carers({ ...carried, status: '' }) }]),
    ...(read.by === '' ? [] : [{ text: `${words.approvedBy}: ${approvedBy[read.by].words.toLowerCase()}`, href: paths.carers({ ...carried, by: '' }) }]),
    ...(read.type === '' ? [] : [{ text: approvalTypes[read.type].words, href: paths.carers({ ...carried, type: '' }) }]),
    ...(read.vacant === 0 ? [] : [{ text: words.vacantAtLeast(read.vacant), href: paths.carers({ ...carried, vacant: undefined }) }]),
  ];
};

const COMPARED: Readonly<Record<Column, (one: HouseholdListed) => Compared>> = {
  carer: ({ carer }) => carer,
  since: ({ approval }) => approval?.approvedOn ?? null,
  places: ({ places, approval }) => places?.places ?? approval?.places ?? null,
  filled: ({ children }) => children.length,
  vacant: ({ places }) => places?.vacant ?? null,
};

export const inOrder = ({ sorting }: CarersRead, households: readonly HouseholdListed[]) =>
  sorted(sorted(households, { by: 'carer', down: false }, COMPARED.carer), sorting, COMPARED[sorting.by]);

const headsOf = ({ sorting }: CarersRead, carried: ReturnType<typeof carriedFrom>) => {
  const head = (column: Column, text: string, numeric = false) => sortHead(sorting, column, text, (sort) => `${paths.carers({ ...carried, sort })}#listed`, numeric);
  return [
    head('carer', words.heads.carer), { text: words.heads.status }, { text: words.heads.types }, head('since', words.heads.since),
    { text: words.heads.ages }, head('places', words.heads.places, true), head('filled', words.heads.children, true), head('vacant', words.heads.vacant, true),
    { text: words.heads.notAvailable, numeric: true },
  ];
};

const rowOf = (one: HouseholdListed, carried: { asAt: string | undefined; knownAt: string | undefined }) => {
  const { carer, status, stage, approval, places, children } = one;
  const now = status === 'approved' ? approval : null;
  return {
    carer,
    href: paths.carer(carer, carried),
    status: householdStatuses[status].words,
    stage: stage === null ? '' : (stageWords[stage] ?? stage),
    agency: now?.agency ?? '',
    types: now ? approvedForShown(now.types.split(' ')) : words.notApproved,
    since: approval ? dayInWords(dateOfDay(approval.approvedOn)) : words.never,
    until: untilOf(one),
    ages: now ? `${now.ageFrom} to ${now.ageTo}` : words.dash,
    places: now ? number(places?.places ?? now.places) : words.dash,
    children: number(children.length),
    over: places && places.overFilled > 0 ? words.over(places.overFilled) : '',
    vacant: places ? number(places.vacant) : now ? words.agencyKnows : words.dash,
    notAvailable: places ? number(places.notAvailable) : now ? words.agencyKnows : words.dash,
  };
};

const untilOf = ({ status, approval }: HouseholdListed): string => {
  if (!approval) return '';
  if (status !== 'approved') return `${words.endedOn} ${dayShown(approval.to, '')}`;
  return approval.termsUntil === null ? '' : `${words.until} ${dayShown(approval.termsUntil, '')}`;
};

const bigNumbers = ({ carers, places }: Figures) => {
  const of = (told: MeasureTold, id: string): number => told.figures.find((one) => one.id === id)?.value ?? 0;
  const period = `${dayInWords(carers.period.from)} to ${dayInWords(carers.period.to)}`;
  const link = ({ measure, asAt, knownAt }: MeasureTold, id: string) => paths.figure(measure, id, { asAt, knownAt });
  const figure = (told: MeasureTold, id: string, text: string, note = '') => ({ text, value: number(of(told, id)), note, href: link(told, id) });
  return [
    figure(carers, 'carers.households', words.figures.households, words.figures.eachOnce),
    figure(carers, 'carers.approvals.held', words.figures.approvals, words.figures.perType),
    {
      ...figure(carers, 'carers.households.net', words.figures.net, period),
      value: signed(of(carers, 'carers.households.net')),
      note: words.figures.cameAndWent(of(carers, 'carers.households.recruited'), of(carers, 'carers.households.deregistered'), period),
    },
    figure(places, 'places.vacant', words.figures.vacant, words.figures.ofPlaces(of(places, 'places.approved'), of(places, 'places.filled'), of(places, 'places.notAvailable'))),
  ];
};

const pageOf = (listed: readonly HouseholdListed[], read: CarersRead) => {
  const pages = Math.max(1, Math.ceil(listed.length / AT_ONCE));
  const page = read.page <= pages ? read.page : 1;
  const href = (to: number) => `${paths.carers({ ...carriedFrom(read), page: to === 1 ? undefined : to })}#listed`;
  return { page, pages, rows: listed.slice((page - 1) * AT_ONCE, page * AT_ONCE), pagination: pagination(page, pages, href) };
};
