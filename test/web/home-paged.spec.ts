import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plain } from '../support/recording.js';
import { admission, particulars, recordFact, sendRecord, serve, type Served } from '../support/served.js';

const CHILDREN = 234;
const LEFT = 60;
const AGENCY = 'SC000009';
const MOST_BYTES = 100_000;

describe('the page of an agency with hundreds of children', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    const details = { provision: 'independent-fostering-agency', sector: 'private' };
    await sendRecord(served, 'providers', AGENCY, 'facts', { fact: { type: 'ProviderRegistered', effectiveOn: '2015-01-01', urn: AGENCY, details } }).expect(201);
    await Promise.all(
      Array.from({ length: CHILDREN }, async (_, index) => {
        const child = String(100_000 + index);
        await recordFact(served, child, particulars('2010-06-30')).expect(201);
        await recordFact(served, child, admission('2018-12-01', { placement: { type: 'U6', provider: 'PR4', urn: AGENCY } })).expect(201);
        if (index < LEFT) await recordFact(served, `left-${index}`, admission('2018-01-01', { placement: { type: 'U6', provider: 'PR4', urn: AGENCY } })).expect(201);
        if (index < LEFT) await recordFact(served, `left-${index}`, { type: 'ChildDischarged', effectiveOn: '2018-06-01', reason: 'E4A' }).expect(201);
        if (index % 10 === 0) return;
        const fee = { type: 'FeeAgreed', effectiveOn: '2018-12-01', terms: { weekly: 80_000 + index, purchase: 'spot', extras: [{ kind: 'therapy', weekly: 5_000 }] } };
        await sendRecord(served, 'fees', child, 'facts', { fact: fee }).expect(201);
      }),
    );
  }, 120_000);
  afterAll(() => served.close());

  const page = async (path: string, as = 'priya.example') => (await served.as(as).get(path).expect(200)).text;
  const region = (text: string, id: string) => new RegExp(`aria-labelledby="${id}".*?</table>`, 's').exec(text)?.[0] ?? '';
  const placed = (text: string) => [...region(text, 'now').matchAll(/<a class="govuk-link" href="\/children\/(\d+)"/g)].map(([, child]) => child);
  const paid = (text: string) => [...region(text, 'fees').matchAll(/<th scope="row">Child (\d+)/g)].map(([, child]) => child);

  test.each(['priya.example', 'morgan.example'])('lists each child on exactly one page of fifty with what is paid for it, for %s', async (as) => {
    const pages = await Promise.all(['', '?page=2', '?page=3', '?page=4', '?page=5'].map((query) => page(`/homes/${AGENCY}${query}`, as)));
    expect(pages.map((text) => placed(text).length)).toEqual([50, 50, 50, 50, 34]);
    expect(new Set(pages.flatMap(placed)).size).toBe(CHILDREN);
    for (const text of pages) {
      expect(paid(text)).toEqual(placed(text));
      expect(plain(text)).toContain(`${CHILDREN} children`);
      expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
    }
    expect(pages[1]).toContain(`<title>Home ${AGENCY}, page 2 of 5 – Placement Tracker`);
    expect(plain(pages[1] ?? '')).toContain(', page 2 of 5');
  });

  test('keeps the question on every page of its answer, and leads from past the last page to the first', async () => {
    const text = (await page(`/homes/${AGENCY}?asAt=2019-01-31&page=2`)).replaceAll('&amp;', '&');
    expect(text).toContain(`href="/homes/${AGENCY}?asAt=2019-01-31&page=3#now"`);
    expect(text).toContain(`href="/homes/${AGENCY}?asAt=2019-01-31#now"`);
    expect(/href="([^"]+)">A link to this very answer/.exec(text)?.[1]).not.toContain('page');
    const { status, headers } = await served.http.get(`/homes/${AGENCY}?page=99`);
    expect([status, headers['location']]).toEqual([302, `/homes/${AGENCY}#now`]);
    for (const wrong of ['-1', 'x', '0', '1.5']) expect(placed(await page(`/homes/${AGENCY}?page=${wrong}`))).toEqual(placed(await page(`/homes/${AGENCY}`)));
  });

  test('has no pages before it had as many', async () => {
    expect(await page(`/homes/${AGENCY}?asAt=2018-11-30`)).not.toContain('govuk-pagination');
  });
});
