import { describe, expect, test } from '@jest/globals';
import { isCommissioned } from '../../../projections/sufficiency/settings.js';

describe('commissioned', () => {
  test.each([
    ['with an agency’s carers', 'U4', 'PR4', true],
    ['with carers of a voluntary agency', 'U2', 'PR5', true],
    ['with own carers', 'U6', 'PR1', false],
    ['with carers of another authority', 'U6', 'PR2', false],
    ['in a private children’s home', 'K2', 'PR4', true],
    ['in a home of our own', 'K2', 'PR1', false],
    ['in a residential school', 'S1', 'PR5', true],
    ['in a family centre', 'R3', 'PR4', true],
    ['in a secure unit', 'K1', 'PR2', false],
    ['living independently', 'P2', 'PR4', false],
    ['with parents', 'P1', 'PR0', false],
  ] as const)('%s (%s, %s): %s', (_where, usualPlacementType, usualProvider, commissioned) => {
    expect(isCommissioned({ usualPlacementType, usualProvider })).toBe(commissioned);
  });
});
