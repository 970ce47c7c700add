import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { episodesOf } from '../../../src/domain/child/episodes.js';
import type { World } from '../../../projections/discrepancies/world.js';
import { family, saysOfSiblings, unusualInAFamily } from '../../../projections/unusual/in-a-family.js';
import { placedOn } from '../../../projections/unusual/placed.js';
import { admitted, moved, on } from '../../support/children.js';

const DAY = on('2019-06-10');

type Member = { readonly child: string; readonly group: string | null; readonly apart?: 'childs-wish' | null; readonly carer?: string | null };

const rowsOf = (members: readonly Member[]) =>
  members.flatMap(({ child, group, apart = null }) => (group === null ? [] : [{ subject: child, siblingGroup: group, apartReason: apart }]));

/** The world on the day as far as it tells of brothers and sisters; who has no carer is not in care. */
const world = (...members: readonly Member[]): World => ({
  placed: members.flatMap(({ child, carer = null }) => {
    const placed = carer === null ? undefined : placedOn(child, episodesOf([admitted('2018-12-01', { placement: { type: 'U6', provider: 'PR1', carer } })]), DAY, null);
    return placed ? [placed] : [];
  }),
  siblings: new Map(rowsOf(members).map((row) => [row.subject, row])),
} as unknown as World);

const joined = (group: string) => ({ type: 'SiblingGroupJoined', effectiveOn: DAY, group }) as const;
const apart = { type: 'SiblingsPlacedApart', effectiveOn: DAY, reason: 'court-direction' } as const;

describe('a group of siblings that is to be recorded of a child', () => {
  test('is asked about where nobody else is in it', () => {
    expect(unusualInAFamily(world({ child: '1', group: null }, { child: '2', group: 'G2' }), '1', joined('G1'))).toEqual([{ code: 'alone-in-group', group: 'G1' }]);
  });

  test('is not where somebody is, in care or no longer', () => {
    expect(unusualInAFamily(world({ child: '1', group: null, carer: 'h1' }, { child: '2', group: 'G1' }), '1', joined('G1'))).toEqual([]);
  });

  test('is asked about where the child is in another, or in this one already', () => {
    const there = world({ child: '1', group: 'G2' }, { child: '2', group: 'G1' }, { child: '3', group: 'G2' });
    expect(unusualInAFamily(there, '1', joined('G1'))).toEqual([{ code: 'leaves-group', group: 'G2' }]);
    expect(unusualInAFamily(there, '1', joined('G2'))).toEqual([{ code: 'in-group-already', group: 'G2' }]);
  });

  test('is asked about where it would end the reason for living apart', () => {
    const there = world({ child: '1', group: 'G1', apart: 'childs-wish' }, { child: '2', group: 'G1' });
    expect(unusualInAFamily(there, '1', joined('G1'))).toEqual([{ code: 'no-longer-apart', reason: 'childs-wish' }]);
  });
});

describe('a reason for living apart that is to be recorded of a child', () => {
  test('is asked about where the child is in no group', () => {
    expect(unusualInAFamily(world({ child: '1', group: null, carer: 'h1' }), '1', apart)).toEqual([{ code: 'in-no-group' }]);
  });

  test('is asked about where all live together, and where nobody else is in care', () => {
    const together = world({ child: '1', group: 'G1', carer: 'h1' }, { child: '2', group: 'G1', carer: 'h1' }, { child: '3', group: 'G1' });
    expect(unusualInAFamily(together, '1', apart)).toEqual([{ code: 'not-apart', others: true }]);
    const alone = world({ child: '1', group: 'G1', carer: 'h1' }, { child: '2', group: 'G1' });
    expect(unusualInAFamily(alone, '1', apart)).toEqual([{ code: 'not-apart', others: false }]);
  });

  test('is not where one of them lives elsewhere, or the child itself is not in care', () => {
    const parted = world({ child: '1', group: 'G1', carer: 'h1' }, { child: '2', group: 'G1', carer: 'h1' }, { child: '3', group: 'G1', carer: 'h2' });
    expect(unusualInAFamily(parted, '1', apart)).toEqual([]);
    expect(unusualInAFamily(world({ child: '1', group: 'G1' }, { child: '2', group: 'G1', carer: 'h1' }), '1', apart)).toEqual([]);
  });
});

test('what is asked of a child is the same whether the world holds its family alone or everybody', () => {
  const anyMember = fc.record({
    child: fc.constantFrom('1', '2', '3', '4', '5', '6'), group: fc.constantFrom(null, 'G1', 'G2'),
    apart: fc.constantFrom(null, 'childs-wish' as const), carer: fc.constantFrom(null, 'h1', 'h2'),
  });
  fc.assert(fc.property(fc.uniqueArray(anyMember, { selector: ({ child }) => child }), fc.constantFrom(apart, joined('G1'), joined('G3')), (members, fact) => {
    const { children } = family('1', fact, rowsOf(members));
    const only = members.filter(({ child }) => children.includes(child));
    expect(unusualInAFamily(world(...only), '1', fact)).toEqual(unusualInAFamily(world(...members), '1', fact));
  }));
});

test('nothing else is said of brothers and sisters', () => {
  expect([joined('G1'), apart, moved('2019-06-10'), admitted('2019-06-10')].map(saysOfSiblings)).toEqual([true, true, false, false]);
});
