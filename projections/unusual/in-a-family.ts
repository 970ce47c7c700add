import type { SiblingsApartReason } from '../../src/domain/codes.js';
import type { ChildFact, SiblingGroupJoined, SiblingsPlacedApart } from '../../src/domain/child/events.js';
import type { siblings } from '../children/children.projection.js';
import { homeOf } from '../discrepancies/children.js';
import type { Only, World } from '../discrepancies/world.js';
import type { Told } from '../timeline.js';
import type { Unusual } from './unusual.js';

type FamilyFact = SiblingGroupJoined | SiblingsPlacedApart;
type InAGroup = Pick<Told<typeof siblings>, 'subject' | 'siblingGroup' | 'apartReason'>;

/** What is said of brothers and sisters. */
export const saysOfSiblings = (fact: ChildFact): fact is FamilyFact =>
  fact.type === 'SiblingGroupJoined' || fact.type === 'SiblingsPlacedApart';

/** The children whom a fact about one child’s brothers and sisters is set against. */
export const family = (child: string, fact: FamilyFact, groups: readonly InAGroup[]): Only => {
  const group = fact.type === 'SiblingGroupJoined' ? fact.group : groups.find(({ subject }) => subject === child)?.siblingGroup;
  return { children: [...new Set([child, ...groups.filter(({ siblingGroup }) => siblingGroup === group).map(({ subject }) => subject)])], carers: [], providers: [] };
};

/** What is unusual about what is said of a child’s brothers and sisters, in the world as it is on the day from which it is said. */
export const unusualInAFamily = (world: World, child: string, fact: FamilyFact): readonly Unusual[] => {
  const own = world.siblings.get(child);
  return fact.type === 'SiblingGroupJoined' ? joining(world, { child, own, group: fact.group }) : apart(world, child, own?.siblingGroup);
};

type Joining = { readonly child: string; readonly own: InAGroup | undefined; readonly group: string };

/** A reference typed wrong is a group of one; and joining a group, even the same one again, ends the reason for living apart. */
const joining = (world: World, { child, own, group }: Joining): readonly Unusual[] => [
  ...(othersIn(world, child, group).length === 0 ? [{ code: 'alone-in-group', group } as const] : []),
  ...(own?.siblingGroup === group && own.apartReason === null ? [{ code: 'in-group-already', group } as const] : []),
  ...(own && own.siblingGroup !== group ? [{ code: 'leaves-group', group: own.siblingGroup } as const] : []),
  ...(own?.apartReason ? [{ code: 'no-longer-apart', reason: own.apartReason as SiblingsApartReason } as const] : []),
];

const apart = (world: World, child: string, group: string | undefined): readonly Unusual[] => {
  if (group === undefined) return [{ code: 'in-no-group' }];
  const here = world.placed.find(({ subject }) => subject === child);
  const others = new Set(othersIn(world, child, group));
  const homes = new Set(world.placed.filter(({ subject }) => others.has(subject)).map(homeOf));
  return here && [...homes].every((home) => home === homeOf(here)) ? [{ code: 'not-apart', others: homes.size > 0 }] : [];
};

const othersIn = ({ siblings: groups }: World, child: string, group: string): readonly string[] =>
  [...groups].flatMap(([subject, { siblingGroup }]) => (siblingGroup === group && subject !== child ? [subject] : []));
