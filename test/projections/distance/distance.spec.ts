import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { distance } from '../../../projections/distance/distance.measure.js';
import { distancesOf } from '../../../projections/distance/distance.js';
import { headline } from '../../../projections/sufficiency/counts.js';
import { episodesOf, type Episode } from '../../../src/domain/child/episodes.js';
import type { ChildFact, PlacementMeasured, Postcodes } from '../../../src/domain/child/events.js';
import { inEffectOrder } from '../../../src/domain/entry.js';
import { admitted, alreadyInCare, away, detailsChanged, HOMES, moved, on, returned, statusChanged } from '../../support/children.js';
import { anyChildren, childInCare } from '../../support/any-child-in-care.js';
import { anyAsked, anyDay, lawfulHistory } from '../../support/any-history.js';
import { givenEvents } from '../../support/given-events.js';
import { measured } from '../../support/measured.js';
import { runs } from '../../support/runs.js';

describe('distance from home', () => {
  const agency = { usualProvider: 'PR4', placementAuthority: 'E08000032' };
  const inCare = [
    childInCare('near', { distanceTenths: 200 }),
    childInCare('far', { ...agency, distanceTenths: 201 }),
    childInCare('farther', { ...agency, distanceTenths: 480 }),
    childInCare('999.9', { ...agency, distanceTenths: 9_999 }),
    childInCare('asylum', { distanceTenths: 50, asylumFrom: 0, asylumTo: 10 }),
    childInCare('blank', { distanceTenths: null, placementAuthority: null }),
  ];
  const { value, figure } = measured(distance, { inCare });

  test('is in bands of 20 miles, in and out of the authority', () =>
    expect([
      'inAuthority.20MilesOrLess', 'inAuthority.over20Miles', 'inAuthority.distanceNotKnown',
      'outOfAuthority.20MilesOrLess', 'outOfAuthority.over20Miles', 'outOfAuthority.distanceNotKnown', 'authorityNotKnown.distanceNotKnown',
    ].map((band) => value(`distance.${band}`))).toEqual([1, 0, 1, 0, 2, 1, 1]));

  test('is not known where the return says 999.9, and never of unaccompanied asylum-seeking children', () => {
    expect(value('distance.distanceNotKnown')).toBe(3);
    expect(figure('distance.distanceNotKnown').behind.map(({ id }) => id)).toEqual(['999.9', 'asylum', 'blank']);
  });

  test('has a mean, a median and a standard deviation, of those of whom it is known', () => {
    expect(['mean', 'median', 'standardDeviation'].map((what) => value(`distance.${what}`))).toEqual([29.4, 20.1, 13.2]);
    expect(figure('distance.mean')).toMatchObject({ of: 3, unit: 'miles', behind: [{ id: 'near', adds: 20 }, { id: 'far', adds: 20.1 }, { id: 'farther', adds: 48 }] });
  });

  test('is told for each setting, shares being of all its children', () =>
    expect([
      'fostering.ifa.distance.mean', 'fostering.ifa.over20Miles', 'fostering.ifa.over20Miles.percent', 'residential.distance.mean', 'residential.over20Miles',
    ].map(value)).toEqual([34.1, 2, 66.7, null, 0]));

  test('puts every child into one band, whoever the children are', () =>
    fc.assert(
      fc.property(anyChildren, (children) => {
        const { figures } = measured(distance, { inCare: children });
        const sum = (ids: RegExp) => figures.filter(({ id }) => ids.test(id)).reduce((all, one) => all + (one.value ?? 0), 0);
        const total = headline(children).length;
        expect(sum(/^distance\.(in|outOf)Authority\.|^distance\.authorityNotKnown\./)).toBe(total);
        expect(sum(/^(?!distance\.).*\.(20MilesOrLess|over20Miles|distanceNotKnown)$/)).toBe(total);
      }),
      runs(60),
    ));

  test('comes to what a plain reckoning with fractions comes to', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5_000 }), { minLength: 1, maxLength: 60 }), (tenths) => {
        const told = distancesOf(tenths.map((one, place) => childInCare(String(place), { distanceTenths: one })));
        const miles = tenths.map((one) => one / 10);
        const average = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one / numbers.length, 0);
        const mean = average(miles);
        const deviation = Math.sqrt(average(miles.map((one) => (one - mean) ** 2)));
        const ranked = miles.map((one) => [miles.filter((other) => other < one).length, miles.filter((other) => other <= one).length, one] as const);
        const half = miles.length / 2;
        const low = Math.max(...ranked.filter(([below]) => below < half).map(([, , one]) => one));
        const high = Math.min(...ranked.filter(([, upTo]) => upTo > half).map(([, , one]) => one));
        expect(Math.abs((told.mean as number) - mean)).toBeLessThan(0.0501);
        expect(Math.abs((told.standardDeviation as number) - deviation)).toBeLessThan(0.0501);
        expect(Math.abs((told.median as number) - (low + high) / 2)).toBeLessThan(0.0501);
      }),
      runs(200),
    ));
});

