import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MEASURES } from '../../projections/measures.js';
import { measureThemes, measureWords } from '../../src/words/measure-words.js';
import { tableAsCsv, countedTable } from '../../src/web/layout/chart.js';
import { barsAgainst, barsEitherWay, linesBetween } from '../../src/web/layout/chart-drawn.js';
import { laterFigures } from '../../src/web/layout/later-figures.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import type { Served } from '../support/served.js';
import { serveCommissioned } from '../support/served-commissioned.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ');
const MOST_BYTES = 100_000;
const names = MEASURES.map(({ name }) => name);

test('every family of figures has a theme and words, once', () => {
  expect(measureThemes.flatMap(({ measures }) => measures).sort()).toEqual([...names].sort());
  expect(Object.keys(measureWords).sort()).toEqual([...names].sort());
});

describe('the pages of measures', () => {
  let served: Served;
  const page = async (path: string) => (await served.as('morgan.example').get(path).expect(200)).text;
  beforeAll(async () => {
    served = await serveCommissioned();
  }, 120_000);
  afterAll(() => served.close());

  test('are found by theme', async () => {
    const text = await page('/measures');
    for (const { theme } of measureThemes) expect(text).toContain(`>${theme}</h2>`);
    for (const name of names) expect(text).toContain(`href="/measures/${name}"`);
  });

  test.each(names)('of %s has figures, definitions and what there is to draw, each page small and with every other a step away', async (name) => {
    for (const view of ['', 'figures', 'definitions']) {
      const text = await page(`/measures/${name}?asAt=2019-06-30${view && `&view=${view}`}`);
      expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
      expect(plain(text)).toContain('As at 30 June 2019, as known at entry');
      for (const other of names) expect(text).toContain(`href="/measures/${other}?asAt=2019-06-30"`);
      expect(text).not.toMatch(/>(undefined|null|NaN)</);
    }
    expect((await page(`/measures/${name}?asAt=2019-06-30`)).match(/<figure class="app-chart"/g)?.length ?? 0).toBeGreaterThan(0);
  });

  test('show the same numbers in a chart, in its table and in its file', async () => {
    const text = await page('/measures/distance?asAt=2019-06-30');
    expect(text).toMatch(/<svg[^>]*aria-labelledby="chart-distance-spread-title chart-distance-spread-description"/);
    expect(text).toContain('id="distance-spread-chart"');
    expect(text).toContain('id="distance-spread-table"');
    const href = /href="([^"]*tables\/distance-spread\.csv[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { text: file, headers } = await served.as('morgan.example').get(href).expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toMatch(/distance-spread-2019-06-30-entry-\d+\.csv/);
    const rows = file.trim().split('\r\n').map((line) => line.split(','));
    expect(rows.find(([, , row]) => row === '5 miles or less')?.[3]).toBe('3');
    expect(rows.find(([, , row]) => row === 'over 50 to 100 miles')?.[3]).toBe('1');
    expect(plain(text)).toMatch(/median distance from home 24 miles/);
    await served.as('morgan.example').get('/measures/distance/tables/nothing.csv').expect(404);
    await served.as('morgan.example').get('/measures/distance/tables/distance-spread').expect(404);
  });

  test('lead from a number to the records behind it, and keep the viewpoint', async () => {
    const text = await page('/measures/sufficiency?asAt=2019-06-30');
    const href = /href="(\/measures\/sufficiency\/fostering\.inHouse\?[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(href).toMatch(/asAt=2019-06-30&knownAt=\d+/);
    expect(plain(await page(href))).toContain('The figure rests on 3 records');
  });

  test('say how many figures of the family later entries change', async () => {
    expect(plain(await page('/measures/sufficiency?asAt=2019-06-30&knownAt=2019-06-20'))).toMatch(/later entries were recorded since, and \d+ of the 204 figures of this family are told otherwise now/);
    expect(plain(await page('/measures/carers?asAt=2019-06-30&knownAt=2019-06-20'))).toContain('and none of them changes a figure of this family');
  });

  test('draw the forecast against the budget, and say the numbers for whoever cannot see it', async () => {
    const text = await page('/measures/cost?asAt=2019-06-30');
    expect(text).toMatch(/<desc id="chart-cost-forecast-description">[^<]*Independent fostering agencies: £\d+k, against £100k\./);
  });

  test('list long families page by page', async () => {
    const text = plain(await page('/measures/sufficiency?asAt=2019-06-30&view=figures'));
    expect(text).toContain('204 figures (page 1 of 2)');
    expect(plain(await page('/measures/sufficiency?asAt=2019-06-30&view=figures&page=2'))).toContain('(page 2 of 2)');
    expect(plain(await page('/measures/sufficiency?asAt=2019-06-30&view=figures&page=9'))).toContain('(page 1 of 2)');
  });

  test('mark a day to come, and keep a question that cannot be answered', async () => {
    expect(plain(await page('/measures/flows?asAt=2019-08-31'))).toContain('Planned');
    const { text } = await served.as('morgan.example').get('/measures/flows?asAt=2019-06-30&from=soon').expect(400);
    expect(text).toContain('value="soon"');
    expect(text).toMatch(/href="#from"/);
    expect(text).toMatch(/<details[^>]* open/);
  });
});

