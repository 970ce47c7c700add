import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import type { ChildFact } from '../../src/domain/child/events.js';
import { FIELDS } from '../../src/web/correcting/fields.js';
import { rightFact, saidNow } from '../../src/web/correcting/right-fact.js';
import { whileAppending } from '../support/recording.js';
import { admission, move, particulars, recordFact, serve, type Served } from '../support/served.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&#39;/g, '’').replace(/\s+/g, ' ');
const commandIdIn = (html: string): string => /name="commandId" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('putting an entry right on a page', () => {
  let served: Served;
  let children = 100;
  const post = (path: string, answers: object) => served.http.post(path).type('form').set({ 'Sec-Fetch-Site': 'same-origin' }).send(answers);
  const headNow = async () => (await served.http.get('/api/v1/entries?limit=1')).body.head as number;
  const entriesOf = async (child: string) => (await served.http.get(`/api/v1/children/${child}`)).body.entries as readonly { number: number; type: string; told: Record<string, unknown>; struckOutBy: number | null }[];

  const someChild = async () => {
    const child = String((children += 1));
    await recordFact(served, child, particulars('2008-06-30'));
    await recordFact(served, child, admission('2018-06-01', { identity: { homePostcode: 'S60 1AA', placementPostcode: 'S1 2HH' } }));
    await recordFact(served, child, move('2018-12-10'));
    const at = async (type: string) => (await entriesOf(child)).find((one) => one.type === type)?.number ?? 0;
    return { child, admission: await at('ChildAdmitted'), move: await at('ChildMoved'), particulars: await at('ParticularsRecorded') };
  };
  const RIGHT = { effectiveOn: '2018-12-20', type: 'K2', provider: 'PR4', urn: '', carer: '', placementPostcode: '', reason: 'CARPL', legalStatus: '', note: 'The home’s own log says so' };

  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test('shows what the entry says now in every field, with who recorded it and when', async () => {
    const { child, move: entry } = await someChild();
    const { text, status } = await served.http.get(`/children/${child}/entries/${entry}/correct`);
    expect(status).toBe(200);
    expect(text).toMatch(/name="effectiveOn"[^>]*value="10 12 2018"/);
    expect(text).toMatch(/<option value="K2" selected/);
    expect(plain(text)).toMatch(new RegExp(`Entry ${entry}: Moved to another carer, 10 December 2018\\. Recorded .* by officer`));
    expect(plain(text)).toContain('The entry itself stays in the history');
  });

  test('lays old and new side by side, with what it changes, and writes nothing before it is confirmed', async () => {
    const { child, move: entry } = await someChild();
    const before = await headNow();
    const { text, status } = await post(`/children/${child}/entries/${entry}/correct`, RIGHT);
    expect([status, await headNow()]).toEqual([200, before]);
    expect(text).toMatch(/<del>10 December 2018<\/del>[^]*<ins>20 December 2018<\/ins>/);
    expect(plain(text)).toMatch(/As believed now .*1 June 2018 to 10 December 2018.* As it will be believed .*1 June 2018 to 20 December 2018/);
    expect(plain(text)).toContain('No edition of the booklet tells of a day from then on.');
  });

  test('records the right fact in place of the wrong one, which stays, and keeps what names people', async () => {
    const { child, admission: entry } = await someChild();
    const path = `/children/${child}/entries/${entry}/correct`;
    const { text: form } = await served.http.get(path);
    const answers = { ...RIGHT, effectiveOn: '2 6 2018', type: 'U6', provider: 'PR1', legalStatus: 'C2', categoryOfNeed: 'N1', homePostcode: 'S60 1AA', placementPostcode: 'S1 2HH', commandId: commandIdIn(form), step: 'record-suspect' };
    const sent = await post(path, answers);
    expect(sent.status).toBe(303);
    expect(plain((await served.http.get(sent.headers['location'] ?? '')).text)).toMatch(new RegExp(`Recorded.* Puts right:? entry ${entry} `));
    const again = await post(path, answers);
    expect([again.status, again.headers['location']]).toEqual([303, sent.headers['location']]);
    const entries = await entriesOf(child);
    expect(entries.filter(({ type }) => type === 'ChildAdmitted').map(({ told, struckOutBy }) => [told['effectiveOn'], told['legalStatus'], struckOutBy !== null])).toEqual([
      ['2018-06-01', 'V2', true], ['2018-06-02', 'C2', false],
    ]);
  });

  test('tells which figures of a published evening will be otherwise, and that the edition stays', async () => {
    const { child, move: entry } = await someChild();
    const published = await served.http.post('/api/v1/editions').send({ commandId: crypto.randomUUID(), by: 'officer', asAt: '2018-12-15', profile: 'operational' });
    expect(published.status).toBe(201);
    const { text } = await post(`/children/${child}/entries/${entry}/correct`, RIGHT);
    expect(plain(text)).toMatch(/figures of 15 December 2018 will be otherwise than now\. Edition 1 , published 30 June 2019, stays as it came out/);
    expect(plain(text)).toMatch(/As known now After this/);
    const none = await post(`/children/${child}/entries/${entry}/correct`, { ...RIGHT, effectiveOn: '2018-12-10', reason: 'PLACE' });
    expect(plain(none.text)).toContain('It does not change where or how the child lived.');
  }, 120_000);

  test.each([
    ['nothing changed', { ...RIGHT, effectiveOn: '2018-12-10' }, 400, 'Change what is wrong'],
    ['no reason given', { ...RIGHT, note: '' }, 400, 'Give an answer to “Why, in your own words”'],
    ['no such day', { ...RIGHT, effectiveOn: '31 2 2018' }, 400, 'must be a real date'],
    ['a day before care began', { ...RIGHT, effectiveOn: '1 5 2018' }, 422, 'not in care'],
  ])('keeps the answers where it cannot be: %s', async (_, answers, expected, words) => {
    const { child, move: entry } = await someChild();
    const { status, text } = await post(`/children/${child}/entries/${entry}/correct`, answers);
    expect([status, plain(text).includes(words)]).toEqual([expected, true]);
    expect(text).toContain('<title>Error: ');
  });

  test('strikes out what did not happen, with why, and says so of what others rest on', async () => {
    const { child, move: entry, admission: first } = await someChild();
    const refused = await post(`/children/${child}/entries/${first}/strike-out`, { reason: 'duplicate', note: 'Twice' });
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('Other entries rest on');
    const path = `/children/${child}/entries/${entry}/strike-out`;
    const { text } = await served.http.get(path);
    const looked = await post(path, { reason: 'wrong-child', note: 'It was her brother', commandId: commandIdIn(text) });
    expect([looked.status, plain(looked.text).includes('Why it is struck out It was about another child')]).toEqual([200, true]);
    const sent = await post(path, { reason: 'wrong-child', note: 'It was her brother', commandId: commandIdIn(text), step: 'record-suspect' });
    expect(sent.status).toBe(303);
    expect((await entriesOf(child)).find(({ number }) => number === entry)?.struckOutBy).toBe(await headNow());
    expect((await served.http.get(`/entries/${await headNow()}`)).text).not.toContain('brother');
    const late = await post(path, { reason: 'wrong-child', note: 'Again' });
    expect([late.status, plain(late.text).includes('struck out already')]).toEqual([422, true]);
  });

  test.each(['/children/101/entries/9999/correct', '/children/101/entries/x/correct', '/children/999/entries/1/strike-out'])('%s is not there', async (path) => {
    expect((await served.http.get(path)).status).toBe(404);
  });

  test('keeps the answers where the records cannot be written', async () => {
    const { child, move: entry } = await someChild();
    const path = `/children/${child}/entries/${entry}/correct`;
    const commandId = commandIdIn((await served.http.get(path)).text);
    const failed = await whileAppending(served, new LedgerUnavailable('the disk is full'), () => post(path, { ...RIGHT, commandId, step: 'record-suspect' }));
    expect([failed.status, plain(failed.text)]).toEqual([503, expect.stringMatching(/NOT confirmed as saved.*Children’s home/)]);
    expect((await post(path, { ...RIGHT, commandId, step: 'record-suspect' })).status).toBe(303);
  });

  test('is the placements team’s alone', async () => {
    const { child, move: entry } = await someChild();
    for (const account of ['ali.example', 'morgan.example']) expect((await served.as(account).get(`/children/${child}/entries/${entry}/correct`)).status).toBe(403);
  });
});

