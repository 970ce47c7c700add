import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Ledger } from '../../src/ledger/ledger.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { givenSupply } from '../support/given-supply.js';
import { lineTo, type Line } from '../support/broken-line.js';
import { givenPostgres, hasPostgres } from '../support/postgres-given.js';
import { move, send, serve, type Served } from '../support/served.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ');

const CHILD = ['', '/timeline', '/homes', '/costs', '/legal-statuses', '/corrections'].map((part) => `/children/302${part}`);
const PAGES = [
  '/', '/children', ...CHILD, '/carers', '/carers/H1', '/homes', '/homes/SC000001', '/homes/SC000002', '/vacancies', '/vacancies?child=302', '/vacancies?area=authority',
  '/measures/sufficiency', '/measures/stability', '/measures/sufficiency/lac.total', '/discrepancies', '/targets', '/children/find', '/booklet',
  '/?asAt=1+2+2019', '/children/302?knownAt=20', '/children?knownAt=20', '/measures/sufficiency?knownAt=20',
] as const;

/** What each page says in place of what it was not told, by a part that only the ledger tells. */
const SAID: readonly (readonly [string, string])[] = [
  ['/', 'What was recorded this week cannot be shown while the ledger is out of reach.'],
  ['/?asAt=1+2+2019', 'What was learned since cannot be shown while the ledger is out of reach.'],
  ['/children/302', 'Last recorded Entries cannot be shown while the ledger is out of reach.'],
  ['/children/302', 'what the return’s rules would question, cannot be shown while the ledger is out of reach.'],
  ['/children/302', 'Name Cannot be told at the moment'],
  ['/children/302', 'Last reviewed Cannot be told at the moment'],
  ['/children/302/timeline', 'Entries cannot be shown while the ledger is out of reach.'],
  ['/children/302/corrections', 'Entries cannot be shown while the ledger is out of reach.'],
  ['/carers/H1', 'Entries cannot be shown while the ledger is out of reach.'],
  ['/carers/H1', 'What the carers are called cannot be shown while the ledger is out of reach.'],
  ['/homes', 'What the homes are called cannot be shown while the ledger is out of reach.'],
  ['/homes/SC000002', 'Entries cannot be shown while the ledger is out of reach.'],
  ['/homes/SC000001', 'What the home is called cannot be shown while the ledger is out of reach.'],
  ['/vacancies', 'Where households live cannot be shown while the ledger is out of reach.'],
  ['/measures/sufficiency/lac.total', 'The entries that decide what each adds cannot be shown while the ledger is out of reach.'],
  ['/children?knownAt=20', 'when it was recorded cannot be told at the moment'],
];

const EMPTY = /There are no results|No other entries|Nothing about this child was put right|\b0 entries|Nothing has been recorded yet|Nothing is recorded/g;
const emptiness = (text: string) => [...plain(text).matchAll(EMPTY)].map(([said]) => said);

