import { describe, expect, test } from '@jest/globals';
import { EPISODES, episode, HEADER, header, lines, readCsv, review, REVIEWS } from './given-files.js';

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('a CSV file of the return', () => {
  test('is known by its columns and gives its rows as text, trimmed, by the columns’ names', async () => {
    const { rows, problems } = await readCsv(lines(REVIEWS, ' 0042 , 01/02/2008,03/04/2018\u00a0,PN1'));
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        table: 'Reviews',
        file: 'given.csv',
        year: 2019,
        row: 2,
        child: '0042',
        cells: { CHILD: '0042', DOB: '01/02/2008', REVIEW: '03/04/2018', REVIEW_CODE: 'PN1' },
      },
    ]);
  });

  test.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('may be cut by %s', async (_, delimiter) => {
    const { rows, problems } = await readCsv(lines(REVIEWS, review('A')).replaceAll(',', delimiter));
    expect(problems).toEqual([]);
    expect(rows.map(({ cells }) => cells['REVIEW_CODE'])).toEqual(['PN1']);
  });

  test('may have its columns in another order, in small letters and with blanks', async () => {
    const { rows, problems } = await readCsv(lines(' review_code, Review ,"Child",dob', 'PN1,03/04/2018,A,01/02/2008'));
    expect(problems).toEqual([]);
    expect(rows[0]?.cells).toEqual({ CHILD: 'A', DOB: '01/02/2008', REVIEW: '03/04/2018', REVIEW_CODE: 'PN1' });
  });

  test.each([
    ['CR and LF', '\r\n'],
    ['CR alone', '\r'],
  ])('may end its lines with %s', async (_, end) => {
    const { rows, problems } = await readCsv(lines(REVIEWS, review('A'), review('B')).replaceAll('\n', end));
    expect(problems).toEqual([]);
    expect(rows.map(({ child, row }) => [child, row])).toEqual([
      ['A', 2],
      ['B', 3],
    ]);
  });

  test('need not end its last line, and may end with blank lines and rows of nothing but commas', async () => {
    const open = await readCsv([REVIEWS, review('A')].join('\n'));
    const blank = await readCsv(`${lines(REVIEWS, review('A'))}\n,,,\n\n`);
    expect([open.rows.length, open.rules, blank.rows.length, blank.rules]).toEqual([1, [], 1, []]);
  });

  test('may begin with blank lines or Excel’s note of the delimiter, and rows are numbered as Excel does', async () => {
    const { rows, problems } = await readCsv(`sep=;\n\n${lines(REVIEWS, review('A')).replaceAll(',', ';')}`);
    expect(problems).toEqual([]);
    expect(rows.map(({ row }) => row)).toEqual([4]);
  });

  test('keeps its row numbers where cells hold line ends, commas and doubled quotation marks', async () => {
    const quoted = '"A ""one"", two\r\nlines","01/02/2008",03/04/2018,"PN1"';
    const { rows, problems } = await readCsv(lines(REVIEWS, review('Z'), quoted, '', review('B'), '5" tall,,,PN1'));
    expect(problems).toEqual([]);
    expect(rows.map(({ child, row }) => [child, row])).toEqual([
      ['Z', 2],
      ['A "one", two\nlines', 3],
      ['B', 5],
      ['5" tall', 6],
    ]);
  });

  test('may carry the derived and appended columns, which are given where the table has them', async () => {
    const { rows, problems } = await readCsv(
      lines(
        `${EPISODES},PL_LA,PL_LOCATION,PL_DISTANCE,LA,YEAR`,
        `${episode('A', '01/05/2018')},E08000018,IN,5.6,372,2019`,
      ),
    );
    expect(problems).toEqual([]);
    expect(rows[0]?.cells).toMatchObject({ CHILD: 'A', PL_LA: 'E08000018', PL_LOCATION: 'IN', PL_DISTANCE: '5.6' });
  });

  test('with columns nobody knows is read, and they are named', async () => {
    const { rows, problems } = await readCsv(lines(`${REVIEWS},Mood,,NOTES`, `${review('A')},good,,none`));
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0]?.cells ?? {})).toEqual(REVIEWS.split(','));
    expect(problems).toMatchObject([
      { rule: 'unknown-columns', row: 1, message: expect.stringContaining('MOOD, NOTES') },
    ]);
  });

  test('keeps a formula as the text it is', async () => {
    const { rows } = await readCsv(lines(REVIEWS, '=HYPERLINK("x"),01/02/2008,@SUM(1),+1'));
    expect(rows[0]?.cells).toMatchObject({ CHILD: '=HYPERLINK("x")', REVIEW: '@SUM(1)', REVIEW_CODE: '+1' });
  });

  test('with a header alone gives no rows and is nothing to report', async () => {
    const { read, rows, problems } = await readCsv(REVIEWS);
    expect([rows, problems, read.years[0]?.files[0]?.tables]).toEqual([[], [], ['Reviews']]);
  });
});

describe('the characters of a CSV file', () => {
  const accented = lines(HEADER, header('Zoë'));

  test.each([
    ['UTF-8', Buffer.from(accented)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${accented}`)],
    ['UTF-16, as Excel writes Unicode text', utf16(accented.replaceAll(',', '\t'), false)],
    ['UTF-16, the other way round', utf16(accented, true)],
  ])('are read as %s', async (_, bytes) => {
    const { rows, problems } = await readCsv(bytes);
    expect(problems).toEqual([]);
    expect(rows.map(({ child }) => child)).toEqual(['Zoë']);
  });

  test('are read as Windows-1252 where they are not UTF-8, and that is told once', async () => {
    const text = Buffer.from(
      lines(HEADER, ...Array.from({ length: 5_000 }, () => header('A')), header('Zo\u00eb \u0080\u0096')),
      'latin1',
    );
    const { rows, rules } = await readCsv(text);
    expect(rows.at(-1)?.child).toBe('Zoë €–');
    expect([rows.length, rules]).toEqual([5_001, ['not-utf8']]);
  });
});
