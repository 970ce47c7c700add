import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderOf, readAll, type All } from './given-files.js';
import type { ReadOptions } from '../../../src/imports/ssda903/files/read-return.js';

const readXml = (content: string | Uint8Array, options: ReadOptions = {}): Promise<All> =>
  readAll(join(folderOf({ 'given.xml': content }), 'given.xml'), options);

const particulars = '<CHILDID>42</CHILDID><UPN>UN1</UPN><SEX>1</SEX><DOB>01/02/2008</DOB><ETHNIC>WBRI</ETHNIC>';
const episode = (from: string, to: string, place = 'U6') =>
  `<EPISODE><DECOM>${from}</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>${place}</PL><DEC>${to}</DEC><REC /></EPISODE>`;
const child = (inHeader: string, ...episodes: readonly string[]) =>
  `<CHILD><HEADER>${particulars}${inHeader}</HEADER>${episodes.join('')}</CHILD>`;
const returned = (...all: readonly string[]) =>
  `<?xml version="1.0" encoding="us-ascii"?>\n<EXPSSDA903>${all.join('\n')}</EXPSSDA903>`;
const oneEpisode = episode('01/05/2018', '02/06/2018');

const brief = ({ rows }: All) => rows.map(({ table, row, child: who }) => `${table} ${row} ${who}`);

describe('an XML return', () => {
  test('gives each child’s Header, then its episodes, by the columns’ names, in the year its episodes tell', async () => {
    const { rows, problems } = await readXml(
      returned(child('<MOTHER />', oneEpisode, episode('02/06/2018', '', 'K2'))),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ table, row, year }) => [table, row, year])).toEqual([
      ['Header', 1, 2019],
      ['Episodes', 1, 2019],
      ['Episodes', 2, 2019],
    ]);
    expect(rows[0]?.cells).toEqual({
      CHILD: '42',
      SEX: '1',
      DOB: '01/02/2008',
      ETHNIC: 'WBRI',
      UPN: 'UN1',
      MOTHER: '',
      MC_DOB: '',
    });
    expect(rows[1]?.cells).toMatchObject({
      CHILD: '42',
      DECOM: '01/05/2018',
      PLACE: 'U6',
      DEC: '02/06/2018',
      REC: '',
      URN: '',
    });
  });

  test('has an unaccompanied asylum seeker where its flag is set, not where it is blank or nought', async () => {
    const flagged = (flag: string) => returned(child(`${flag}<DUC>05/06/2026</DUC>`, oneEpisode));
    const [set, nought, blank] = await Promise.all(
      ['<UASC>1</UASC>', '<UASC>0</UASC>', '<UASC />'].map((flag) => readXml(flagged(flag))),
    );
    expect(set?.rows.find(({ table }) => table === 'UASC')?.cells).toEqual({
      CHILD: '42',
      SEX: '1',
      DOB: '01/02/2008',
      DUC: '05/06/2026',
    });
    expect([nought, blank].map((all) => all?.rows.length)).toEqual([2, 2]);
  });

  test('takes the blocks of HEADER for rows of their tables, with the date of birth', async () => {
    const blocks =
      '<AMISSING><MISSING>M</MISSING><MIS_START>01/07/2018</MIS_START></AMISSING>' +
      '<AREVIEW><REVIEW>01/08/2018</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>' +
      '<AREVIEW><REVIEW>01/12/2018</REVIEW><REVIEW_CODE>PN2</REVIEW_CODE></AREVIEW><AREVIEW><REVIEW /></AREVIEW>' +
      '<AD_PLACED><DATE_PLACED>01/09/2018</DATE_PLACED></AD_PLACED><PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE>' +
      '<OC2><SDQ_SCORE>12</SDQ_SCORE></OC2><OC3><IN_TOUCH>YES</IN_TOUCH></OC3><AD1><DATE_INT>01/10/2018</DATE_INT></AD1>';
    const all = await readXml(returned(child(blocks, oneEpisode)));
    expect(brief(all)).toEqual([
      'Header 1 42',
      'Episodes 1 42',
      'OC2 1 42',
      'OC3 1 42',
      'AD1 1 42',
      'Missing 1 42',
      'Reviews 1 42',
      'Reviews 2 42',
      'PlacedAdoption 1 42',
      'PrevPerm 1 42',
    ]);
    expect(all.rows.slice(2).every(({ cells }) => cells['DOB'] === '01/02/2008')).toBe(true);
    expect(all.problems).toEqual([]);
  });

  test('may have the items of OC2, OC3 and AD1 in HEADER itself', async () => {
    const all = await readXml(
      returned(child('<ACCOM>B1</ACCOM><CONVICTED>0</CONVICTED><NB_ADOPTR>2</NB_ADOPTR>', oneEpisode)),
    );
    expect(brief(all).slice(2)).toEqual(['OC2 1 42', 'OC3 1 42', 'AD1 1 42']);
  });

  test('reads on over elements nobody knows, and tells of each once', async () => {
    const strange = '<MOOD><LS>x</LS><WHY>y</WHY></MOOD>';
    const { rows, problems } = await readXml(
      returned(child(strange, oneEpisode), child(strange, oneEpisode), '<EXTRA/>'),
    );
    expect(rows).toHaveLength(4);
    expect(problems.map(({ rule, column }) => [rule, column])).toEqual([
      ['unknown-elements', 'MOOD'],
      ['unknown-elements', 'EXTRA'],
    ]);
  });

  test('counts the rows of a child without a number as unreadable', async () => {
    const nameless = child('<AREVIEW><REVIEW>01/08/2018</REVIEW></AREVIEW>', oneEpisode).replace('42', '');
    const { read, rows, rules } = await readXml(returned(child('', oneEpisode), nameless, child('', oneEpisode)));
    expect([rows.length, read.rowsUnreadable, rules]).toEqual([4, 3, ['child-blank at 2']]);
    expect(rows.map(({ row }) => row)).toEqual([1, 1, 3, 3]);
  });

  test('reads what stands twice once, and says so', async () => {
    const { rows, problems } = await readXml(returned(child('<SEX>2</SEX>', oneEpisode)));
    expect(rows[0]?.cells['SEX']).toBe('1');
    expect(problems).toMatchObject([{ rule: 'item-repeated', column: 'SEX' }]);
  });

  test('may be written in Windows-1252 or UTF-16', async () => {
    const text = returned(child('', oneEpisode)).replaceAll('42', 'Zoë 4');
    const [windows, unicode] = await Promise.all([
      readXml(Buffer.from(text, 'latin1')),
      readXml(Buffer.from(`\ufeff${text}`, 'utf16le')),
    ]);
    expect([windows.rows[0]?.child, windows.rules, unicode.rows[0]?.child, unicode.rules]).toEqual([
      'Zoë 4',
      ['not-utf8'],
      'Zoë 4',
      [],
    ]);
  });
});

