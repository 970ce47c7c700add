import { describe, expect, test } from '@jest/globals';
import { costMeasure } from '../../../projections/cost/cost.measure.js';
import { costMovesMeasure } from '../../../projections/cost/cost-moves.measure.js';
import { valueMeasure } from '../../../projections/cost/value.measure.js';
import type { EntryId } from '../../../src/domain/entry.js';
import { admitted, born, discharged, HOMES, moved } from '../../support/children.js';
import { agreed, budget, card, changed, invoiced, paidOnce, p, virement } from '../../support/given-money.js';
import { booked, registered } from '../../support/given-providers.js';
import { withRecord, type MoneyRecord } from '../../support/money-record.js';

const HOME = { placement: HOMES.home };
const AGENCY = { placement: HOMES.otherFoster };

/** A home at £800.00 a week from 1 April 2023, and a budget of £40,000.00 for homes, decided before the year. */
const oneHome = async ({ tell }: MoneyRecord): Promise<void> => {
  await tell('child-1', born('2012-01-01'), admitted('2023-04-01', HOME));
  await tell('fee-1', agreed('2023-04-01'));
  await tell('budget-2023-24', budget('2023-02-20', 4_000_000));
};

describe('a forecast', () => {
  test('is what was spent to the day and what the placements open on it will come to by 31 March', () =>
    withRecord(async (record) => {
      await oneHome(record);
      const { value } = await record.ask(costMeasure, '2023-04-10');
      // 10 days, and 356: 800.00 × 10 ÷ 7 and × 356 ÷ 7; the year of 366 days.
      expect(value('cost.toDate.2023-24.externalResidential')).toBe(114_286);
      expect(value('cost.committed.2023-24.externalResidential')).toBe(4_068_571);
      expect(value('cost.forecast.2023-24.externalResidential')).toBe(4_182_857);
      expect(value('cost.forecast.2023-24.externalResidential.budget')).toBe(4_000_000);
      expect(value('cost.forecast.2023-24.externalResidential.overspend')).toBe(182_857);
      expect(value('cost.forecast.2023-24.externalResidential.placements')).toBe(1);
      expect(value('cost.forecast.2023-24.total')).toBe(4_182_857);
    }));

  test('names the records behind each figure, and what they add comes to it', () =>
    withRecord(async (record) => {
      await oneHome(record);
      await record.tell('child-2', admitted('2023-04-01', AGENCY));
      await record.tell('fee-2', agreed('2023-04-01', { weekly: p(70_000) }), paidOnce('2023-04-03', 25_000));
      const { figures } = await record.ask(costMeasure, '2023-04-14');
      for (const { id, unit, value, behind } of figures.filter(({ id }) => /^cost\.(toDate|committed|oneOff|forecast)/.test(id) && !id.endsWith('.budget')))
        if (unit === 'pence' && value !== null) expect([id, behind.reduce((sum, { adds }) => sum + (adds ?? 1), 0)]).toEqual([id, value]);
    }));

  test('respects an end that was agreed, and the eighteenth birthday', () =>
    withRecord(async ({ tell, ask }) => {
      await tell('child-1', admitted('2023-04-01', HOME));
      await tell('fee-1', agreed('2023-04-01', { weekly: p(70_000) }, '2023-04-15'));
      await tell('child-2', born('2005-04-18'), admitted('2023-04-01', HOME));
      await tell('fee-2', agreed('2023-04-01', { weekly: p(70_000) }));
      const { value } = await ask(costMeasure, '2023-04-07');
      // Seven days of both; then one more week of the first, and ten days of the second.
      expect(value('cost.toDate.2023-24.total')).toBe(140_000);
      expect(value('cost.committed.2023-24.total')).toBe(70_000 + 100_000);
    }));

  test('of an earlier day stays what it was, whatever happened after it and whenever that was recorded', () =>
    withRecord(async (record) => {
      await oneHome(record);
      const before = (await record.ask(costMeasure, '2023-08-28')).figures;
      const { number } = await record.tell('child-1', moved('2023-09-01', AGENCY));
      await record.tell('fee-1', agreed('2023-09-01', { weekly: p(90_000) }));
      await record.tell('budget-2023-24', virement('2023-10-01', 100, 'external-residential', 'independent-fostering'));
      expect((await record.ask(costMeasure, '2023-08-28')).figures).toEqual(before);
      expect((await record.ask(costMeasure, '2023-08-28', { knownAt: (number - 1) as typeof number })).figures).toEqual(before);
      expect((await record.ask(costMeasure, '2023-09-01')).figures).not.toEqual(before);
    }));

  test('of an earlier day is another once we learned what had happened before it', () =>
    withRecord(async (record) => {
      await oneHome(record);
      const { number } = await record.tell('child-1', discharged('2023-06-01'));
      const then = await record.ask(costMeasure, '2023-08-28', { knownAt: (number - 1) as typeof number });
      const now = await record.ask(costMeasure, '2023-08-28');
      expect(then.value('cost.forecast.2023-24.total')).toBe(4_182_857);
      // 1 April to 31 May: 61 days.
      expect(now.value('cost.forecast.2023-24.total')).toBe(697_143);
    }));

  test('is told as the outturn on the last day of the year', () =>
    withRecord(async (record) => {
      await oneHome(record);
      const last = await record.ask(costMeasure, '2024-03-31');
      expect(last.value('cost.outturn.2023-24.externalResidential')).toBe(4_182_857);
      expect(last.value('cost.committed.2023-24.externalResidential')).toBe(0);
      expect((await record.ask(costMeasure, '2024-03-30')).figure('cost.outturn.2023-24.externalResidential')).toBeUndefined();
    }));

  test('has the budget as decided by the day, virements with it', () =>
    withRecord(async (record) => {
      await oneHome(record);
      await record.tell('budget-2023-24', virement('2023-05-01', 1_000_000, 'external-residential', 'independent-fostering'));
      const budgetOn = async (day: string) => {
        const { value } = await record.ask(costMeasure, day);
        return ['externalResidential', 'independentFostering', 'total', 'secure'].map((name) => value(`cost.forecast.2023-24.${name}.budget`));
      };
      expect(await budgetOn('2023-04-30')).toEqual([4_000_000, null, 4_000_000, null]);
      expect(await budgetOn('2023-05-01')).toEqual([3_000_000, 1_000_000, 4_000_000, null]);
    }));

  test('has what was paid once in it, and shows it apart', () =>
    withRecord(async (record) => {
      await oneHome(record);
      await record.tell('fee-1', paidOnce('2023-04-05', 25_001));
      const { value } = await record.ask(costMeasure, '2023-04-10');
      expect(value('cost.oneOff.2023-24.externalResidential')).toBe(25_001);
      expect(value('cost.toDate.2023-24.externalResidential')).toBe(139_287);
      expect(value('cost.forecast.2023-24.externalResidential.socialCare')).toBe(4_207_858);
    }));

  test('says which placements and fees are in no total', () =>
    withRecord(async (record) => {
      await oneHome(record);
      await record.tell('child-2', admitted('2023-05-01', AGENCY));
      await record.tell('fee-3', agreed('2023-05-01'));
      const { figure } = await record.ask(costMeasure, '2023-08-28');
      expect(figure('cost.unpriced.2023-24.independentFostering')).toMatchObject({ value: 1, behind: [{ kind: 'child', id: '2' }] });
      expect(figure('cost.unpriced.2023-24.externalResidential')?.value).toBe(0);
      expect(figure('cost.feesWithoutPlacement.2023-24')).toMatchObject({ value: 1, behind: [{ kind: 'fee', id: '3' }] });
    }));
});

