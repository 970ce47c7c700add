import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LedgerUnavailable, type Ledger } from '../../src/ledger/ledger.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { plain } from '../support/recording.js';
import { sendRecord, serve, type Served } from '../support/served.js';

describe('homes found by what they are called', () => {
  let served: Served;
  const registered = async (urn: string, name: string, owner: string, effectiveOn = '2015-01-01') =>
    sendRecord(served, 'providers', urn, 'facts', {
      fact: { type: 'ProviderRegistered', effectiveOn, urn, details: { provision: 'childrens-home', sector: 'private', owner }, identity: { name } },
    }).expect(201);

  beforeAll(async () => {
    served = await serve();
    await registered('SC000001', 'Holly Lodge', 'Tall Oaks Living');
    await registered('SC000002', 'The Hollies, Mill Lane', 'Brook Care');
    await registered('SC000003', 'St Mary’s', 'Brook Care');
    await sendRecord(served, 'providers', 'SC000003', 'facts', { fact: { type: 'RegistrationEnded', effectiveOn: '2018-01-01', why: 'closed' } }).expect(201);
  });
  afterAll(() => served.close());

  const send = (text: string, as = 'priya.example', more: object = {}, site = 'same-origin') =>
    served.as(as).post('/homes/find').type('form').set('Sec-Fetch-Site', site).send({ text, ...more });
  const listed = (html: string) => [...(/<tbody[^>]*app-rows.*?<\/tbody>/s.exec(html)?.[0] ?? '').matchAll(/<a[^>]*href="\/homes\/([^"?]+)/g)].map((found) => found[1]);
  const found = async (text: string, as = 'priya.example'): Promise<readonly (string | undefined)[]> => {
    const sent = await send(text, as);
    expect(sent.status).toBe(303);
    return listed((await served.as(as).get(sent.headers['location'] as string)).text);
  };

  test.each([
    ['holl', ['SC000001', 'SC000002']], ['HOLLY lodge', ['SC000001']], ['lodge holly', ['SC000001']], ['st marys', ['SC000003']], ['brook', ['SC000002', 'SC000003']],
    ['sc000002', ['SC000002']], ['0003', ['SC000003']], ['olly', []], ['mill lodge', []], ['"><script>', []],
  ])('%j finds %j, registered still or no longer', async (text, homes) => {
    expect(await found(text)).toEqual(homes);
  });

  test('what was typed stands on the page, as text, and in no address', async () => {
    const sent = await send('"><script>alert(1)</script>');
    expect(sent.headers['location']).toMatch(/^\/homes\?filtered=yes&search=[0-9a-f-]{36}$/);
    const { text } = await served.http.get(sent.headers['location'] as string);
    expect(text).toContain('Called “&quot;&gt;&lt;script&gt;alert(1)');
    expect(text).not.toContain('<script>alert');
  });

  test('the list is narrowed, sorted and downloaded as before, and leads back to the whole of it', async () => {
    const at = (await send('holl')).headers['location'] as string;
    const { text } = await served.http.get(`${at}&sort=-provider`);
    expect(listed(text)).toEqual(['SC000002', 'SC000001']);
    const [, away = ''] = /href="([^"]+)"><span class="govuk-visually-hidden">Take away: <\/span>Called/.exec(text) ?? [];
    expect(listed((await served.http.get(away.replaceAll('&amp;', '&'))).text)).toEqual(['SC000003', 'SC000002', 'SC000001']);
    const [, file = ''] = /href="(\/homes\.csv[^"]+)"/.exec(text) ?? [];
    expect(text).not.toContain('A link to this very answer');
    expect((await served.http.get(file.replaceAll('&amp;', '&'))).text.trim().split('\r\n')).toHaveLength(3);
    expect(listed((await served.http.get(`${at}&status=ended`)).text)).toEqual([]);
  });

  test('the day asked about stays', async () => {
    expect((await send('holl', 'priya.example', { asAt: '1 1 2017', knownAt: '3' })).headers['location']).toMatch(/^\/homes\?asAt=1\+1\+2017&knownAt=3&filtered=yes&search=/);
    expect((await send('', 'priya.example', { asAt: '1 1 2017' })).headers['location']).toBe('/homes?asAt=1+1+2017');
  });

  test('names answer nobody who does not see them; owners and numbers do', async () => {
    expect(await found('holl', 'morgan.example')).toEqual(['SC000001', 'SC000002']);
    expect(await found('holl', 'ali.example')).toEqual([]);
    expect(await found('oaks', 'ali.example')).toEqual(['SC000001']);
    expect(plain((await served.as('ali.example').get('/homes')).text)).toContain('By owner or Ofsted number (URN)');
  });

  test('what one looked for is nobody else’s, and what is no longer kept is said', async () => {
    const at = (await send('lodge')).headers['location'] as string;
    const { text } = await served.as('morgan.example').get(at);
    expect(plain(text)).toContain('What you looked for is no longer kept. Type it again.');
    expect(text).not.toContain('lodge');
    expect(listed(text)).toHaveLength(3);
  });

  test('a home is found by a name recorded since, and by the one it had', async () => {
    expect(await found('willow')).toEqual([]);
    await sendRecord(served, 'providers', 'SC000002', 'facts', { fact: { type: 'ProviderDetailsChanged', effectiveOn: '2019-01-01', details: { provision: 'childrens-home', sector: 'private', owner: 'Brook Care' }, identity: { name: 'Willow House' } } }).expect(201);
    await registered('SC000004', 'Willow Cottage', 'Brook Care');
    expect(await found('willow')).toEqual(['SC000002', 'SC000004']);
    expect(await found('hollies')).toEqual(['SC000002']);
  });

  test('while the ledger is out of reach numbers and owners answer, and names again once it is back', async () => {
    const ledger = served.serving.app.get<Ledger>(LEDGER, { strict: false });
    const { read, readAll } = ledger;
    await registered('SC000005', 'Larch View', 'Brook Care');
    const away = () => { throw Object.assign(new LedgerUnavailable('the line is dead'), { passing: true }); };
    Object.assign(ledger, { read: away, readAll: away });
    try {
      expect(await found('larch')).toEqual([]);
      expect(await found('SC000005')).toEqual(['SC000005']);
    } finally {
      Object.assign(ledger, { read, readAll });
    }
    expect(await found('larch')).toEqual(['SC000005']);
  });

  test('a form on another site finds nothing', async () => {
    expect((await send('holl', 'priya.example', {}, 'cross-site')).status).toBe(403);
  });
});
