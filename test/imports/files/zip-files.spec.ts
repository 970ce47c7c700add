import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ReadOptions } from '../../../src/imports/ssda903/files/read-return.js';
import {
  EPISODES,
  episode,
  folderOf,
  header,
  HEADER,
  lines,
  readAll,
  review,
  REVIEWS,
  type All,
} from './given-files.js';
import { zipOf, type Packed } from './zip-of.js';

const readZip = (entries: readonly Packed[], options: ReadOptions = { year: 2019 }): Promise<All> =>
  readAll(join(folderOf({ 'given.zip': zipOf(entries) }), 'given.zip'), options);

const reviews = (child: string) => lines(REVIEWS, review(child));

describe('a zip file', () => {
  test('gives the rows of the files in it, which are named after it', async () => {
    const { rows, problems } = await readZip([
      { name: '2019/' },
      { name: '2019/a.csv', content: reviews('A') },
      { name: '2019/b.csv', content: lines(HEADER, header('A')) },
    ]);
    expect(problems).toEqual([]);
    expect(rows.map(({ file, table }) => [file, table])).toEqual([
      ['given.zip: 2019/b.csv', 'Header'],
      ['given.zip: 2019/a.csv', 'Reviews'],
    ]);
  });

  test('tells years by its folders as a folder does', async () => {
    const yearIn = (folder: string, year: number, child: string): Packed[] => [
      {
        name: `${folder}/episodes.csv`,
        content: lines(EPISODES, episode(child, `01/05/${year - 1}`, `02/06/${year - 1}`)),
      },
      { name: `${folder}/reviews.csv`, content: reviews(child) },
    ];
    const { rows } = await readZip([...yearIn('new', 2020, 'A'), ...yearIn('old', 2019, 'A')], {});
    expect(rows.map(({ file, year }) => [file, year])).toEqual([
      ['given.zip: old/episodes.csv', 2019],
      ['given.zip: old/reviews.csv', 2019],
      ['given.zip: new/episodes.csv', 2020],
      ['given.zip: new/reviews.csv', 2020],
    ]);
  });

  test('is known by its first bytes, whatever it is called', async () => {
    const folder = folderOf({ 'return.csv': zipOf([{ name: 'a.csv', content: reviews('A') }]) });
    expect((await readAll(folder, { year: 2019 })).rows).toHaveLength(1);
  });

  test('may name its entries as it likes: no path is made of a name', async () => {
    const names = ['../../../escaped.csv', '/etc/passwd', 'C:\\Windows\\x.csv', 'a\u202efdp.csv', 'new\nline.csv'];
    const { rows, problems } = await readZip(names.map((name, place) => ({ name, content: reviews(`${place}`) })));
    expect(rows.map(({ file }) => file).sort()).toEqual([
      'given.zip: ../../../escaped.csv',
      'given.zip: /etc/passwd',
      'given.zip: C:/Windows/x.csv',
      'given.zip: a�fdp.csv',
      'given.zip: new�line.csv',
    ]);
    expect(problems.every(({ rule }) => rule === 'table-given-twice')).toBe(true);
    expect(existsSync(join(process.cwd(), '../../../escaped.csv'))).toBe(false);
  });

  test.each<[string, Packed, string]>([
    ['locked with a password', { name: 'x.csv', content: reviews('X'), claims: { encrypted: true } }, 'zip-encrypted'],
    ['a link', { name: 'x.csv', content: '/etc/passwd', claims: { unixMode: 0o120777 } }, 'zip-link'],
    ['a zip file', { name: 'x.zip', content: zipOf([]) }, 'zip-nested'],
    [
      'a zip file by another name',
      { name: 'x.csv', content: zipOf([{ name: 'y.csv', content: reviews('Y') }]) },
      'zip-nested',
    ],
    ['a bomb', { name: 'x.csv', content: Buffer.alloc(5_000_000) }, 'zip-too-dense'],
    [
      'a bomb that claims to be small',
      { name: 'x.csv', content: lines(REVIEWS, ...Array(9_000).fill(review('X'))), claims: { size: 900 } },
      'not-readable',
    ],
    ['damaged', { name: 'x.csv', content: reviews('X'), claims: { crc: 1 } }, 'not-readable'],
    ['not of the return', { name: 'readme.txt', content: 'hello' }, 'file-not-recognised'],
  ])('leaves aside an entry that is %s, and reads the others', async (_, entry, rule) => {
    const { rows, problems } = await readZip([entry, { name: 'good.csv', content: reviews('A') }]);
    expect(rows.map(({ child }) => child)).toEqual(['A']);
    expect(problems.map((problem) => [problem.file, problem.rule])).toEqual([[`given.zip: ${entry.name}`, rule]]);
  });

  test('says nothing of what computers leave in it', async () => {
    const { rows, problems } = await readZip([
      { name: '__MACOSX/._a.csv', content: 'x' },
      { name: '.DS_Store', content: 'x' },
    ]);
    expect([rows, problems]).toEqual([[], []]);
  });

  test.each<[string, readonly Packed[], ReadOptions['limits'], string]>([
    [
      'holds too many files',
      Array.from({ length: 1_001 }, (_, n) => ({ name: `${n}.csv` })),
      {},
      'zip-too-many-entries',
    ],
    ['would be too big', [{ name: 'a.csv', content: reviews('A'), claims: { size: 2 ** 31 } }], {}, 'zip-too-big'],
    ['would be bigger than allowed', [{ name: 'a.csv', content: reviews('A') }], { zipBytes: 10 }, 'zip-too-big'],
    [
      'is a workbook',
      [
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.xml', content: '<x/>' },
      ],
      {},
      'file-not-recognised',
    ],
  ])('that %s is refused before anything is unpacked', async (_, entries, limits, rule) => {
    const { read, rules } = await readZip(entries, { year: 2019, limits });
    expect([read.rowsRead, rules]).toEqual([0, [rule]]);
  });

  test('that is broken is told of', async () => {
    const whole = zipOf([{ name: 'a.csv', content: reviews('A') }]);
    const folder = folderOf({ 'cut.zip': whole.subarray(0, 60), 'empty.zip': zipOf([]) });
    expect((await readAll(folder)).rules).toEqual(['zip-unreadable']);
  });
});
