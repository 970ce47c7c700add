import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figuresCompared } from '../../src/asking/compare-figures.js';
import { runs } from '../support/runs.js';
import type { Served } from '../support/served.js';
import { serveCommissioned } from '../support/served-commissioned.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ');

describe('figures compared from two viewpoints', () => {
  let served: Served;
  const get = (path: string) => served.as('morgan.example').get(path);
  const page = async (path: string) => plain((await get(path).expect(200)).text);
  const thenAndNow = '/compare?asAt=2019-05-30&knownAt=2019-05-30&asAtB=2019-06-30&measure=sufficiency';
  beforeAll(async () => {
    served = await serveCommissioned();
  }, 120_000);
  afterAll(() => served.close());

  test('are each told twice, with what the world changed and what we learned', async () => {
    const text = await page(thenAndNow);
    expect(text).toMatch(/figures differ, and \d+ are the same/);
    expect(text).toMatch(/Setting: in-house fostering 4 3 −1 0 −1/);
    expect(text).toMatch(/Setting: independent fostering 5 7 \+2 \+2 0/);
    expect(text).not.toMatch(/ Children in care 11 11/);
    expect(await page(`${thenAndNow}&all=yes`)).toMatch(/ Children in care 11 11 0 \+1 −1/);
  });

  test('of the same day, then and now, are what we learned alone', async () => {
    const text = await page('/compare?asAt=2019-06-20&knownAt=2019-06-20&asAtB=2019-06-20&measure=sufficiency');
    expect(text).toMatch(/Setting: residential 2 1 −1 −1 0/);
  });

  test('can be downloaded, every one', async () => {
    const { text, headers } = await get(thenAndNow.replace('/compare?', '/compare/figures.csv?')).expect(200);
    expect(headers['content-disposition']).toMatch(/compare-sufficiency-2019-05-30-entry-\d+-with-2019-06-30-entry-\d+\.csv/);
    const rows = text.trim().split('\r\n');
    expect(rows[0]).toBe('figure,what,unit,a_as_at,a_known_at,a,b_as_at,b_known_at,b,we_learned,world_changed');
    expect(rows.find((row) => row.startsWith('lac.total,'))).toMatch(/^lac\.total,Children in care,children,2019-05-30,\d+,11,2019-06-30,\d+,11,1,-1$/);
    await get('/compare/figures.csv?asAt=2019-05-30&asAtB=2019-06-30').expect(404);
  });

  test('leave figures of months that only one answer tells apart, and say so', async () => {
    expect(await page('/compare?asAt=2019-03-31&asAtB=2019-06-30&measure=flows')).toMatch(/figures are of a month, a year or a record that only one of the answers tells of/);
  });

  test('are not compared with themselves, nor of a family there is not', async () => {
    const same = await get('/compare?asAt=2019-06-30&asAtB=2019-06-30&measure=sufficiency').expect(400);
    expect(plain(same.text)).toContain('Choose two different dates or times');
    const unknown = await get('/compare?asAt=2019-05-30&asAtB=2019-06-30&measure=weather').expect(400);
    expect(unknown.text).toMatch(/href="#measure">Choose what to compare from the list/);
  });
});

describe('the parts of a difference', () => {
  const tenths = fc.integer({ min: -10_000, max: 10_000 }).map((number) => number / 10);
  const told = (value: number | null) => [{ id: 'x', words: 'X', unit: 'percent' as const, value }];

  test('add up to the whole, whichever way was gone', () => {
    fc.assert(
      fc.property(tenths, tenths, tenths, fc.boolean(), (a, corner, b, learnsFirst) => {
        const [one] = figuresCompared(told(a), told(corner), told(b), learnsFirst);
        expect(Math.round(((one?.parts?.learned ?? 0) + (one?.parts?.world ?? 0)) * 10)).toBe(Math.round((b - a) * 10));
      }),
      runs(200),
    );
  });

  test('are none where there was nobody to count', () => {
    expect(figuresCompared(told(null), told(1), told(2), true)[0]?.parts).toBeNull();
    expect(figuresCompared([], told(1), told(2), true)).toEqual([]);
  });
});
