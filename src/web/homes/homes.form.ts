import { answersTo } from '../../asking/find-homes.js';
import type { HomeListed, HomeStatus } from '../../asking/homes.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { isCodeOf, type CodeList } from '../../domain/codes.js';
import { isGoodOrBetter, judgements, provisionTypes, type Judgement, type ProvisionType } from '../../domain/provider/codes.js';
import { homesListWords } from '../../words/home-page-words.js';
import { areas, homeStatuses } from '../../words/home-words.js';
import type { Area } from '../../../projections/providers/registered.js';
import { readSorting, sortingTold, type Sorting } from '../layout/sorting.js';
import { field, readViewpoint, type Asked, type ViewpointRead } from '../layout/viewpoint.form.js';
import { carriedOn } from '../layout/viewpoint.page.js';

export const COLUMNS = ['provider', 'places', 'children'] as const;
export type Column = (typeof COLUMNS)[number];

/** What may be asked for of the judgement: one of Ofsted's, none yet, or anything below good. */
export const judgementChoices = {
  ...judgements, 'below-good': { words: homesListWords.belowGood }, 'not-inspected': { words: homesListWords.notInspected },
} as const;
export type JudgementChoice = keyof typeof judgementChoices;

/** How a place there can be had. */
export const buying = {
  own: { words: homesListWords.own }, booked: { words: 'Booked in a block' }, framework: { words: homesListWords.frameworks },
  'off-framework': { words: homesListWords.offFramework },
} as const;
export type Buying = keyof typeof buying;

export type HomesRead = ViewpointRead & {
  readonly status: HomeStatus | '';
  readonly kind: ProvisionType | '';
  readonly judgement: JudgementChoice | '';
  readonly area: Area | '';
  readonly buying: Buying | '';
  readonly ours: boolean;
  /** The number under which what was looked for is kept; empty where nothing was. */
  readonly search: string;
  readonly sorting: Sorting<Column>;
  readonly page: number;
};

const chosen = <C extends string>(list: CodeList<C>, typed: string): C | '' => (isCodeOf(list, typed) ? typed : '');

/** What the list is asked for: those that are registered, where nothing is said. */
export const readHomes = (asked: Asked, today: CalendarDate): HomesRead => {
  const page = Number(field(asked, 'page'));
  const filtered = field(asked, 'filtered') !== '' || field(asked, 'status') !== '';
  return {
    ...readViewpoint(asked, today),
    status: filtered ? chosen(homeStatuses, field(asked, 'status')) : 'active',
    kind: chosen(provisionTypes, field(asked, 'kind')),
    judgement: chosen(judgementChoices, field(asked, 'judgement')),
    area: chosen(areas, field(asked, 'area')),
    buying: chosen(buying, field(asked, 'buying')),
    ours: field(asked, 'ours') === 'yes',
    search: /^[0-9a-f-]{36}$/.test(field(asked, 'search')) ? field(asked, 'search') : '',
    sorting: readSorting(asked, COLUMNS, { by: 'provider', down: false }),
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
};

/** The same question in an address. */
export const carriedFrom = ({ viewpoint, status, kind, judgement, area, buying: bought, ours, search, sorting }: HomesRead) => {
  const sort = sortingTold(sorting);
  return {
    ...carriedOn(viewpoint), filtered: 'yes', status, kind, judgement, area, buying: bought, ours: ours ? 'yes' : undefined, search,
    sort: sort === 'provider' ? undefined : sort,
  };
};

const IS_BOUGHT: Readonly<Record<Buying, (one: HomeListed) => boolean>> = {
  own: ({ registration }) => registration?.own === 1,
  booked: ({ bookings }) => bookings.length > 0,
  framework: ({ frameworks }) => frameworks.length > 0,
  'off-framework': ({ frameworks, registration }) => frameworks.length === 0 && registration?.own !== 1,
};

const isJudged = (choice: JudgementChoice, { judgement }: HomeListed): boolean => {
  if (choice === 'not-inspected') return judgement === null;
  return choice === 'below-good' ? isBelowGood(judgement) : judgement?.overall === choice;
};

/** Judged, and below good; a home not inspected yet is not below good. */
export const isBelowGood = (judgement: HomeListed['judgement']): boolean => judgement !== null && !isGoodOrBetter(judgement.overall as Judgement);

/** What was looked for, and the homes whose name answers it: none where names are not for whoever asks. */
export type LookedFor = { readonly text: string; readonly named: ReadonlySet<string> };

const isFound = ({ text, named }: LookedFor, { provider, registration }: HomeListed): boolean =>
  named.has(provider) || answersTo({ provider, called: registration?.owner ?? '' }, text);

/** Those homes that are asked for. */
export const asked = (read: HomesRead, homes: readonly HomeListed[], lookedFor?: LookedFor): readonly HomeListed[] =>
  homes.filter((one) =>
    (!lookedFor || isFound(lookedFor, one)) &&
    (read.status === '' || one.status === read.status) &&
    (read.kind === '' || one.registration?.provision === read.kind) &&
    (read.judgement === '' || isJudged(read.judgement, one)) &&
    (read.area === '' || one.area === read.area) &&
    (read.buying === '' || IS_BOUGHT[read.buying](one)) &&
    (!read.ours || one.children.length > 0));
