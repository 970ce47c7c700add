import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LedgerUnavailable, StreamMovedOn, type Ledger } from '../../src/ledger/ledger.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { admission, move, particulars, recordFact, serve, type Served } from '../support/served.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const commandIdIn = (html: string): string => /name="commandId" value="([^"]+)"/.exec(html)?.[1] ?? '';
/** The fields of the form itself, without the box at the head of the page. */
const fieldsIn = (html: string) => (/<form[^>]*id="recording".*?<\/form>/s.exec(html)?.[0] ?? '').match(/<(input|select)[^>]* id="/g) ?? [];
const MOVE = { effectiveOn: '10 6 2019', type: 'K2', provider: 'PR4', reason: 'CARPL', urn: 'sc 012345', carer: '', placementPostcode: 's601aa ', legalStatus: '' };

describe('the form on which a move is recorded', () => {
  let served: Served;
  const path = (child: string, what = 'move') => `/children/${child}/${what}`;
  const show = async (child: string, what = 'move') => (await served.http.get(path(child, what))).text;
  const post = (child: string, answers: object, what = 'move', headers: Readonly<Record<string, string>> = { 'Sec-Fetch-Site': 'same-origin' }) =>
    served.http.post(path(child, what)).type('form').set(headers).send(answers);
  const headNow = async () => (await served.http.get('/api/v1/entries?limit=1')).body.head as number;
  let children = 100;
  const someChild = async (): Promise<string> => {
    const child = String((children += 1));
    await recordFact(served, child, particulars('2008-06-30'));
    await recordFact(served, child, admission('2018-12-01'));
    return child;
  };

  const whileAppending = async <Answer>(fault: Error, asked: () => PromiseLike<Answer>): Promise<Answer> => {
    const ledger = served.serving.app.get<Ledger>(LEDGER, { strict: false });
    const { append } = ledger;
    Object.assign(ledger, { append: () => Promise.reject(fault) });
    try {
      return await asked();
    } finally {
      Object.assign(ledger, { append });
    }
  };

  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test('has eight fields, says where the child lives now, and is not kept by a browser', async () => {
    const answer = await served.http.get(path(await someChild()));
    expect(fieldsIn(answer.text)).toHaveLength(8);
    expect(plain(answer.text)).toContain('Lives since 1 December 2018: Foster carer who is not a relative or friend, other (U6)');
    expect(answer.text).not.toMatch(/value="T[0-4]"/);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
    expect(commandIdIn(answer.text)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('is reached from the child’s own page', async () => {
    const child = await someChild();
    const { text } = await served.http.get(`/children/${child}`);
    expect(text).toContain(`href="/children/${child}/move"`);
    expect(text).toContain(`href="/children/${child}/leave"`);
  });

  test.each(['777', '..%2fx', '%3Cscript%3E'])('is not shown, and takes nothing, for %s, of whom nothing is recorded', async (child) => {
    expect((await served.http.get(path(child))).status).toBe(404);
    expect((await post(child, MOVE)).status).toBe(404);
  });

  test('is checked, recorded under the id it was shown with, confirmed with the entry’s number, and never written twice', async () => {
    const child = await someChild();
    const commandId = commandIdIn(await show(child));
    const before = await headNow();
    const checked = await post(child, { ...MOVE, commandId, step: 'check' });
    expect([checked.status, await headNow()]).toEqual([200, before]);
    expect(plain(checked.text)).toMatch(/Day of the move 10 June 2019 .*Children’s home \(K2\) .*Postcode of the placement, if you know it S60 1AA /);
    expect(commandIdIn(checked.text)).toBe(commandId);
    const [first, second] = await Promise.all([1, 2].map(() => post(child, { ...MOVE, commandId, step: 'record' })));
    expect([first?.status, second?.status]).toEqual([303, 303]);
    expect(second?.headers['location']).toBe(first?.headers['location']);
    expect(first?.headers['location']).toBe(`/children/${child}/recorded/${before + 1}`);
    expect((await post(child, { ...MOVE, commandId, step: 'record' })).headers['location']).toBe(first?.headers['location']);
    expect(await headNow()).toBe(before + 1);
    const confirmed = plain((await served.http.get(first?.headers['location'] as string)).text);
    expect(confirmed).toMatch(new RegExp(`Recorded Entry ${before + 1} .*Moved to another carer, 10 June 2019 .*Recorded by priya.example`));
    const { body } = await served.http.get(`/api/v1/children/${child}`);
    expect(body.entries.at(-1)).toMatchObject({ type: 'ChildMoved', recordedBy: 'priya.example', told: { placement: { type: 'K2', provider: 'PR4', urn: 'SC012345' }, reason: 'CARPL' } });
    expect(JSON.stringify(body)).not.toContain('S60 1AA');
  });

  test.each([
    ['effectiveOn', '30 2 2019', '“Day of the move” must be a real date, like 31 3 2019'],
    ['effectiveOn', '', 'Give an answer to “Day of the move”'],
    ['type', '', 'Choose an answer to “Where the child lives from then on”'],
    ['type', 'T1', '“Where the child lives from then on” must be one of the list'],
    ['reason', '__proto__', '“Why the placement before ended” must be one of the list'],
    ['urn', 'Rose Cottage', 'The Ofsted number must be 6 or 7 digits, or SC and 6 digits, like SC012345'],
    ['carer', 'Mr & Mrs Smith', '“Carer household, if there is one” must be your own reference'],
    ['placementPostcode', 'S60', 'Enter a full postcode, like S60 1AA'],
  ])('says of %s given as “%s” what is wrong, leads to it, and keeps the answers', async (field, typed, said) => {
    const child = await someChild();
    const commandId = commandIdIn(await show(child));
    const { status, text } = await post(child, { ...MOVE, [field]: typed, commandId, step: 'record' });
    expect(status).toBe(400);
    expect(text).toMatch(/<title[^>]*>Error: Record a move/);
    expect(text).toContain(`href="#${field}"`);
    expect(text).toContain(`id="${field}-error"`);
    expect(text.split(said)).toHaveLength(3);
    expect(commandIdIn(text)).toBe(commandId);
    if (field !== 'urn') expect(text).toContain('value="sc 012345"');
    if (field !== 'type') expect(text).toMatch(/value="K2" selected/);
  });

  test.each([
    ['effectiveOn', { effectiveOn: '1 7 2019' }, 'has not come yet'],
    ['effectiveOn', { effectiveOn: '1 11 2018' }, 'The child is not in care on 1 November 2018'],
    ['type', { type: 'K3' }, 'K3 was not in use as placement type'],
    ['legalStatus', { legalStatus: 'D1' }, 'D1 was not in use as legal status'],
  ])('tells at %s, in words, why %j cannot be so, whether it is checked or recorded', async (field, wrong, said) => {
    const child = await someChild();
    const before = await headNow();
    for (const step of ['check', 'record-suspect']) {
      const { status, text } = await post(child, { ...MOVE, ...wrong, commandId: commandIdIn(await show(child)), step });
      expect([step, status]).toEqual([step, 422]);
      expect(text).toContain(`href="#${field}"`);
      expect(plain(text)).toContain(said);
      expect(text).toContain('value="sc 012345"');
    }
    expect(await headNow()).toBe(before);
  });

  test('asks whether one is sure of what the return’s rules would question, and records it only then', async () => {
    const child = await someChild();
    const commandId = commandIdIn(await show(child));
    const suspect = { ...MOVE, type: 'P1', provider: 'PR4', commandId };
    const before = await headNow();
    for (const step of ['check', 'record']) {
      const { status, text } = await post(child, { ...suspect, step });
      expect([step, status, await headNow()]).toEqual([step, 200, before]);
      expect(plain(text)).toMatch(/Are you sure\? .*\(rule \d+/);
      expect(text).toContain('value="record-suspect"');
    }
    expect((await post(child, { ...suspect, step: 'record-suspect' })).status).toBe(303);
    expect(await headNow()).toBe(before + 1);
  });

  test('goes back to the answers, with what was typed', async () => {
    const child = await someChild();
    const { status, text } = await post(child, { ...MOVE, commandId: commandIdIn(await show(child)), step: 'change' });
    expect(status).toBe(200);
    expect(text).not.toContain('There is a problem');
    expect(text).toContain('value="s601aa"');
  });

  test('tells that it is recorded already, and that its id was used for something else', async () => {
    const child = await someChild();
    const commandId = commandIdIn(await show(child));
    expect((await post(child, { ...MOVE, commandId, step: 'record-suspect' })).status).toBe(303);
    const again = await post(child, { ...MOVE, commandId: commandIdIn(await show(child)), step: 'check' });
    expect([again.status, plain(again.text)]).toEqual([409, expect.stringContaining('This is recorded already, just as you gave it. Nothing was written.')]);
    const other = await post(child, { ...MOVE, effectiveOn: '11 6 2019', commandId, step: 'record-suspect' });
    expect([other.status, plain(other.text)]).toEqual([409, expect.stringContaining('used before to record something else')]);
    expect(commandIdIn(other.text)).not.toBe(commandId);
    expect(other.text).toContain('value="11 6 2019"');
  });

  test('only checks what comes without a command id of its own', async () => {
    const child = await someChild();
    const before = await headNow();
    const { status, text } = await post(child, { ...MOVE, commandId: 'x', step: 'record' });
    expect([status, await headNow()]).toEqual([200, before]);
    expect(plain(text)).toContain('Check before you record');
  });

  test('keeps the answers, and says that nothing is confirmed as saved, where the ledger cannot be written', async () => {
    const child = await someChild();
    const commandId = commandIdIn(await show(child));
    const failed = await whileAppending(new LedgerUnavailable('the disk is full'), () => post(child, { ...MOVE, commandId, step: 'record' }));
    expect([failed.status, commandIdIn(failed.text)]).toEqual([503, commandId]);
    expect(plain(failed.text)).toContain('This was NOT confirmed as saved');
    expect((await post(child, { ...MOVE, commandId, step: 'record' })).status).toBe(303);
  });

  test('keeps the answers where others kept recording about the child meanwhile', async () => {
    const child = await someChild();
    const commandId = commandIdIn(await show(child));
    const moved = await whileAppending(new StreamMovedOn('child', 1, 2), () => post(child, { ...MOVE, commandId, step: 'record' }));
    expect([moved.status, commandIdIn(moved.text)]).toEqual([409, commandId]);
    expect(plain(moved.text)).toContain('nothing of yours was written');
    expect(moved.text).toContain('value="sc 012345"');
    expect((await post(child, { ...MOVE, commandId, step: 'record' })).status).toBe(303);
  });

  test.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'none' }, 403],
    [{ Origin: 'https://elsewhere.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{}, 403],
    [{ Host: 'tracker.example', Origin: 'https://tracker.example' }, 200],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }, 200],
  ])('sent with %j is answered %i', async (headers, status) => {
    const child = await someChild();
    const commandId = commandIdIn(await show(child));
    expect((await post(child, { ...MOVE, commandId, step: 'check' }, 'move', headers as Record<string, string>)).status).toBe(status);
  });

  test('shows what was typed as text, never as markup', async () => {
    const child = await someChild();
    const typed = '"><script>alert(1)</script>';
    const { text } = await post(child, Object.fromEntries(Object.keys(MOVE).map((name) => [name, typed])));
    expect(text).not.toContain('<script>alert');
  });

  test('has a like for the end of care', async () => {
    const child = await someChild();
    const commandId = commandIdIn(await show(child, 'leave'));
    const answers = { effectiveOn: 'today', reason: 'E4A', commandId, step: 'record-suspect' };
    const { status, headers } = await post(child, answers, 'leave');
    expect(status).toBe(303);
    const text = plain((await served.http.get(headers['location'] as string)).text);
    expect(text).toContain('Left care, 30 June 2019');
    const refused = await post(child, { ...MOVE, effectiveOn: 'today', commandId: commandIdIn(await show(child)) });
    expect(refused.status).toBe(422);
  });

  test('confirms no entry of another child, and none that is not there', async () => {
    const [one, other] = [await someChild(), await someChild()];
    await recordFact(served, one, move('2019-02-01'));
    const number = await headNow();
    expect((await served.http.get(`/children/${one}/recorded/${number}`)).status).toBe(200);
    for (const wrong of [`${other}/recorded/${number}`, `${one}/recorded/${number + 1}`, `${one}/recorded/x`])
      expect([wrong, (await served.http.get(`/children/${wrong}`)).status]).toEqual([wrong, 404]);
  });
});
