import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChildInCare } from '../../projections/children/children-in-care.query.js';
import { ageOf } from '../../projections/sufficiency/counts.js';
import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { sorted } from '../../src/web/children-in-care/sorting.js';
import { runs } from '../support/runs.js';

const asAt = '2019-06-30' as CalendarDate;
const today = dayNumber(asAt);

const aChild = fc.record({
  child: fc.stringMatching(/^[0-9]{1,4}$/),
  dateOfBirth: fc.option(fc.integer({ min: today - 6_500, max: today - 1 })),
  sex: fc.constantFrom('1', '2', null),
  legalStatus: fc.constantFrom('C1', 'C2', 'V2', 'V4'),
  placementType: fc.constantFrom('U6', 'K2', 'H5', 'T1'),
  provider: fc.constantFrom('PR1', 'PR4', null),
  placementBegan: fc.integer({ min: today - 900, max: today }),
  careBegan: fc.integer({ min: today - 3_000, max: today }),
}).map((child) => child as ChildInCare);
const children = fc.uniqueArray(aChild, { selector: ({ child }) => child, maxLength: 30 });

describe('the list of children', () => {
  test('has, sorted by age, every child once, the youngest first, and those whose age is not recorded last either way', () => {
    fc.assert(
      fc.property(children, fc.boolean(), (all, descending) => {
        const ages = sorted(all, 'age', descending, asAt).map((child) => ageOf(child, asAt));
        const known = all.flatMap((child) => { const age = ageOf(child, asAt); return age === null ? [] : [age]; }).sort((a, b) => (descending ? b - a : a - b));
        expect(ages).toEqual([...known, ...all.slice(known.length).map(() => null)]);
      }),
      runs(100),
    );
  });

  test('has, sorted by days in care, whoever came last first, and those who came the same day by reference', () => {
    fc.assert(
      fc.property(children, (all) => {
        const shown = sorted(all, 'inCare', false, asAt);
        shown.slice(1).forEach((child, place) => {
          const before = shown[place] as ChildInCare;
          expect(before.careBegan > child.careBegan || (before.careBegan === child.careBegan && before.child < child.child)).toBe(true);
        });
        expect(new Set(shown)).toEqual(new Set(all));
      }),
      runs(100),
    );
  });
});
