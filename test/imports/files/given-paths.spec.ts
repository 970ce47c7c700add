import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readReturn } from '../../../src/imports/ssda903/files/read-return.js';
import { folderOf, lines, readAll, review, REVIEWS } from './given-files.js';

const reviews = (...all: readonly string[]) => lines(REVIEWS, ...all.map(review));

describe('what is given to read', () => {
  test('may be a folder, and is read however deep its files lie', async () => {
    const folder = folderOf({ 'a/b/c/r.csv': reviews('A'), 'r.txt': reviews('B') });
    expect((await readAll(folder, { year: 2019 })).rows.map(({ child }) => child).sort()).toEqual(['A', 'B']);
  });

  test('may not be there, and that is told', async () => {
    expect((await readAll(join(folderOf({}), 'nowhere'))).rules).toEqual(['file-missing']);
  });

  test('is not followed where links lead, which may be round in a circle', async () => {
    const folder = folderOf({ 'r.csv': reviews('A') });
    symlinkSync(folder, join(folder, 'again'));
    expect((await readAll(folder, { year: 2019 })).rows).toHaveLength(1);
  });

  test('may be neither file nor folder, and that is told', async () => {
    expect((await readAll('/dev/null')).rules).toEqual(['not-a-file']);
  });

  test('may be locked, and that is told', async () => {
    const folder = folderOf({ 'r.csv': reviews('A') });
    chmodSync(join(folder, 'r.csv'), 0);
    const { rules } = await readAll(folder, { year: 2019 });
    // Whoever may do anything may read a locked file too.
    expect(rules).toEqual(process.getuid?.() === 0 ? [] : ['not-readable']);
  });

  test('may be too many files, and those beyond are left aside', async () => {
    const folder = folderOf(Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.csv`, reviews(name)])));
    const { rows, rules } = await readAll(folder, { year: 2019, limits: { files: 2 } });
    expect([rows.length, rules.filter((rule) => rule !== 'table-given-twice')]).toEqual([2, ['too-many-files']]);
  });
});

describe('reading', () => {
  test('tells how far it has come, never backwards, up to the whole', async () => {
    const folder = folderOf({
      'a.csv': reviews(...Array<string>(20_000).fill('A')),
      'b.pdf': '%PDF',
      'c.csv': 'CHILD,DOB,REVIEW\n',
    });
    const steps: number[] = [];
    await readAll(folder, { year: 2019, onProgress: (done, total) => steps.push(done / total) });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.length).toBeGreaterThan(10);
  });

  test('stops when it is asked to, on its first way through and on its second', async () => {
    const folder = folderOf({ 'a.csv': reviews(...Array<string>(20_000).fill('A')) });
    const stop = new AbortController();
    const read = await readReturn([folder], { year: 2019, signal: stop.signal });
    stop.abort(new Error('stopped'));
    const readOn = async () => {
      for (const { batches } of read.years) for await (const batch of batches()) void batch;
    };
    await expect(readOn()).rejects.toThrow('stopped');
    await expect(readReturn([folder], { signal: stop.signal })).rejects.toThrow('stopped');
  });

  test('tells of a file that changed between its first way through and its second', async () => {
    const folder = folderOf({ 'a.csv': reviews('A', 'B') });
    const read = await readReturn([folder], { year: 2019 });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, 'a.csv'), reviews('A'));
    for (const { batches } of read.years) for await (const batch of batches()) void batch;
    expect(read.problems().map(({ rule }) => rule)).toEqual(['file-changed']);
  });
});