const BETWEEN: Postcodes = { homePostcode: 'ZZ1 1ZZ', placementPostcode: 'ZZ2 2ZZ' };
const workedOut = (day: string, over: Partial<PlacementMeasured> = {}): PlacementMeasured => ({
  type: 'PlacementMeasured', effectiveOn: on(day), distance: 31.1, authority: 'E08000019', directory: 'an invented one', identity: BETWEEN, ...over,
});
const told = { distance_tenths: 311, placement_authority: 'E08000019' };
const nothing = { distance_tenths: null, placement_authority: null };

describe('a distance that was worked out', () => {
  test('is that of the placement from its first day, whatever else changes meanwhile', () =>
    givenEvents(admitted('2019-01-05', { identity: BETWEEN }), statusChanged('2019-02-05'), away('2019-03-05'), returned('2019-03-12'), workedOut('2019-01-05'))
      .thenRowsOf('episode', told, told, told, told));

  test('is that of the days before it too, where the placement turns out to have begun earlier', () =>
    givenEvents(admitted('2019-01-01', { identity: BETWEEN }), workedOut('2019-01-05')).thenRowsOf('episode', { from: '2019-01-01', ...told }));

  test('gives way to what a person or a return told', () =>
    givenEvents(admitted('2019-01-05', { identity: BETWEEN, placement: { ...HOMES.foster, distance: 12.3 } }), workedOut('2019-01-05'))
      .thenRowsOf('episode', { distance_tenths: 123, placement_authority: 'E08000019' }));

  test('goes on where the placement changes with the same carer and between the same postcodes', () =>
    givenEvents(admitted('2019-01-05', { identity: BETWEEN }), workedOut('2019-01-05'), detailsChanged('2019-02-05', { identity: { ...BETWEEN, homePostcode: 'zz11zz' } }))
      .thenRowsOf('placement', { placement_type: 'U6', ...told }, { placement_type: 'U4', ...told }));

  test('ends where the carer moves house, and where the child moves to another carer', () => {
    givenEvents(admitted('2019-01-05', { identity: BETWEEN }), workedOut('2019-01-05'), detailsChanged('2019-02-05', { identity: { ...BETWEEN, placementPostcode: 'ZZ3 3ZZ' } }))
      .thenRowsOf('placement', told, nothing);
    givenEvents(alreadyInCare('2019-01-05', { identity: BETWEEN }), workedOut('2019-01-05'), moved('2019-02-05', { identity: BETWEEN }))
      .thenRowsOf('placement', told, nothing);
  });

  test('says nothing between other postcodes, nor of days on which nobody was in care', () => {
    givenEvents(admitted('2019-01-05', { identity: BETWEEN }), workedOut('2019-01-05', { identity: { ...BETWEEN, placementPostcode: 'ZZ3 3ZZ' } })).thenRowsOf('episode', nothing);
    givenEvents(workedOut('2019-01-04'), admitted('2019-01-05', { identity: BETWEEN })).thenRowsOf('episode', nothing);
  });

  test('is not told of short breaks', () =>
    givenEvents(
      admitted('2019-01-05', { identity: BETWEEN, legalStatus: 'V4' }), workedOut('2019-01-05'), statusChanged('2019-02-05'), statusChanged('2019-03-05', 'V4'),
    ).thenRowsOf('episode', nothing, told, nothing));

  test('changes nothing of any history but distances and authorities that nobody told', () =>
    fc.assert(
      fc.property(fc.array(anyAsked, { maxLength: 25 }), anyDay, (asked, day) => {
        const facts = inEffectOrder<ChildFact>(lawfulHistory(asked)).map(({ event }) => event);
        const at = facts.findLastIndex(({ effectiveOn }) => effectiveOn <= day) + 1;
        const { identity: _none, ...known } = workedOut(day);
        const [before, after] = [episodesOf(facts), episodesOf([...facts.slice(0, at), known, ...facts.slice(at)])];
        const apart = ({ placement, measured: _kept, ...rest }: Episode) => ({ ...rest, placement: { ...placement, distance: 0, authority: '' } });
        expect(after.map(apart)).toEqual(before.map(apart));
        after.forEach(({ placement, placementBegan, legalStatus }, place) => {
          const own = before[place]?.placement;
          if (own?.distance !== undefined) expect(placement.distance).toBe(own.distance);
          const here = before.find(({ from, to }) => from <= day && (to === null || to > day));
          const told = here?.placementBegan === placementBegan && here.careBegan === after[place]?.careBegan && !/V[34]/.test(legalStatus);
          if (told && own?.distance === undefined) expect(placement.distance).toBe(31.1);
          if (/V[34]/.test(legalStatus)) expect(placement).toEqual(own);
          if (here?.placementBegan !== placementBegan) expect(placement).toEqual(own);
        });
      }),
      runs(200),
    ));
});