const away = (): void => {
  const postgres = givenPostgres('away');
  let [line, served]: [Line, Served] = [undefined as never, undefined as never];
  let head = 0;
  const get = (path: string) => served.http.get(path);
  const cut = async (): Promise<void> => {
    line.cut();
    expect((await send(served, '302', 'facts', { fact: move('2019-06-20') }, randomUUID())).status).toBe(503);
  };
  const back = async (): Promise<void> => {
    line.mend();
    while ((await get('/children')).text.includes('Nothing can be saved')) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  beforeAll(async () => {
    const { url } = await postgres.begun();
    line = await lineTo(url);
    const through = new URL(url);
    through.host = line.host;
    served = await serve({ TRACKER_LEDGER: through.toString() });
    await givenSupply(served);
    head = ((await get('/api/v1/status')).body as { head: number }).head;
  }, 120_000);
  afterEach(async () => {
    jest.restoreAllMocks();
    line.release();
    await back();
  }, 60_000);
  afterAll(async () => {
    await served.close();
    line.end();
  });

  describe('pages while the ledger is out of reach', () => {
    test('are told from the views, say what was not read, and are whole again afterwards as they were before', async () => {
      const whole = new Map<string, string>();
      // What a page told of the ledger is remembered: earlier viewpoints are asked from for the first time when it is away.
      const old = PAGES.filter((path) => /knownAt|asAt/.test(path));
      for (const path of PAGES) if (!old.includes(path)) whole.set(path, (await get(path).expect(200)).text);
      await cut();
      const told = new Map<string, string>();
      for (const path of PAGES) {
        const { status, text } = await get(path);
        expect([path, status, text.includes('Nothing can be saved at the moment')]).toEqual([path, 200, true]);
        expect([path, emptiness(text).filter((said) => !emptiness(whole.get(path) ?? '').includes(said))]).toEqual([path, []]);
        told.set(path, plain(text));
      }
      expect(told.get('/')).not.toContain('What was learned since cannot');
      for (const [path, words] of SAID) expect([path, told.get(path)]).toEqual([path, expect.stringContaining(words)]);
      await back();
      for (const [path, text] of whole) expect([path, (await get(path)).text]).toEqual([path, text]);
      for (const path of old) expect((await get(path)).text).not.toMatch(/out of reach|at the moment/);
    }, 120_000);

    test('tell where the child lives, with whom and what it costs, as they did before', async () => {
      const parts = ['/children/302/homes', '/children/302/legal-statuses', '/children/302/costs'];
      const mainOf = (text: string) => plain(/moj-sub-navigation.*/s.exec(text)?.[0] ?? '').replace(/.*?out of reach[^.]*\. /, '');
      const before = await Promise.all(parts.map(async (path) => mainOf((await get(path)).text)));
      await cut();
      expect(await Promise.all(parts.map(async (path) => mainOf((await get(path)).text)))).toEqual(before);
    });

    test('that are nothing but the ledger, or of which the views tell nothing, say so and promise no emptiness', async () => {
      await cut();
      for (const path of ['/entries/1', '/changes?from=2019-02-01&to=2019-02-03', '/children/302/replay', '/children/999', '/carers/H999', '/homes/SC999999', '/editions']) {
        const { status, text } = await get(path);
        expect([path, status, plain(text)]).toEqual([path, 503, expect.stringContaining('told from the entries themselves')]);
      }
      const { status, body } = await get('/api/v1/children/302');
      expect([status, body]).toMatchObject([503, { code: 'ledger-unavailable' }]);
      expect((await get('/api/v1/status')).body).toMatchObject({ seen: head, head: null });
      expect((await get('/api/v1/snapshot')).status).toBe(200);
    });

    test('say at its field that a day cannot be looked up, and answer at an entry', async () => {
      await cut();
      for (const path of ['/', '/children', '/children/302', '/carers', '/homes', '/measures/sufficiency']) {
        const { status, text } = await get(`${path}?knownAt=1+6+2019`);
        expect([path, status, text.includes('href="#knownAt"')]).toEqual([path, 503, true]);
        expect(plain(text)).toContain('What was known on a day cannot be looked up while the ledger is out of reach');
        expect((await get(`${path}?knownAt=${head}`)).status).toBe(200);
      }
      const { status, body } = await get('/api/v1/snapshot?knownAt=2019-06-01');
      expect([status, body]).toMatchObject([503, { code: 'ledger-unavailable', detail: expect.stringContaining('number of an entry') as unknown }]);
    });

    test('keep the answers of whoever records, who presses again', async () => {
      const form = await get('/children/302/review');
      const fields = Object.fromEntries([...form.text.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
      expect(form.status).toBe(200);
      await cut();
      const answers = { ...fields, effectiveOn: '5 3 2019', participation: 'PN1', step: 'check' };
      const post = (sent: object) => served.http.post('/children/302/review').type('form').set({ 'Sec-Fetch-Site': 'same-origin' }).send(sent);
      const refused = await post(answers);
      expect([refused.status, plain(refused.text)]).toEqual([503, expect.stringContaining('Send it again')]);
      const kept = Object.fromEntries([...refused.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
      expect(kept).toEqual(answers);
      await back();
      const check = await post(kept);
      expect([check.status, plain(check.text)]).toEqual([200, expect.stringContaining('Check before you record')]);
    });

    test('are not waited for on a line that is dead, once that is known', async () => {
      line.hold();
      await send(served, '302', 'facts', { fact: move('2019-06-20') });
      const ledger = served.serving.app.get<Ledger>(LEDGER);
      const asked = [jest.spyOn(ledger, 'read'), jest.spyOn(ledger, 'numberAt'), jest.spyOn(ledger, 'readAll'), jest.spyOn(ledger, 'head')];
      for (const path of PAGES) expect([path, (await get(path)).status]).toEqual([path, 200]);
      expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0, 0]);
    }, 120_000);
  });
};

if (hasPostgres('Pages while the ledger is out of reach were')) away();
