import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tables as statutory } from '../../src/domain/statutory-return/tables.js';
import { tables } from '../../src/example/tables.js';
import { writeExampleReturn, type Written } from '../../src/example/write-example-return.js';

const digest = async (folder: string, { files }: Written): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest('hex');
};

describe('the example returns as files', () => {
  let folder = '';
  let written: Written;
  const options = { children: 150 };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'example-'));
    written = await writeExampleReturn(join(folder, 'one'), options);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const text = (file: string) => readFile(join(folder, 'one', file), 'utf8');

  test('lie in a folder to a year', () => {
    expect(written.files).toContain('2014-15/episodes.csv');
    expect(written.files).toContain('2018-19/previous_permanence.csv');
    expect(written.files).not.toContain('2014-15/previous_permanence.csv');
    expect(written.files).toHaveLength(5 * 10 - 2);
  });

  test('are the same to the byte when written again', async () => {
    const again = await writeExampleReturn(join(folder, 'two'), options);
    expect(await digest(join(folder, 'two'), again)).toBe(await digest(join(folder, 'one'), written));
    expect(again).toEqual(written);
  });

  test('have the columns of the statutory tables, in their order', () => {
    for (const [name, { columns }] of Object.entries(tables))
      expect([name, ...columns]).toEqual([
        name,
        ...statutory[name as keyof typeof tables].columns.map((column) => column.name),
      ]);
  });

  test('hold the rows the tally counts, each with as many cells as columns', async () => {
    for (const { year, rows } of written.tally.byYear)
      for (const [table, { file, columns }] of Object.entries(tables)) {
        const key = `${year - 1}-${String(year % 100)}/${file}`;
        if (!written.files.includes(key)) continue;
        const lines = (await text(key)).trimEnd().split(/\r?\n/);
        expect([key, lines.length - 1]).toEqual([key, rows[table as keyof typeof tables] ?? 0]);
        expect(lines.filter((line) => line.split(',').length !== columns.length)).toEqual([]);
      }
  });

  test('have one file with a byte order mark and one with other line ends', async () => {
    const texts = await Promise.all(written.files.map(async (file) => [file, await text(file)] as const));
    expect(texts.filter(([, each]) => each.startsWith('\uFEFF')).map(([file]) => file)).toEqual(['2015-16/header.csv']);
    expect(texts.filter(([, each]) => each.includes('\r\n')).map(([file]) => file)).toEqual(['2016-17/episodes.csv']);
  });

  test('go on until there are as many episode rows as asked for', async () => {
    const { tally } = await writeExampleReturn(join(folder, 'many'), { episodeRows: 2000, years: 3 });
    const episodes = tally.byYear.reduce((sum, { rows }) => sum + (rows.Episodes ?? 0), 0);
    expect(episodes).toBeGreaterThanOrEqual(2000);
    expect(episodes).toBeLessThan(2100);
  });
});
