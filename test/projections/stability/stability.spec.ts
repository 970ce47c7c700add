import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stability } from '../../../projections/stability/stability.measure.js';
import { SURVIVAL_DAYS, survivalAt, type Lasted } from '../../../projections/stability/survival.js';
import { LASTING } from '../../../projections/timeline.js';
import { dayNumber, type CalendarDate } from '../../../src/domain/calendar.js';
import { childInCare } from '../../support/any-child-in-care.js';
import { measured, type EpisodeGiven } from '../../support/measured.js';
import { runs } from '../../support/runs.js';

const number = (text: string) => dayNumber(text as CalendarDate);

/** One child’s episodes, each from the day given to the next one’s: a code of RNE, and what is otherwise. */
const lifeOf = (child: string, ...told: readonly (readonly [from: string, rne: string, over?: Partial<EpisodeGiven>])[]): readonly EpisodeGiven[] => {
  let [placementBegan, careBegan] = [0, 0];
  return told.map(([from, rne, over], place) => {
    if ('SPB'.includes(rne) && over?.placementBegan === undefined) placementBegan = number(from);
    if (rne === 'S') careBegan = number(from);
    const next = told[place + 1]?.[0];
    return {
      child, from: number(from), to: next === undefined ? LASTING : number(next), reasonForNewEpisode: rne, changeReason: null, legalStatus: 'C2',
      placementType: 'U6', usualPlacementType: 'U6', usualProvider: 'PR1', admissionKnown: 1, placementBegan, careBegan, ...over,
    };
  });
};

const standing = (episodes: readonly EpisodeGiven[]) => {
  const last = episodes.at(-1) as EpisodeGiven;
  const { child, from, reasonForNewEpisode, legalStatus, placementType, usualPlacementType, usualProvider, placementBegan, careBegan } = last;
  return childInCare(child, {
    episodeBegan: from, reasonForNewEpisode, legalStatus, placementType, usualPlacementType, usualProvider, placementBegan, careBegan,
  });
};

const told = (...lives: readonly (readonly EpisodeGiven[])[]) =>
  measured(stability, { inCare: lives.map(standing), episodes: lives.flat(), first: '2018-04-01' });

const away = { placementType: 'T3', placementBegan: number('2015-01-01') };
const back = { placementBegan: number('2015-01-01') };

describe('three or more placements in the year', () => {
  const restless = lifeOf('restless', ['2018-05-01', 'S'], ['2018-07-01', 'P', { changeReason: null }], ['2018-09-01', 'P']);
  const onHoliday = lifeOf('on holiday', ['2015-01-01', 'S'], ['2018-06-01', 'P', away], ['2018-06-10', 'P', back]);
  const once = lifeOf('moved once', ['2017-01-01', 'S'], ['2018-09-01', 'P', { usualProvider: 'PR4' }]);
  const { value, figure } = told(restless, onHoliday, once);

  test('are those of a child who moved twice; a stay elsewhere while carers are on holiday is none, unless it is counted', () => {
    expect(['stability.threePlacements.count', 'stability.threePlacements.percent', 'stability.threePlacements.countingTemporary.count'].map(value)).toEqual([1, 33.3, 2]);
    expect(figure('stability.threePlacements.countingTemporary.count').behind.map(({ id }) => id)).toEqual(['restless', 'on holiday']);
  });

  test('are told for each setting', () =>
    expect(['inHouse.inCare', 'inHouse.count', 'ifa.inCare', 'ifa.count'].map((id) => value(`stability.threePlacements.${id}`))).toEqual([2, 1, 1, 0]));

  test('are one move away for a child who moved once', () =>
    expect(figure('stability.oneMoveFromThird').behind).toEqual([{ kind: 'child', id: 'moved once' }]));
});

describe('the same placement for two years', () => {
  const settled = lifeOf('settled', ['2015-01-01', 'S'], ['2018-06-01', 'P', away], ['2018-06-10', 'P', back]);
  const moved = lifeOf('moved', ['2015-01-01', 'S'], ['2018-01-01', 'P', { usualPlacementType: 'K2', placementType: 'K2' }]);
  const recent = lifeOf('recent', ['2018-01-01', 'S']);
  const sixteen = lifeOf('sixteen', ['2015-01-01', 'S']);
  const { value, figure } = measured(stability, {
    inCare: [settled, moved, recent].map(standing).concat({ ...standing(sixteen), dateOfBirth: number('2003-03-31') }),
    episodes: [...settled, ...moved, ...recent, ...sixteen],
  });

  test('is a share of those under 16 who have been in care for two and a half years', () =>
    expect(['eligible', 'stable', 'percent'].map((what) => value(`stability.longTerm.${what}`))).toEqual([2, 1, 50]));

  test('is told for those of 16 too, as the strategy says', () =>
    expect(figure('stability.longTerm.sixteenOrUnder.percent')).toMatchObject({ value: 66.7, of: 3 }));

  test('is broken by going away for a time only where that is counted', () =>
    expect(value('stability.longTerm.countingTemporary.count')).toBe(0));

  test('is told for each setting, and is null where there is nobody', () =>
    expect(['inHouse.eligible', 'inHouse.stable', 'residential.eligible', 'residential.stable', 'ifa.percent'].map((id) => value(`stability.longTerm.${id}`))).toEqual([1, 1, 1, 0, null]));
});

