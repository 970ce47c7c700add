import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { allFormats, writtenAs, type Format } from '../../src/booklet/files.js';
import type { Laid } from '../../src/booklet/front.js';
import { printedBy } from '../../src/booklet/printed.js';
import { PROFILES } from '../../src/booklet/profiles.js';
import { sheetsOf } from '../../src/booklet/writers/sheets.js';
import { children, contentsOfHomes, FRONT } from './a-booklet.js';

const laid: Laid = {
  booklet: printedBy(PROFILES.internal, contentsOfHomes(
    [children('homes.inHouse', 30), children('homes.agency', 3), children('homes.residential', 12), children('homes.total', 45)],
    [{ ...children('more.hostile', 8), words: '=cmd|"/c calc"!A1 <script>alert(1)</script> & more' }],
  )),
  front: { ...FRONT, definitions: [{ name: 'homes', title: 'Homes', definitions: [{ name: 'homes', text: 'Where children live.\n\nAnd why.' }] }] },
};
const bytesOf = (format: Format): Uint8Array => writtenAs(format, laid).bytes;
const partsOf = (format: Format): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(unzipSync(bytesOf(format))).map(([name, bytes]) => [name, strFromU8(bytes)]));
const html = strFromU8(bytesOf('html'));
const VIEWPOINT = 'As at 31 December 2018, as known at entry 18,204 (recorded 31 December 2018)';

const wellFormed = (xml: string): boolean => {
  const parser = new SaxesParser();
  let faults = 0;
  parser.on('error', () => (faults += 1));
  parser.write(xml).close();
  return faults === 0;
};

describe('the files of a booklet', () => {
  test.each(allFormats)('have the same bytes whenever they are written: %s', (format) => {
    const [one, again] = [bytesOf(format), bytesOf(format)].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    expect(again).toBe(one);
  });

  test('say of their archives nothing of when or where they were made', () => {
    const dated = (format: Format) => Buffer.from(bytesOf(format)).subarray(10, 14).toString('hex');
    expect(['ods', 'xlsx', 'csv'].map((format) => dated(format as Format))).toEqual(['00002100', '00002100', '00002100']);
  });

  test.each(['ods', 'xlsx'] as const)('are well-formed: %s', (format) => {
    for (const [name, body] of Object.entries(partsOf(format))) if (/\.(xml|rels)$/.test(name)) expect({ name, wellFormed: wellFormed(body) }).toEqual({ name, wellFormed: true });
  });
});

describe('a spreadsheet', () => {
  const sheets = sheetsOf(laid);

  test('has one table to a sheet, with its viewpoint and shorthand above it, and no cell that is empty', () => {
    for (const { title, lines, header, rows } of sheets) {
      expect(title).not.toBe('');
      expect(lines.join(' ')).toContain(VIEWPOINT);
      for (const row of rows) {
        expect(row).toHaveLength(header.length);
        for (const cell of row) if ('text' in cell) expect(cell.text).not.toBe('');
      }
    }
    expect(sheets.find(({ name }) => name === '1-homes')?.lines.join(' ')).toContain('[c] suppressed');
  });

  test('has tabs of at most 31 letters, each its own', () => {
    const names = sheets.map(({ name }) => name);
    expect(names.every((name) => name.length <= 31)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });

  test('begins, as ODS, with its type, unpacked', () => expect(strFromU8(bytesOf('ods').subarray(30, 84))).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'));

  test('marks the header of every table and joins no cells', () => {
    const [ods, xlsx] = [partsOf('ods'), partsOf('xlsx')];
    const tabled = sheets.filter(({ header }) => header.length > 0).length;
    expect(ods['content.xml']?.match(/<table:table-header-rows>/g)).toHaveLength(tabled);
    expect(Object.keys(xlsx).filter((name) => name.startsWith('xl/tables/'))).toHaveLength(tabled);
    expect(JSON.stringify([ods, xlsx])).not.toMatch(/mergeCell|columns-spanned|rows-spanned/);
  });

  test('holds numbers as numbers, shorthand as words, and never a formula', () => {
    const [ods, xlsx] = [partsOf('ods')['content.xml'] ?? '', Object.values(partsOf('xlsx')).join('')];
    expect(ods).toContain('office:value="30"');
    expect(ods).toContain('<text:p>[c]</text:p>');
    expect(ods).not.toContain('table:formula');
    expect(xlsx).not.toContain('<f>');
    expect(xlsx).toContain('=cmd|&quot;/c calc&quot;!A1');
  });
});

describe('the tables as CSV', () => {
  const parts = partsOf('csv');

  test('have a manifest with the digest of each file', () => {
    const [, ...listed] = (parts['manifest.csv'] ?? '').trim().split('\r\n').map((line) => line.split(','));
    expect(listed.map(([name]) => name)).toEqual(Object.keys(parts).filter((name) => name !== 'manifest.csv'));
    for (const [name = '', bytes, digest] of listed) {
      expect(digest).toBe(createHash('sha256').update(parts[name] ?? '').digest('hex'));
      expect(Number(bytes)).toBe(Buffer.byteLength(parts[name] ?? ''));
    }
  });

  test('say their viewpoint in each row, and make inert what would be a formula', () => {
    expect(parts['01-homes.csv']).toContain('2018-12-31,18204,In-house,30,66.7');
    expect(parts['02-gathered.csv']).toContain(`"'=cmd|""/c calc""!A1`);
  });
});

describe('the page', () => {
  test('needs nothing else, and says its viewpoint under every table and on every printed page', () => {
    expect(html).not.toMatch(/<(script|link|img)\b/);
    expect(html.split(VIEWPOINT).length - 1).toBeGreaterThanOrEqual(2 + 2);
    expect(html).toContain(`@bottom-left { content: "${VIEWPOINT}"`);
  });

  test('names and describes its charts, with the table beside them', () => {
    expect(html).toMatch(/role="img" aria-labelledby="chart-homes-title chart-homes-description"/);
    expect(html).toContain('Children: the most is 30 (In-house). The table has every number.');
    expect(html).toMatch(/<\/svg>.*<table aria-labelledby="homes">/s);
  });

  test('takes nobody’s words for its own', () => {
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  test('draws no bar for what is suppressed', () => expect(html).toMatch(/<text[^>]*>\[c\]<\/text>/));
});
