import { describe, expect, test } from '@jest/globals';
import { csv, openRegister, told } from './given-records.js';

const FEES = 'child,fee_from,fee_until,weekly_fee,tier,social_care,education,health,purchase,framework,booking,ended_on';
const HOMES = 'urn,registered_on,provision,sector,places,age_from,age_to,own,name,postcode,closed_on';
const CARERS = 'household,approved_on,places,age_from,age_to,types,skills_level,postcode,deregistered_on,deregistration_reason';

type Seeded = { readonly row: string; readonly found: readonly string[] };

/** Ten kinds of fault in a row of fees, and what is to be said of each. */
const faultyFees: readonly ((child: string) => Seeded)[] = [
  (c) => ({ row: `${c},31/02/2019,,700,,,,,spot,,,`, found: ['not-a-date fee_from'] }),
  (c) => ({ row: `${c},01/04/2019,,700.999,,,,,spot,,,`, found: ['not-an-amount weekly_fee'] }),
  (c) => ({ row: `${c},01/04/2019,,,,,,,spot,,,`, found: ['blank weekly_fee'] }),
  (c) => ({ row: `${c},01/04/2019,,700,Tier 9,,,,barter,,,`, found: ['not-a-code tier', 'not-a-code purchase'] }),
  (c) => ({ row: `${c},01/04/2019,,700,,400,200,,spot,,,`, found: ['shares-not-the-fee fee_from'] }),
  (c) => ({ row: `${c},01/04/2019,,700,,,,,framework,,,`, found: ['framework-not-named fee_from'] }),
  (c) => ({ row: `${c},01/04/2019,01/04/2018,700,,,,,spot,,,`, found: ['days-out-of-order fee_until'] }),
  (c) => ({ row: `${c} Smith,01/04/2019,,700,,,,,spot,,,`, found: ['not-a-reference child'] }),
  (c) => ({ row: `${c},01/04/2039,,700,,,,,spot,,,`, found: ['in-the-future fee_from'] }),
  (c) => ({ row: `${c},01/04/2019,,700`, found: ['too-few-cells'] }),
];

describe('a file of fees with a fault in every tenth row', () => {
  test('has every fault found at its row and column, and nothing else', async () => {
    const seeded: string[] = [];
    const rows = Array.from({ length: 1_000 }, (_, n) => {
      const fault = n % 10 === 3 ? faultyFees[Math.floor(n / 10) % faultyFees.length]?.(`C${n}`) : undefined;
      seeded.push(...(fault?.found ?? []).map((rule) => `${rule} at fees.csv:${n + 2}`));
      return fault?.row ?? `C${n},01/04/2019,,${(n * 37) % 9_000}.25,standard,,,,spot,,,01/07/2019`;
    });
    const register = await openRegister();
    const report = await register.bringIn({ 'fees.csv': csv(FEES, ...rows) });
    expect([...told(report)].sort()).toEqual([...seeded].sort());
    expect(report).toMatchObject({ rowsRead: 1_000, rowsImported: 900, rowsUnchanged: 0, rowsRejected: 100, entriesMade: 1_800 });
    const again = await register.bringIn({ 'fees.csv': csv(FEES, ...rows) });
    expect(told(again)).toEqual(told(report));
    expect(again).toMatchObject({ rowsImported: 0, rowsUnchanged: 900, rowsRejected: 100, entriesMade: 0 });
  });
});

