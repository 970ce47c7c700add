import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { counted, GROUPINGS, groupingNamed, headline, type GroupingName } from '../../../projections/sufficiency/counts.js';
import { demand } from '../../../projections/sufficiency/demand.measure.js';
import { bandOf, CARE_BANDS, completedMonths } from '../../../projections/sufficiency/durations.js';
import { sufficiency } from '../../../projections/sufficiency/sufficiency.measure.js';
import { ageOn, dayNumber, plusDays, type CalendarDate } from '../../../src/domain/calendar.js';
import { anyChildren, AS_AT, childInCare } from '../../support/any-child-in-care.js';
import { measured } from '../../support/measured.js';
import { runs } from '../../support/runs.js';

const day = (text: string) => text as CalendarDate;
const number = (text: string) => dayNumber(day(text));

describe('where children in care live', () => {
  const inCare = [
    childInCare('in-house'),
    childInCare('agency', { usualPlacementType: 'U4', placementType: 'U4', usualProvider: 'PR4', provider: 'PR4', placementAuthority: 'E08000039' }),
    childInCare('another-authority', { usualProvider: 'PR2', provider: 'PR2', placementAuthority: null }),
    childInCare('home', { usualPlacementType: 'K2', placementType: 'K2', usualProvider: 'PR4', placementAuthority: 'E08000039' }),
    childInCare('secure', { usualPlacementType: 'K1', placementType: 'K1' }),
    childInCare('parents', { usualPlacementType: 'P1', placementType: 'P1', usualProvider: 'PR0' }),
    childInCare('breaks', { legalStatus: 'V4' }),
  ];
  const { value, figure } = measured(sufficiency, { inCare });

  test('is told without those on short breaks, who are told apart', () => {
    expect([value('lac.total'), value('lac.shortBreaks')]).toEqual([6, 1]);
    expect(figure('lac.shortBreaks').behind).toEqual([{ kind: 'child', id: 'breaks' }]);
  });

  test('is in house, with an agency or with another authority, for those fostered', () =>
    expect(['fostering.all', 'fostering.inHouse', 'fostering.ifa', 'fostering.other', 'fostering.inHouse.percentOfFostered'].map(value)).toEqual([3, 1, 1, 1, 33.3]));

  test('is a family for those fostered, with parents or placed for adoption, and none for the others', () =>
    expect(['placement.familyBased', 'placement.nonFamilyBased', 'placement.familyBased.percent'].map(value)).toEqual([4, 2, 66.7]));

  test('is out of the authority where it lies beyond its boundary, by the lines of the strategy', () =>
    expect([
      'placement.outOfAuthority', 'placement.inAuthority', 'placement.authorityNotKnown',
      'placement.outOfAuthority.type.childrensHomes', 'placement.outOfAuthority.type.childrensHomes.percent', 'placement.outOfAuthority.type.fosterOther',
    ].map(value)).toEqual([2, 3, 1, 1, 50, 1]));

  test('is the placement of their own while they are away from it', () => {
    const away = childInCare('away', { placementType: 'T1', provider: null });
    const told = measured(sufficiency, { inCare: [away] });
    expect(['fostering.inHouse', 'placement.type.T1', 'placement.type.U6', 'placement.provider.notRecorded'].map(told.value)).toEqual([1, 1, 0, 1]);
  });

  test('is the same authority by its code of then and of now', () => {
    const sheffield = childInCare('1', { authority: 'E08000019', placementAuthority: 'E08000039' });
    expect(measured(sufficiency, { inCare: [sheffield] }).value('placement.inAuthority')).toBe(1);
  });

  test('has a rate only where the population is given', () => {
    expect(figure('lac.rate')).toMatchObject({ value: null, words: expect.stringContaining('no population was given') });
    expect(measured(sufficiency, { inCare, population: 56_947 }).value('lac.rate')).toBe(1);
  });
});

describe('time in care', () => {
  test.each([
    ['2018-10-01', 'under 6 months'],
    ['2018-09-30', '6 months to 1 year'],
    ['2018-04-01', '6 months to 1 year'],
    ['2018-03-31', '1 to 2 years'],
    ['2006-03-31', '13 years and over'],
  ])('since %s is %s by the end of March 2019', (from, words) => expect(bandOf(CARE_BANDS, number(from), AS_AT).words).toBe(words));

  test('is completed by the calendar: half a year from the last of August is the last of February', () =>
    expect([completedMonths(day('2018-08-31'), day('2019-02-27')), completedMonths(day('2018-08-31'), day('2019-02-28'))]).toEqual([5, 6]));

  test('in months is never fewer than the years of an age say, nor a year more', () =>
    fc.assert(
      fc.property(fc.nat(9_000), fc.nat(9_000), (from, length) => {
        const [born, on] = [plusDays(day('1999-01-01'), from), plusDays(day('1999-01-01'), from + length)];
        const leapBorn = born.endsWith('02-29');
        if (!leapBorn) expect(Math.floor(completedMonths(born, on) / 12)).toBe(ageOn(born, on));
      }),
      runs(300),
    ));
});

