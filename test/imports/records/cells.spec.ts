import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { approvalTypes } from '../../../src/domain/carer/codes.js';
import { ethnicities, sexes, type CodeList } from '../../../src/domain/codes.js';
import { costKinds, feeTiers } from '../../../src/domain/fee/codes.js';
import { judgements, provisionTypes } from '../../../src/domain/provider/codes.js';
import {
  addressLines, date, financialYear, percent, readPounds, readPoundsOrCredit, reference, wholeFrom, wordsOf, yesOrNo,
} from '../../../src/imports/records/cell-kinds.js';
import { codeOf, codesOf, pricedCodesOf } from '../../../src/imports/records/code-kinds.js';
import { runs } from '../../support/runs.js';

/** Pounds as people write them, made digit by digit in another style than they are read. */
const inPounds = (pence: number, { thousands, sign, decimals }: { thousands: boolean; sign: boolean; decimals: boolean }): string => {
  const digits = String(pence).padStart(3, '0');
  let whole = digits.slice(0, -2);
  if (thousands) for (let at = whole.length - 3; at > 0; at -= 3) whole = `${whole.slice(0, at)},${whole.slice(at)}`;
  const rest = digits.slice(-2);
  return `${sign ? '£' : ''}${whole}${!decimals && rest === '00' ? '' : `.${rest}`}`;
};

describe('an amount in pounds', () => {
  test('reads back to the pence it was written from, however it is written', () => {
    const written = fc.record({ thousands: fc.boolean(), sign: fc.boolean(), decimals: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), written, (pence, how) => {
        expect(readPounds(inPounds(pence, how))).toBe(pence);
        expect(readPoundsOrCredit(`-${inPounds(pence, how)}`)).toBe(0 - pence);
        expect(readPoundsOrCredit(`(${inPounds(pence, how)})`)).toBe(0 - pence);
      }),
      runs(500),
    );
  });

  test.each([
    ['1,234.50', 123_450], ['1234.5', 123_450], ['£ 1,234.50', 123_450], ['0.01', 1], ['0', 0], ['5,250,000', 525_000_000],
    ['8.29', 829], ['1.005', undefined], ['1,23.50', undefined], ['1.234,50', undefined], ['12 pounds', undefined], ['-1', undefined],
    ['1e3', undefined], ['', undefined], ['.5', undefined], ['1,234,', undefined], ['NaN', undefined], ['99999999999999999', undefined],
  ])('written %s is %s pence', (text, pence) => {
    expect(readPounds(text)).toBe(pence);
  });
});

describe('a day', () => {
  test.each([
    ['01/04/2019', '2019-04-01'], ['1/4/2019', '2019-04-01'], ['2019-04-01', '2019-04-01'], ['29/02/2020', '2020-02-29'],
    ['29/02/2019', undefined], ['04/31/2019', undefined], ['01/04/19', undefined], ['43556', undefined],
  ])('written %s is %s', (text, day) => {
    expect(date.read(text)).toBe(day);
  });
});

describe('a code', () => {
  test.each<[string, CodeList<string>]>([
    ['types of approval', approvalTypes], ['ethnicities', ethnicities], ['provision types', provisionTypes], ['judgements', judgements],
    ['kinds of cost', costKinds], ['tiers', feeTiers],
  ])('of the %s is read as itself and in its words', (_, list) => {
    for (const [code, { words }] of Object.entries(list)) {
      expect(codeOf(list).read(code)).toBe(code);
      expect(codeOf(list).read(words)).toBe(code);
      expect(codeOf(list).read(words.toUpperCase().replaceAll('’', "'"))).toBe(code);
    }
  });

  test('is read in its words without what stands in brackets, where no other has the same', () => {
    expect(codeOf(feeTiers).read('standard')).toBe('standard');
    expect(codeOf(approvalTypes).read('Connected person')).toBe('connected-person');
    expect(codeOf(provisionTypes).read('Residential special school')).toBe('residential-special-school');
    expect(codeOf(costKinds).read('Family time')).toBe('contact');
    expect(codeOf({ a: { words: 'Home (large)' }, b: { words: 'Home (small)' } }).read('home')).toBeUndefined();
    expect(codeOf(sexes).read('Female')).toBe('F');
  });

  test('that is not in the list is answered with every code and its words', () => {
    expect(codeOf(judgements).read('Satisfactory')).toBeUndefined();
    expect(codeOf(judgements).wanted).toContain('requires-improvement (Requires improvement to be good)');
  });

  test('may be one of several, in any order and told once', () => {
    const types = codesOf(approvalTypes);
    expect(types.read('Respite or day care; Task-centred | task-centred')).toEqual(['task-centred', 'respite-or-day-care']);
    expect(types.read('Task-centred | nothing of ours')).toBeUndefined();
    expect(types.read(' ; ')).toBeUndefined();
  });

  test('may come with its weekly price', () => {
    const extras = pricedCodesOf(costKinds);
    expect(extras.read('transport 50.00 | Family time (contact): £1,012.5')).toEqual([
      { kind: 'transport', weekly: 5_000 }, { kind: 'contact', weekly: 101_250 },
    ]);
    expect(extras.read('transport')).toBeUndefined();
    expect(extras.read('taxis 50.00')).toBeUndefined();
  });
});

describe('other cells', () => {
  test('a financial year is two years that follow each other', () => {
    expect(['2018-19', '2018/19', '2018-2019', '1999-00'].map(financialYear.read)).toEqual(['2018-19', '2018-19', '2018-19', '1999-00']);
    expect(['2018', '2018-20', '2018-18', '18-19'].map(financialYear.read)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('a percentage comes to hundredths of a percent', () => {
    expect(['2.5', '2.5%', '-0.75', '3'].map(percent.read)).toEqual([250, 250, -75, 300]);
    expect(percent.read('2.505')).toBeUndefined();
  });

  test('a whole number may have been written with a point by a spreadsheet', () => {
    expect(['3', '3.0', '3.5', '0', '21', '-1', '3e0'].map(wholeFrom(1, 20).read)).toEqual([3, 3, undefined, undefined, undefined, undefined, undefined]);
  });

  test('yes and no are said in several ways', () => {
    expect(['Yes', 'n', 'TRUE', '0', 'perhaps'].map(yesOrNo.read)).toEqual([true, false, true, false, undefined]);
  });

  test('what a spreadsheet would carry out is neither text nor a reference', () => {
    for (const text of ['=1+1', '=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx'])
      expect([wordsOf(300).read(text), reference.read(text), addressLines.read(`A house | ${text.trim()}`)]).toEqual(
        text === '\tx' ? [undefined, undefined, ['A house', 'x']] : [undefined, undefined, undefined],
      );
  });

  test('an address may have its lines under one another', () => {
    expect(addressLines.read('1 No Street\n Nowhere')).toEqual(['1 No Street', 'Nowhere']);
    expect(wordsOf(40).read('1 No Street\n Nowhere')).toBe('1 No Street, Nowhere');
    expect(wordsOf(5).read('too long')).toBeUndefined();
  });
});
