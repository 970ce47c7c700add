import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { givenSupply } from '../support/given-supply.js';
import { serve, type Served } from '../support/served.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&[a-z]+;/g, ' ').replace(/\s+/g, ' ');
const tableIn = (html: string, id: string) => new RegExp(`aria-labelledby="${id}".*?</table>`, 's').exec(html)?.[0] ?? '';
const rowsIn = (html: string, id = 'places') => [...tableIn(html, id).matchAll(/<a[^>]*href="\/(?:carers|homes)\/([^"?]+)"/g)].map((found) => found[1]);

let served: Served;
beforeAll(async () => {
  served = await serve();
  await givenSupply(served);
}, 120_000);
afterAll(() => served.close());

const open = async (path: string, as = 'priya.example') => served.as(as).get(path);

describe('the search for a place', () => {
  test('tells our own first, then what is paid for already, then frameworks and the rest', async () => {
    const { text } = await open('/vacancies?age=10');
    expect(rowsIn(text)).toEqual(['H1', 'H2', 'SC000002', 'SC000001', 'SC000002']);
    expect(plain(text)).toMatch(/Home SC000002 Booked in a block: paid for already Children’s home 1 8 to 17/);
    expect(plain(text)).toMatch(/Home SC000001 On a framework Children’s home up to 3/);
  });

  test('offers no household of an agency, none that is full, and none whose approval ended', async () => {
    expect(rowsIn((await open('/vacancies')).text)).not.toEqual(expect.arrayContaining(['A1']));
    expect(rowsIn((await open('/vacancies')).text)).not.toEqual(expect.arrayContaining(['H3']));
    expect(rowsIn((await open('/vacancies?on=30+4+2019')).text)).toContain('H3');
  });

  test('takes a need apart, and tells those that miss one thing beneath', async () => {
    const { text } = await open('/vacancies?sent=yes&age=9&oldest=11&together=2&kind=fostering&good=yes');
    expect(rowsIn(text)).toEqual([]);
    expect(plain(text)).toContain('No homes match all your criteria');
    expect(plain(text)).toContain('2 places without “room for so many”');
    expect(rowsIn(text, 'nearly')).toEqual(expect.arrayContaining(['H1', 'H2', 'SC000001']));
    expect(plain(tableIn(text, 'nearly'))).toContain('What does not: kind of home');
  });

  test('what letting one thing go promises is what it finds', async () => {
    const { text } = await open('/vacancies?sent=yes&age=9&oldest=11&together=2&kind=fostering&good=yes');
    const ways = [...text.matchAll(/<li><a class="govuk-link" href="(\/vacancies[^"]*)">(\d+) place/g)];
    expect(ways.length).toBeGreaterThan(0);
    for (const [, href = '', many = ''] of ways) expect(plain((await open(href.replaceAll('&amp;', '&'))).text)).toContain(`Vacancies: ${many}`);
  });

  test('for a child begins with its age and sex, and leads back to its move', async () => {
    const { text } = await open('/vacancies?child=302');
    expect(text).toMatch(/id="age"[^>]*value="10"/);
    expect(text).toMatch(/<option value="2" selected>/);
    expect(text).toContain('href="/children/302/move?carer=H1"');
    expect(text).toContain('href="/children/302/move?urn=SC000001"');
    expect((await open('/vacancies')).text).not.toContain('/move?');
    expect((await open('/vacancies?child=999')).status).toBe(404);
    const form = await open('/children/302/move?carer=H1');
    expect(form.text).toMatch(/id="carer"[^>]*value="H1"/);
  });

  test('keeps what cannot be understood, and says of which field', async () => {
    const answer = await open('/vacancies?age=40&together=0&on=never');
    expect(answer.status).toBe(400);
    for (const field of ['age', 'together', 'on']) expect(answer.text).toContain(`href="#${field}"`);
    expect((await open('/vacancies?age=12&oldest=9')).text).toContain('href="#oldest"');
  });

  test('is for those who place and commission; only those who place may use a place', async () => {
    const { status, text } = await open('/vacancies?child=302', 'morgan.example');
    expect([status, text.includes('/move?')]).toEqual([200, false]);
    expect((await open('/vacancies', 'ali.example')).status).toBe(403);
  });
});
