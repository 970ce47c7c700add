import type { HomeListed, HomesTold } from '../../asking/homes.js';
import type { MeasureTold } from '../../asking/measure.js';
import { OUT_OF_REACH, type OrOutOfReach } from '../../asking/out-of-reach.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import type { CodeList } from '../../domain/codes.js';
import { frameworkKinds, provisionTypes, type FrameworkKind, type ProvisionType } from '../../domain/provider/codes.js';
import { homesListWords as words } from '../../words/home-page-words.js';
import { areas, homeStatuses } from '../../words/home-words.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { counted, number } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import { authorityShown } from '../layout/record-told.js';
import { sorted, sortHead, sortingTold, type Compared } from '../layout/sorting.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import { asked, buying, carriedFrom, isBelowGood, judgementChoices, type Column, type HomesRead, type LookedFor } from './homes.form.js';
import { judgementShown } from './judgement-shown.js';

/** As many as are shown at once. */
const AT_ONCE = 50;

/** The homes asked for, in their order, and those of them that one page shows. */
export const listOf = (read: HomesRead, homes: readonly HomeListed[], lookedFor?: LookedFor) => {
  const listed = inOrder(read, asked(read, homes, lookedFor));
  const pages = Math.max(1, Math.ceil(listed.length / AT_ONCE));
  const page = read.page <= pages ? read.page : 1;
  return { listed, page, pages, shown: listed.slice((page - 1) * AT_ONCE, page * AT_ONCE) };
};

/** What whoever asks may see and do. */
type For = {
  readonly names: OrOutOfReach<ReadonlyMap<string, string>>;
  readonly mayRecord: boolean;
  readonly seesNames: boolean;
  /** Undefined where nothing was looked for, or what was is no longer kept. */
  readonly lookedFor: LookedFor | undefined;
};

/** Everything homes.njk shows. */
export const homesPage = (read: HomesRead, told: ViewpointTold, { homes }: HomesTold, measured: MeasureTold, { names, mayRecord, seesNames, lookedFor }: For) => {
  const carried = carriedFrom(read);
  const settled = { asAt: told.asAt, knownAt: told.knownAt };
  const { listed, page, pages, shown } = listOf(read, homes, lookedFor);
  const count = counted(listed.length, 'home or provider', 'homes and providers');
  const of = pages > 1 ? ` (page ${page} of ${pages})` : '';
  return {
    ...barOf(read, []),
    title: `${words.title}: ${number(listed.length)}${of}`,
    heading: `${words.title}: ${number(listed.length)}`,
    caption: viewpointInWords(told),
    liveFrom: liveFrom(read.viewpoint, told),
    alert: earlierKnowledge(told, paths.homes({ ...carried, knownAt: undefined }), ''),
    finding: { action: paths.findHomes(), text: lookedFor?.text ?? '', hint: seesNames ? words.findHint : words.findHintWithoutNames, carried: [{ name: 'asAt', value: read.form.asAt }, { name: 'knownAt', value: read.form.knownAt }] },
    notKept: read.search !== '' && !lookedFor ? words.notKept : undefined,
    chosen: chosenFilters(read, lookedFor),
    figures: bigNumbers(homes, measured),
    heads: headsOf(read, carried),
    rows: shown.map((one) => rowOf(one, names === OUT_OF_REACH ? undefined : names.get(one.provider), carriedOn(read.viewpoint))),
    namesNotRead: names === OUT_OF_REACH ? outOfReachWords.notShown('What the homes are called') : undefined,
    empty: homes.length === 0 ? words.nothing : words.none,
    listCaption: `${count}${of}`,
    pagination: pagination(page, pages, (to) => `${paths.homes({ ...carried, page: to === 1 ? undefined : to })}#listed`),
    newHref: mayRecord ? paths.newHome() : undefined,
    csv: paths.csv.homes({ ...carried, ...settled }),
    // What was looked for is kept for a while, so no link to it stays the same.
    permalink: lookedFor ? undefined : paths.homes({ ...carried, ...settled, search: undefined }),
  };
};

/** The same page where it was asked in a way that cannot be answered. */
export const homesUnanswered = (read: HomesRead, errors: readonly FieldError[]) => ({
  ...barOf(read, errors),
  title: words.title,
  heading: words.title,
  unanswered: true,
  errorSummary: errorSummary(errors),
});

const barOf = (read: HomesRead, errors: readonly FieldError[]) => ({
  section: 'homes' as const,
  action: paths.homes(),
  fields: viewpointFields(read.form, errors),
  filters: {
    status: items(homeStatuses, read.status, words.anyStatus),
    kind: items(provisionTypes, read.kind, words.anyKind),
    judgement: items(judgementChoices, read.judgement, words.anyJudgement),
    area: items(areas, read.area, words.anywhere),
    buying: items(buying, read.buying, words.however),
    ours: [{ value: 'yes', text: words.onlyOurs, checked: read.ours }],
    sort: sortingTold(read.sorting),
    search: read.search,
  },
});

