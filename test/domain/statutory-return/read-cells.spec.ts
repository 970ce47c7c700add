import { describe, expect, test } from '@jest/globals';
import { readCells } from '../../../src/domain/statutory-return/read-cells.js';
import { identityColumns, tables, tableWithColumns } from '../../../src/domain/statutory-return/tables.js';

const EPISODE = { CHILD: '1', DECOM: '01/06/2018', RNE: 'S', LS: 'C2', CIN: 'N1', PLACE: 'U6' };
const HEADER = { CHILD: '1', SEX: '1', DOB: '01/05/2006', ETHNIC: 'WBRI', UPN: 'A123456789012' };
const problemsWith = (table: keyof typeof tables, cells: Record<string, string>) =>
  readCells(tables[table], cells).problems.map(({ column, rule, severity }) => `${column} ${rule} ${severity}`);
const read = (table: keyof typeof tables, cells: Record<string, string>, column: string) =>
  readCells(tables[table], cells).cells[column];

describe('the cells of a row', () => {
  test('are trimmed, without the blanks', () =>
    expect(readCells(tables.Episodes, { ...EPISODE, CHILD: ' 007 ', DEC: '', REC: '  ' })).toEqual({
      cells: { ...EPISODE, CHILD: '007', DECOM: '2018-06-01' },
      problems: [],
    }));

  test.each([
    ['01/06/2018', '2018-06-01'],
    ['1/6/2018', '2018-06-01'],
    ['2018-06-01', '2018-06-01'],
    ['2018-06-01 00:00:00', '2018-06-01'],
    ['2018-06-01T00:00:00.000', '2018-06-01'],
    ['29/02/2020', '2020-02-29'],
  ])('have the date %s as %s', (given, date) => expect(read('Episodes', { ...EPISODE, DECOM: given }, 'DECOM')).toBe(date));

  test.each(['29/02/2019', '31/04/2018', '00/06/2018', '01/13/2018', '06/2018', '01/06/18', '2018-06-01 10:30:00', 'yesterday'])(
    'do not have %s as a date, and say so', (given) =>
      expect(problemsWith('Episodes', { ...EPISODE, DECOM: given })).toEqual(['DECOM 141 rejects']));

  test('have codes in capitals', () => {
    expect(read('Episodes', { ...EPISODE, REC: 'E4a', DEC: '01/07/2018' }, 'REC')).toBe('E4A');
    expect(read('Missing', { CHILD: '1', DOB: '01/05/2006', MISSING: 'm', MIS_START: '01/06/2018' }, 'MISSING')).toBe('M');
  });

  test('have 1 for 1.0, as spreadsheets write it', () => {
    expect(read('Header', { ...HEADER, MOTHER: '1.0' }, 'MOTHER')).toBe('1');
    expect(read('Header', { ...HEADER, SEX: '2.0' }, 'SEX')).toBe('2');
    expect(read('OC2', { CHILD: '1', DOB: '01/05/2006', SDQ_SCORE: '07.0' }, 'SDQ_SCORE')).toBe('7');
  });

  test('keep their leading zeros where they are no numbers', () =>
    expect(read('PrevPerm', { CHILD: '001', DOB: '01/05/2006', PREV_PERM: 'P1', LA_PERM: '032' }, 'LA_PERM')).toBe('032'));

  test.each([
    ['zz/03/2015', 'zz/03/2015'], ['ZZ/ZZ/2015', 'zz/zz/2015'], ['zz/zz/zzzz', 'zz/zz/zzzz'], ['01/03/2015', '2015-03-01'],
  ])('have the partial date %s as %s', (given, date) =>
    expect(readCells(tables.PrevPerm, { CHILD: '1', DOB: '01/05/2006', PREV_PERM: 'P1', DATE_PERM: given })).toEqual({
      cells: { CHILD: '1', DOB: '2006-05-01', PREV_PERM: 'P1', DATE_PERM: date },
      problems: [],
    }));

  test.each(['zz/13/2015', '01/zz/2015', 'zz/03/zzzz', '??/03/2015'])('do not have %s as a partial date', (given) =>
    expect(problemsWith('PrevPerm', { CHILD: '1', DOB: '01/05/2006', PREV_PERM: 'P1', DATE_PERM: given })).toEqual(['DATE_PERM 632 reports']));

  test('read again, say the same', () => {
    const once = readCells(tables.Episodes, { ...EPISODE, DEC: '01/07/2018', REC: 'e4a', URN: 'sc123456', PL_DISTANCE: '1.5' });
    expect(readCells(tables.Episodes, once.cells)).toEqual(once);
  });
});