describe('correcting an entry back and forth', () => {
  test('gives the same figures at the same viewpoint, and the first figures again in the end', () =>
    withRecord(async (record) => {
      await oneHome(record);
      const answers: { knownAt: never; figures: unknown }[] = [];
      const keep = async (knownAt: unknown) => {
        answers.push({ knownAt: knownAt as never, figures: (await record.ask(costMeasure, '2023-08-28')).figures });
      };
      let wrong = await record.tell('fee-1', changed('2023-06-01', { weekly: p(90_000) }));
      await keep(wrong.number);
      for (const weekly of [95_000, 90_000, 95_000, 90_000]) {
        const struck = { type: 'EntryStruckOut', entry: wrong.id as EntryId, reason: 'facts-were-wrong' } as const;
        wrong = await record.tell('fee-1', struck, { ...changed('2023-06-01', { weekly: p(weekly) }), corrects: wrong.id as EntryId });
        await keep(wrong.number);
      }
      for (const { knownAt, figures } of answers)
        expect((await record.ask(costMeasure, '2023-08-28', { knownAt })).figures).toEqual(figures);
      expect(answers[4]?.figures).toEqual(answers[0]?.figures);
      expect(answers[2]?.figures).toEqual(answers[0]?.figures);
      expect(answers[1]?.figures).not.toEqual(answers[0]?.figures);
    }));
});

