import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CRITERIA, inTurn, matched, relaxed, TIERS, type Criterion, type Need, type Place } from '../../src/asking/vacancies-matched.js';
import { approvalTypes, type ApprovalType } from '../../src/domain/carer/codes.js';
import { judgements } from '../../src/domain/provider/codes.js';
import { runs } from '../support/runs.js';

const types = Object.keys(approvalTypes) as ApprovalType[];
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const years = fc.integer({ min: 0, max: 18 });

const anyPlace: fc.Arbitrary<Place> = fc.record({
  kind: fc.constantFrom('carer', 'provider'),
  id: fc.string({ minLength: 1, maxLength: 4 }),
  tier: fc.constantFrom(...TIERS),
  living: fc.constantFrom('fostering', 'residential', 'supported'),
  approvedFor: fc.subarray(types),
  provision: fc.constant(null),
  vacant: orNull(fc.integer({ min: 1, max: 6 })),
  atMost: fc.boolean(),
  ageFrom: orNull(years),
  ageTo: orNull(years),
  only: orNull(fc.constantFrom('M', 'F')),
  area: fc.constantFrom('authority', 'region', 'outside', 'not-recorded'),
  judgement: fc.constantFrom(undefined, null, ...Object.keys(judgements)),
});

const anyNeed: fc.Arbitrary<Need> = fc
  .record({
    ages: orNull(fc.tuple(years, years)), sex: orNull(fc.constantFrom('1', '2')), together: fc.integer({ min: 1, max: 4 }),
    kind: orNull(fc.constantFrom('fostering', 'residential', 'supported')), approvedFor: orNull(fc.constantFrom(...types)),
    area: orNull(fc.constantFrom('authority', 'region')), goodOnly: fc.boolean(),
  })
  .map(({ ages, ...need }) => ({ ...need, ageFrom: ages && Math.min(...ages), ageTo: ages && Math.max(...ages) }));

/** The same need without one of its criteria. */
const WITHOUT: Readonly<Record<Criterion, Partial<Need>>> = {
  kind: { kind: null }, together: { together: 1 }, age: { ageFrom: null, ageTo: null }, sex: { sex: null }, approvedFor: { approvedFor: null },
  area: { area: null }, goodOnly: { goodOnly: false },
};

const answering = (places: readonly Place[], need: Need): number => places.filter((place) => matched(place, need).misses.length === 0).length;

describe('places set against what is needed', () => {
  test('what letting go of a criterion gives is what a search without it finds', () => {
    fc.assert(
      fc.property(fc.array(anyPlace, { maxLength: 30 }), anyNeed, (places, need) => {
        const now = answering(places, need);
        const told = new Map(relaxed(places.map((place) => matched(place, need))).map(({ criterion, places: many }) => [criterion, many]));
        for (const criterion of CRITERIA) expect([criterion, now + (told.get(criterion) ?? 0)]).toEqual([criterion, answering(places, { ...need, ...WITHOUT[criterion] })]);
      }),
      runs(200),
    );
  });

  test('nothing is both matched and missed, and what is not known is neither', () => {
    fc.assert(
      fc.property(anyPlace, anyNeed, (place, need) => {
        const { answers, misses, unknown } = matched(place, need);
        const matches = CRITERIA.filter((one) => answers[one] === true);
        expect([...matches, ...misses, ...unknown].sort()).toEqual(Object.keys(answers).sort());
      }),
      runs(200),
    );
  });

  test('come with the authority’s own first, whatever else is so of them', () => {
    fc.assert(
      fc.property(fc.array(anyPlace, { maxLength: 30 }), anyNeed, (places, need) => {
        const tiers = inTurn(places.map((place) => matched(place, need))).map(({ tier }) => TIERS.indexOf(tier));
        expect(tiers).toEqual([...tiers].sort((a, b) => a - b));
      }),
      runs(100),
    );
  });

  const home: Place = {
    kind: 'provider', id: 'SC000001', tier: 'framework', living: 'residential', approvedFor: [], provision: 'childrens-home', vacant: 2, atMost: true,
    ageFrom: 8, ageTo: 17, only: 'F', area: 'region', judgement: null,
  };
  const need: Need = { ageFrom: 8, ageTo: 8, sex: null, together: 1, kind: null, approvedFor: null, area: null, goodOnly: true };

  test('a home that Ofsted has not inspected is neither good nor bad: it is to be asked', () => {
    expect(matched(home, need)).toMatchObject({ misses: [], unknown: ['goodOnly'] });
    expect(matched({ ...home, judgement: 'requires-improvement' }, need).misses).toEqual(['goodOnly']);
  });

  test('siblings need a home for the youngest and the oldest of them', () => {
    expect(matched(home, { ...need, ageFrom: 7, ageTo: 9 }).misses).toEqual(['age']);
    expect(matched(home, { ...need, ageFrom: 8, ageTo: 18 }).misses).toEqual(['age']);
    expect(matched(home, { ...need, ageFrom: 8, ageTo: 17, together: 3 }).misses).toEqual(['together']);
  });

  test('a home for girls is none for a boy', () => {
    expect(matched(home, { ...need, sex: '1' }).misses).toEqual(['sex']);
    expect(matched(home, { ...need, sex: '2' }).misses).toEqual([]);
  });

  test('the region holds the authority, and the authority does not hold the region', () => {
    expect(matched(home, { ...need, area: 'authority' }).misses).toEqual(['area']);
    expect(matched({ ...home, area: 'authority' }, { ...need, area: 'region' }).misses).toEqual([]);
  });
});
