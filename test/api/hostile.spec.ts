import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { admission, recordFact, serve, type Served } from '../support/served.js';

const PAGES = [
  '/children',
  '/children?asAt=nonsense',
  '/children/1',
  '/children/77',
  '/compare',
  '/compare?asAt=2019-01-31&knownAt=0',
  '/entries',
  '/entries/1',
  '/return',
  '/return/prepared?year=2019',
  '/return/prepared?year=x',
  '/homes?search=x',
  '/nothing',
];
const ANSWERS = [
  'snapshot',
  'snapshot?by=x',
  'children',
  'children/1',
  'children/77',
  'compare',
  'compare/figures',
  'compare/figures?measure=carers',
  'changes',
  'changes?from=x',
  'entries',
  'entries/1',
  'status',
  'openapi.json',
  'nothing',
].map((path) => `/api/v1/${path}`);

describe('a door that strangers may knock at', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '1', admission('2019-01-05'));
  });
  afterAll(() => served.close());

  test.each([...PAGES, ...ANSWERS, '/health/live', '/health/ready', '/assets/nothing.js'])(
    'gives %s with every header that keeps it safe',
    async (path) => {
      const { headers } = await served.http.get(path);
      const policy = headers['content-security-policy'] as string;
      for (const part of [
        "default-src 'none'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ])
        expect(policy).toContain(part);
      expect(policy).not.toMatch(/unsafe|\*|http/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('set-cookie');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  const HOSTILE = [
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    '%00',
    '1%00',
    '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    "1'%20or%20'1'='1",
    '%7B%7B7*7%7D%7D',
    '__proto__',
    'constructor',
    '1%0d%0aSet-Cookie:%20x',
    '%F0%9F%92%A9',
    'a'.repeat(1_000),
    '-1',
    '.hidden',
  ];

  test.each(HOSTILE)('finds no child, entry or file under %s, and does not repeat it', async (id) => {
    for (const path of [
      `/children/${id}`,
      `/api/v1/children/${id}`,
      `/api/v1/children/${id}/steps`,
      `/entries/${id}`,
      `/api/v1/entries/${id}`,
      `/assets/${id}`,
    ]) {
      const { status, text, headers } = await served.http.get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toMatch(/<script>alert|\b49\b|root:/);
      expect(headers).not.toHaveProperty('set-cookie');
    }
  });

  test.each(HOSTILE)('records nothing about a child called %s', async (id) => {
    const answer = await served.http.post(`/api/v1/children/${id}/facts`).send({
      commandId: '01234567-89ab-7def-8123-456789abcdef',
      by: 'x',
      fact: admission('2019-01-05'),
    });
    const recordable = id === '__proto__' ? false : id === 'constructor';
    expect(answer.status).toBe(recordable ? 201 : 400);
  });

  test.each(['/%', '/children/%E0%A4%A', '/api/v1/children/%ff', '/api/v1//children', '/api/v1/children/1/../../x'])(
    'answers %s with a plain 400 or 404',
    async (path) => {
      const { status } = await served.http.get(path);
      expect([400, 404]).toContain(status);
    },
  );

  test('shows what was typed as text, never as markup', async () => {
    const typed = '"><script>alert(1)</script>';
    for (const path of ['/children', '/compare', '/children/1']) {
      const { text, status } = await served.http
        .get(path)
        .query({ asAt: typed, knownAt: typed, group: typed, by: typed });
      expect(status).toBe(400);
      expect(text).not.toContain('<script>alert');
      expect(text).toContain('&lt;script&gt;');
    }
    const shown = await served.http.get('/children').query({ group: typed });
    expect(shown.text).not.toContain('<script>alert');
  });

  test('takes parameters that are lists or objects for what they are', async () => {
    expect((await served.http.get('/children?asAt=1&asAt=2019-01-31')).status).toBe(200);
    expect((await served.http.get('/children?asAt[a]=1&__proto__[x]=1&constructor=2')).status).toBe(200);
    expect((await served.http.get('/api/v1/snapshot?asAt[a]=1')).status).toBe(400);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('answers a question of more than 2,048 characters with 414', async () => {
    const long = await served.http.get(`/children?asAt=${'1'.repeat(2_100)}`);
    expect([long.status, long.type]).toEqual([414, 'text/html']);
    const answer = await served.http.get(`/api/v1/snapshot?asAt=${'1'.repeat(2_100)}`);
    expect([answer.status, answer.body.code]).toEqual([414, 'address-too-long']);
  });

  test('turns away a question of a megabyte, and goes on serving', async () => {
    const { status } = await served.http.get(`/children?asAt=${'1'.repeat(1_000_000)}`).catch(() => ({ status: 431 }));
    expect([414, 431]).toContain(status);
    expect((await served.http.get('/health/live')).status).toBe(200);
  });

  test.each(['put', 'patch', 'delete', 'trace'] as const)('takes no %s', async (method) => {
    const { status } = await served.http[method]('/api/v1/children/1').set('Content-Type', 'application/json');
    expect(status).toBe(404);
    expect((await served.http.get('/api/v1/children/1')).body.entries).toHaveLength(1);
  });
});
