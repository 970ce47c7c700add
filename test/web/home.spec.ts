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
  }, 120_000);
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

  test('has no pages where one group is short', async () => {
    const short = await page('/children?group=K2');
    expect(listed(short)).toHaveLength(1);
    expect(short).not.toContain('govuk-pagination');
  });

  test('leads from past the last page to the first, and takes no page for what is none', async () => {
    const { status, headers } = await served.http.get('/children?sort=age&page=99');
    expect([status, headers['location']]).toEqual([302, '/children?sort=age']);
    for (const wrong of ['-1', 'x', '1.5']) expect(listed(await page(`/children?page=${wrong}`))).toEqual(listed(await page('/children')));
  });

  test('says in its heading how many there are, and how many were found', async () => {
    expect(await page('/children')).toContain(`>Children in care: ${CHILDREN}</h1>`);
    expect(await page('/children?placementType=K2')).toContain('>Children in care: 1 found</h1>');
  });

  test('is narrowed by each filter and by all together, with the way back to the list without it', async () => {
    const found = async (query: string) => listed(await page(`/children?${query}`)).length;
    expect(await found('placementType=K2&provider=PR4')).toBe(1);
    expect(await found('placementType=K2&provider=PR1')).toBe(0);
    expect(await found('placementType=U6&legalStatus=V2&page=3')).toBe(33);
    expect(await found('reference=10000')).toBe(10);
    expect(await found('ageBand=5+to+9&reference=10000')).toBe(10);
    const text = (await page('/children?placementType=K2&provider=PR1&sort=age')).replaceAll('&amp;', '&');
    expect(text).toContain('There are no results for your search.');
    expect(text).toContain('href="/children?provider=PR1&sort=age#children"');
    expect(text).toContain('href="/children?sort=age#children"');
    expect(text).toContain('<option value="K2" selected>');
  });

  test('asks for the beginning of a reference, and sends whoever looks for a name to the box for names', async () => {
    const { status, text } = await served.http.get('/children?reference=Ada+Lovelace');
    expect(status).toBe(400);
    expect(text).toContain('href="#reference"');
    expect(text).toContain('use “Find a child”');
    expect(text).toContain('id="reference-error"');
  });

  test('keeps filters and order where another day is asked about', async () => {
    const text = await page('/children?placementType=U6&sort=inCare&order=descending');
    const form = /<form class="app-viewpoint".*?<\/form>/s.exec(text)?.[0] ?? '';
    for (const [name, value] of [['placementType', 'U6'], ['sort', 'inCare'], ['order', 'descending']]) expect(form).toContain(`name="${name}" value="${value}"`);
  });

  test('sorts by any column, either way, and says by which', async () => {
    const first = async (query: string) => listed(await page(`/children?${query}`))[0];
    expect(await first('sort=child&order=descending')).toBe(String(100_000 + CHILDREN - 1));
    expect(await first('sort=placement')).toBe('100000');
    expect(await first('sort=placement&order=descending')).toBe('100001');
    const text = (await page('/children?sort=age&placementType=U6')).replaceAll('&amp;', '&');
    expect(text).toMatch(/aria-sort="ascending"><a [^>]*href="\/children\?placementType=U6&sort=age&order=descending#listed">Age</);
    expect(text.match(/aria-sort/g)).toHaveLength(1);
    expect(await first('sort=shoeSize')).toBe('100000');
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