describe('invoices', () => {
  test('are set against the fees of the very same days, each day once', () =>
    withRecord(async (record) => {
      await oneHome(record);
      await record.tell('fee-1', invoiced('2023-04-20', '2023-04-01', '2023-04-15', 160_000));
      await record.tell('fee-1', invoiced('2023-05-02', '2023-04-08', '2023-04-22', 90_000));
      const { value } = await record.ask(costMeasure, '2023-05-31');
      expect(value('cost.invoiced.2023-24.externalResidential')).toBe(250_000);
      expect(value('cost.invoiced.2023-24.externalResidential.agreed')).toBe(240_000);
      expect(value('cost.invoiced.2023-24.externalResidential.difference')).toBe(10_000);
      expect((await record.ask(costMeasure, '2023-04-30')).value('cost.invoiced.2023-24.externalResidential')).toBe(160_000);
    }));
});

describe('unit costs', () => {
  test('stand on the day and on child-years, in-house beside agency', () =>
    withRecord(async ({ tell, ask }) => {
      await tell('rates-card', card('2023-01-01'));
      await tell('child-1', born('2015-01-01'), admitted('2023-04-01'));
      await tell('child-2', admitted('2023-04-01', AGENCY), discharged('2023-04-15'));
      await tell('fee-2', agreed('2023-04-01', { weekly: p(80_000) }));
      await tell('child-3', admitted('2023-04-15', AGENCY));
      await tell('fee-3', agreed('2023-04-15', { weekly: p(100_000) }));
      const { value, figure } = await ask(costMeasure, '2023-04-28');
      expect(value('cost.average.inHouseFostering.weekly')).toBe(15_000);
      expect(value('cost.average.inHouseFostering')).toBe(782_143); // £150.00 × 365 ÷ 7
      expect(value('cost.average.independentFostering.weekly')).toBe(100_000);
      expect(value('cost.average.independentFostering')).toBe(5_214_286);
      // Two weeks at £800 and two at £1,000 in 28 days: £900.00 × 365 ÷ 7.
      expect(value('cost.average.independentFostering.childYear')).toBe(4_692_857);
      expect(figure('cost.average.independentFostering.childYear')?.of).toBe(0.1);
      expect(value('cost.average.agencyAboveInHouse')).toBe(4_432_143);
      expect(value('cost.average.secure')).toBeNull();
    }));
});