describe('moves in the period', () => {
  const life = lifeOf('1',
    ['2015-01-01', 'S', { changeReason: 'CREQB' }], ['2018-06-01', 'P', { changeReason: 'CARPL' }], ['2018-08-01', 'B'], ['2018-09-01', 'L'],
    ['2018-10-01', 'P', { placementType: 'T1', placementBegan: number('2018-08-01') }], ['2018-10-09', 'P', { placementBegan: number('2018-08-01') }]);
  const before = lifeOf('2', ['2015-01-01', 'S', { changeReason: 'ALLEG' }], ['2018-03-31', 'P']);
  const { value, figure } = told(life, before);

  test('are counted by why the placement before ended; going to hospital and coming back is none', () =>
    expect(['total', 'reason.CREQB', 'reason.CARPL', 'reason.ALLEG', 'reason.notRecorded'].map((id) => value(`stability.moves.${id}`))).toEqual([2, 1, 1, 0, 0]));

  test('are unplanned where the carer asked', () =>
    expect(figure('stability.moves.unplanned.percent')).toMatchObject({ value: 50, of: 2, behind: [{ kind: 'child', id: '1' }] }));
});

describe('how long placements last', () => {
  const ended = lifeOf('1', ['2018-04-11', 'S'], ['2018-07-20', 'P'], ['2018-08-09', 'P']);
  const found = lifeOf('2', ['2014-01-01', 'P', { admissionKnown: 0, careBegan: number('2014-01-01') }]);
  const { value } = told(ended, found);

  test('is told of those that go on, by the calendar', () =>
    expect(['6MonthsTo1Year', '5YearsPlus'].map((band) => value(`stability.current.${band}`))).toEqual([1, 1]));

  test('is told of those that ended in the period, with the one in the middle', () =>
    expect([value('stability.ended.3To6Months'), value('stability.ended.under1Month'), value('stability.ended.median')]).toEqual([1, 1, 60]));

  test('is told as a curve, without those that had begun before the records do', () => {
    expect(SURVIVAL_DAYS.map((days) => value(`stability.survival.all.${days}`))).toEqual([66.7, 66.7, 33.3, null, null]);
    expect(value('stability.survival.inHouse.30')).toBe(66.7);
    expect(value('stability.survival.residential.30')).toBeNull();
  });
});

/**
 * Efron’s way to the same estimate: each placement has a like share of the whole; one still lasting gives its share in
 * like parts to all that lasted longer, or as long and ended later in the row. What ended by the day is taken off.
 */
const redistributed = (placements: readonly Lasted[], days: number): number => {
  const row = [...placements].sort((a, b) => a.days - b.days || Number(b.ended) - Number(a.ended)).map((one) => ({ ...one, mass: 1 / placements.length }));
  row.forEach((one, place) => {
    const later = row.slice(place + 1);
    if (one.ended || later.length === 0) return;
    for (const other of later) other.mass += one.mass / later.length;
    one.mass = 0;
  });
  return 1 - row.filter((one) => one.ended && one.days <= days).reduce((sum, { mass }) => sum + mass, 0);
};

describe('the survival of placements', () => {
  const anyPlacements = fc.array(fc.record({ days: fc.nat({ max: 900 }), ended: fc.boolean() }), { minLength: 1, maxLength: 40 });

  test('is what is left when each that still lasts hands on its share to those that lasted longer', () =>
    fc.assert(
      fc.property(anyPlacements, fc.nat({ max: 1_000 }), (placements, days) => {
        const told = survivalAt(placements, days);
        if (told === null) expect(Math.max(...placements.map((one) => one.days))).toBeLessThan(days);
        else expect(told).toBeCloseTo(redistributed(placements, days), 9);
      }),
      runs(400),
    ));

  test('never rises', () =>
    fc.assert(
      fc.property(anyPlacements, (placements) => {
        const curve = SURVIVAL_DAYS.flatMap((days) => survivalAt(placements, days) ?? []);
        expect(curve).toEqual([...curve].sort((a, b) => b - a));
      }),
      runs(100),
    ));

  test('is the plain share where all have ended', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 900 }), { minLength: 1, maxLength: 40 }), fc.nat({ max: 900 }), (lengths, days) => {
        const share = lengths.filter((length) => length > days).length / lengths.length;
        expect(survivalAt(lengths.map((one) => ({ days: one, ended: true })), days)).toBeCloseTo(share, 9);
      }),
      runs(200),
    ));

  test('is told of nobody where there are none', () => expect(survivalAt([], 30)).toBeNull());
});