describe('a row', () => {
  test.each(['CHILD', 'DECOM', 'RNE', 'LS', 'CIN', 'PLACE'])('of Episodes is rejected without %s', (column) =>
    expect(problemsWith('Episodes', { ...EPISODE, [column]: '' })).toEqual([expect.stringMatching(new RegExp(`^${column} \\w+ rejects$`))]));

  test.each([
    ['PLACE', 'U9', 'PLACE 146 rejects'], ['PLACE_PROVIDER', 'PR9', 'PLACE_PROVIDER 178 rejects'],
    ['REC', 'E99', 'REC 149 rejects'], ['DEC', '31/06/2018', 'DEC 147 rejects'], ['PL_DISTANCE', 'far', 'PL_DISTANCE readable rejects'],
    ['URN', '12', 'URN readable reports'],
  ])('of Episodes with %s of %s has the problem %s', (column, text, problem) =>
    expect(problemsWith('Episodes', { ...EPISODE, [column]: text })).toEqual([problem]));

  test('of the Header is rejected without what makes the child’s particulars, and reported without a pupil number', () =>
    expect(problemsWith('Header', { CHILD: '1' })).toEqual([
      'SEX 101 rejects', 'DOB 102 rejects', 'ETHNIC 103 rejects', 'UPN 168 reports',
    ]));

  test('of care leavers is kept with a code outside the list, as it came, and that is reported', () =>
    expect(readCells(tables.OC3, { CHILD: '1', DOB: '01/05/2000', IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: '01' })).toEqual({
      cells: { CHILD: '1', DOB: '2000-05-01', IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: '01' },
      problems: [{ column: 'ACCOM', rule: '133', severity: 'reports', message: expect.stringMatching(/^ACCOM says “01”, which is not one of its codes: use 0, B1, B2, /) }],
    }));

  test('of another table is rejected without the day it takes effect', () => {
    expect(problemsWith('SWEpisodes', { CHILD: '1', DOB: '01/05/2006', SW_ID: 'SW1' })).toEqual(['SW_DECOM mandatory rejects']);
    expect(problemsWith('DoLo', { CHILD: '1', DOB: '01/05/2006', DOLO_START: '1/1/26' })).toEqual(['DOLO_START readable rejects']);
  });

  test('may have the columns that pipelines append, and says which it cannot place', () => {
    expect(problemsWith('Reviews', { CHILD: '1', DOB: '01/05/2006', REVIEW: '01/06/2018', REVIEW_CODE: 'PN1', LA: 'x', YEAR: '2019' })).toEqual([]);
    expect(problemsWith('Episodes', { ...EPISODE, PL_LA: 'E08000018', PL_LOCATION: 'IN', PL_DISTANCE: '1.5' })).toEqual([]);
    expect(problemsWith('Episodes', { ...EPISODE, PLAICE: 'U1', EMPTY: '' })).toEqual(['PLAICE column reports']);
  });
});

describe('a problem', () => {
  const messageOf = (table: keyof typeof tables, cells: Record<string, string>) => readCells(tables[table], cells).problems[0]?.message;

  test('says what to do', () => {
    expect(messageOf('Episodes', { ...EPISODE, DECOM: '31/06/2018' })).toBe('DECOM says “31/06/2018”, which is not a day that exists: write it as DD/MM/YYYY.');
    expect(messageOf('Episodes', { ...EPISODE, CIN: '' })).toBe('CIN is blank: fill it in.');
    expect(messageOf('OC2', { CHILD: '1', DOB: '01/05/2006', SDQ_SCORE: '41' })).toBe('SDQ_SCORE says “41”, which is not a whole number from 0 to 40.');
  });

  test('does not quote what names a person', () =>
    expect(messageOf('Header', { ...HEADER, UPN: 'I123456789012' })).toBe('UPN is not a unique pupil number, or UN1 to UN5.'));
});

describe('the tables', () => {
  test('are known by their columns, in any order, whatever pipelines append', () => {
    for (const table of Object.values(tables)) {
      const names = table.columns.map(({ name }) => name);
      expect(tableWithColumns([...names].reverse())?.name).toBe(table.name);
      expect(tableWithColumns([...names, 'LA', 'YEAR'])?.name).toBe(table.name);
      expect(tableWithColumns(names.slice(1))).toBeUndefined();
      expect(tableWithColumns([...names, 'SOMETHING'])).toBeUndefined();
    }
  });

  test('keep apart what names a person', () =>
    expect(Object.values(tables).flatMap(identityColumns)).toEqual(['UPN', 'HOME_POST', 'PL_POST', 'SW_ID']));

  test('tell a child’s rows apart by columns that they have, and that are needed', () =>
    expect(Object.values(tables).flatMap(({ key, columns }) => key.filter((name) => !columns.some((column) => column.name === name && column.needed)))).toEqual([]));
});
