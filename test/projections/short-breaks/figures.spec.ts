import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eachNight, mostInTwelveMonths } from '../../../projections/short-breaks/nights.js';
import { shortBreaksMeasure } from '../../../projections/short-breaks/short-breaks.measure.js';
import { dateOfDay, dayNumber, plusYears, type CalendarDate } from '../../../src/domain/calendar.js';
import type { EntryNumber } from '../../../src/domain/entry.js';
import type { ProviderFact } from '../../../src/domain/provider/events.js';
import type { ShortBreakFact } from '../../../src/domain/short-break/events.js';
import { on, registered, suspended } from '../../support/given-providers.js';
import { agreed, booked, cancelled, readerOver, taken } from '../../support/given-short-breaks.js';
import { runs } from '../../support/runs.js';

const UNIT = { provision: 'short-break-unit', sector: 'local-authority', own: true, places: 9, lessAmbulantBedrooms: 4 } as const;

/** The figures on 31 December 2018, of December 2018, by id. */
const figuresOf = (children: Readonly<Record<string, readonly ShortBreakFact[]>>, unit: readonly ProviderFact[] = [registered('2012-01-01', UNIT)]) => {
  const asked = {
    viewpoint: { asAt: on('2018-12-31'), knownAt: 99 as EntryNumber }, authority: 'E99000001', population: null,
    first: on('2018-12-01'), last: on('2018-12-31'),
  };
  const figures = shortBreaksMeasure.figures(readerOver({ SC400009: unit }, children), asked);
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
  for (const { value, behind, unit: of } of figures.filter((one) => one.unit !== 'percent'))
    expect({ of, sum: behind.reduce((sum, { adds = 1 }) => sum + adds, 0) }).toEqual({ of, sum: value ?? 0 });
  return Object.fromEntries(figures.map(({ id, value }) => [id, value]));
};

describe('figures about short breaks', () => {
  test('tell the bedrooms of own units, and none of other homes', () => {
    expect(figuresOf({})).toMatchObject({ 'shortBreaks.bedrooms': 9, 'shortBreaks.bedrooms.lessAmbulant': 4 });
    expect(figuresOf({}, [registered('2012-01-01', { ...UNIT, own: false })])).toMatchObject({ 'shortBreaks.bedrooms': 0 });
    expect(figuresOf({}, [registered('2012-01-01', { ...UNIT, provision: 'childrens-home' })])).toMatchObject({ 'shortBreaks.bedrooms': 0 });
  });

  test('count nights and not days, as far as they are in the period', () =>
    expect(figuresOf({ a: [taken('2018-11-29', '2018-12-03'), taken('2018-12-31', '2019-01-02', 'S2')], b: [taken('2018-12-07', '2018-12-09')] }))
      .toMatchObject({
        'shortBreaks.children': 2, 'shortBreaks.stays': 3, 'shortBreaks.nights': 5, 'shortBreaks.nights.own': 5,
        'shortBreaks.nights.available': 279, 'shortBreaks.occupancy': 1.8, 'shortBreaks.peak': 1, 'shortBreaks.away': 1,
      }));

  test('take a booking neither for a night taken, nor, when it was called off, for one to come', () =>
    expect(figuresOf({ a: [booked('2018-12-07', '2018-12-09'), booked('2018-12-14', '2018-12-16', 'S2'), cancelled('2018-12-14', 'S2')] }))
      .toMatchObject({ 'shortBreaks.nights': 0, 'shortBreaks.nights.booked': 2, 'shortBreaks.cancelled': 1, 'shortBreaks.occupancy': 0 }));

  test('believe of a stay what was taken, not what was booked', () =>
    expect(figuresOf({ a: [booked('2018-12-07', '2018-12-09'), taken('2018-12-07', '2018-12-10')] }))
      .toMatchObject({ 'shortBreaks.nights': 3, 'shortBreaks.nights.booked': 0, 'shortBreaks.stays': 1 }));

  test('leave what was stayed elsewhere out of the units’ occupancy', () =>
    expect(figuresOf({ a: [taken('2018-12-07', '2018-12-09', 'S1', { unit: 'SC999999' })] }))
      .toMatchObject({ 'shortBreaks.nights': 2, 'shortBreaks.nights.own': 0 }));

  test('have no nights available while the registration is suspended', () =>
    expect(figuresOf({}, [registered('2012-01-01', UNIT), suspended('2018-12-11')])).toMatchObject({ 'shortBreaks.nights.available': 90 }));

  test('set less ambulant children night by night against the bedrooms that suit them', () => {
    const needs = { lessAmbulant: true };
    const five = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((child, place) =>
      [child, [taken(`2018-12-0${place + 1}`, '2018-12-07', 'S1', needs), taken('2018-12-20', '2018-12-21', 'S2')]]));
    expect(figuresOf(five)).toMatchObject({
      'shortBreaks.lessAmbulant.nights': 20, 'shortBreaks.lessAmbulant.nights.available': 124, 'shortBreaks.lessAmbulant.peak': 5,
      'shortBreaks.lessAmbulant.nightsBeyond': 2, 'shortBreaks.peak': 5,
    });
  });

  test('tell who is over 75 nights in 12 months and who is near, and which stays are over 17', () => {
    const seventyFive = [taken('2018-03-01', '2018-04-29'), taken('2018-12-01', '2018-12-17', 'S2')];
    expect(figuresOf({ a: seventyFive, b: [...seventyFive, taken('2018-12-20', '2018-12-21', 'S3')], c: [taken('2018-11-01', '2018-12-02')] }))
      .toMatchObject({ 'shortBreaks.over75': 1, 'shortBreaks.near75': 1, 'shortBreaks.mostNights': 76, 'shortBreaks.over17': 1 });
  });

  test('count an allocation on the days it is in force', () =>
    expect(figuresOf({ a: [agreed('2018-04-01', 48)], b: [agreed('2017-04-01', 60, '2018-12-31')], c: [agreed('2018-01-01', 20), agreed('2018-06-01', 30)] }))
      .toMatchObject({ 'shortBreaks.agreed': 2, 'shortBreaks.agreed.nights': 78 }));
});

describe('nights away', () => {
  const START = dayNumber('2018-01-01' as CalendarDate);
  const anyStays = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 25 })), { maxLength: 30 })
    .map((pairs) => {
      let at = START;
      return pairs.map(([gap, length]) => ({ from: (at += gap), to: (at += length) }));
    });
  const anyPeriod = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 400 }))
    .map(([from, length]) => ({ from: START + from, to: START + from + length }));

  test('are at most, in any 12 months, what counting every 12 months night by night comes to', () =>
    fc.assert(
      fc.property(anyStays, anyPeriod, (stays, period) => {
        const away = new Set(stays.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, night) => from + night)));
        let most = 0;
        for (let last = period.from; last < period.to; last += 1) {
          let nights = 0;
          for (let night = dayNumber(plusYears(dateOfDay(last + 1), -1)); night <= last; night += 1) nights += away.has(night) ? 1 : 0;
          most = Math.max(most, nights);
        }
        expect(mostInTwelveMonths(stays, period)).toBe(most);
      }),
      runs(50),
    ));

  test('are counted night by night', () =>
    fc.assert(
      fc.property(fc.array(anyStays, { maxLength: 4 }), anyPeriod, (children, period) => {
        const stays = children.flat();
        const counted = eachNight(stays, period);
        expect(counted.length).toBe(period.to - period.from);
        counted.forEach((there, night) =>
          expect(there).toBe(stays.filter(({ from, to }) => from <= period.from + night && period.from + night < to).length));
      }),
      runs(50),
    ));
});
