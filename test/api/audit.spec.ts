import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { admission, move, particulars, recordFact, send, serve, type Served } from '../support/served.js';

describe('what auditors ask through the API', () => {
  let served: Served;
  const get = (path: string) => served.http.get(`/api/v1/${path}`);

  beforeAll(async () => {
    served = await serve();
    for (const child of ['1', '2']) {
      await recordFact(served, child, particulars('2010-01-01'));
      await recordFact(served, child, admission('2018-12-01'));
    }
    await recordFact(served, '2', move('2019-02-01'));
    const { body } = await get('entries?type=ChildMoved').expect(200);
    await send(served, '2', 'corrections', { entry: body.entries[0].id, fact: move('2019-02-08'), reason: 'facts-were-wrong' }).expect(201);
  }, 60_000);
  afterAll(() => served.close());

  test.each([
    ['entries?type=ChildAdmitted', [2, 4]],
    ['entries?reference=2&form=fact', [3, 4, 5]],
    ['entries?form=change', [6, 7]],
    ['entries?form=strike', [6]],
    ['entries?effectiveFrom=2019-01-01&effectiveTo=2019-02-07', [5]],
    ['entries?kind=carer', []],
    ['entries?way=load', []],
    ['entries?timed=yes&lateBy=1&upTo=5', [2, 4, 5]],
    ['entries?recordedTo=2001-01-01', []],
    ['entries?by=3&after=5', [6, 7]],
    ['entries?by=99', []],
  ])('finds by %s entries %j', async (path, numbers) => {
    const { body } = await get(path).expect(200);
    expect(body.entries.map(({ number }: { number: number }) => number)).toEqual(numbers);
    expect(body.total).toBe(numbers.length);
    const csv = await get(`${path}&format=csv`).expect(200);
    expect(parse<{ entry: string }>(csv.text, { columns: true }).map(({ entry }) => Number(entry))).toEqual(numbers);
  });

  test('goes on page by page through what was found', async () => {
    const { body } = await get('entries?timed=yes&limit=2').expect(200);
    expect([body.next, body.total]).toEqual([4, 4]);
    expect((await get('entries?timed=yes&limit=2&after=4')).body.next).toBeNull();
  });

  test.each(['entries?limit=501', 'entries?limit=0', 'entries?limit=10001&format=csv', 'entries?effectiveFrom=2019-02-30', 'entries?lateBy=soon', 'entries?way=post', 'lateness?from=x', 'lateness?asAt=2019-01-01'])('refuses %s by naming the field', async (path) => {
    const { body } = await get(path).expect(400);
    expect(body.errors).toHaveLength(1);
  });

  test('tells how late recording was, and the same as CSV', async () => {
    const { body } = await get('lateness').expect(200);
    expect(body).toMatchObject({ whole: { entries: 4 }, ways: { hand: 7, return: 0, load: 0 }, untimed: 3, byKind: [{ kind: 'child', entries: 4 }] });
    const rows = parse<Record<string, string>>((await get('lateness?format=csv').expect(200)).text, { columns: true });
    expect(rows[0]).toMatchObject({ part: 'all', entries: '4', median_days: String(body.whole.median) });
    expect((await get('lateness?to=2001-01-01')).body.whole).toEqual({ entries: 0, median: null, ninetieth: null, within: [0, 0, 0] });
  });

  test('checks for an auditor and for nobody else, one check at a time, and finds a hash noted before', async () => {
    for (const account of ['priya.example', 'morgan.example'])
      await served.as(account).post('/api/v1/checks').set('Cookie', `acting-as=${account}`).send({ kind: 'verify' }).expect(403);
    const done = async (number: number): Promise<{ verdict: { sound: boolean; found: { entries: number; head: string } }; by: string }> => {
      const { body } = await served.as('ali.example').get(`/api/v1/checks/${number}`).expect(200);
      return body.state === 'under way' ? done(number) : body;
    };
    const begin = (body: object) => served.as('ali.example').post('/api/v1/checks').send(body);
    const begun = await begin({ kind: 'verify' }).expect(202);
    const first = await done(begun.body.check);
    expect(first).toMatchObject({ by: 'ali.example', verdict: { sound: true, found: { entries: 7 } } });
    const { head } = first.verdict.found;
    const again = await begin({ kind: 'verify', witnesses: [`7:${head}`] }).expect(202);
    expect((await done(again.body.check)).verdict.sound).toBe(true);
    const otherwise = await begin({ kind: 'verify', witnesses: [`6:${head}`] }).expect(202);
    expect((await done(otherwise.body.check)).verdict).toMatchObject({ sound: false, found: { firstFault: { number: 6 } } });
    await begin({ kind: 'verify', witnesses: ['6'] }).expect(400);
    const [one, two] = await Promise.all([begin({ kind: 'replay' }), begin({ kind: 'verify' })]);
    expect([one.status, two.status].sort()).toEqual([202, 409]);
    await done([one, two].find(({ status }) => status === 202)?.body.check);
    expect((await served.as('ali.example').get('/api/v1/checks')).body.checks).toHaveLength(4);
    await served.as('ali.example').get('/api/v1/checks/99').expect(404);
  }, 60_000);
});

describe('what is known otherwise than an edition printed', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serve();
    for (const child of ['1', '2', '3']) {
      await recordFact(served, child, particulars('2010-01-01'));
      await recordFact(served, child, admission('2018-12-01'));
    }
    await served.as('morgan.example').post('/api/v1/editions').send({ commandId: crypto.randomUUID(), by: 'officer', asAt: '2019-03-31', profile: 'operational' }).expect(201);
    await recordFact(served, '3', { type: 'ChildDischarged', effectiveOn: '2019-03-01', reason: 'E4A' });
    await recordFact(served, '4', admission('2019-03-15'));
    await recordFact(served, '5', admission('2019-04-15'));
  }, 120_000);
  afterAll(() => served.close());

  test('is told with the entries that made the difference and nothing that took effect after the edition’s day', async () => {
    const { body } = await served.http.get('/api/v1/editions/1/changed-since').expect(200);
    expect(body).toMatchObject({ edition: 1, asAt: '2019-03-31', published: 6, knownAt: 10 });
    expect(body.changes.length).toBeGreaterThan(0);
    expect(body.entries.map(({ number, reference, because }: { number: number; reference: string; because: string }) => [number, reference, because]).sort()).toEqual([[8, '3', 'late'], [9, '4', 'late']]);
    expect(body.entries[0]).toMatchObject({ recordedBy: 'officer' });
    for (const change of body.changes) expect(change.why).toContain('learned');
    const explained = body.changes.filter(({ entries }: { entries: number[] }) => entries.length > 0);
    expect(explained.some(({ entries }: { entries: number[] }) => entries.join(' ') === '8 9')).toBe(true);
    const rows = parse<Record<string, string>>((await served.http.get('/api/v1/editions/1/changed-since?format=csv').expect(200)).text, { columns: true });
    expect(new Set(rows.map(({ cell }) => cell)).size).toBe(body.changes.length);
    await served.http.get('/api/v1/editions/2/changed-since').expect(404);
  }, 60_000);
});
