import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pagination } from '../../src/web/layout/pagination.js';
import { admission, particulars, recordFact, serve, type Served } from '../support/served.js';

const CHILDREN = 234;
const MOST_BYTES = 100_000;

describe('the page of children in care, of a council with hundreds', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    await Promise.all(
      Array.from({ length: CHILDREN }, async (_, index) => {
        const child = String(100_000 + index);
        await recordFact(served, child, particulars('2010-06-30')).expect(201);
        await recordFact(served, child, admission('2018-12-01', index === 0 ? { placement: { type: 'K2', provider: 'PR4' } } : {})).expect(201);
      }),
    );
  }, 60_000);
  afterAll(() => served.close());

  const page = async (path: string) => (await served.http.get(path).expect(200)).text;
  const listed = (text: string) => [...text.matchAll(/href="\/children\/(\d+)[^"]*"/g)].map(([, child]) => child);

  test('lists each child on exactly one page of a hundred, and counts them all on every one', async () => {
    const pages = await Promise.all(['/children', '/children?page=2', '/children?page=3'].map(page));
    expect(pages.map((text) => listed(text).length)).toEqual([100, 100, 34]);
    expect(new Set(pages.flatMap(listed)).size).toBe(CHILDREN);
    for (const text of pages) {
      expect(text).toContain(`<dd>${CHILDREN}</dd>`);
      expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
    }
    expect(pages[1]).toContain('<title>Children in care (page 2 of 3) – Placement Tracker');
  });

  test('keeps the question on every page of its answer', async () => {
    const text = (await page('/children?asAt=2019-01-31&by=legalStatus&page=2')).replaceAll('&amp;', '&');
    expect(text).toContain('href="/children?asAt=2019-01-31&by=legalStatus#listed"');
    expect(text).toContain('href="/children?asAt=2019-01-31&by=legalStatus&page=3#listed"');
    expect(/href="([^"]+)">A link to this very answer/.exec(text)?.[1]).not.toContain('page');
  });

  test('has no pages where one group is short, and shows the first past the last', async () => {
    const short = await page('/children?group=K2');
    expect(listed(short)).toHaveLength(1);
    expect(short).not.toContain('govuk-pagination');
    for (const wrong of ['99', '-1', 'x', '1.5']) expect(listed(await page(`/children?page=${wrong}`))).toEqual(listed(await page('/children')));
  });
});

test.each([
  [1, 1, undefined],
  [1, 2, '[1] 2 >'],
  [1, 9, '[1] 2 … 9 >'],
  [3, 9, '< 1 2 [3] 4 … 9 >'],
  [5, 9, '< 1 … 4 [5] 6 … 9 >'],
  [9, 9, '< 1 … 8 [9]'],
])('page %d of %d is among %s', (shown, pages, expected) => {
  const told = pagination(shown, pages, (one) => `?page=${one}`);
  const items = told?.items.map((item) => ('ellipsis' in item ? '…' : item.current ? `[${item.number}]` : item.number));
  expect(told && [...(told.previous ? ['<'] : []), ...(items ?? []), ...(told.next ? ['>'] : [])].join(' ')).toBe(expected);
});