describe('a block booking', () => {
  test('is told with its nights filled, and what a filled night costs beside one bought on the spot', () =>
    withRecord(async ({ tell, ask }) => {
      await tell('provider-SC000001', registered('2020-01-01'), booked('2023-04-01', { places: 2, weeklyPrice: p(70_000) }));
      await tell('child-1', admitted('2023-04-01', HOME));
      await tell('fee-1', agreed('2023-04-01', { purchase: 'block', booking: 'B1', weekly: p(70_000) }));
      await tell('child-2', admitted('2023-04-06', HOME));
      await tell('fee-2', agreed('2023-04-06', { purchase: 'block', booking: 'B1', weekly: p(70_000) }));
      await tell('child-3', admitted('2023-04-01', HOME));
      await tell('fee-3', agreed('2023-04-01', { weekly: p(91_000) }));
      const { value } = await ask(costMeasure, '2023-04-10');
      // 20 nights booked at £100.00; 10 and 5 filled.
      expect(value('cost.block.B1.occupiedNights')).toBe(15);
      expect(value('cost.block.B1.utilisation')).toBe(75);
      expect(value('cost.block.B1.perOccupiedNight')).toBe(13_333);
      expect(value('cost.block.B1.spotNight')).toBe(13_000);
      expect(value('cost.toDate.2023-24.externalResidential')).toBe(200_000 + 130_000);
    }));

  test('has no more places filled than it has, however many children are said to be in it', () =>
    withRecord(async ({ tell, ask }) => {
      await tell('provider-SC000001', registered('2020-01-01'), booked('2023-04-01', { places: 1, weeklyPrice: p(70_000) }));
      for (const child of ['1', '2', '3']) {
        await tell(`child-${child}`, admitted('2023-04-01', HOME));
        await tell(`fee-${child}`, agreed('2023-04-01', { purchase: 'block', booking: 'B1' }));
      }
      expect((await ask(costMeasure, '2023-04-10')).value('cost.block.B1.utilisation')).toBe(100);
    }));
});

describe('the full-year effect of moves', () => {
  test('is what the new placement costs more in 365 days, move by move and together', () =>
    withRecord(async ({ tell, ask }) => {
      await tell('child-1', admitted('2023-04-01', AGENCY), moved('2023-05-01', HOME));
      await tell('fee-1', agreed('2023-04-01', { weekly: p(80_000) }), agreed('2023-05-01', { weekly: p(380_000) }));
      await tell('child-2', admitted('2023-04-01', HOME), moved('2023-05-02', AGENCY));
      await tell('fee-2', agreed('2023-04-01', { weekly: p(200_000) }), agreed('2023-05-02', { weekly: p(90_000) }));
      await tell('child-3', admitted('2023-04-01', HOME), moved('2023-05-03', AGENCY));
      const { value, figure } = await ask(costMovesMeasure, '2023-06-30');
      expect(value('cost.moves.fullYear.1.2023-05-01')).toBe(15_642_857); // £3,000.00 × 365 ÷ 7
      expect(value('cost.moves.fullYear.2.2023-05-02')).toBe(-5_735_714); // −£1,100.00 × 365 ÷ 7
      expect(value('cost.moves.fullYear')).toBe(9_907_143);
      expect(value('cost.moves.fullYear.independentFosteringToExternalResidential')).toBe(15_642_857);
      expect(figure('cost.moves.unpriced')).toMatchObject({ value: 1, behind: [{ kind: 'child', id: '3' }] });
      expect((await ask(costMovesMeasure, '2023-06-30', { first: '2023-05-02' })).value('cost.moves')).toBe(1);
    }));
});

describe('the same need', () => {
  test('is shown at its different prices', () =>
    withRecord(async ({ tell, ask }) => {
      for (const [child, weekly] of [['1', 300_000], ['2', 200_001], ['3', 250_000], ['4', 200_000]] as const) {
        await tell(`child-${child}`, born('2012-01-01'), admitted('2023-04-01', HOME));
        await tell(`fee-${child}`, agreed('2023-04-01', { weekly: p(weekly), tier: 'intensive' }));
      }
      const { value, figure } = await ask(valueMeasure, '2023-06-30');
      const id = 'value.externalResidential.10To15.intensive';
      expect([value(`${id}.lowest`), value(`${id}.median`), value(`${id}.highest`)]).toEqual([200_000, 225_001, 300_000]);
      expect(figure(`${id}.median`)?.behind).toHaveLength(4);
    }));
});
