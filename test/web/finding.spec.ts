import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { admission, recordFact, send, serve, type Served } from '../support/served.js';

const TEAM = 'priya.example';

const called = (name: string | undefined, dateOfBirth: string, upn?: string) => ({
  type: 'ParticularsRecorded', effectiveOn: dateOfBirth, dateOfBirth, sex: '2', ethnicity: 'WBRI',
  ...(name === undefined ? {} : { identity: { name, ...(upn === undefined ? {} : { upn }) } }),
});

type Offered = { readonly children: readonly { readonly reference: string; readonly name: string | null; readonly about: string }[]; readonly status: string };

describe('finding a child', () => {
  let served: Served;
  const offered = async (text: string, account = TEAM): Promise<Offered> =>
    (await served.as(account).post('/children/find/suggestions').send({ text }).expect(200)).body as Offered;
  const references = async (text: string, account = TEAM) => (await offered(text, account)).children.map(({ reference }) => reference);
  const looked = (text: string, account = TEAM) =>
    served.as(account).post('/children/find').type('form').set('Sec-Fetch-Site', 'same-origin').send({ text });

  beforeAll(async () => {
    served = await serve();
    for (const [child, name, born, upn] of [
      ['4101', 'Siân O’Brien', '2005-06-30', 'A123456789012'],
      ['4102', 'Ada Lovelace-Byron', '2006-02-28', undefined],
      ['4103', 'Adam Smith', '2007-01-01', undefined],
      ['5410', undefined, '2007-01-01', undefined],
    ] as const) {
      await recordFact(served, child, called(name, born, upn)).expect(201);
    }
    await recordFact(served, '4101', admission('2018-12-01')).expect(201);
    await recordFact(served, '9999', admission('2018-12-01')).expect(201);
  });
  afterAll(() => served.close());

  test.each([
    ['41', ['4101', '4102', '4103', '5410'], 'references that begin so, then those that hold it'],
    ['4101', ['4101'], 'the reference itself'],
    ['99', ['9999'], 'a child of whom no particulars are recorded'],
    ['ad', ['4102', '4103'], 'the beginning of a name, by name'],
    ['smith ad', ['4103'], 'the beginnings of its words in any order'],
    ['sian obrien', ['4101'], 'a name without its accents and marks'],
    ['BYRON', ['4102'], 'the second half of a double name, in any case'],
    ['ad ada', [], 'each word of the name once only'],
    ['a12345', ['4101'], 'a pupil number'],
    ['1 jan 2007', ['4103', '5410'], 'a date of birth as people write one'],
    ['2007-01-01', ['4103', '5410'], 'a date of birth as machines write one'],
    ['zz', [], 'nobody where nobody answers'],
  ])('from “%s” comes to %j: %s', async (text, expected) => {
    expect(await references(text)).toEqual(expected);
  });

  test('tells with each child when it was born and whether it is in care', async () => {
    const { children, status } = await offered('4101');
    expect(children).toEqual([{ reference: '4101', href: '/children/4101', name: 'Siân O’Brien', about: 'Born 30 June 2005. In care since 1 December 2018' }]);
    expect(status).toBe('1 child found.');
    expect((await offered('5410')).children[0]).toMatchObject({ name: null, about: 'Born 1 January 2007. No time in care is recorded' });
  });

  test.each(['morgan.example', 'ali.example'])('tells %s no name, nor by a name or a pupil number', async (account) => {
    expect(await references('ada', account)).toEqual([]);
    expect(await references('a12345', account)).toEqual([]);
    expect(await references('410', account)).toEqual(['4101', '4102', '4103', '5410']);
    expect(await references('1 1 2007', account)).toEqual(['4103', '5410']);
    const page = await looked('410', account);
    const { text } = await served.as(account).get(page.headers['location'] as string).expect(200);
    expect(text).toContain('4 children found');
    expect(text).not.toMatch(/Ada|Brien|Smith/);
  });

  test('opens the record where one child is meant', async () => {
    for (const text of ['4101', ' 4101 ', 'sian', 'A123456789012', '28/2/2006'])
      expect([text, (await looked(text)).headers['location']]).toEqual([text, `/children/${text === '28/2/2006' ? '4102' : '4101'}`]);
  });

  test('lists those who may be meant at an address that says nothing of whom was looked for', async () => {
    const { status, headers } = await looked('ad');
    expect([status, headers['location']]).toEqual([303, expect.stringMatching(/^\/children\/find\?search=[0-9a-f-]{36}$/)]);
    const address = headers['location'] as string;
    const { text } = await served.as(TEAM).get(address).expect(200);
    expect(text).toContain('2 children found');
    expect(text).toMatch(/Ada Lovelace-Byron[^]*Adam Smith/);
    expect(text).toContain('value="ad"');
    expect((await served.as('ali.example').get(address).expect(200)).text).not.toMatch(/value="ad"|Lovelace/);
    expect((await served.as(TEAM).get(`/children/find?search=${randomUUID()}`).expect(200)).text).not.toContain('found<');
  });

  test('says so where nobody answers, and asks anew where nothing was typed', async () => {
    const { text } = await served.as(TEAM).get((await looked('zz')).headers['location'] as string).expect(200);
    expect(text).toContain('There are no results for your search.');
    expect((await looked('  ')).headers['location']).toBe('/children/find');
    expect((await served.as(TEAM).get('/children/find').expect(200)).text).toContain('Find a child</h1>');
  });

  test('escapes what was typed', async () => {
    const { text } = await served.as(TEAM).get((await looked('<script>"x')).headers['location'] as string).expect(200);
    expect(text).not.toContain('<script>"x');
  });

  test('is answered to nobody who is not known, and not to another site', async () => {
    expect((await served.as('').post('/children/find/suggestions').send({ text: '41' })).status).toBe(403);
    expect((await served.as(TEAM).post('/children/find').type('form').set('Sec-Fetch-Site', 'cross-site').send({ text: '41' })).status).toBe(403);
  });

  test('follows what is recorded: a corrected name takes the place of the wrong one, a struck out one is forgotten', async () => {
    const { body } = await recordFact(served, '6001', called('Wrong Person', '2008-03-03')).expect(201);
    expect(await references('wrong person')).toEqual(['6001']);
    const first = (body as { entries: { number: number }[] }).entries[0]?.number;
    const fact = called('Right Person', '2008-03-03');
    await send(served, '6001', 'corrections', { entry: first, fact, reason: 'facts-were-wrong' }).expect(201);
    expect([await references('wrong person'), await references('right person')]).toEqual([[], ['6001']]);
    const entries = (await served.http.get('/api/v1/children/6001')).body.entries as { number: number; type: string }[];
    const second = entries.findLast(({ type }) => type === 'ParticularsRecorded')?.number;
    await send(served, '6001', 'strikes', { entry: second, reason: 'wrong-child' }).expect(201);
    expect([await references('right person'), await references('6001')]).toEqual([[], ['6001']]);
  });

  test('stands at the head of every page for whoever has a role', async () => {
    for (const [account, hint] of [[TEAM, 'name'], ['ali.example', 'By reference or date of birth']] as const) {
      const { text } = await served.as(account).get('/children').expect(200);
      expect(text).toMatch(/<form class="app-find"[^>]*method="post" action="\/children\/find"/);
      expect(text).toContain(hint);
    }
    expect((await served.as('').get('/acting-as')).text).not.toContain('app-find');
  });
});
