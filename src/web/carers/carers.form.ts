import { approvalTypes, type ApprovalType } from '../../domain/carer/codes.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { householdStatuses } from '../../words/carer-words.js';
import type { HouseholdListed, HouseholdStatus } from '../../asking/carers.js';
import { isCodeOf } from '../../domain/codes.js';
import { readSorting, sortingTold, type Sorting } from '../layout/sorting.js';
import { field, readViewpoint, type Asked, type ViewpointRead } from '../layout/viewpoint.form.js';
import { carriedOn } from '../layout/viewpoint.page.js';

export const COLUMNS = ['carer', 'since', 'places', 'filled', 'vacant'] as const;
export type Column = (typeof COLUMNS)[number];

export const approvedBy = { own: { words: 'The authority' }, agency: { words: 'An agency' } } as const;

export type CarersRead = ViewpointRead & {
  /** Of any status where it is empty. */
  readonly status: HouseholdStatus | '';
  readonly type: ApprovalType | '';
  readonly by: keyof typeof approvedBy | '';
  /** At least so many vacant places; any number where it is 0. */
  readonly vacant: number;
  readonly typed: { readonly vacant: string };
  readonly sorting: Sorting<Column>;
  readonly page: number;
};

const chosen = <C extends string>(list: Readonly<Record<C, { readonly words: string }>>, typed: string): C | '' =>
  isCodeOf(list, typed) ? typed : '';

/** What the list is asked for: households approved by the authority itself, where nothing is said. */
export const readCarers = (asked: Asked, today: CalendarDate): CarersRead => {
  const read = readViewpoint(asked, today);
  const [vacant, page] = [field(asked, 'vacant'), Number(field(asked, 'page'))];
  const fit = /^\d{0,2}$/.test(vacant);
  const filtered = field(asked, 'filtered') !== '' || ['status', 'by'].some((name) => field(asked, name) !== '');
  return {
    ...read,
    errors: fit ? read.errors : [...read.errors, { field: 'vacant', text: '“Vacant places, at least” must be a whole number, like 2' }],
    status: filtered ? chosen(householdStatuses, field(asked, 'status')) : 'approved',
    type: chosen(approvalTypes, field(asked, 'type')),
    by: filtered ? chosen(approvedBy, field(asked, 'by')) : 'own',
    vacant: fit ? Number(vacant) : 0,
    typed: { vacant },
    sorting: readSorting(asked, COLUMNS, { by: 'carer', down: false }),
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
};

/** The same question in an address. */
export const carriedFrom = ({ viewpoint, status, type, by, vacant, sorting }: CarersRead) => {
  const sort = sortingTold(sorting);
  return {
    ...carriedOn(viewpoint), filtered: 'yes', status, type, by, vacant: vacant === 0 ? undefined : vacant,
    sort: sort === 'carer' ? undefined : sort,
  };
};

/** Those households that are asked for. */
export const asked = ({ status, type, by, vacant }: CarersRead, households: readonly HouseholdListed[]): readonly HouseholdListed[] =>
  households.filter((one) =>
    (status === '' || one.status === status) &&
    (type === '' || (one.approval?.types.split(' ').includes(type) ?? false)) &&
    (by === '' || (by === 'agency') === ((one.approval?.agency ?? null) !== null)) &&
    (one.places?.vacant ?? 0) >= vacant);
