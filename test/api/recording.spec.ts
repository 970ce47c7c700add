import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LedgerUnavailable, type Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { admission, move, particulars, recordFact, send, serve, type Served } from '../support/served.js';

describe('recording through the API', () => {
  let served: Served;
  let next = 100;
  const newChild = () => String((next += 1));

  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  const admitted = async (day = '2019-01-05') => {
    const child = newChild();
    const answer = await recordFact(served, child, admission(day));
    return { child, entry: answer.body.entries[0] as { id: string; number: number } };
  };

  test('answers 201 with the entry’s number, and the views show it by then', async () => {
    const child = newChild();
    const answer = await recordFact(served, child, admission('2019-01-05'));
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe(`/api/v1/children/${child}`);
    expect(answer.body).toMatchObject({
      outcome: 'written',
      seen: true,
      repeated: false,
      entries: [{ number: answer.body.position }],
    });
    const told = await served.http.get(`/api/v1/children/${child}?asAt=2019-01-05`);
    expect(told.body).toMatchObject({ child, inCare: true, knownAt: answer.body.position });
  });

  test('tells what is suspect about what was recorded, and records it all the same', async () => {
    const child = newChild();
    await recordFact(served, child, particulars('2003-01-01'));
    const answer = await recordFact(
      served,
      child,
      admission('2019-01-05', { legalStatus: 'V2', placement: { type: 'A3' } }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body.warnings.length).toBeGreaterThan(0);
    expect(answer.body.warnings[0]).toMatchObject({ rule: expect.any(String), message: expect.any(String) });
  });

  test('answers the same command again as the first time, and writes it once', async () => {
    const [child, commandId] = [newChild(), randomUUID()];
    const first = await recordFact(served, child, admission('2019-01-05'), commandId);
    const again = await recordFact(served, child, admission('2019-01-05'), commandId.toUpperCase());
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ repeated: true, entries: first.body.entries, position: first.body.position });
    const told = await served.http.get(`/api/v1/children/${child}`);
    expect(told.body.entries).toHaveLength(1);
  });

  test('writes one command once when it is sent many times at once', async () => {
    const [child, commandId] = [newChild(), randomUUID()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => recordFact(served, child, admission('2019-01-05'), commandId)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.entries))).size).toBe(1);
    const told = await served.http.get(`/api/v1/children/${child}`);
    expect(told.body.entries).toHaveLength(1);
  });

  test('lets one of fifty people record the same move, and tells the others', async () => {
    const { child } = await admitted();
    const answers = await Promise.all(Array.from({ length: 50 }, () => recordFact(served, child, move('2019-02-01'))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    for (const { status, body } of answers)
      if (status !== 201) expect([body.outcome, body.code]).toContainEqual(status === 200 ? 'already-so' : 'moved-on');
    expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
    const told = await served.http.get(`/api/v1/children/${child}`);
    expect(told.body.entries).toHaveLength(2);
  });

  test('answers 200 to what is so already', async () => {
    const { child } = await admitted();
    const answer = await recordFact(served, child, admission('2019-01-05'));
    expect([answer.status, answer.body]).toEqual([200, { outcome: 'already-so' }]);
  });

  test('answers 422 with code, facts and words to what cannot be', async () => {
    const { child } = await admitted();
    const answer = await recordFact(served, child, admission('2019-03-01'));
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'already-in-care',
      refusal: { code: 'already-in-care', since: '2019-01-05' },
      detail: expect.stringContaining('5 January 2019'),
    });
  });

  test.each([
    ['in-the-future', admission('2019-07-01')],
    ['not-in-care', move('2019-01-01')],
    ['code-not-in-use', admission('2019-01-05', { placement: { type: 'K3', provider: 'PR4' } })],
  ])('refuses what is %s', async (code, fact) => {
    const answer = await recordFact(served, newChild(), fact);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  test('corrects an entry named by its number or by its id', async () => {
    const { child, entry } = await admitted();
    const corrected = await send(served, child, 'corrections', {
      entry: entry.number,
      fact: admission('2019-01-07'),
      reason: 'facts-were-wrong',
      note: 'misread',
    });
    expect(corrected.status).toBe(201);
    expect(corrected.body.entries).toHaveLength(2);
    const again = await send(served, child, 'corrections', {
      entry: entry.id,
      fact: admission('2019-01-08'),
      reason: 'facts-were-wrong',
    });
    expect([again.status, again.body.code]).toEqual([422, 'already-struck-out']);
  });

  test('strikes an entry out, and not one of another child', async () => {
    const [one, other] = [await admitted(), await admitted()];
    const wrong = await send(served, one.child, 'strikes', { entry: other.entry.number, reason: 'duplicate' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'no-such-entry']);
    const right = await send(served, one.child, 'strikes', { entry: one.entry.number, reason: 'wrong-child' });
    expect(right.status).toBe(201);
    const told = await served.http.get(`/api/v1/children/${one.child}`);
    expect(told.body).toMatchObject({
      inCare: false,
      entries: [{ struckOutBy: right.body.entries[0].number }, { type: 'EntryStruckOut' }],
    });
  });

  test('refuses to strike out what others rest on, and says which', async () => {
    const { child, entry } = await admitted();
    await recordFact(served, child, move('2019-02-01'));
    const answer = await send(served, child, 'strikes', { entry: entry.number, reason: 'duplicate' });
    expect([answer.status, answer.body.code]).toEqual([422, 'others-depend-on-it']);
    expect(answer.body.detail).toContain('1 February 2019');
  });

  test('answers 409 to a command id used before for something else', async () => {
    const [child, commandId] = [newChild(), randomUUID()];
    await recordFact(served, child, admission('2019-01-05'), commandId);
    const answer = await recordFact(served, child, admission('2019-01-06'), commandId);
    expect([answer.status, answer.body.code]).toEqual([409, 'command-reused']);
  });

  test('names every field at fault', async () => {
    const answer = await served.http.post('/api/v1/children/1/facts').send({
      commandId: 'one',
      fact: {
        type: 'ChildAdmitted',
        effectiveOn: '2019-02-30',
        legalStatus: 'XX',
        categoryOfNeed: 'N1',
        placement: { type: 'U6', street: 'x' },
      },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'by',
      'commandId',
      'fact.effectiveOn',
      'fact.legalStatus',
      'fact.placement.street',
    ]);
  });

  test.each([
    [{ fact: { type: 'ReturnReceived' } }, 'fact.type'],
    [{ fact: { type: 'HealthOutcomesStated', effectiveOn: '2019-03-31', stated: { UPN: 'A123' } } }, 'fact.stated.UPN'],
    [{ fact: admission('2019-01-05', { corrects: 'x' }) }, 'fact.corrects'],
    [{ fact: admission('2019-01-05', { placement: { type: 'U6', distance: -1 } }) }, 'fact.placement.distance'],
    [{ fact: null }, 'fact'],
  ])('does not take %j', async (body, field) => {
    const answer = await send(served, '1', 'facts', body);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'takes nothing as %s, as another site’s form would send it',
    async (type) => {
      const answer = await served.http.post('/api/v1/children/1/facts').set('Content-Type', type).send('{}');
      expect([answer.status, answer.body.code]).toEqual([415, 'only-json']);
      expect((await served.http.post('/api/v1/rebuild')).status).toBe(415);
    },
  );

  test('takes nothing sent from a page of another site', async () => {
    const answer = await served.http.post('/api/v1/rebuild').set('Sec-Fetch-Site', 'cross-site').send({});
    expect(answer.status).toBe(403);
  });

  test('says in plain words that what is no JSON, or too much of it, was not taken', async () => {
    const broken = await served.http
      .post('/api/v1/children/1/facts')
      .set('Content-Type', 'application/json')
      .send('{"secret');
    expect([broken.status, broken.body.code]).toEqual([400, 'unreadable']);
    expect(JSON.stringify(broken.body)).not.toContain('secret');
    const large = await served.http.post('/api/v1/children/1/facts').send({ by: 'x'.repeat(300_000) });
    expect([large.status, large.body.code]).toEqual([413, 'too-large']);
  });

  test('says plainly that nothing was saved where the ledger cannot be written', async () => {
    const ledger = served.serving.app.get<Ledger>(LEDGER);
    const append = ledger.append.bind(ledger);
    ledger.append = () => Promise.reject(new LedgerUnavailable('The disk that keeps /var/lib/ledger.db is full'));
    try {
      const answer = await recordFact(served, newChild(), admission('2019-01-05'));
      expect([answer.status, answer.body.code]).toEqual([503, 'ledger-unavailable']);
      expect(answer.body.detail).toContain('NOT');
      expect(JSON.stringify(answer.body)).not.toContain('/var/lib');
    } finally {
      ledger.append = append;
    }
  });

  test('answers 202 where it is written and the views do not show it in time', async () => {
    const projector = served.serving.app.get<Projector>(Projector);
    const wait = projector.waitUntilSeen.bind(projector);
    projector.waitUntilSeen = () => Promise.reject(new Error('not yet'));
    try {
      const answer = await recordFact(served, newChild(), admission('2019-01-05'));
      expect(answer.status).toBe(202);
      expect(answer.body).toMatchObject({ outcome: 'written', seen: false });
    } finally {
      projector.waitUntilSeen = wait;
    }
  });
});
