import type { CalendarDate } from '../../domain/calendar.js';
import { groupingNamed, type GroupingName } from '../../../projections/sufficiency/counts.js';
import { field, readViewpoint, type Asked, type ViewpointRead } from '../layout/viewpoint.form.js';
import { SORTS, type SortName } from './sorting.js';

/** What the list can be narrowed by, each under its own name in the address. */
export const FILTERS = ['placementType', 'provider', 'legalStatus', 'ageBand', 'timeInPlacement', 'timeInCare', 'inAuthority', 'distance'] as const satisfies readonly GroupingName[];
export type FilterName = (typeof FILTERS)[number];

export type ListRead = ViewpointRead & {
  readonly by: GroupingName;
  /** Only the children of one group; all where it is empty. */
  readonly group: string;
  readonly filters: Readonly<Partial<Record<FilterName, string>>>;
  /** Only children whose reference begins so. */
  readonly reference: string;
  readonly sort: SortName;
  readonly descending: boolean;
  readonly page: number;
};

/** What the list was asked for. */
export const readList = (asked: Asked, today: CalendarDate): ListRead => {
  const read = readViewpoint(asked, today);
  const [named, page, sort, reference] = [field(asked, 'by'), Number(field(asked, 'page')), field(asked, 'sort'), field(asked, 'reference')];
  const by = named === '' ? 'placementType' : groupingNamed(named);
  const errors = [
    ...read.errors,
    ...(by ? [] : [{ field: 'by', text: 'Choose what to count by from the list' }]),
    ...(/^[A-Za-z0-9_./-]{0,20}$/.test(reference) ? [] : [{ field: 'reference', text: '“Reference” must be the beginning of a reference. To look for a name, use “Find a child”' }]),
  ];
  return {
    ...read,
    errors,
    by: by ?? 'placementType',
    group: field(asked, 'group'),
    filters: Object.fromEntries(FILTERS.flatMap((name) => (field(asked, name) === '' ? [] : [[name, field(asked, name)]]))),
    reference,
    sort: Object.hasOwn(SORTS, sort) ? (sort as SortName) : 'child',
    descending: field(asked, 'order') === 'descending',
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
};

/** The same in an address; what goes without saying is left out. */
export const inAddress = ({ viewpoint, by, group, filters, reference, sort, descending }: ListRead) => ({
  asAt: viewpoint.asAt,
  knownAt: viewpoint.knownAt,
  by: by === 'placementType' ? undefined : by,
  group,
  ...filters,
  reference,
  sort: sort === 'child' ? undefined : sort,
  order: descending ? 'descending' : undefined,
});
