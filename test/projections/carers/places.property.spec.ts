import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Approval } from '../../../projections/carers/own-households.js';
import { placesByType } from '../../../projections/carers/places.measure.js';
import { placesOf } from '../../../projections/carers/places.js';
import type { ChildInCare } from '../../../projections/children/children-in-care.query.js';
import { runs } from '../../support/runs.js';

const HOUSEHOLDS = ['h1', 'h2', 'h3'];

const anyApproval = (subject: string) =>
  fc.record({
    places: fc.integer({ min: 1, max: 4 }),
    usualLimitPlaces: fc.option(fc.integer({ min: 1, max: 6 })),
    agency: fc.option(fc.constant('agency-1'), { freq: 5 }),
    types: fc.constantFrom('task-centred', 'fostering-plus task-centred'),
  }).map((drawn) => ({ subject, ageFrom: 0, ageTo: 17, ...drawn }) as unknown as Approval);

const anyDay = fc.record({
  approvals: fc.tuple(...HOUSEHOLDS.map(anyApproval)),
  unavailable: fc.subarray(HOUSEHOLDS).chain((subjects) =>
    fc.tuple(...subjects.map((subject) =>
      fc.integer({ min: 1, max: 4 }).map((places) => ({ subject, from: 0, to: 9, places, reason: 'other' }))))),
  carers: fc.array(fc.option(fc.constantFrom(...HOUSEHOLDS, 'not-approved')), { maxLength: 14, size: 'max' }),
});

describe('places of own households', () => {
  test('are each filled, vacant or not available, and children beyond them are told apart', () => {
    fc.assert(
      fc.property(anyDay, ({ approvals, unavailable, carers }) => {
        const inCare = carers.map((carer, place) => ({ child: `c${place}`, carer }) as ChildInCare);
        const told = placesOf(approvals, unavailable, inCare);
        const seen: string[] = [];
        for (const one of told) {
          // Bed by bed: each child takes one, then each place said not to be available, then what is left is vacant.
          const beds = Array.from({ length: Math.max(one.approval.places, one.approval.usualLimitPlaces ?? 0) }, () => 'vacant');
          let beyond = 0;
          for (const child of inCare.filter(({ carer }) => carer === one.household)) {
            const free = beds.indexOf('vacant');
            if (free < 0) beyond += 1;
            else beds[free] = 'filled';
            seen.push(child.child);
          }
          for (let left = unavailable.find(({ subject }) => subject === one.household)?.places ?? 0; left > 0; left -= 1)
            if (beds.includes('vacant')) beds[beds.indexOf('vacant')] = 'not available';
          const of = (state: string) => beds.filter((bed) => bed === state).length;
          expect([one.places, one.filled, one.vacant, one.notAvailable, one.overFilled]).toEqual(
            [beds.length, of('filled'), of('vacant'), of('not available'), beyond]);
        }
        expect(told.map(({ household }) => household)).toEqual(
          approvals.filter(({ agency }) => agency === null).map(({ subject }) => subject));
        expect(told.flatMap(({ children }) => children).sort()).toEqual(seen.sort());
      }),
      runs(300),
    );
  });

  test('are, of a type that every household has, all the places', () => {
    fc.assert(
      fc.property(anyDay, ({ approvals, unavailable }) => {
        const told = placesOf(approvals, unavailable, []);
        const all = placesByType(told).find(({ id }) => id === 'places.type.taskCentred.approved');
        expect(all?.value).toBe(told.reduce((sum, { places }) => sum + places, 0));
        expect(all?.behind.reduce((sum, { adds = 1 }) => sum + adds, 0)).toBe(all?.value);
      }),
      runs(50),
    );
  });
});