const items = (list: CodeList<string>, chosen: string, any: string) => [
  { value: '', text: any, selected: chosen === '' },
  ...Object.entries(list).map(([value, { words: text }]) => ({ value, text, selected: value === chosen })),
];

/** What the list is narrowed to, each with a link to the list without it. */
const chosenFilters = (read: HomesRead, lookedFor: LookedFor | undefined) => {
  const carried = carriedFrom(read);
  const without = (name: keyof typeof carried, text: string) => ({ text, href: paths.homes({ ...carried, [name]: '' }) });
  return [
    ...(read.status === '' ? [] : [without('status', homeStatuses[read.status].words)]),
    ...(read.kind === '' ? [] : [without('kind', provisionTypes[read.kind].words)]),
    ...(read.judgement === '' ? [] : [without('judgement', judgementChoices[read.judgement].words)]),
    ...(read.area === '' ? [] : [without('area', areas[read.area].words)]),
    ...(read.buying === '' ? [] : [without('buying', buying[read.buying].words)]),
    ...(read.ours ? [without('ours', words.onlyOurs)] : []),
    ...(lookedFor ? [without('search', words.called(lookedFor.text))] : []),
  ];
};

const COMPARED: Readonly<Record<Column, (one: HomeListed) => Compared>> = {
  provider: ({ provider }) => provider,
  places: ({ registration }) => registration?.places ?? null,
  children: ({ children }) => children.length,
};

const inOrder = ({ sorting }: HomesRead, homes: readonly HomeListed[]) => sorted(homes, sorting, COMPARED[sorting.by]);

const headsOf = ({ sorting }: HomesRead, carried: ReturnType<typeof carriedFrom>) => {
  const head = (column: Column, text: string, numeric = false) => sortHead(sorting, column, text, (sort) => `${paths.homes({ ...carried, sort })}#listed`, numeric);
  const { heads } = words;
  return [
    head('provider', heads.provider), { text: heads.kind }, { text: heads.judgement }, { text: heads.area }, { text: heads.bought },
    head('places', heads.places, true), head('children', heads.children, true),
  ];
};

const rowOf = ({ provider, status, registration, judgement, area, frameworks, bookings, children }: HomeListed, name: string | undefined, carried: ReturnType<typeof carriedOn>) => ({
  provider,
  name: name ?? '',
  owner: registration?.owner ?? '',
  href: paths.provider(provider, carried),
  kind: registration ? provisionTypes[registration.provision as ProvisionType].words : words.notRecorded,
  status: status === 'active' ? '' : homeStatuses[status].words,
  judgement: status === 'active' || status === 'suspended' ? judgementShown(judgement) : undefined,
  area: areas[area].words,
  authority: area !== 'authority' && registration?.providerAuthority ? authorityShown(registration.providerAuthority) : '',
  bought: [
    ...(registration?.own === 1 ? [words.own] : []),
    ...bookings.map(({ places }) => words.booked(places)),
    ...frameworks.map(({ framework, kind }) => `${frameworkKinds[kind as FrameworkKind].words} (${framework})`),
    ...(registration?.own !== 1 && frameworks.length === 0 ? [words.offFramework] : []),
  ],
  places: shownOr(registration?.places ?? null),
  children: number(children.length),
});

const shownOr = (places: number | null): string => (places === null ? words.dash : number(places));

const bigNumbers = (homes: readonly HomeListed[], measured: MeasureTold) => {
  const figure = (id: string): number => measured.figures.find((one) => one.id === id)?.value ?? 0;
  const link = (id: string) => paths.figure(measured.measure, id, { asAt: measured.asAt, knownAt: measured.knownAt });
  const used = homes.filter(({ children }) => children.length > 0);
  const below = used.filter(({ judgement }) => isBelowGood(judgement));
  const many = (some: readonly HomeListed[]): number => some.reduce((sum, { children }) => sum + children.length, 0);
  const viewpoint = { asAt: measured.asAt, knownAt: measured.knownAt, filtered: 'yes', ours: 'yes' };
  const { figures } = words;
  return [
    { text: figures.used, value: number(used.length), note: figures.usedNote(many(used)), href: paths.homes(viewpoint) },
    {
      text: figures.belowGood, value: number(below.length), href: paths.homes({ ...viewpoint, judgement: 'below-good' }),
      note: figures.belowGoodNote(many(below), used.filter(({ judgement, status }) => judgement === null && status !== 'ended').length),
    },
    { text: figures.registered, value: number(figure('providers.registered')), note: figures.registeredNote(figure('providers.authority')), href: link('providers.registered') },
    {
      text: figures.booked, value: number(figure('residential.blockBooked.places')), href: link('residential.blockBooked.places'),
      note: figures.bookedNote(figure('residential.blockBooked.occupied')),
    },
  ];
};
