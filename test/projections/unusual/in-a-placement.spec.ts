import { describe, expect, test } from '@jest/globals';
import { episodesOf } from '../../../src/domain/child/episodes.js';
import type { Placement } from '../../../src/domain/child/events.js';
import { around, unusualInAPlacement as unusual } from '../../../projections/unusual/in-a-placement.js';
import { placedOn } from '../../../projections/unusual/placed.js';
import type { Placed, World } from '../../../projections/discrepancies/world.js';
import { childInCare } from '../../support/any-child-in-care.js';
import { admitted, HOMES, on } from '../../support/children.js';

const DAY = on('2019-06-10');
const living = (child: string, placement: Placement, born: string | null = '2010-01-01'): Placed =>
  placedOn(child, episodesOf([admitted('2019-06-10', { placement })]), DAY, born === null ? null : on(born)) as Placed;

type Row = Readonly<Record<string, unknown>> & { readonly subject: string };
const bySubject = <T,>(...rows: readonly Row[]) => new Map(rows.map((row) => [row.subject, row])) as unknown as ReadonlyMap<string, T>;

/** A world in which nothing is recorded but what is said. */
const world = (said: { placed?: readonly Placed[]; approvals?: readonly Row[]; registrations?: readonly Row[]; judgements?: readonly Row[]; siblings?: readonly Row[] }): World => ({
  asAt: DAY,
  placed: said.placed ?? [],
  approvals: bySubject(...(said.approvals ?? [])),
  unavailable: new Map(),
  registrations: bySubject(...(said.registrations ?? [])),
  judgements: bySubject(...(said.judgements ?? [])),
  bookings: [], fees: [], stayingPut: [], leaversHoused: [], stays: [],
  siblings: bySubject(...(said.siblings ?? [])),
  bornOf: () => null,
  staysOf: () => [],
  judgementOn: (provider) => (said.judgements ?? []).find(({ subject }) => subject === provider) as never,
});

const household = (subject: string, more: object = {}): Row =>
  ({ subject, places: 1, usualLimitPlaces: null, ageFrom: 0, ageTo: 17, types: 'task-centred', agency: null, ...more });
const fostered = (carer: string, type: Placement['type'] = 'U6'): Placement => ({ type, provider: 'PR1', carer });

/** What is unusual where households and providers are on record as far as the world says. */
const unusualInAPlacement = (there: World, placed: Placed) =>
  unusual(there, placed, { carers: there.approvals.size > 0, providers: there.registrations.size > 0 });

const codesOf = (found: ReturnType<typeof unusualInAPlacement>) =>
  found.map((one) => (one.code === 'disagreement' ? one.discrepancy.code : one.code));