describe('a chart', () => {
  const table = (numbers: readonly (readonly (number | null)[])[]) =>
    countedTable({
      id: 'tried', headline: 'Tried', subtitle: 'Tried', rowHeader: 'Line', unit: 'children', chart: null,
      columns: [{ id: 'a', words: 'A' }, { id: 'b', words: 'B' }, { id: 'c', words: 'C' }],
      rows: numbers.map((row, at) => ({ id: `r${at}`, words: `Row ${at}`, numbers: row })),
    });

  test('of bars against marks says each with its mark, and leaves out what has no number', () => {
    const drawn = barsAgainst(table([[2_500_000, 1_000_000], [20_000, null], [null, 5]]), { column: 'a', against: 'b', words: 'Against' });
    expect(drawn).toContain('Row 0: £2.5m, against £1.0m. Row 1: £20k. The table has every number.');
    expect(drawn).not.toContain('Row 2');
    expect(barsAgainst(table([[1, 2]]), { column: 'a', against: 'b', words: 'Against' })).toBeNull();
  });

  test('of bars either way has the largest first, whichever way', () => {
    const drawn = barsEitherWay(table([[10], [-50], [30]]), { column: 'a', words: 'Either way' });
    expect(drawn).toContain('Row 1: −£50. Row 2: £30. Row 0: £10.');
  });

  test('of lines between leaves out what has one price only', () => {
    const drawn = linesBetween(table([[1_000, 2_000, 3_000], [5, 5, 5], [4_000, 5_000, 6_000]]), { low: 'a', middle: 'b', high: 'c', words: 'Between', most: 9 });
    expect(drawn).toContain('Row 0: £1,000 to £3,000, the median £2,000. Row 2: £4,000 to £6,000, the median £5,000.');
    expect(drawn).not.toContain('Row 1');
  });

  test.each([barsAgainst, barsEitherWay, linesBetween])('has no style of its own, for pages allow none', (draw) => {
    const drawn = draw(table([[1, 2, 3], [-4, 5, 6], [7, 8, 9]]), { column: 'a', against: 'b', low: 'a', middle: 'b', high: 'c', words: 'W', most: 9 });
    expect(drawn).toContain('role="img"');
    expect(drawn).not.toMatch(/ style=|<style/);
  });

  test('has a file of its numbers, with shorthand where there is none', () => {
    const viewpoint = { asAt: '2019-06-30' as CalendarDate, knownAt: 7 as EntryNumber };
    expect(tableAsCsv(table([[1, null, 3]]), viewpoint)).toBe('as_at,known_at,Line,A,B,C\r\n2019-06-30,7,Row 0,1,[z],3\r\n');
  });
});

test.each([
  [1, 0, 8, '1 later entry was recorded since, and none of them changes a figure on this page.'],
  [7, 1, 8, '7 later entries were recorded since, and 1 of the 8 figures on this page is told otherwise now.'],
])('%d later entries of which %d of %d figures are told otherwise', (later, differing, figures, words) => {
  expect(laterFigures(later, differing, figures)).toBe(words);
});
