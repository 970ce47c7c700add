import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asStoodOn } from '../../../projections/cost/costed-rows.js';
import { eighteenthBirthday } from '../../../projections/cost/costed-year.js';
import { pricedSpans } from '../../../projections/cost/priced-spans.js';
import { runningCosts, spentOn, sumOf } from '../../../projections/cost/spending.js';
import { anyWorld, DAYS, factsOf, FIRST, until, weeklyOn, type World } from '../../support/any-spending.js';
import { costedRows } from '../../support/costed.js';
import { runs } from '../../support/runs.js';

const ALL = { from: FIRST, to: FIRST + DAYS };
const EVERY_DAY = Array.from({ length: DAYS }, (_, day) => FIRST + day);
const anyCuts = fc.uniqueArray(fc.integer({ min: FIRST + 1, max: FIRST + DAYS - 1 }), { maxLength: 5 });

const spansOf = (world: World) => pricedSpans(costedRows(factsOf(world)), ALL);

const runningOf = (world: World) => {
  const rows = costedRows(factsOf(world));
  return runningCosts(rows, pricedSpans(rows, ALL), ALL);
};

/** What the spans of each child say of a day, as the plain count says it. */
const toldOn = (spans: ReturnType<typeof pricedSpans>, day: number) =>
  spans
    .filter(({ from, to }) => from <= day && day < to)
    .map(({ child, category, basis, weekly }) => ({ child, category, basis, weekly }));

describe('the price of a placement on any day', () => {
  test('is what a plain walk over the days comes to, once for each child in a placement', () =>
    fc.assert(
      fc.property(anyWorld, (world) => {
        const spans = spansOf(world);
        for (const day of EVERY_DAY) expect({ day, told: toldOn(spans, day) }).toEqual({ day, told: weeklyOn(world, day).children });
      }),
      runs(150),
    ));

  test('is never that of two placements of one child', () =>
    fc.assert(
      fc.property(anyWorld, (world) => {
        const spans = spansOf(world);
        for (const one of spans)
          for (const other of spans)
            if (one !== other && one.child === other.child) expect(one.to <= other.from || other.to <= one.from).toBe(true);
      }),
      runs(100),
    ));
});

describe('the cost of a period', () => {
  test('is the sum over its days, block bookings with all their places', () =>
    fc.assert(
      fc.property(anyWorld, fc.nat({ max: DAYS }), fc.nat({ max: DAYS }), (world, a, b) => {
        const period = { from: FIRST + Math.min(a, b), to: FIRST + Math.max(a, b) };
        const plain = EVERY_DAY.filter((day) => period.from <= day && day < period.to).reduce((sum, day) => sum + weeklyOn(world, day).all, 0);
        expect(sumOf(spentOn(runningOf(world), period))).toBe(plain);
      }),
      runs(150),
    ));

  test('does not change when the period is split, however often', () =>
    fc.assert(
      fc.property(anyWorld, anyCuts, (world, cuts) => {
        const turns = [ALL.from, ...[...cuts].sort((a, b) => a - b), ALL.to];
        const running = runningOf(world);
        const parts = turns.slice(1).map((to, place) => sumOf(spentOn(running, { from: turns[place] ?? to, to })));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(sumOf(spentOn(running, ALL)));
      }),
      runs(100),
    ));

  test('is what social care, education and health pay of it together', () =>
    fc.assert(
      fc.property(anyWorld, (world) => {
        const running = runningOf(world);
        const shares = (['socialCare', 'education', 'health'] as const).map((share) => sumOf(spentOn(running, ALL, share)));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(sumOf(spentOn(running, ALL)));
      }),
      runs(50),
    ));
});

describe('spending as it stood on a day', () => {
  const asStood = (world: World, day: number) => asStoodOn(costedRows(factsOf(world)), day, eighteenthBirthday);

  test('takes nothing from what took effect later', () =>
    fc.assert(
      fc.property(anyWorld, fc.nat({ max: DAYS - 1 }), (world, place) => {
        const day = FIRST + place;
        const [known, knownLater] = [until(world, day), world].map((one) => pricedSpans(asStood(one, day), ALL));
        expect(knownLater).toEqual(known);
      }),
      runs(150),
    ));

  test('is what was spent to the day, and goes on as it was on it to whatever end had been agreed', () =>
    fc.assert(
      fc.property(anyWorld, fc.nat({ max: DAYS - 1 }), (world, place) => {
        const day = FIRST + place;
        const spans = pricedSpans(asStood(world, day), ALL);
        for (const on of EVERY_DAY)
          expect({ on, told: toldOn(spans, on) }).toEqual({ on, told: weeklyOn(until(world, day), on, day).children });
      }),
      runs(150),
    ));
});
