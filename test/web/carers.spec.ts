import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { givenSupply } from '../support/given-supply.js';
import { serve, type Served } from '../support/served.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&[a-z]+;/g, ' ').replace(/\s+/g, ' ');
const rowsIn = (html: string) => [...(/<tbody[^>]*app-rows.*?<\/tbody>/s.exec(html)?.[0] ?? '').matchAll(/<a[^>]*href="\/(?:carers|homes)\/([^"?]+)/g)].map((found) => found[1]);
const SAME_SITE = { 'Sec-Fetch-Site': 'same-origin' };

let served: Served;
beforeAll(async () => {
  served = await serve();
  await givenSupply(served);
}, 120_000);
afterAll(() => served.close());

const open = async (path: string, as = 'priya.example') => served.as(as).get(path);

describe('the list of carers', () => {
  test('has the authority’s own approved households, and says how many apart from their approvals', async () => {
    const { text } = await open('/carers');
    expect(rowsIn(text)).toEqual(['H1', 'H2']);
    expect(plain(text)).toContain('Carers: 2 households');
    expect(plain(text)).toMatch(/Households approved by the authority 2 Each counted once Approvals they hold 3 /);
  });

  test('tells places that add up, household by household and in all', async () => {
    const rows = (await open('/carers.csv')).text.trim().split('\r\n').slice(1).map((line) => line.split(','));
    for (const row of rows) expect(Number(row[11])).toBe(Number(row[13]) + Number(row[14]) + Number(row[15]));
    const figures = (await served.http.get('/api/v1/measures/places')).body.figures as { id: string; value: number }[];
    const figure = (id: string) => figures.find((one) => one.id === id)?.value;
    const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0);
    expect([sum(11), sum(13), sum(14), sum(15)]).toEqual([figure('places.approved'), figure('places.filled'), figure('places.vacant'), figure('places.notAvailable')]);
  });

  test.each([
    ['/carers?filtered=yes', ['A1', 'H1', 'H2', 'H3', 'H4']],
    ['/carers?filtered=yes&status=deregistered', ['H3']],
    ['/carers?filtered=yes&status=applying', ['H4']],
    ['/carers?filtered=yes&by=agency', ['A1']],
    ['/carers?type=long-term-or-permanent', ['H1']],
    ['/carers?vacant=1', ['H1', 'H2']],
    ['/carers?vacant=2', []],
    ['/carers?filtered=yes&sort=-places', ['H2', 'A1', 'H1', 'H3', 'H4']],
  ])('%s lists %j', async (path, households) => {
    expect(rowsIn((await open(path)).text)).toEqual(households);
  });

  test('is of another day where one is asked for', async () => {
    expect(rowsIn((await open('/carers?asAt=30+4+2019')).text)).toEqual(['H1', 'H2', 'H3']);
    expect(plain((await open('/carers?asAt=1+1+1995')).text)).toContain('No carer household is recorded');
    expect(plain((await open('/carers?knownAt=1')).text)).not.toContain('H2');
  });

  test('keeps what cannot be understood, and says of which field', async () => {
    const answer = await open('/carers?vacant=many');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('href="#vacant"');
    expect(answer.text).toContain('value="many"');
    expect((await open('/carers.csv?asAt=never')).status).toBe(400);
  });

  test('offers to record a household only to whoever may', async () => {
    expect((await open('/carers')).text).toContain('href="/carers/new"');
    for (const other of ['morgan.example', 'ali.example']) {
      expect((await open('/carers', other)).text).not.toContain('href="/carers/new"');
      expect((await open('/carers/new', other)).status).toBe(403);
    }
  });
});

describe('a household’s page', () => {
  test('tells its approval, its places, who is placed there, and every entry', async () => {
    const text = plain((await open('/carers/H1')).text);
    expect(text).toContain('Approved for Long term or permanent, Task-centred');
    expect(text).toMatch(/In all 2 Filled 1 Vacant 1 Not available 0/);
    expect(text).toMatch(/Placed on the day: 1 child .* Child 301 1 December 2018 Still there/);
    expect(text).toMatch(/3 entries, the last recorded first/);
    expect(text).toContain('Carer 1: Grace Hopper 49 years old');
  });

  test('names nobody to whoever does not place children', async () => {
    for (const other of ['morgan.example', 'ali.example']) {
      const { text } = await open('/carers/H1', other);
      expect(text).not.toContain('Hopper');
      expect(text).not.toContain('Record something');
    }
  });

  test('is as it was on another day, and as it was known at an earlier entry', async () => {
    expect(plain((await open('/carers/H3?asAt=30+4+2019')).text)).toContain('Status Approved');
    expect(plain((await open('/carers/H3')).text)).toContain('Retirement');
    const known = await open('/carers/H3?knownAt=1');
    expect([known.status, plain(known.text).includes('Nothing is recorded of a household')]).toEqual([404, true]);
  });

  test('offers what can be recorded of it as it stands', async () => {
    const offered = async (carer: string) => [...(await open(`/carers/${carer}`)).text.matchAll(new RegExp(`/carers/${carer}/([a-z-]+)`, 'g'))].map((found) => found[1]);
    expect(await offered('H2')).toEqual(expect.arrayContaining(['vary', 'available', 'deregister']));
    expect(await offered('H2')).not.toContain('approve');
    expect(await offered('H3')).toEqual(expect.arrayContaining(['approve', 'exit-interview']));
    expect(await offered('H4')).toEqual(expect.arrayContaining(['approve', 'step']));
  });

  test.each(['/carers/nobody', '/carers/nobody/vary', '/carers/H1/constructor', '/carers/H1/unheard-of', '/carers/recorded/1x', '/carers/recorded/999999'])('there is none at %s', async (path) => {
    expect((await open(path)).status).toBe(404);
  });
});

