import { describe, expect, test } from '@jest/globals';
import { categoryOf, categoryOfProvision } from '../../../projections/cost/category.js';

const under = (placementType: string, provider: string | null, ownHome = false) => categoryOf({ placementType, provider, ownHome });

describe('a placement falls under', () => {
  test.each([
    ['U6', 'PR1', 'in-house-fostering'], ['U1', 'PR1', 'in-house-fostering'], ['U4', 'PR4', 'independent-fostering'],
    ['U5', 'PR5', 'independent-fostering'], ['U6', 'PR2', 'independent-fostering'], ['U6', null, 'other'],
    ['K2', 'PR4', 'external-residential'], ['K2', 'PR1', 'in-house-residential'], ['S1', 'PR4', 'external-residential'],
    ['R1', 'PR4', 'external-residential'], ['R3', 'PR5', 'external-residential'], ['H5', 'PR4', 'supported-accommodation'],
    ['K3', 'PR1', 'supported-accommodation'], ['P2', 'PR4', 'supported-accommodation'], ['K1', 'PR2', 'secure'],
    ['R5', null, 'secure'], ['P1', 'PR0', 'other'], ['A3', 'PR0', 'other'], ['Z1', null, 'other'],
  ])('%s with %s: %s', (placementType, provider, category) => expect(under(placementType, provider)).toBe(category));

  test('in-house residential where the home’s own record says that it is the authority’s', () =>
    expect([under('K2', 'PR4', true), under('U6', 'PR4', true)]).toEqual(['in-house-residential', 'independent-fostering']));
});

describe('a booked place falls under', () => {
  test('what its provider provides, in-house where that is the authority’s own', () =>
    expect([
      categoryOfProvision('childrens-home', false), categoryOfProvision('childrens-home', true),
      categoryOfProvision('independent-fostering-agency', false), categoryOfProvision('supported-accommodation', true),
      categoryOfProvision('voluntary-adoption-agency', false),
    ]).toEqual(['external-residential', 'in-house-residential', 'independent-fostering', 'supported-accommodation', 'other']));
});
