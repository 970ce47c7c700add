import { describe, expect, test } from '@jest/globals';
import { feesWithoutPlacement, pricedSpans } from '../../../projections/cost/priced-spans.js';
import { inPence } from '../../../projections/cost/sevenths.js';
import { runningCosts, spentOn, sumOf } from '../../../projections/cost/spending.js';
import { dateOfDay } from '../../../src/domain/calendar.js';
import type { CarerFact } from '../../../src/domain/carer/events.js';
import type { FeeTerms } from '../../../src/domain/fee/events.js';
import { admitted, away, born, discharged, HOMES, moved, returned } from '../../support/children.js';
import { costedRows, days, type Happened } from '../../support/costed.js';
import { agreed, card, changed, ended, on, p, uplifted } from '../../support/given-money.js';
import { booked, bookingEnded, registered } from '../../support/given-providers.js';

const YEAR = days('2023-04-01', '2024-04-01');

/** Each stretch as `from–to category basis pence a week`. */
const told = (happened: Happened): readonly string[] =>
  pricedSpans(costedRows(happened), YEAR).map(
    ({ from, to, category, basis, weekly }) => `${dateOfDay(from)}–${dateOfDay(to)} ${category} ${basis} ${weekly}`,
  );

const costOf = (happened: Happened, from: string, to: string): number => {
  const rows = costedRows(happened);
  return inPence(sumOf(spentOn(runningCosts(rows, pricedSpans(rows, YEAR), YEAR), days(from, to))));
};

const HOME = { placement: HOMES.home };

describe('a placement with a fee', () => {
  const inAHome = { children: { 1: [admitted('2023-05-01', HOME)] }, fees: { 1: [agreed('2023-05-01')] } };

  test('costs ten sevenths of £800.00 in ten days: £1,142.86', () => expect(costOf(inAHome, '2023-05-01', '2023-05-11')).toBe(114_286));

  test('costs nothing before it began', () => expect(costOf(inAHome, '2023-04-01', '2023-05-01')).toBe(0));

  test('costs in ten days what the days cost, though a day as it is told is rounded by itself', () => {
    const rows = costedRows(inAHome);
    const running = runningCosts(rows, pricedSpans(rows, YEAR), YEAR);
    const { from } = days('2023-05-01', '2023-05-11');
    const each = Array.from({ length: 10 }, (_, day) => sumOf(spentOn(running, { from: from + day, to: from + day + 1 })));
    expect(each.reduce((sum, day) => sum + day, 0)).toBe(sumOf(spentOn(running, { from, to: from + 10 })));
    expect(each.map(inPence)).toEqual(Array(10).fill(11_429));
  });

  test('stops being paid for on the day the child moves, and the fee does not follow', () =>
    expect(told({ ...inAHome, children: { 1: [admitted('2023-05-01', HOME), moved('2023-06-01', { placement: HOMES.otherFoster })] } })).toEqual([
      '2023-05-01–2023-06-01 external-residential fee 80000',
      '2023-06-01–2024-04-01 independent-fostering none 0',
    ]));

  test('is still paid for while the child is away for a time', () =>
    expect(told({ ...inAHome, children: { 1: [admitted('2023-05-01', HOME), away('2023-06-01'), returned('2023-06-05')] } })).toEqual([
      '2023-05-01–2024-04-01 external-residential fee 80000',
    ]));

  test('stops on the day of discharge', () =>
    expect(told({ ...inAHome, children: { 1: [admitted('2023-05-01', HOME), discharged('2023-07-01')] } })).toEqual([
      '2023-05-01–2023-07-01 external-residential fee 80000',
    ]));

  test('costs what was agreed last, from the day it was, until that ends', () =>
    expect(
      told({
        ...inAHome,
        fees: { 1: [agreed('2023-05-01'), changed('2023-06-01', { weekly: p(90_000) }), ended('2023-08-01'), agreed('2023-09-01', {}, '2023-10-01')] },
      }),
    ).toEqual([
      '2023-05-01–2023-06-01 external-residential fee 80000',
      '2023-06-01–2023-08-01 external-residential fee 90000',
      '2023-08-01–2023-09-01 external-residential none 0',
      '2023-09-01–2023-10-01 external-residential fee 80000',
      '2023-10-01–2024-04-01 external-residential none 0',
    ]));

  test('costs the extras beside the fee, which social care pays', () => {
    const terms: Partial<FeeTerms> = {
      shares: { socialCare: p(50_000), education: p(20_000), health: p(10_000) },
      extras: [{ kind: 'therapy', weekly: p(700) }, { kind: 'transport', weekly: p(50) }],
    };
    expect(pricedSpans(costedRows({ ...inAHome, fees: { 1: [agreed('2023-05-01', terms)] } }), YEAR)).toMatchObject([
      { weekly: 80_750, socialCare: 50_750, education: 20_000, health: 10_000 },
    ]);
  });
});