describe('the right fact', () => {
  const moved = { type: 'ChildMoved', effectiveOn: '2018-12-10', placement: { type: 'U6', provider: 'PR1', carer: 'FH-1', distance: 4.2, authority: 'E08000018' }, reason: 'CARPL', corrects: 'x', identity: { placementPostcode: 'S1 2HH', homePostcode: 'S60 1AA' } } as unknown as ChildFact;
  const fields = FIELDS.ChildMoved ?? [];
  const said = Object.fromEntries(fields.flatMap((one) => (saidNow(moved, one) ? [[one.name, saidNow(moved, one)]] : [])));

  test('is the old one where every answer is as it was, without what the record gave it', () => {
    expect(rightFact(moved, fields, said)).toEqual({ ...moved, corrects: undefined });
  });

  test('keeps no distance that held of another home', () => {
    expect(rightFact(moved, fields, { ...said, carer: 'FH-2' })).toMatchObject({ placement: { type: 'U6', provider: 'PR1', carer: 'FH-2' }, identity: { homePostcode: 'S60 1AA' } });
    expect(rightFact(moved, fields, { ...said, carer: 'FH-2' })).not.toHaveProperty('placement.distance');
    expect(rightFact(moved, fields, { ...said, type: 'U4' })).toHaveProperty('placement.distance', 4.2);
  });

  test('leaves out what was emptied', () => {
    const { placementPostcode: _gone, reason: _why, ...left } = said;
    expect(rightFact(moved, fields, left)).toEqual(expect.not.objectContaining({ reason: expect.anything() }));
    expect(rightFact(moved, fields, left)).toHaveProperty('identity', { homePostcode: 'S60 1AA' });
  });

  test('of who a child is holds from the right day of birth', () => {
    const born = { type: 'ParticularsRecorded', effectiveOn: '2008-06-30', dateOfBirth: '2008-06-30', sex: '2', ethnicity: 'WBRI', mother: true } as ChildFact;
    expect(rightFact(born, FIELDS.ParticularsRecorded ?? [], { dateOfBirth: '2007-06-30', sex: '2', ethnicity: 'WBRI' })).toEqual({ ...born, effectiveOn: '2007-06-30', dateOfBirth: '2007-06-30' });
  });
});