describe('a placement that is to be recorded', () => {
  test('is asked about where the household would have more children than places', () => {
    const there = world({ placed: [living('1', fostered('h1'))], approvals: [household('h1')] });
    expect(unusualInAPlacement(there, living('2', fostered('h1')))).toEqual([
      { code: 'disagreement', discrepancy: expect.objectContaining({ code: 'carer-over-places', facts: { placed: 2, places: 1 } }) },
    ]);
  });

  test('is asked about again where the household has too many already', () => {
    const there = world({ placed: [living('1', fostered('h1')), living('2', fostered('h1'))], approvals: [household('h1')] });
    expect(codesOf(unusualInAPlacement(there, living('3', fostered('h1'))))).toEqual(['carer-over-places']);
  });

  test('is not where it is the last place, or where the child itself has it', () => {
    expect(unusualInAPlacement(world({ approvals: [household('h1')] }), living('2', fostered('h1')))).toEqual([]);
    const own = world({ placed: [living('2', fostered('h1'))], approvals: [household('h1')] });
    expect(unusualInAPlacement(own, living('2', fostered('h1', 'U5')))).toEqual([]);
  });

  test('is not where it leaves a household that stays too full with fewer, or brings siblings closer', () => {
    const crowded = ['1', '2', '3', '4'].map((child) => living(child, fostered('h1')));
    expect(unusualInAPlacement(world({ placed: crowded, approvals: [household('h1'), household('h2')] }), living('4', fostered('h2')))).toEqual([]);
    const siblings = ['1', '2', '3'].map((subject) => ({ subject, siblingGroup: 'g', apartReason: null }));
    const apart = ['h1', 'h2', 'h3'].map((carer, place) => living(String(place + 1), fostered(carer)));
    const approvals = ['h1', 'h2', 'h3'].map((one) => household(one, { places: 2 }));
    expect(unusualInAPlacement(world({ placed: apart, approvals, siblings }), living('3', fostered('h2')))).toEqual([]);
  });

  test('is not asked about what was wrong before, and is not made worse', () => {
    const there = world({ placed: [living('1', fostered('h1')), living('2', fostered('h1'))], approvals: [household('h1'), household('h2')] });
    expect(unusualInAPlacement(there, living('3', fostered('h2')))).toEqual([]);
  });

  test('is asked about where the household is not approved that day, as far as households are on record at all', () => {
    expect(codesOf(unusualInAPlacement(world({ approvals: [household('h1')] }), living('2', fostered('h9'))))).toEqual(['carer-not-approved']);
    expect(unusualInAPlacement(world({}), living('2', fostered('h9')))).toEqual([]);
  });

  test('is asked about where the household is not approved for the child’s age', () => {
    const there = world({ approvals: [household('h1', { ageFrom: 0, ageTo: 5 })] });
    expect(codesOf(unusualInAPlacement(there, living('2', fostered('h1'))))).toEqual(['outside-approved-ages']);
    expect(unusualInAPlacement(there, living('2', fostered('h1'), '2015-01-01'))).toEqual([]);
    expect(unusualInAPlacement(there, living('2', fostered('h1'), null))).toEqual([]);
  });

  test.each([
    ['connected-person', 'U6', true], ['connected-person', 'U3', false], ['connected-person', 'U1', false],
    ['respite-or-day-care', 'U6', true], ['respite-or-day-care task-centred', 'U6', false],
    ['task-centred', 'U4', true], ['long-term-or-permanent', 'U4', false], ['task-centred', 'U6', false],
  ] as const)('with a household approved for %s as %s is asked about: %s', (types, type, asked) => {
    const found = unusualInAPlacement(world({ approvals: [household('h1', { types })] }), living('2', fostered('h1', type)));
    expect(found).toEqual(asked ? [{ code: 'approved-for-other', types: types.split(' '), placementType: type }] : []);
  });

  test('is asked about where the home is not registered, or judged below good', () => {
    const known = { subject: 'SC000002', status: 'active' };
    expect(codesOf(unusualInAPlacement(world({ registrations: [known] }), living('2', HOMES.home)))).toEqual(['provider-not-on-record']);
    expect(unusualInAPlacement(world({}), living('2', HOMES.home))).toEqual([]);
    const closed = world({ registrations: [{ subject: 'SC000001', status: 'suspended' }] });
    expect(codesOf(unusualInAPlacement(closed, living('2', HOMES.home)))).toEqual(['provider-not-registered']);
    const judged = (overall: string) => world({ registrations: [{ subject: 'SC000001', status: 'active' }], judgements: [{ subject: 'SC000001', overall }] });
    expect(codesOf(unusualInAPlacement(judged('inadequate'), living('2', HOMES.home)))).toEqual(['below-good-when-placed']);
    expect(unusualInAPlacement(judged('good'), living('2', HOMES.home))).toEqual([]);
  });

  test('is asked about where it parts siblings, and no reason is recorded', () => {
    const siblings = (apartReason: string | null) => [
      { subject: '1', siblingGroup: 'g', apartReason: null }, { subject: '2', siblingGroup: 'g', apartReason },
    ];
    const together = [living('1', fostered('h1')), living('2', fostered('h1'))];
    const approvals = [household('h1', { places: 2 }), household('h2')];
    expect(codesOf(unusualInAPlacement(world({ placed: together, approvals, siblings: siblings(null) }), living('2', fostered('h2'))))).toEqual(['siblings-parted']);
    expect(unusualInAPlacement(world({ placed: together, approvals: [household('h1', { places: 2 })], siblings: siblings(null) }), living('2', fostered('h1')))).toEqual([]);
  });
});

describe('the records around a placement', () => {
  test('are the household and who lives there, the home, and the siblings', () => {
    const inCare = [childInCare('1', { carer: 'h1' }), childInCare('2', { carer: 'h2' }), childInCare('3', { carer: null })];
    const groups = [{ subject: '3', siblingGroup: 'g' }, { subject: '4', siblingGroup: 'g' }, { subject: '2', siblingGroup: 'f' }] as never;
    expect(around(living('3', fostered('h1')), inCare, groups)).toEqual({ children: ['3', '1', '4'], carers: ['h1'], providers: [] });
    expect(around(living('9', HOMES.home), inCare, groups)).toEqual({ children: ['9'], carers: [], providers: ['SC000001'] });
  });
});
