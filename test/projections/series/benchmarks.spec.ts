import { describe, expect, test } from '@jest/globals';
import { benchmarks } from '../../../projections/series/benchmarks.measure.js';
import { comparators, series } from '../../../projections/series/series.projection.js';
import { sufficiency } from '../../../projections/sufficiency/sufficiency.measure.js';
import type { Measure, Reader } from '../../../projections/measure.js';
import { oneAfterAnother } from '../../../projections/together.js';
import type { EntryNumber } from '../../../src/domain/entry.js';
import { seriesReference, type PublishedMeasure } from '../../../src/domain/series/codes.js';
import type { SeriesFact } from '../../../src/domain/series/events.js';
import { childInCare } from '../../support/any-child-in-care.js';
import { on } from '../../support/given-money.js';

const OWN = 'E08000018';
const never = (): never => {
  throw new Error('This was not expected to be asked.');
};

type Facts = Readonly<Record<string, readonly SeriesFact[]>>;

/** What is released of an area on a day, in units. */
const value = (measure: PublishedMeasure, area: string, day: string, units: number, roundedTo?: number): Facts => ({
  [seriesReference(measure, area)]: [{
    type: 'ValueReleased', effectiveOn: on(day), released: on('2018-11-15'), release: '2018', tenths: units * 10, ...(roundedTo ? { roundedTo } : {}),
  }],
});
const rate = (area: string, units: number): Facts => value('rate', area, '2018-03-31', units);
const compared = (from: string, ...neighbours: string[]): SeriesFact => ({ type: 'ComparatorsSet', effectiveOn: on(from), region: 'R', neighbours });

const asked = (measure: Measure, asAt: string, ...facts: readonly Facts[]) => {
  const told = Object.assign({}, ...facts) as Facts;
  const read: Reader = {
    of: (timeline, subjects) => subjects.flatMap((subject) => {
      const state = (told[subject] ?? []).reduce(series.evolve, series.initial);
      return (series.timelines.find(({ name }) => name === timeline.name)?.rowsOf(state) ?? []).map((row) => ({
        ...Object.fromEntries(Object.entries(row).map(([column, cell]) => [column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), cell])),
        subject,
      }));
    }) as never,
    childrenInCare: () => [childInCare('1'), childInCare('2')],
    at: never, during: never, versionsOf: never, anyTold: never, episodesDuring: never, episodesOf: never, placedWith: never, providersKnown: never,
    together: oneAfterAnother,
  };
  const period = { first: on('2018-04-01'), last: on(asAt), population: null };
  const figures = measure.figures(read, { viewpoint: { asAt: on(asAt), knownAt: 1 as EntryNumber }, authority: OWN, ...period });
  return (id: string) => figures.find((figure) => figure.id === id);
};

describe('a rate beside others', () => {
  test('is worked out from the count and the mid-year population of the June before', () => {
    const told = asked(benchmarks, '2019-03-31', value('cla', OWN, '2018-03-31', 619), value('pop', OWN, '2017-06-30', 56_947));
    expect(told('benchmark.rate.2018.authority')).toMatchObject({ value: 109, of: 56_947, unit: 'per 10,000', behind: [{ kind: 'series', id: `cla.${OWN}`, adds: 109 }, { id: `pop.${OWN}`, adds: 0 }] });
  });

  test('is the released one where there is no population of that June, and none where there is neither', () => {
    const count = value('cla', OWN, '2018-03-31', 619);
    expect(asked(benchmarks, '2019-03-31', count, value('pop', OWN, '2016-06-30', 50_000), rate(OWN, 110))('benchmark.rate.2018.authority')).toMatchObject({ value: 110, behind: [{ id: `rate.${OWN}` }] });
    expect(asked(benchmarks, '2019-03-31', count)('benchmark.rate.2018.authority')).toMatchObject({ value: null, behind: [] });
  });

  test('is the released one where the count is rounded, for it was divided before it was rounded', () => {
    const region = { comparators: [compared('2010-04-01')] };
    const counted = [value('cla', 'R', '2018-03-31', 4950, 10), value('pop', 'R', '2017-06-30', 961_070, 10)];
    expect(asked(benchmarks, '2019-03-31', region, ...counted)('benchmark.rate.2018.region')?.value).toBe(52);
    expect(asked(benchmarks, '2019-03-31', region, ...counted, rate('R', 51))('benchmark.rate.2018.region')?.value).toBe(51);
  });

  test('of the neighbours is the mean of those that have one, halves upwards, and says of how many', () => {
    const set = { comparators: [compared('2010-04-01', 'A', 'B', 'C')] };
    const told = asked(benchmarks, '2019-03-31', set, rate('A', 70), rate('B', 75))('benchmark.rate.2018.statisticalNeighbours');
    expect(told).toMatchObject({ value: 73, of: 2, words: expect.stringContaining('mean of 2 of 3 statistical neighbours') });
    expect(told?.behind.map(({ id, adds }) => [id, adds])).toEqual([['rate.A', 70], ['rate.B', 75], ['comparators', 0]]);
    expect(asked(benchmarks, '2019-03-31', rate(OWN, 70))('benchmark.rate.2018.statisticalNeighbours')).toMatchObject({ value: null, behind: [] });
  });

  test('is with the areas set for the day asked about, and of no year still to come on it', () => {
    const set = { comparators: [compared('2010-04-01', 'A'), compared('2019-04-01', 'B')] };
    const [before, after] = ['2019-03-31', '2019-04-01'].map((asAt) => asked(benchmarks, asAt, set, rate('A', 70), rate('B', 80)));
    expect([before, after].map((told) => told?.('benchmark.rate.2018.statisticalNeighbours')?.value)).toEqual([70, 80]);
    expect(asked(benchmarks, '2018-03-30', rate(OWN, 70))('benchmark.rate.2018.authority')).toBeUndefined();
    expect(comparators.rowsOf(set.comparators.reduce(series.evolve, series.initial)).map(({ area, role }) => `${area} ${role}`)).toEqual(['R region', 'A neighbour', 'R region', 'B neighbour']);
  });
});

describe('the authority’s own rate on a day', () => {
  test('rests on the released population where none is given, and says of which year', () => {
    const told = asked(sufficiency, '2018-12-31', value('pop', OWN, '2017-06-30', 500))('lac.rate');
    expect(told).toMatchObject({ value: 40, of: 500, words: expect.stringContaining('(mid-2017 estimate)') });
    expect(told?.behind.at(-1)).toEqual({ kind: 'series', id: `pop.${OWN}`, adds: 0 });
  });
});
