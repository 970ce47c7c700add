import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { populationReleased, midYearBefore } from '../../../projections/series/population.js';
import { triangleOf, valueFor, type Vintage } from '../../../projections/series/vintages.js';
import { LASTING } from '../../../projections/timeline.js';
import { dayNumber, type CalendarDate } from '../../../src/domain/calendar.js';
import { runs } from '../../support/runs.js';

const vintage = (from: number, released: number, release: string, tenths: number | null): Vintage => ({
  subject: 'cla.A', from, to: from + 1, periodFrom: null, released, release, tenths, withheld: tenths === null ? 'c' : null, roundedTo: null,
});

/** Few days and few releases, so that many tell of the same day, and some on one day of release. */
const anyVintages = fc
  .uniqueArray(
    fc.record({ from: fc.nat({ max: 3 }), released: fc.nat({ max: 4 }), name: fc.constantFrom('a', 'b'), tenths: fc.option(fc.nat({ max: 50 })) }),
    { selector: ({ from, released, name }) => `${from} ${released} ${name}`, maxLength: 24 },
  )
  .map((all) => all.map(({ from, released, name, tenths }) => vintage(from, from + released, `${from + released}${name}`, tenths)));

describe('the value of a series for a day', () => {
  test('is that of the latest release out by then, whatever the order in which releases came in', () =>
    fc.assert(
      fc.property(anyVintages, fc.nat({ max: 4 }), fc.nat({ max: 8 }), (vintages, about, by) => {
        let naive: Vintage | undefined;
        for (let day = 0; day <= by; day += 1)
          for (const name of ['a', 'b']) naive = vintages.find((one) => one.from === about && one.release === `${day}${name}` && one.released === day) ?? naive;
        expect(valueFor([...vintages].reverse(), about, by)).toEqual(naive);
        expect(valueFor(vintages, about, by)).toEqual(naive);
      }),
      runs(300),
    ));

  test('is never another because of releases that came later', () =>
    fc.assert(
      fc.property(anyVintages, fc.nat({ max: 8 }), (vintages, by) => {
        const out = vintages.filter(({ released }) => released <= by);
        for (let about = 0; about < 4; about += 1) expect(valueFor(vintages, about, by)).toEqual(valueFor(out, about));
      }),
      runs(200),
    ));
});

describe('the triangle', () => {
  test('has each release once, in order, and its changes add up to the last value less the first', () =>
    fc.assert(
      fc.property(anyVintages, fc.option(fc.nat({ max: 8 }), { nil: LASTING }), (vintages, by) => {
        const rows = triangleOf(vintages, by);
        expect(rows.flatMap(({ about, releases }) => releases.map(({ release }) => `${about} ${release}`)).sort())
          .toEqual(vintages.filter(({ released }) => released <= by).map(({ from, release }) => `${from} ${release}`).sort());
        for (const { about, releases } of rows) {
          expect(releases.at(-1)?.tenths).toBe(valueFor(vintages, about, by)?.tenths);
          const values = releases.map(({ tenths }) => tenths);
          if (!values.includes(null))
            expect(releases.reduce((sum, { change }) => sum + (change ?? 0), 0)).toBe((values.at(-1) ?? 0) - (values[0] ?? 0));
        }
      }),
      runs(200),
    ));
});

describe('the population a rate rests on', () => {
  const day = (text: string) => dayNumber(text as CalendarDate);
  const people = [
    vintage(day('2016-06-30'), day('2017-11-16'), '2017', 566_000), vintage(day('2017-06-30'), day('2018-11-15'), '2018', 569_000),
    vintage(day('2016-06-30'), day('2018-11-15'), '2018', 566_100),
  ];

  test.each([
    ['2018-12-31', '2018-06-30'], ['2018-06-30', '2018-06-30'], ['2018-06-29', '2017-06-30'], ['2019-03-31', '2018-06-30'],
  ])('on %s is that of %s, the June before', (asAt, midYear) => expect(midYearBefore(asAt as CalendarDate)).toBe(midYear));

  test.each([
    ['2018-03-31', undefined, 56_900, 2017], ['2018-12-31', undefined, 56_900, 2017], ['2018-03-31', '2018-11-14', 56_600, 2016],
    ['2017-03-31', '2018-11-15', 56_610, 2016],
  ])('on %s, released by %s, is %i of mid-%i', (asAt, by, count, midYear) =>
    expect(populationReleased(people, asAt as CalendarDate, by === undefined ? undefined : day(by))).toEqual({ people: count, midYear }));

  test('is none where none was out', () => {
    expect(populationReleased(people, '2016-03-31' as CalendarDate)).toBeUndefined();
    expect(populationReleased(people, '2018-03-31' as CalendarDate, day('2017-11-15'))).toBeUndefined();
  });
});