const TABLES: readonly (readonly [prefix: RegExp, name: string])[] = [
  [/^placement\.type\.[A-Z]\d+$/, 'placement types'],
  [/^placement\.group\.\w+$/, 'the department’s groups'],
  [/^placement\.provider\.\w+$/, 'providers'],
  [/^(fostering\.(inHouse|ifa|other)|(?!commissioned)\w+\.total)$/, 'settings'],
  [/^placement\.(familyBased|nonFamilyBased)$/, 'family-based or not'],
  [/^placement\.(inAuthority|outOfAuthority|authorityNotKnown)$/, 'in or out of authority'],
  [/^lac\.age\.(\d+|18Plus|notRecorded)$/, 'ages'],
  [/^lac\.ageBand\.\w+$/, 'age bands'],
  [/^lac\.sex\.\w+$/, 'sexes'],
  [/^lac\.ethnicity\.\w+$/, 'ethnicities'],
  [/^lac\.disability\.\w+$/, 'disability'],
  [/^lac\.legalStatus\.\w+$/, 'legal statuses'],
  [/^lac\.duration\.\w+$/, 'times in care'],
];

describe('every table of children in care', () => {
  test('adds up to the total, whoever the children are', () =>
    fc.assert(
      fc.property(anyChildren, (inCare) => {
        const { figures } = measured(sufficiency, { inCare });
        const total = headline(inCare).length;
        for (const [ids, name] of TABLES) {
          const own = figures.filter(({ id }) => ids.test(id) && id !== 'lac.total');
          const sum = own.reduce((all, { value }) => all + (value ?? 0), 0);
          expect([name, sum]).toEqual([name, total]);
          expect(own.flatMap(({ behind }) => behind.map(({ id }) => id)).sort()).toEqual(headline(inCare).map(({ child }) => child).sort());
        }
      }),
      runs(100),
    ));

  test('adds up by every grouping a snapshot can be asked by', () =>
    fc.assert(
      fc.property(anyChildren, (inCare) => {
        for (const by of Object.keys(GROUPINGS) as GroupingName[]) {
          const { total, shortBreaks, groups } = counted(inCare, by, AS_AT);
          expect(Object.values(groups).reduce((sum, one) => sum + one, 0)).toBe(total);
          expect(total + shortBreaks).toBe(inCare.length);
        }
      }),
      runs(100),
    ));

  test('of those out of authority adds up to all who are', () =>
    fc.assert(
      fc.property(anyChildren, (inCare) => {
        const { figures, value } = measured(sufficiency, { inCare });
        const lines = figures.filter(({ id }) => /^placement\.outOfAuthority\.type\.\w+$/.test(id));
        expect(lines.reduce((sum, line) => sum + (line.value ?? 0), 0)).toBe(value('placement.outOfAuthority'));
      }),
      runs(60),
    ));
});

describe('demand against supply', () => {
  test('tells how far beyond each step of the preferred order children live', () => {
    const { value } = measured(demand, {
      inCare: [
        childInCare('kin', { usualPlacementType: 'U1', usualProvider: 'PR4' }),
        childInCare('in-house'),
        childInCare('agency', { usualProvider: 'PR4' }),
        childInCare('home', { usualPlacementType: 'K2', usualProvider: 'PR4' }),
        childInCare('parents', { usualPlacementType: 'P1' }),
      ],
    });
    expect(['familyAndFriends', 'inHouse', 'agency', 'residential', 'outside'].map((step) => value(`demand.all.${step}`))).toEqual([1, 1, 1, 1, 1]);
    expect(['beyondFamilyAndFriends', 'beyondInHouse', 'beyondAgency'].map((step) => value(`demand.10To15.male.${step}`))).toEqual([3, 2, 1]);
  });

  test('adds up, kind by kind and step by step', () =>
    fc.assert(
      fc.property(anyChildren, (inCare) => {
        const { figures } = measured(demand, { inCare });
        const sum = (ids: RegExp) => figures.filter(({ id }) => ids.test(id)).reduce((all, { value }) => all + (value ?? 0), 0);
        const total = headline(inCare).length;
        expect([sum(/^demand\.all\.total$/), sum(/^demand\.(?!all)\w+\.\w+\.total$/)]).toEqual([total, total]);
        expect(sum(/^demand\.(?!all).*\.(familyAndFriends|inHouse|agency|residential|outside)$/)).toBe(total);
      }),
      runs(60),
    ));
});

test('groupings have names that people also use', () =>
  expect(['homes', 'outOfAuthority', 'setting', 'nothing'].map(groupingNamed)).toEqual(['home', 'inAuthority', 'setting', undefined]));
