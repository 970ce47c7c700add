import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { ChangesTold } from '../../src/asking/changes.js';
import type { FiguresCompared } from '../../src/asking/compare-figures.js';
import type { Served } from '../support/served.js';
import { serveCommissioned } from '../support/served-commissioned.js';

type Told = ChangesTold & { readonly total: number; readonly next: number | null };

describe('what changed, as a program asks for it', () => {
  let served: Served;
  const get = (path: string) => served.http.get(`/api/v1/${path}`);
  const rowsOf = (text: string): readonly Record<string, string>[] => parse(text, { columns: true });
  beforeAll(async () => {
    served = await serveCommissioned();
  }, 120_000);
  afterAll(() => served.close());

  test('is what was recorded in the last seven days, each entry by how it stands to those before', async () => {
    const body = (await get('changes').expect(200)).body as Told;
    expect(body).toMatchObject({ from: '2019-06-24', to: '2019-06-30', total: 5, next: null });
    expect(body.entries.map(({ manner }) => manner).sort()).toEqual(['correction', 'in time', 'in time', 'late', 'set aside by its correction']);
    for (const { number } of body.entries) expect([number > body.before, number <= body.upTo]).toEqual([true, true]);
  });

  test('is, as CSV, the file that the page offers, and the same as the JSON', async () => {
    const days = 'from=2019-06-24&to=2019-06-30';
    const { text, headers } = await get(`changes?${days}&format=csv`).expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="recorded-2019-06-24-to-2019-06-30.csv"');
    expect(text).toBe((await served.as('morgan.example').get(`/changes.csv?${days}`)).text);
    const { entries } = (await get(`changes?${days}`)).body as Told;
    expect(rowsOf(text).map((row) => [row['entry'], row['type'], row['manner']])).toEqual(entries.map(({ number, type, manner }) => [String(number), type, manner]));
  });

  test('is told piece by piece: no entry twice, and none left out', async () => {
    const whole = (await get('changes?from=2010-01-01').expect(200)).body as Told;
    const met: number[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const piece: Told = (await get(`changes?from=2010-01-01&limit=7&after=${after}`).expect(200)).body as Told;
      expect([piece.total, piece.entries.length <= 7]).toEqual([whole.entries.length, true]);
      met.push(...piece.entries.map(({ number }) => number));
      after = piece.next;
    }
    expect(met).toEqual(whole.entries.map(({ number }) => number));
    expect(met.length).toBeGreaterThan(14);
  });

  test.each([
    ['changes?from=x', 'from'], ['changes?to=2019-02-30', 'to'], ['changes?from=2019-07-01', 'from'], ['changes?to=2019-07-01', 'to'],
    ['changes?from=2019-06-20&to=2019-06-10', 'from'], ['changes?limit=0', 'limit'], ['changes?limit=10001', 'limit'], ['changes?asAt=2019-01-01', 'asAt'],
    ['compare/figures?asAt=2019-05-30', 'measure'], ['compare/figures?measure=weather', 'measure'], ['compare/figures?measure=sufficiency&asAtB=x', 'asAtB'],
    ['compare/figures?measure=sufficiency&knownAtB=9999999', 'knownAtB'],
  ])('is not told of %s, which names the field', async (path, field) => {
    const { status, body } = await get(path);
    expect([status, body.code, body.errors.map((one: { field: string }) => one.field)]).toEqual([400, 'unfit', [field]]);
  });

  test('in figures adds up to the difference, figure by figure, as the page’s file has it', async () => {
    const asked = 'asAt=2019-05-30&knownAt=2019-05-30&asAtB=2019-06-30&measure=sufficiency';
    const told = (await get(`compare/figures?${asked}`).expect(200)).body as FiguresCompared;
    expect(told).toMatchObject({ measure: 'sufficiency', a: { asAt: '2019-05-30' }, b: { asAt: '2019-06-30' } });
    expect(told.figures.find(({ id }) => id === 'lac.total')).toMatchObject({ a: 11, b: 11, parts: { learned: 1, world: -1 } });
    for (const { a, b, parts } of told.figures) if (parts) expect(Math.abs((b ?? 0) - (a ?? 0) - parts.learned - parts.world)).toBeLessThan(1e-9);
    const { text, headers } = await get(`compare/figures?${asked}&format=csv`).expect(200);
    const page = await served.as('morgan.example').get(`/compare/figures.csv?${asked}`);
    expect([text, headers['content-disposition']]).toEqual([page.text, page.headers['content-disposition']]);
  });

  test('answers every role', async () => {
    for (const who of ['priya.example', 'morgan.example', 'ali.example'])
      for (const path of ['/api/v1/changes', '/api/v1/compare/figures?measure=carers&asAt=2019-05-30&asAtB=2019-06-30'])
        expect([who, path, (await served.as(who).get(path)).status]).toEqual([who, path, 200]);
  });
});
