import { describe, expect, test } from '@jest/globals';
import { dayNumber } from '../../../src/domain/calendar.js';
import type { HouseholdPlaces } from '../../../projections/carers/places.js';
import { homesOffered, householdsOffered } from '../../../projections/offered/room.js';
import type { Held, Registered } from '../../../projections/providers/registered.js';
import { childInCare } from '../../support/any-child-in-care.js';
import { on } from '../../support/children.js';

const ABOUT = { on: on('2019-03-31'), authority: 'E08000018', born: dayNumber(on('2010-01-01')) };

const household = (name: string, vacant: number, ages = [0, 17]): HouseholdPlaces =>
  ({ household: name, vacant, places: 3, approval: { ageFrom: ages[0], ageTo: ages[1], types: 'task-centred' } }) as unknown as HouseholdPlaces;

describe('households offered', () => {
  test('have room, those for the child’s age first and then those with most room', () => {
    const places = [household('a', 1), household('b', 0), household('c', 2, [0, 5]), household('d', 2), household('e', 1)];
    expect(householdsOffered(places, ABOUT).map((one) => [one.household, one.suitsAge])).toEqual([['d', true], ['a', true], ['e', true], ['c', false]]);
  });

  test('say nothing of an age nobody knows', () => {
    expect(householdsOffered([household('c', 2, [0, 5])], { ...ABOUT, born: null })).toEqual([expect.objectContaining({ suitsAge: null })]);
  });
});

const home = (subject: string, more: Partial<Registered> = {}): Registered =>
  ({ subject, urn: subject, status: 'active', provision: 'childrens-home', places: 4, providerAuthority: null, ...more }) as Registered;
const judged = (subject: string, overall: string): Held => ({ subject, overall }) as Held;

describe('homes offered', () => {
  test('are registered and of good standing, in the authority first, then judged ones, then where our children live', () => {
    const registered = [
      home('SC1'), home('SC2', { status: 'suspended' }), home('SC3'), home('SC4', { providerAuthority: 'E08000018' }), home('SC5'), home('SC6'),
      home('SC7', { provision: 'independent-fostering-agency' }), home('SC8', { urn: null }),
    ];
    const held = [judged('SC3', 'good'), judged('SC5', 'inadequate'), judged('SC6', 'outstanding')];
    const inCare = [childInCare('1', { urn: 'SC6' }), childInCare('2', { urn: 'SC6' })];
    expect(homesOffered(registered, held, inCare, ABOUT).map(({ reference, judgement, placed, here }) => [reference, judgement, placed, here])).toEqual([
      ['SC4', null, 0, true], ['SC6', 'outstanding', 2, false], ['SC3', 'good', 0, false], ['SC1', null, 0, false],
    ]);
  });
});
