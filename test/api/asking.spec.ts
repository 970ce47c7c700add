import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { admission, move, particulars, recordFact, send, serve, type Served } from '../support/served.js';

describe('asking through the API', () => {
  let served: Served;
  const get = (path: string) => served.http.get(`/api/v1/${path}`);

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '1', particulars('2005-06-30'));
    await recordFact(served, '1', admission('2018-12-01'));
    await recordFact(served, '1', move('2019-02-01'));
    await recordFact(
      served,
      '2',
      admission('2019-01-10', { placement: { type: 'P1', provider: 'PR0', distance: 3.2 } }),
    );
    await recordFact(served, '3', admission('2019-01-15', { legalStatus: 'V4' }));
    await send(served, '2', 'corrections', {
      entry: 4,
      fact: admission('2018-12-20', { placement: { type: 'P1', provider: 'PR0' } }),
      reason: 'facts-were-wrong',
      note: 'Ada said so',
    });
  });
  afterAll(() => served.close());

  test('counts children as at a day, as known at an entry, and says both', async () => {
    const { body } = await get('snapshot?asAt=2019-01-31&by=legalStatus');
    expect(body).toEqual({
      asAt: '2019-01-31',
      knownAt: 7,
      by: 'legalStatus',
      total: 2,
      shortBreaks: 1,
      groups: { V2: 2 },
      laterEntries: 0,
    });
    expect((await get('snapshot?asAt=2018-12-31&knownAt=5')).body).toMatchObject({
      knownAt: 5,
      total: 1,
      laterEntries: 2,
    });
    expect((await get('snapshot')).body).toMatchObject({ asAt: '2019-06-30', knownAt: 7, total: 2 });
  });

  test('lists the children with age, and times in care and in placement', async () => {
    const { body } = await get('children?asAt=2019-02-03');
    expect(body).toMatchObject({ asAt: '2019-02-03', knownAt: 7, total: 2, shortBreaks: 1 });
    expect(body.children).toMatchObject([
      {
        child: '1',
        age: 13,
        daysInCare: 64,
        daysInPlacement: 2,
        inCareSince: '2018-12-01',
        placementType: 'K2',
        shortBreaks: false,
      },
      { child: '2', age: null, daysInCare: 45, placementType: 'P1' },
      { child: '3', shortBreaks: true },
    ]);
  });

  test('tells one child, every entry and what was struck out, and nothing that names anyone', async () => {
    const { body, text } = await get('children/2?asAt=2019-01-31');
    expect(body).toMatchObject({
      asAt: '2019-01-31',
      knownAt: 7,
      child: '2',
      inCare: true,
      episodes: [{ from: '2018-12-20' }],
    });
    expect(
      body.entries.map(({ number, type, struckOutBy }: Record<string, unknown>) => [number, type, struckOutBy]),
    ).toEqual([
      [4, 'ChildAdmitted', 6],
      [6, 'EntryStruckOut', null],
      [7, 'ChildAdmitted', null],
    ]);
    expect(text).not.toMatch(/Ada|identity/);
    expect((await get('children/1')).text).not.toMatch(/Ada|Lovelace/);
  });

  test('tells what was believed after each step', async () => {
    const { body } = await get('children/2/steps');
    expect(body).toMatchObject({
      child: '2',
      knownAt: 7,
      steps: [{ believed: [{ from: '2019-01-10' }] }, { believed: [{ from: '2018-12-20' }] }],
    });
  });

  test('compares two answers and names the entries that made the difference', async () => {
    const { body } = await get('compare?asAt=2018-12-31&knownAt=5&asAtB=2019-02-28');
    expect(body).toMatchObject({
      a: { asAt: '2018-12-31', knownAt: 5, total: 1 },
      b: { asAt: '2019-02-28', knownAt: 7, total: 2 },
      difference: 1,
      weLearned: { net: 1, changes: [{ child: '2', kind: 'in', entries: [6, 7] }] },
      worldChanged: { net: 0, changes: [{ child: '1', kind: 'told otherwise', entries: [3] }] },
    });
    const began = body.worldChanged.changes[0].differences.find(
      ({ what }: { what: string }) => what === 'placementBegan',
    );
    expect(began).toEqual({ what: 'placementBegan', before: '2018-12-01', after: '2019-02-01' });
  });

  test('lists the ledger page by page', async () => {
    const first = await get('entries?limit=4');
    expect(first.body).toMatchObject({ head: 7, next: 4 });
    const rest = await get('entries?after=4&limit=4');
    expect(rest.body).toMatchObject({ head: 7, next: null });
    const numbers = [...first.body.entries, ...rest.body.entries].map(({ number }: { number: number }) => number);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(first.text).not.toMatch(/Ada|Lovelace/);
    expect((await get('entries?after=7')).body).toEqual({ head: 7, total: 0, entries: [], next: null });
  });

  test('tells one entry, and of one that is not there that it is not', async () => {
    expect((await get('entries/4')).body).toMatchObject({
      number: 4,
      child: '2',
      type: 'ChildAdmitted',
      struckOutBy: 6,
      daysLate: expect.any(Number),
    });
    for (const number of ['8', '0', '-1', '1e1', 'x', '99999999999'])
      expect((await get(`entries/${number}`)).status).toBe(404);
  });

  test('says how the views stand to the ledger', async () => {
    expect((await get('status')).body).toEqual({ seen: 7, head: 7, stopped: null, rebuilding: null });
  });

  test('makes the views anew when asked, once at a time, and answers the same afterwards', async () => {
    const before = (await get('children?asAt=2019-02-03')).body;
    const [one, other] = await Promise.all([
      served.http.post('/api/v1/rebuild').send({}),
      served.http.post('/api/v1/rebuild').send({}),
    ]);
    expect([one.status, other.status].sort()).toEqual([202, 409]);
    const done = async (): Promise<void> => {
      const again = await served.http.post('/api/v1/rebuild').send({});
      return again.status === 409 ? done() : undefined;
    };
    await done();
    expect((await get('children?asAt=2019-02-03')).body).toEqual(before);
    await done();
  });

  test.each([
    ['snapshot?asAt=2019-02-30', 'asAt'],
    ['snapshot?asAt=1900-01-01', 'asAt'],
    ['snapshot?knownAt=99', 'knownAt'],
    ['snapshot?knownAt=yesterday', 'knownAt'],
    ['snapshot?by=shoeSize', 'by'],
    ['snapshot?asat=2019-01-31', 'asat'],
    ['snapshot?asAt=2019-01-31&asAt=2019-02-28', 'asAt'],
    ['children?format=pdf', 'format'],
    ['compare?asAt=2019-01-31&asAtB=nonsense', 'asAtB'],
    ['compare?asAt=2019-01-31&knownAtB=99', 'knownAtB'],
    ['entries?limit=0', 'limit'],
    ['entries?limit=501', 'limit'],
    ['entries?after=x', 'after'],
  ])('says which part of %s cannot be answered', async (path, field) => {
    const { status, body, headers } = await get(path);
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'unfit', field]);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  test('says that nothing is recorded of a child it does not know', async () => {
    for (const path of ['children/77', 'children/77/steps', 'children/2?knownAt=3']) {
      const { status, body } = await get(path);
      expect([status, body.code]).toEqual([404, 'not-found']);
    }
  });

  test('describes every door it has in OpenAPI', async () => {
    const { body } = await get('openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths).sort()).toEqual([
      '/api/v1/booklet',
      '/api/v1/changes',
      '/api/v1/checks',
      '/api/v1/checks/{number}',
      '/api/v1/children',
      '/api/v1/children/{child}',
      '/api/v1/children/{child}/corrections',
      '/api/v1/children/{child}/facts',
      '/api/v1/children/{child}/steps',
      '/api/v1/children/{child}/strikes',
      '/api/v1/compare',
      '/api/v1/compare/figures',
      '/api/v1/discrepancies',
      '/api/v1/editions',
      '/api/v1/editions/{edition}',
      '/api/v1/editions/{edition}/changed-since',
      '/api/v1/editions/{edition}/files/{format}',
      '/api/v1/entries',
      '/api/v1/entries/{number}',
      '/api/v1/flows',
      '/api/v1/lateness',
      '/api/v1/measures',
      '/api/v1/measures/{measure}',
      '/api/v1/measures/{measure}/definition',
      '/api/v1/measures/{measure}/figures/{figure}',
      '/api/v1/rebuild',
      '/api/v1/reconciliation',
      '/api/v1/records/{kind}/{reference}',
      '/api/v1/records/{kind}/{reference}/corrections',
      '/api/v1/records/{kind}/{reference}/facts',
      '/api/v1/records/{kind}/{reference}/strikes',
      '/api/v1/series/{reference}',
      '/api/v1/snapshot',
      '/api/v1/status',
      '/api/v1/targets',
    ]);
    const { post } = body.paths['/api/v1/children/{child}/facts'];
    expect(post.requestBody.content['application/json'].schema.required).toEqual(['commandId', 'by', 'fact']);
    expect(body.paths['/api/v1/snapshot'].get.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'asAt',
      'knownAt',
      'format',
      'by',
    ]);
  });

  test('says of the process that it lives, and whether the views can be relied on', async () => {
    expect((await served.http.get('/health/live')).body).toEqual({ live: true });
    const { status, body, text } = await served.http.get('/health/ready');
    expect([status, body]).toMatchObject([200, { ready: true, state: 'sound', reasons: [] }]);
    expect(text).not.toMatch(/version/i);
  });
});