const commandIdIn = (html: string): string => /name="commandId" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('recording something of a household', () => {
  const send = (path: string, answers: object) => served.http.post(path).type('form').set(SAME_SITE).send(answers);
  const journey = async (path: string, answers: object) => {
    const check = await send(path, answers);
    const asked = { ...answers, commandId: commandIdIn(check.text) };
    return { check, record: (step: string) => send(path, { ...asked, step }) };
  };

  test('varies the terms, which stand on the form as they are', async () => {
    const form = await open('/carers/H2/vary');
    expect(form.text).toMatch(/value="task-centred" checked/);
    expect(form.text).toMatch(/id="places"[^>]*value="3"/);
    const { check, record } = await journey('/carers/H2/vary', { effectiveOn: '1 6 2019', types: ['task-centred', 'respite-or-day-care'], places: '2', ageFrom: '0', ageTo: '10', until: '' });
    expect(plain(check.text)).toContain('Task-centred, Respite or day care');
    const recorded = await record('record');
    expect([recorded.status, recorded.headers['location']]).toEqual([303, expect.stringMatching(/^\/carers\/recorded\/\d+$/)]);
    expect(plain((await open(String(recorded.headers['location']))).text)).toMatch(/Terms of approval changed, 1 June 2019 .* Approved for: Task-centred, Respite or day care/);
    expect((await record('record')).headers['location']).toBe(recorded.headers['location']);
    expect(plain((await open('/carers/H2')).text)).toContain('Respite or day care');
  });

  test('asks again before approval is ended while children are placed', async () => {
    const { check, record } = await journey('/carers/H1/deregister', { effectiveOn: '1 6 2019', reason: 'retirement', child: '', transferredTo: '' });
    expect(plain(check.text)).toMatch(/Are you sure\? .* Child 301 is placed with the household on that day/);
    expect((await record('record')).status).toBe(200);
    expect((await record('record-suspect')).status).toBe(303);
    expect(plain((await open('/carers/H1')).text)).toContain('Children are placed with the household, and it is not approved');
  });

  test('keeps the answers of what is refused, and says of which field', async () => {
    const refused = await send('/carers/H2/unavailable', { effectiveOn: '10 6 2019', places: '9', reason: 'other', until: '' });
    expect([refused.status, refused.text.includes('href="#places"'), plain(refused.text).includes('9 places cannot be unavailable where 2 are approved')]).toEqual([422, true, true]);
    const beyond = await send('/carers/H2/unavailable', { effectiveOn: '10 6 2019', places: '21', reason: 'other', until: '' });
    expect([beyond.status, beyond.text.includes('from 1 to 20')]).toEqual([400, true]);
  });

  test('begins a household with an enquiry, or with an approval and its terms', async () => {
    const first = { carer: 'H9', stage: 'CarerEnquired', effectiveOn: '1 6 2019', types: '', places: '', ageFrom: '', ageTo: '', until: '', agency: '' };
    const enquired = await journey('/carers/new', first);
    expect((await enquired.record('record')).status).toBe(303);
    const lacking = await send('/carers/new', { ...first, carer: 'H10', stage: 'CarerApproved' });
    expect([lacking.status, lacking.text.includes('href="#types"'), lacking.text.includes('href="#ageTo"')]).toEqual([400, true, true]);
    expect((await send('/carers/new', { ...first, carer: 'new' })).status).toBe(400);
    const known = await send('/carers/new', { ...first, effectiveOn: '2 6 2019' });
    expect(plain(known.text)).toContain('A household H9 is on record already');
  });

  test('is told when somebody else recorded something of it meanwhile', async () => {
    const form = await open('/carers/H4/step');
    const seenTo = /name="seenTo" value="(\d+)"/.exec(form.text)?.[1] ?? '';
    const answers = { effectiveOn: '20 6 2019', stage: 'applied', commandId: commandIdIn(form.text), seenTo };
    const other = await journey('/carers/H4/step', { effectiveOn: '15 6 2019', stage: 'applied' });
    expect((await other.record('record')).status).toBe(303);
    const sent = await send('/carers/H4/step', { ...answers, step: 'record' });
    expect(plain(sent.text)).toContain('Someone else changed this record');
  });
});
