import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderOf, readAll, type All } from './given-files.js';

const given = join(process.cwd(), '../shared/data');
const [sample, xml] = [join(given, 'ssda903-sample'), join(given, 'ssda903-xml', 'fake_903.xml')];

const tableOf: Readonly<Record<string, string>> = {
  header: 'Header',
  episodes: 'Episodes',
  reviews: 'Reviews',
  uasc: 'UASC',
  oc2: 'OC2',
  oc3: 'OC3',
  missing: 'Missing',
  previous_permanence: 'PrevPerm',
};

/** Data lines of each file, by its name alone: a count that knows nothing of the reader. */
const linesByName = (): Readonly<Record<string, number>> =>
  Object.fromEntries(
    readdirSync(sample).map((name) => {
      const [year, table] = name.replace('.csv', '').split('-') as [string, string];
      return [
        `${Number(year) + 1} ${tableOf[table]}`,
        readFileSync(join(sample, name), 'latin1').trimEnd().split('\n').length - 1,
      ];
    }),
  );

const rowsByTable = ({ rows }: All): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { year, table } of rows) counts[`${year} ${table}`] = (counts[`${year} ${table}`] ?? 0) + 1;
  return counts;
};

if (!existsSync(sample)) {
  console.warn('The sample of the return is not here (../shared/data/ssda903-sample): reading it was not tested.');
  test('the sample of the return is not here, so reading it was not tested', () => undefined);
} else {
  describe('five years of a sample return', () => {
    test('give every row of every table in its year, Header first and Episodes next, and nothing amiss', async () => {
      const all = await readAll(sample);
      expect(rowsByTable(all)).toEqual(linesByName());
      expect(all.problems).toEqual([]);
      for (const { files } of all.read.years)
        expect(files.slice(0, 2).map(({ tables }) => tables)).toEqual([['Header'], ['Episodes']]);
    });

    test('give the same under names that mean nothing, all in one folder, in any order', async () => {
      for (const shuffle of [7, 11, 13, 23, 31]) {
        const folder = folderOf({});
        readdirSync(sample).forEach((name, place) =>
          copyFileSync(
            join(sample, name),
            join(folder, `f${'qwertyuiop'[(place * shuffle) % 10]}${(place * shuffle) % 41}x.csv`),
          ),
        );
        const all = await readAll(folder);
        expect(rowsByTable(all)).toEqual(linesByName());
        expect(all.problems).toEqual([]);
      }
    });

    test('give the same rows each time they are asked for', async () => {
      const { read, rows } = await readAll(sample);
      let again = 0;
      for (const { batches } of read.years) for await (const batch of batches()) again += batch.length;
      expect(again).toBe(rows.length);
    });
  });

  describe('the sample in XML', () => {
    test('gives 253 children and 459 episodes of the year 2017/18', async () => {
      const all = await readAll(xml);
      expect(rowsByTable(all)).toEqual({
        '2018 Header': 253,
        '2018 Episodes': 459,
        '2018 OC2': 253,
        '2018 PrevPerm': 253,
        '2018 Reviews': 1206,
        '2018 UASC': 12,
        '2018 OC3': 6,
        '2018 Missing': 6,
        '2018 AD1': 3,
        '2018 PlacedAdoption': 3,
      });
      expect(all.problems).toEqual([]);
    });
  });
}
