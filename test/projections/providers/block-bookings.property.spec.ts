import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { occupancyOf } from '../../../projections/providers/block-bookings.js';
import { bookedWeeks } from '../../../projections/providers/booked-weeks.js';
import { runs } from '../../support/runs.js';

const days = fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 8 })).map(([from, length]) => ({ from, to: from + length }));
const child = fc.constantFrom('c1', 'c2', 'c3');
const bookings = fc.uniqueArray(fc.record({ at: days, booking: fc.constantFrom('B1', 'B2'), places: fc.integer({ min: 1, max: 2 }) }), {
  maxLength: 2, selector: ({ booking }) => booking,
}).map((some) => some.map(({ at, booking, places }) => ({ ...at, subject: 'SC1', booking, places })));
const fees = fc.array(fc.record({ at: days, subject: child, booking: fc.constantFrom('B1', 'B2', null), payee: fc.constantFrom('SC1', 'SC2', null) }), { maxLength: 6 })
  .map((some) => some.map(({ at, ...rest }) => ({ ...at, ...rest })));
const placed = fc.array(fc.record({ at: days, child }), { maxLength: 5 }).map((some) => some.map(({ at, ...rest }) => ({ ...at, ...rest })));

const holds = (of: { from: number; to: number }, night: number): boolean => of.from <= night && night < of.to;

describe('the nights of block bookings', () => {
  test('are those of a count night by night, each child once', () =>
    fc.assert(
      fc.property(bookings, fees, placed, days, (booked, agreed, stays, period) => {
        const told = occupancyOf(booked, agreed, stays, period);
        const naive = new Map<string, { places: number; occupied: number; over: number }>(booked.map(({ booking }) => [booking, { places: 0, occupied: 0, over: 0 }]));
        const first = [...booked].sort((a, b) => a.from - b.from || (a.booking < b.booking ? -1 : 1));
        for (let night = period.from; night < period.to; night += 1) {
          const there = new Map<string, number>();
          for (const one of ['c1', 'c2', 'c3']) {
            const its = first.find((booking) => holds(booking, night) && stays.some((stay) => stay.child === one && holds(stay, night)) &&
              agreed.some((fee) => fee.subject === one && fee.booking === booking.booking && fee.payee !== 'SC2' && holds(fee, night)));
            if (its) there.set(its.booking, (there.get(its.booking) ?? 0) + 1);
          }
          for (const one of booked.filter((booking) => holds(booking, night))) {
            const sums = naive.get(one.booking) ?? { places: 0, occupied: 0, over: 0 };
            const count = there.get(one.booking) ?? 0;
            sums.places += one.places;
            sums.occupied += count;
            sums.over += Math.max(0, count - one.places);
          }
        }
        for (const { booking, placeNights, occupiedNights, overOccupiedNights, percent, children } of told) {
          expect({ places: placeNights, occupied: occupiedNights, over: overOccupiedNights }).toEqual(naive.get(booking));
          expect(percent).toBe(placeNights === 0 ? null : Math.round((occupiedNights * 1_000) / placeNights) / 10);
          expect(children.reduce((sum, { nights }) => sum + nights, 0)).toBe(occupiedNights);
        }
      }),
      runs(500),
    ));

  test('told week by week add up to those of the weeks together, the latest first', () =>
    fc.assert(
      fc.property(bookings, fees, placed, fc.integer({ min: 6, max: 25 }), fc.integer({ min: 1, max: 3 }), (booked, agreed, stays, last, weeks) => {
        const told = bookedWeeks(booked, agreed, stays, { last, weeks });
        const whole = occupancyOf(booked, agreed, stays, { from: last + 1 - 7 * weeks, to: last + 1 });
        const sum = (rows: readonly { readonly placeNights: number; readonly occupiedNights: number; readonly overOccupiedNights: number }[]) =>
          (['placeNights', 'occupiedNights', 'overOccupiedNights'] as const).map((of) => rows.reduce((nights, one) => nights + one[of], 0));
        const nothing = whole.every(({ placeNights }) => placeNights === 0);
        expect([told.length, sum(told)]).toEqual([nothing ? 0 : weeks, sum(whole)]);
        expect(told.map(({ from, to }) => [from, to])).toEqual(told.map((_, ago) => [last + 1 - 7 * (ago + 1), last + 1 - 7 * ago]));
        for (const { placeNights, occupiedNights, percent } of told) expect(percent).toBe(placeNights === 0 ? null : Math.round((occupiedNights * 1_000) / placeNights) / 10);
      }),
      runs(300),
    ));

  test('add up when the period is split', () =>
    fc.assert(
      fc.property(bookings, fees, placed, fc.integer({ min: 1, max: 20 }), (booked, agreed, stays, at) => {
        const nights = (from: number, to: number) =>
          occupancyOf(booked, agreed, stays, { from, to }).map(({ occupiedNights, placeNights, overOccupiedNights }) => [occupiedNights, placeNights, overOccupiedNights]);
        const [whole, before, after] = [nights(0, 23), nights(0, at), nights(at, 23)];
        expect(before.map((sums, place) => sums.map((sum, which) => sum + (after[place]?.[which] ?? 0)))).toEqual(whole);
      }),
      runs(300),
    ));
});
