import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { admission, move, particulars, recordFact, serve, type Served } from '../support/served.js';

describe('answers as CSV', () => {
  let served: Served;
  const csv = (path: string) => served.http.get(`/api/v1/${path}`).set('Accept', 'text/csv');
  const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true });

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '1', particulars('2005-06-30'));
    await recordFact(
      served,
      '1',
      admission('2018-12-01', {
        placement: { type: 'U6', provider: 'PR1', urn: '=HYPERLINK("http://x","y")', authority: '@SUM(1,2)' },
      }),
    );
    await recordFact(
      served,
      '2',
      admission('2019-01-10', { placement: { type: 'K2', provider: 'PR4', urn: '+44 "quoted", and\nmore' } }),
    );
    await recordFact(served, '2', move('2019-02-01', { placement: { type: 'U6', provider: 'PR4', urn: '＝1+1' } }));
  });
  afterAll(() => served.close());

  test.each([
    ['snapshot?asAt=2019-01-31', 'snapshot-by-placementType-2019-01-31-entry-4.csv'],
    ['children?asAt=2019-01-31&knownAt=3', 'children-2019-01-31-entry-3.csv'],
    ['children/1?asAt=2019-01-31', 'child-1-2019-01-31-entry-4.csv'],
    ['children/1/steps', 'child-1-steps-entry-2.csv'],
    ['compare?asAt=2019-01-31&asAtB=2019-02-28', 'compare-2019-01-31-entry-4-with-2019-02-28-entry-4.csv'],
    ['entries?after=1', 'entries-after-1-entry-4.csv'],
    ['entries/2', 'entry-entry-2.csv'],
    ['status', 'status-entry-4.csv'],
  ])('give %s a header row, and its viewpoint in every row and in the file’s name', async (path, name) => {
    const { status, headers, text } = await csv(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}"`);
    expect(headers['vary']).toContain('Accept');
    expect(text).toMatch(/^as_at,known_at,.*\r\n/);
    const rows = rowsOf(text);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row['known_at']).toMatch(/^\d+$/);
    const byFormat = await served.http.get(`/api/v1/${path}${path.includes('?') ? '&' : '?'}format=csv`);
    expect(byFormat.text).toBe(text);
  });

  test('say the same as the JSON does', async () => {
    const listed = (await served.http.get('/api/v1/children?asAt=2019-02-28')).body.children as Record<
      string,
      string | null
    >[];
    const rows = rowsOf((await csv('children?asAt=2019-02-28')).text);
    expect(
      rows.map((row) => [
        row['as_at'],
        row['known_at'],
        row['child'],
        row['age'],
        row['days_in_care'],
        row['in_placement_since'],
      ]),
    ).toEqual(
      listed.map(({ child, age, daysInCare, inPlacementSince }) => [
        '2019-02-28',
        '4',
        child,
        String(age ?? ''),
        String(daysInCare),
        inPlacementSince,
      ]),
    );
  });

  test('make inert what a spreadsheet would take for a formula', async () => {
    const rows = rowsOf((await csv('children?asAt=2019-01-31')).text);
    expect(rows.map((row) => row['urn'])).toEqual([`'=HYPERLINK("http://x","y")`, `'+44 "quoted", and\nmore`]);
    expect(rows[0]?.['placement_authority']).toBe("'@SUM(1,2)");
    expect(rowsOf((await csv('children?asAt=2019-02-28')).text)[1]?.['urn']).toBe("'＝1+1");
  });

  test('are JSON after all where the address says so', async () => {
    expect((await csv('snapshot?format=json')).body).toMatchObject({ knownAt: 4 });
    expect((await served.http.get('/api/v1/snapshot').set('Accept', 'text/html')).body).toMatchObject({ knownAt: 4 });
  });

  test('tell problems as problems', async () => {
    const { status, headers } = await csv('children/77');
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      404,
      expect.stringContaining('problem+json'),
      undefined,
    ]);
  });
});
