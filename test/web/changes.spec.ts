import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serve, type Served } from '../support/served.js';
import { serveCommissioned } from '../support/served-commissioned.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ');

describe('the page of what changed', () => {
  let served: Served;
  const get = (path: string) => served.as('morgan.example').get(path);
  const page = async (path: string) => plain((await get(path).expect(200)).text);
  beforeAll(async () => {
    served = await serveCommissioned();
  }, 120_000);
  afterAll(() => served.close());

  test('tells what was recorded in the last seven days, by kind of fact, with how much of it was late, corrected or struck out', async () => {
    const text = await page('/changes');
    expect(text).toContain('Recorded from 24 June 2019 to 30 June 2019');
    expect(text).toMatch(/5 entries were recorded, from entry \d+ to entry \d+, whenever they took effect/);
    expect(text).toMatch(/Came into care Child 2 1 1 0/);
    expect(text).toMatch(/Set aside by its correction Child 1 0 0 0/);
    expect(text).toMatch(/All All records 5 1 1 0/);
  });

  test('tells which main figures it changed: what the world changed, and what was learned', async () => {
    const text = await page('/changes');
    expect(text).toMatch(/Main figures, from 23 June 2019 as known at entry \d+ to 30 June 2019 as known at entry \d+/);
    expect(text).toMatch(/Children in care 10 11 \+1 : compare Children in care 0/);
    expect(await page('/changes?from=2019-06-15&to=2019-06-15')).toMatch(/Children in care 11 10 0 −1/);
  });

  test('names the entries that came late or put something right, each with a way to it', async () => {
    const { text } = await get('/changes');
    expect(plain(text)).toMatch(/2 entries recorded late, corrected or struck out, the last first/);
    expect(plain(text)).toMatch(/Came into care child 131 10 May 2019 25 June 2019 at 11:00am 46 days later Late/);
    expect(plain(text)).toMatch(/Came into care child 111 15 November 2018 26 June 2019 at 11:00am 223 days later Correction/);
    expect(text).toMatch(/href="\/children\/131"/);
    expect(text).toMatch(/href="\/entries\/\d+"/);
  });

  test('can be downloaded, entry by entry', async () => {
    const { text, headers } = await get('/changes.csv?from=2019-06-24&to=2019-06-30').expect(200);
    expect(headers['content-disposition']).toContain('recorded-2019-06-24-to-2019-06-30.csv');
    const rows = text.trim().split('\r\n');
    expect(rows[0]).toBe('entry,kind,reference,type,effective_on,recorded_at,recorded_by,days_late,manner');
    expect(rows).toHaveLength(6);
    expect(rows.filter((row) => row.endsWith(',correction'))).toHaveLength(1);
    await get('/changes.csv?from=x').expect(404);
  });

  test('leads to the days before and after, and to the last days in which anything was recorded', async () => {
    const { text } = await get('/changes?from=2019-05-01&to=2019-05-07').expect(200);
    expect(text).toContain('href="/changes?from=2019-04-24&amp;to=2019-04-30"');
    expect(text).toContain('href="/changes?from=2019-05-08&amp;to=2019-05-14"');
    expect(plain(text)).toContain('Nothing was recorded in these days. See the week to 27 June 2019, when the last entry was recorded');
  });

  test.each([
    ['/changes?from=x', 'from', '“From” must be a real date'],
    ['/changes?to=2019-07-01', 'to', '“To” must be today or in the past'],
    ['/changes?from=2019-06-30&to=2019-06-01', 'from', '“From” must be the same as or before “to”'],
  ])('%s says of its field what is wrong, and keeps what was typed', async (path, field, words) => {
    const { text } = await get(path).expect(400);
    expect(text).toContain(`href="#${field}"`);
    expect(plain(text)).toContain(words);
  });
});

test('an empty store has recorded nothing yet', async () => {
  const served: Served = await serve();
  try {
    expect(plain((await served.http.get('/changes').expect(200)).text)).toContain('Nothing has been recorded yet.');
  } finally {
    await served.close();
  }
});
