import type { CalendarDate } from '../../src/domain/calendar.js';
import { sexOn } from '../../src/domain/codes.js';
import type { ChildInCare } from '../children/children-in-care.query.js';

/** What is told of a child in a comparison: the parts that make a count differ. */
const COMPARED = [
  'legalStatus', 'categoryOfNeed', 'placementType', 'provider', 'urn', 'home', 'carer', 'placementAuthority', 'distanceTenths',
  'placementBegan', 'careBegan', 'dateOfBirth', 'sex', 'ethnicity', 'disability',
] as const satisfies readonly (keyof ChildInCare)[];

/** One child told differently in the second answer: came into it, went out of it, or is told otherwise. */
export type Change = {
  readonly child: string;
  readonly kind: 'in' | 'out' | 'told otherwise';
  readonly differences: readonly { readonly what: (typeof COMPARED)[number]; readonly before: Told; readonly after: Told }[];
};

type Told = string | number | null;

/** How two answers differ, child by child, in order of reference. */
export const changesBetween = (before: readonly ChildInCare[], after: readonly ChildInCare[]): readonly Change[] => {
  const then = new Map(before.map((child) => [child.child, child]));
  const now = new Map(after.map((child) => [child.child, child]));
  const children = [...new Set([...then.keys(), ...now.keys()])].sort();
  return children.flatMap((child) => changeOf(child, then.get(child), now.get(child)));
};

const changeOf = (child: string, then: ChildInCare | undefined, now: ChildInCare | undefined): readonly Change[] => {
  if (!then || !now) return [{ child, kind: now ? 'in' : 'out', differences: [] }];
  const differences = COMPARED.flatMap((what) =>
    sameSaid(what, then[what], now[what]) ? [] : [{ what, before: then[what], after: now[what] }],
  );
  return differences.length === 0 ? [] : [{ child, kind: 'told otherwise', differences }];
};

/** A sex told by another year's code is the same sex. */
const sameSaid = (what: (typeof COMPARED)[number], before: Told, after: Told): boolean =>
  before === after || (what === 'sex' && typeof before === 'string' && typeof after === 'string' && oneCode(before) === oneCode(after));

const oneCode = (sex: string): string => sexOn(sex, '2024-04-01' as CalendarDate);