describe('an XML file that cannot be trusted', () => {
  const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const good = child('', oneEpisode);
  test.each([
    [
      'a billion laughs',
      `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">${lol}]><EXPSSDA903>&l9;</EXPSSDA903>`,
      'doctype',
    ],
    [
      'an external entity',
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><EXPSSDA903>&x;</EXPSSDA903>`,
      'doctype',
    ],
    ['a DOCTYPE without an end', `<!DOCTYPE r [${'<!ENTITY a "b">'.repeat(200_000)}`, 'doctype'],
    ['an entity nobody declared', returned(child('<ACCOM>&xxe;</ACCOM>')), 'xml-malformed'],
    ['elements a hundred thousand deep', `<EXPSSDA903>${'<A>'.repeat(100_000)}`, 'xml-too-deep'],
    [
      'text without an end',
      returned(good, `<CHILD><HEADER><CHILDID>${'9'.repeat(3_000_000)}</CHILDID>`),
      'xml-too-long',
    ],
    ['a comment without an end', returned(good, `<!-- ${'9'.repeat(3_000_000)}`), 'xml-too-long'],
    ['a child of endless episodes', returned(good, `<CHILD>${oneEpisode.repeat(20_000)}</CHILD>`), 'xml-too-long'],
    ['a broken end', returned(good).slice(0, -20), 'xml-malformed'],
    ['tags that cross', returned(good, '<CHILD><HEADER></CHILD></HEADER>'), 'xml-malformed'],
    ['another root', '<html><body/></html>', 'file-not-recognised'],
    ['no XML at all', '<<<<', 'file-not-recognised'],
  ])('for %s is refused whole, at once', async (_, content, rule) => {
    const began = performance.now();
    const { rows, problems } = await readXml(content);
    expect([
      rows,
      problems.filter((problem) => problem.rule !== 'unknown-elements').map((problem) => problem.rule),
    ]).toEqual([[], [rule]]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('counts what was read before it broke off as unreadable', async () => {
    const { read } = await readXml(returned(child('', oneEpisode)).slice(0, -10));
    expect([read.rowsRead, read.rowsUnreadable, read.years]).toEqual([2, 2, []]);
  });

  test('is never asked to fetch, expand or run what it names', async () => {
    const { rows } = await readXml(returned(child('<ACCOM><![CDATA[&lt;<!ENTITY>]]></ACCOM>', oneEpisode)));
    expect(rows.find(({ table }) => table === 'OC3')?.cells['ACCOM']).toBe('&lt;<!ENTITY>');
  });
});