describe('a fee without a placement', () => {
  const fees = { 1: [agreed('2023-04-10')] };

  test('is named, and in no sum', () => {
    const happened = { children: { 1: [admitted('2023-05-01', HOME)] }, fees };
    expect(feesWithoutPlacement(costedRows(happened), YEAR).map(({ subject }) => subject)).toEqual(['1']);
    expect(told(happened)).toEqual(['2023-05-01–2024-04-01 external-residential none 0']);
  });

  test('is also one changed once the child had moved', () =>
    expect(
      feesWithoutPlacement(
        costedRows({
          children: { 1: [admitted('2023-04-10', HOME), moved('2023-05-01', { placement: HOMES.otherFoster })] },
          fees: { 1: [agreed('2023-04-10'), changed('2023-06-01', { weekly: p(1) })] },
        }),
        YEAR,
      ).map(({ from }) => dateOfDay(from)),
    ).toEqual(['2023-06-01']));
});

describe('a placement with the authority’s own foster carers', () => {
  const household: readonly CarerFact[] = [
    { type: 'CarerApproved', effectiveOn: on('2020-01-01'), terms: { places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred'] } },
    { type: 'SkillsLevelSet', effectiveOn: on('2023-11-01'), level: 2 },
  ];
  const own = { children: { 1: [born('2012-07-15'), admitted('2023-05-01')] }, rates: [card('2023-01-01')] };

  test('costs the allowance for the age, another from the birthday on, and the household’s level of skill', () =>
    expect(told({ ...own, carers: { 'household-1': household } })).toEqual([
      '2023-05-01–2023-07-15 in-house-fostering allowance 15000',
      '2023-07-15–2023-11-01 in-house-fostering allowance 20000',
      '2023-11-01–2024-04-01 in-house-fostering allowance 29000',
    ]));

  test('costs more from the day of an uplift, each rate to the nearest penny', () =>
    expect(told({ ...own, rates: [card('2023-01-01'), uplifted('2023-12-01', 333)], carers: { 'household-1': household } }).slice(-2)).toEqual([
      '2023-11-01–2023-12-01 in-house-fostering allowance 29000',
      '2023-12-01–2024-04-01 in-house-fostering allowance 29966',
    ]));

  test('has no price where the age is not known', () =>
    expect(told({ ...own, children: { 1: [admitted('2023-05-01')] } })).toEqual(['2023-05-01–2024-04-01 in-house-fostering none 0']));

  test('has no price before there is a card', () =>
    expect(told({ ...own, rates: [card('2023-10-01')] })[0]).toBe('2023-05-01–2023-10-01 in-house-fostering none 0'));

  test('costs the fee instead where one was agreed for the child', () =>
    expect(told({ ...own, fees: { 1: [agreed('2023-05-01', {}, '2023-06-01')] } }).slice(0, 2)).toEqual([
      '2023-05-01–2023-06-01 in-house-fostering fee 80000',
      '2023-06-01–2023-07-15 in-house-fostering allowance 15000',
    ]));
});

describe('a placement in a block booking', () => {
  const terms: Partial<FeeTerms> = { purchase: 'block', booking: 'B1', extras: [{ kind: 'therapy', weekly: p(700) }] };
  const inABlock: Happened = {
    children: { 1: [admitted('2023-05-01', HOME)] },
    fees: { 1: [agreed('2023-05-01', terms)] },
    providers: { SC000001: [registered('2020-01-01'), booked('2023-04-01', { places: 2, weeklyPrice: p(70_000) }), bookingEnded('2023-12-01')] },
  };

  test('costs its extras while the booking lasts, and its whole fee after', () =>
    expect(told(inABlock)).toEqual([
      '2023-05-01–2023-12-01 external-residential block 700',
      '2023-12-01–2024-04-01 external-residential fee 80700',
    ]));

  test('is paid for with the booking, once, whether its places are filled or not', () => {
    expect(costOf(inABlock, '2023-04-01', '2023-04-08')).toBe(140_000);
    expect(costOf(inABlock, '2023-05-01', '2023-05-08')).toBe(140_700);
    expect(costOf(inABlock, '2023-12-01', '2023-12-08')).toBe(80_700);
  });

  test('costs its whole fee where nobody knows the booking', () =>
    expect(told({ ...inABlock, providers: {} })).toEqual(['2023-05-01–2024-04-01 external-residential fee 80700']));
});

describe('what is expected to have no price', () => {
  test('is a placement with parents, and no other home', () =>
    expect(
      told({ children: { 1: [admitted('2023-05-01', { placement: { type: 'P1', provider: 'PR0' } })], 2: [admitted('2023-05-01', HOME)] } }),
    ).toEqual(['2023-05-01–2024-04-01 other nothing due 0', '2023-05-01–2024-04-01 external-residential none 0']));
});

describe('a home that its own record says is the authority’s', () => {
  test('is in-house from the day it says so', () =>
    expect(
      told({
        children: { 1: [admitted('2023-05-01', HOME)] },
        providers: { SC000001: [registered('2023-06-01', { provision: 'childrens-home', own: true })] },
      }),
    ).toEqual(['2023-05-01–2023-06-01 external-residential none 0', '2023-06-01–2024-04-01 in-house-residential none 0']));
});
