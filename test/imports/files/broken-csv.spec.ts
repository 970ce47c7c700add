import { describe, expect, test } from '@jest/globals';
import { lines, readCsv, review, REVIEWS } from './given-files.js';

describe('a row that cannot be read', () => {
  test('is told of by its number and counted, and reading goes on', async () => {
    const { read, rows, rules } = await readCsv(
      lines(
        REVIEWS,
        review('A'),
        'B,01/02/2008',
        'C,1,2,3,4',
        `${review('D')},,`,
        ',01/02/2008,03/04/2018,PN1',
        'E\0,1,2,3',
        review('F'),
      ),
    );
    expect(rows.map(({ child, row }) => [child, row])).toEqual([
      ['A', 2],
      ['D', 5],
      ['F', 8],
    ]);
    expect(rules).toEqual(['too-few-cells at 3', 'too-many-cells at 4', 'child-blank at 6', 'nul-bytes at 7']);
    expect([read.rowsRead, read.rowsUnreadable]).toEqual([7, 4]);
  });

  test('says what is wrong in plain words', async () => {
    const { problems } = await readCsv(lines(REVIEWS, 'B,01/02/2008'));
    expect(problems[0]).toEqual({
      file: 'given.csv',
      row: 2,
      column: null,
      rule: 'too-few-cells',
      message: 'This row has 2 cells where the header has 4. It was not read: see whether its end is missing.',
    });
  });

  test('is listed only so many times for one rule, and then counted', async () => {
    const short = Array.from({ length: 50 }, () => 'B,01/02/2008');
    const { read, problems } = await readCsv(lines(REVIEWS, ...short, review('A')), {
      limits: { problemsOfARule: 10 },
    });
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)).toMatchObject({
      row: null,
      message: '40 more of the same (too-few-cells), 50 in all, are not listed one by one.',
    });
    expect([read.rowsRead, read.rowsUnreadable]).toEqual([51, 50]);
  });
});

describe('a quotation mark that is never closed', () => {
  test('costs its own row and no other, though no mark follows', async () => {
    const { rows, rules } = await readCsv(
      lines(REVIEWS, review('A'), 'B,"01/02/2008,03/04/2018,PN1', review('C'), review('D')),
    );
    expect(rules).toEqual(['quote-not-closed at 3']);
    expect(rows.map(({ child, row }) => [child, row])).toEqual([
      ['A', 2],
      ['C', 4],
      ['D', 5],
    ]);
  });

  test('costs its own row and no other, where a good quoted cell follows', async () => {
    const { rows, rules } = await readCsv(
      lines(REVIEWS, 'B,"01/02/2008,03/04/2018,PN1', review('C'), 'D,"01/02/2008",1,"PN1"'),
    );
    expect(rules).toEqual(['quote-not-closed at 2']);
    expect(rows.map(({ child, row }) => [child, row])).toEqual([
      ['C', 3],
      ['D', 4],
    ]);
  });

  test('costs its own row and no other, in a file far longer than any row may be', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => review(`C${n}`));
    const { rows, rules } = await readCsv(lines(REVIEWS, review('A'), 'B,"01/02/2008,,', ...many), {
      limits: { rowLength: 10_000 },
    });
    expect(rules).toEqual(['quote-not-closed at 3']);
    expect([rows.length, rows[1]?.row, rows.at(-1)?.row]).toEqual([20_001, 4, 20_003]);
  });

  test('costs its row where text follows a closing mark in the same line', async () => {
    const { rows, rules } = await readCsv(lines(REVIEWS, '"B" Smith,01/02/2008,,PN1', review('C')));
    expect(rules).toEqual(['quote-misplaced at 2']);
    expect(rows.map(({ row }) => row)).toEqual([3]);
  });

  test('does not slow reading down, in every row though it be', async () => {
    const many = Array.from({ length: 50_000 }, (_, n) => `C${n},"01/02/2008,,`);
    const { read, rules } = await readCsv(lines(REVIEWS, ...many), { limits: { problemsOfARule: 3 } });
    expect([read.rowsRead, read.rowsUnreadable, rules.length]).toEqual([50_000, 50_000, 4]);
  });
});

describe('a CSV file that is not quite one of the return', () => {
  test('lacking columns is told which, and of which table, and its rows count as unreadable', async () => {
    const { read, problems } = await readCsv(lines('CHILD,DOB,REVIEW', 'A,01/02/2008,03/04/2018', 'B,,'));
    expect(problems).toMatchObject([
      {
        rule: 'missing-columns',
        row: 1,
        column: 'REVIEW_CODE',
        message: expect.stringContaining('Nearest to Reviews, but without the column REVIEW_CODE'),
      },
    ]);
    expect([read.rowsRead, read.rowsUnreadable]).toEqual([2, 2]);
  });

  test('with a column twice is not guessed at', async () => {
    const { rules, rows } = await readCsv(lines(`${REVIEWS},dob`, `${review('A')},01/02/2009`));
    expect([rules, rows]).toEqual([['duplicate-header at 1'], []]);
  });

  test('with an unknown column twice is read all the same', async () => {
    const { rules, rows } = await readCsv(lines(`${REVIEWS},X,X`, `${review('A')},1,2`));
    expect([rules, rows.length]).toEqual([['unknown-columns at 1'], 1]);
  });

  test.each([
    ['an empty file', '', 'file-empty'],
    ['a file of blank lines', '\n\n,,,\n', 'file-empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n', 'latin1'), 'file-not-recognised'],
    ['a text to be read', '# Read me\n\nThis folder holds the return.\n', 'file-not-recognised'],
    ['a register of something else', 'Name,Amount\nx,1\n', 'file-not-recognised'],
    ['bytes that mean nothing', new Uint8Array(5_000), 'file-not-recognised'],
    ['a long line of something else', '{"a":1},'.repeat(500_000), 'file-not-recognised'],
  ])('being %s is told in one word and nothing more', async (_, content, rule) => {
    const { read, rules, rows } = await readCsv(content);
    expect([rules, rows, read.rowsRead]).toEqual([[rule], [], 0]);
  });
});
