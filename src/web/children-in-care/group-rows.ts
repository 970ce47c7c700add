import type { Snapshot } from '../../asking/snapshot.js';
import { CARE_BANDS } from '../../../projections/sufficiency/durations.js';
import { NOT_RECORDED, type GroupingName } from '../../../projections/sufficiency/counts.js';
import { groupWords } from '../layout/code-words.js';
import { number, share } from '../layout/formats.js';
import { paths, type Query } from '../paths.js';

/** Groups that have an order of their own; the others go by size. */
const ORDERS: Readonly<Partial<Record<GroupingName, readonly string[]>>> = {
  ageBand: ['under 1', '1 to 4', '5 to 9', '10 to 15', '16 and over'],
  timeInCare: ['under 6 months', '6 months to 1 year', '1 to 2 years', '2 to 5 years', '5 years and over'],
  lengthOfCare: CARE_BANDS.map(({ words }) => words),
  timeInPlacement: ['under 6 months', '6 months to 1 year', '1 to 2 years', '2 to 5 years', '5 years and over'],
};

/** The counts as rows of a table, each leading to the children it counts; what is not recorded comes last. */
export const groupRows = ({ groups, total, by }: Snapshot & { readonly by: string }, carried: Query) => {
  const grouping = by as GroupingName;
  return Object.entries(groups)
    .sort(([a, ofA], [b, ofB]) => placeOf(grouping, a) - placeOf(grouping, b) || ofB - ofA || (a < b ? -1 : 1))
    .map(([group, count]) => ({
      ...groupWords[grouping](group),
      count: number(count),
      share: share(count, total),
      bar: `${total === 0 ? 0 : Math.round((count / total) * 1_000) / 10}%`,
      href: paths.children({ ...carried, group }),
    }));
};

const LAST = 1_000;

/** Where a group comes among the others: those with an order of their own by it, the others alike, what is not recorded last. */
export const placeOf = (grouping: GroupingName, group: string): number => {
  if (group === NOT_RECORDED) return LAST;
  return grouping === 'age' ? Number(group) : (ORDERS[grouping]?.indexOf(group) ?? 0);
};