describe('a row that cannot be', () => {
  test('is named with its file, row, column and what to do', async () => {
    const register = await openRegister();
    const { findings } = await register.bringIn({ 'homes.csv': csv(HOMES, 'SC1,01/02/2010,Hotel,,4,,,,,,', 'SC2,01/02/2010,secure childrens home,,4,,,,,,') });
    expect(findings).toEqual([
      {
        file: expect.stringMatching(/homes\.csv$/), row: 2, column: 'provision', rule: 'not-a-code', child: null,
        message: expect.stringMatching(/^provision is not one of these, as code or in words: childrens-home \(Children’s home\); .*The row was not imported\.$/),
      },
    ]);
    expect((await register.told('ProviderRegistered')).length).toBe(1);
  });

  test('is refused by the rules of the record with the reason, and named', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'virements.csv': csv('year,from_category,to_category,amount,moved_on', '2018-19,other,secure,"1,000",01/06/2018'),
      'budgets.csv': csv('year,category,budget,decided_on', '2018-19,other,999.99,01/03/2018'),
    });
    expect(told(report)).toEqual(['more-than-budgeted moved_on at virements.csv:2']);
    expect(report.findings[0]?.message).toMatch(/£1,000.* would be moved from Other placements.*The row was not imported\.$/);
    expect(report).toMatchObject({ rowsRead: 2, rowsImported: 1, rowsRejected: 1, entriesMade: 1 });
  });

  test('whose first fact is refused tells none of the facts that rest on it', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'fees.csv': csv('child,fee_from,weekly_fee,purchase,ended_on', 'A,01/04/2018,700,block,01/07/2018'),
    });
    expect(told(report)).toEqual(['booking-not-named fee_from at fees.csv:2']);
    expect(await register.entries()).toEqual([]);
    expect(report).toMatchObject({ rowsRead: 1, rowsRejected: 1, rowsImported: 0, entriesMade: 0 });
  });

  test('whose later fact is refused keeps the first, and says so', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'fees.csv': csv('child,fee_from,weekly_fee,purchase,ended_on', 'A,01/04/2018,700,spot,01/07/2031'),
    });
    expect(told(report)).toEqual(['in-the-future ended_on at fees.csv:2']);
    expect(report.findings[0]?.message).toMatch(/Only ended_on was not imported of this row\.$/);
    expect(report).toMatchObject({ rowsRejected: 1, rowsImported: 0, entriesMade: 1 });
  });

  test('in two rows of one day is refused where it stands second', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'fees.csv': csv('child,fee_from,weekly_fee,purchase', 'A,01/04/2018,700,spot', 'A,01/04/2018,800,spot', 'B,01/04/2018,800,spot'),
    });
    expect(told(report)).toEqual(['fee-begins-that-day fee_from at fees.csv:3']);
  });
});

describe('columns that belong together', () => {
  test('are wanted together', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'carers.csv': csv(CARERS, 'H1,01/04/2018,2,0,17,task-centred,,,01/05/2019,', 'H2,01/04/2018,2,0,17,task-centred,,,,retirement'),
      'judgements.csv': csv('urn,reference,inspected_on,overall', ',,01/04/2018,good'),
    });
    expect(told(report).sort()).toEqual([
      'blank deregistered_on at carers.csv:3', 'blank deregistration_reason at carers.csv:2', 'blank urn at judgements.csv:2',
    ]);
  });
});

describe('a rate card', () => {
  const RATES = 'card,card_from,age_from,age_to,weekly_allowance';
  const SKILLS = 'card,card_from,level,weekly_skills_fee';

  test('is set whole or not at all: its other rows wait with the one that cannot be read', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'rates.csv': csv(RATES, 'f,01/04/2018,0,4,130', 'f,01/04/2018,5,10,one hundred', 'f,01/04/2019,0,4,140'),
      'skills-fees.csv': csv(SKILLS, 'f,01/04/2018,1,50', 'g,01/04/2018,1,60'),
    });
    expect(told(report).sort()).toEqual([
      'card-incomplete at rates.csv:2', 'card-incomplete at skills-fees.csv:2', 'not-an-amount weekly_allowance at rates.csv:3',
    ]);
    expect(report).toMatchObject({ rowsRead: 5, rowsImported: 2, rowsRejected: 3, entriesMade: 2 });
  });

  test('waits where a row has no telling which card it is of', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'rates.csv': csv(RATES, 'f,01/04/2018,0,4,130', 'g,01/04/2018,0,4,140', 'f,31/04/2018,5,10,140'),
      'skills-fees.csv': csv(SKILLS, 'f,01/04/2019'),
    });
    expect(told(report).sort()).toEqual([
      'card-incomplete at rates.csv:2', 'card-incomplete at rates.csv:3', 'not-a-date card_from at rates.csv:4', 'too-few-cells at skills-fees.csv:2',
    ]);
    expect(await register.entries()).toEqual([]);
  });

  test('that cannot be is refused at each of its rows', async () => {
    const register = await openRegister();
    const report = await register.bringIn({ 'rates.csv': csv(RATES, 'f,01/04/2018,0,4,130', 'f,01/04/2018,4,10,140') });
    expect(told(report)).toEqual(['ages-overlap at rates.csv:2', 'ages-overlap at rates.csv:3']);
    expect(report).toMatchObject({ rowsRejected: 2, entriesMade: 0 });
  });
});
