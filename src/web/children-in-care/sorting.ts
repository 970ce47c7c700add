import type { CalendarDate } from '../../domain/calendar.js';
import type { ChildInCare } from '../../../projections/children/children-in-care.query.js';
import { ageOf } from '../../../projections/sufficiency/counts.js';
import * as words from '../layout/code-words.js';

/** What a column is sorted by; null where it is not recorded, which comes last either way. */
type By = (child: ChildInCare, asAt: CalendarDate) => string | number | null;

/** The columns of the list, by their names in the address; what is read as words is sorted as words. */
export const SORTS = {
  child: { text: 'Child', numeric: false, by: ({ child }) => child },
  age: { text: 'Age', numeric: true, by: (child, asAt) => ageOf(child, asAt) },
  sex: { text: 'Sex', numeric: false, by: ({ sex }) => sex && words.sex(sex).words },
  legalStatus: { text: 'Legal status', numeric: false, by: ({ legalStatus }) => words.legalStatus(legalStatus).words },
  placement: { text: 'Where they are living', numeric: false, by: ({ placementType }) => words.placementType(placementType).words },
  provider: { text: 'Provider', numeric: false, by: ({ provider }) => provider && words.provider(provider).words },
  inPlacement: { text: 'Days in placement', numeric: true, by: ({ placementBegan }) => -placementBegan },
  inCare: { text: 'Days in care', numeric: true, by: ({ careBegan }) => -careBegan },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly numeric: boolean; readonly by: By }>>;

export type SortName = keyof typeof SORTS;

/** Children in the order asked for; those alike by their references. */
export const sorted = (children: readonly ChildInCare[], sort: SortName, descending: boolean, asAt: CalendarDate): readonly ChildInCare[] => {
  const by: By = SORTS[sort].by;
  const keyed = children.map((child) => ({ child, key: by(child, asAt) }));
  const turned = descending ? -1 : 1;
  return keyed
    .sort((a, b) => missingLast(a.key, b.key) || turned * compare(a.key ?? '', b.key ?? '') || compare(a.child.child, b.child.child))
    .map(({ child }) => child);
};

const missingLast = (a: string | number | null, b: string | number | null): number => Number(a === null) - Number(b === null);

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
