import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { costOfDays, pence, roundedDivision, upliftedBy, type Pence } from '../../src/domain/money.js';
import { runs } from '../support/runs.js';

const p = (amount: number): Pence => amount as Pence;

describe('what some days cost', () => {
  test('is ten sevenths of the weekly price for ten days: £800.00 a week, £1,142.86', () =>
    expect(costOfDays(p(80_000), 10)).toBe(114_286));

  test('is the weekly price for seven days', () => expect(costOfDays(p(80_001), 7)).toBe(80_001));

  test('is nothing for no days', () => expect(costOfDays(p(80_000), 0)).toBe(0));

  test('is £41,714.29 for a year of £800.00 a week', () => expect(costOfDays(p(80_000), 365)).toBe(4_171_429));
});

describe('a division', () => {
  test('rounds a half away from nought, on both sides of it', () =>
    expect([roundedDivision(5, 2), roundedDivision(-5, 2), roundedDivision(4, 3), roundedDivision(-4, 3)]).toEqual([3, -3, 1, -1]));

  test('is never further than half of one from the fraction', () =>
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), fc.integer({ min: 1, max: 10_000 }), (top, bottom) => {
        const off = BigInt(roundedDivision(top, bottom)) * BigInt(bottom) - BigInt(top);
        expect((off < 0n ? -off : off) * 2n <= BigInt(bottom)).toBe(true);
      }),
      runs(500),
    ));
});

describe('an uplift', () => {
  test('of 2.5% takes £142.01 to £145.56', () => expect(upliftedBy(p(14_201), 250)).toBe(14_556));

  test('may lower a price', () => expect(upliftedBy(p(10_000), -150)).toBe(9_850));
});

describe('pence', () => {
  test('are whole', () => expect([pence(12), pence(1.5), pence(Number.NaN)]).toEqual([12, undefined, undefined]));
});
