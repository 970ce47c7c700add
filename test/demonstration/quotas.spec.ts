import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawn, mixed, sharedOut } from '../../src/demonstration/quotas.js';
import { chanceFrom } from '../../src/example/random.js';

const anyWeights = fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 12 }).filter((weights) => weights.some((one) => one > 0));

describe('a whole number shared out by weights', () => {
  test('is all given, to each within one of its due', () => {
    fc.assert(fc.property(fc.nat({ max: 400 }), anyWeights, (total, weights) => {
      const given = sharedOut(total, weights);
      const sum = weights.reduce((all, one) => all + one, 0);
      expect(given.reduce((all, one) => all + one, 0)).toBe(total);
      given.forEach((own, place) => expect(Math.abs(own - (total * (weights[place] ?? 0)) / sum)).toBeLessThanOrEqual(1));
    }));
  });

  test('goes above nobody’s cap, and cannot where all caps together are less', () => {
    fc.assert(fc.property(fc.nat({ max: 60 }), fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 9 }), (total, caps) => {
      const weights = caps.map((_, place) => place + 1);
      const most = caps.reduce((all, one) => all + one, 0);
      if (most < total) return expect(() => sharedOut(total, weights, caps)).toThrow('cannot be shared out');
      expect(sharedOut(total, weights, caps).every((own, place) => own <= (caps[place] ?? 0))).toBe(true);
    }));
  });
});

describe('items drawn by weight', () => {
  test('are each drawn once at most, and never without weight', () => {
    fc.assert(fc.property(fc.nat(), fc.uniqueArray(fc.nat({ max: 99 }), { minLength: 1 }), fc.nat({ max: 30 }), (seed, items, many) => {
      const fit = items.filter((one) => one % 3 > 0);
      const draw = () => drawn(chanceFrom(seed), items, many, (one) => one % 3);
      if (fit.length < many) return expect(draw).toThrow('are wanted');
      const found = draw();
      expect(new Set(found).size).toBe(many);
      expect(found.every((one) => fit.includes(one))).toBe(true);
    }));
  });

  test('are all there when only put in another order', () => {
    fc.assert(fc.property(fc.nat(), fc.array(fc.nat()), (seed, items) => {
      expect([...mixed(chanceFrom(seed), items)].sort()).toEqual([...items].sort());
    }));
  });
});
