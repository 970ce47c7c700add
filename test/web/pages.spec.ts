import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LedgerUnavailable, type Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { admission, move, particulars, recordFact, send, serve, type Served } from '../support/served.js';

const plain = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const titleOf = (html: string) => /<title[^>]*>([^<]*)/.exec(html)?.[1];

describe('a page', () => {
  let served: Served;
  const get = (path: string) => served.http.get(path);

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '101', particulars('2005-06-30'));
    await recordFact(served, '101', admission('2018-12-01'));
    await recordFact(served, '101', move('2019-02-01'));
    await recordFact(served, '102', admission('2019-01-10'));
    await recordFact(served, '103', admission('2019-01-15', { legalStatus: 'V4' }));
    await send(served, '102', 'corrections', {
      entry: 4,
      fact: admission('2018-12-20'),
      reason: 'facts-were-wrong',
      note: 'Ada said so',
    });
  });
  afterAll(() => served.close());

  test.each([
    ['/children', 'Children in care – Placement Tracker – Borchester Council'],
    ['/children/101', 'Child 101 – Placement Tracker – Borchester Council'],
    ['/compare', 'Compare two answers – Placement Tracker – Borchester Council'],
    ['/entries', 'Entries – Placement Tracker – Borchester Council'],
    ['/entries/1', 'Entry 1 – Placement Tracker – Borchester Council'],
    ['/children?asAt=nonsense', 'Error: Children in care – Placement Tracker – Borchester Council'],
    ['/nothing', 'Page not found – Placement Tracker – Borchester Council'],
  ])('at %s has a title that tells it apart', async (path, title) => {
    expect(titleOf((await get(path)).text)).toBe(title);
  });

  test.each(['/children', '/children/101', '/compare', '/entries', '/entries/2', '/nothing'])(
    'at %s bears no mark of central government',
    async (path) => {
      const { text } = await get(path);
      expect(text).not.toMatch(/crown|crest|GOV\.UK|GDS Transport|1d70b8/i);
      for (const [, href = ''] of text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
        const asset = await get(href);
        expect([href, asset.status]).toEqual([href, 200]);
        expect(asset.headers['cache-control']).toContain('immutable');
        if (href.endsWith('.css'))
          expect(/GDS Transport|@font-face|govuk-crest|url\(\/assets/.exec(asset.text)?.[0]).toBeUndefined();
      }
    },
  );

  test('runs no script that its policy does not allow', async () => {
    const { text, headers } = await get('/children');
    const scripts = [...text.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes = '', code = ''] of scripts) {
      const digest = createHash('sha256').update(code).digest('base64');
      if (!attributes.includes('src=')) expect(headers['content-security-policy']).toContain(`'sha256-${digest}'`);
    }
    expect(text).not.toMatch(/ style="| on[a-z]+="/);
  });

  test('counts and lists the children, with words for codes and the code beside them', async () => {
    const text = plain((await get('/children?asAt=2019-01-31')).text);
    expect(text).toContain('As at 31 January 2019, as known at entry 7');
    expect(text).toMatch(/Children in care 2 .*On short breaks 1/);
    expect(text).toContain('Foster carer who is not a relative or friend, other U6');
    expect(text).toMatch(/3 children, those on short breaks among them/);
    expect(text).toMatch(/101 13 Female Accommodated under section 20 V2/);
    expect(text).toMatch(/102 Not recorded/);
  });

  test('lists only the children of a group that was chosen', async () => {
    const text = plain((await get('/children?asAt=2019-02-28&by=placementType&group=K2')).text);
    expect(text).toContain('Only those counted as');
    expect(text).toMatch(/1 child /);
    expect(text).not.toMatch(/ 102 /);
  });

  test('shows the same figures as the API', async () => {
    const { total, groups } = (await get('/api/v1/snapshot?asAt=2019-02-28&by=legalStatus')).body as {
      total: number;
      groups: Record<string, number>;
    };
    const text = plain((await get('/children?asAt=2019-02-28&by=legalStatus')).text);
    expect(text).toContain(`Children in care ${total} `);
    for (const [code, count] of Object.entries(groups)) expect(text).toMatch(new RegExp(`${code} ${count} `));
  });

  test('understands a day as people write one, and keeps what was typed', async () => {
    for (const typed of ['31 1 2019', '31/1/2019', '31 January 2019', '31 jan 2019', '2019-01-31', ' 31.1.2019 ']) {
      const { status, text } = await get('/children').query({ asAt: typed });
      expect([typed, status]).toEqual([typed, 200]);
      expect(text).toContain('As at 31 January 2019');
      expect(text).toContain(`value="${typed.trim()}"`);
    }
  });

  test.each([
    ['/children?asAt=30+2+2019', 'asAt', '“As at” must be a real date, like 31 3 2019'],
    ['/children?asAt=1+1+1980', 'asAt', '14 October 1991'],
    ['/children?knownAt=31+12+2030', 'knownAt', 'must be today or in the past'],
    ['/children?knownAt=999', 'knownAt', 'There is no entry 999 yet'],
    ['/children?by=shoeSize', 'by', 'Choose what to count by'],
    ['/children/101?asAt=x', 'asAt', 'must be a real date'],
    ['/children/101?knownAt=999', 'knownAt', 'There is no entry 999 yet'],
    ['/compare?asAt=2019-01-31&asAtB=x', 'asAtB', 'must be a real date'],
    ['/compare?asAt=2019-01-31&knownAtB=999', 'knownAtB', 'There is no entry 999 yet'],
    ['/compare?asAt=2019-01-31&asAtB=2019-01-31', 'asAtB', 'Choose two different dates or times'],
  ])('says at %s what is wrong, and leads to the field', async (path, field, words) => {
    const { status, text } = await get(path);
    expect(status).toBe(400);
    expect(text).toContain('There is a problem');
    expect(text).toContain(`href="#${field}"`);
    expect(text).toContain(`id="${field}"`);
    expect(text).toContain(`id="${field}-error"`);
    expect(text.split(words)).toHaveLength(3);
  });

  test('says that later entries were recorded, where it is told from an earlier one', async () => {
    const text = plain((await get('/children?asAt=2018-12-31&knownAt=5')).text);
    expect(text).toContain('You are looking at what was known at entry 5');
    expect(text).toContain('2 later entries were recorded since.');
    expect(text).toContain('See it as known now');
    expect(plain((await get('/children')).text)).not.toContain('You are looking at');
    expect(plain((await get('/children/102?knownAt=5')).text)).toContain('2 are about this child.');
  });

  test('tells one child: particulars, episodes, and every entry with what became of it', async () => {
    const overview = plain((await get('/children/102?asAt=2019-01-31')).text);
    expect(overview).toContain('In care Since 20 December 2018');
    const text = plain((await get('/children/102/timeline?asAt=2019-01-31&corrected=yes')).text);
    expect(text).toMatch(/10 January 2019 Came into care Struck out by entry 6/);
    expect(text).toMatch(/No longer believed since entry 6 ?, by officer: the facts were wrong/);
    expect(text).toContain('Strikes out entry 4');
    expect(text).toContain('Corrects entry 4');
    expect(text).toMatch(/days later by officer/);
    expect(overview + text).not.toMatch(/Ada|Lovelace/);
  });

  test('says of a child of whom nothing is known that nothing is', async () => {
    const { status, text } = await get('/children/102?knownAt=3');
    expect(status).toBe(404);
    expect(plain(text)).toContain('Nothing is recorded of a child with this reference');
  });

  test('splits a difference into what the world changed and what we learned', async () => {
    const text = plain((await get('/compare?asAt=2018-12-31&knownAt=5&asAtB=2019-02-28')).text);
    expect(text).toMatch(/The world changed: 0 /);
    expect(text).toMatch(/We learned: \+1 /);
    expect(text).toMatch(/102 Counted in B, not in A .*6 , 7/);
    expect(text).toMatch(/Placement type: Foster carer .* → Children’s home/);
    expect(text).toMatch(/Difference, A to B \+1/);
  });

  test('lists the ledger, the last entry first, and tells each by itself', async () => {
    const list = plain((await get('/entries')).text);
    expect(list).toMatch(/7 Came into care .* 1 Particulars recorded/);
    const entry = plain((await get('/entries/6')).text);
    expect(entry).toContain('An earlier entry was struck out');
    expect(entry).toMatch(/Strikes out: entry 4 .*Why: The facts were wrong/);
    expect(entry).not.toContain('Ada');
  });

  test('offers each of its tables for download, from the viewpoint it shows', async () => {
    for (const path of [
      '/children?asAt=2019-01-31',
      '/children/101',
      '/compare?asAt=2018-12-31&asAtB=2019-02-28',
      '/entries',
    ]) {
      const links = [...(await get(path)).text.matchAll(/href="([^"]*format=csv)"/g)].map(([, href = '']) =>
        href.replaceAll('&amp;', '&'),
      );
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) expect([link, (await get(link)).type]).toEqual([link, 'text/csv']);
    }
  });

  test('has a link that gives the same answer after more was recorded', async () => {
    const [, permalink = ''] =
      /href="([^"]+)">A link to this very answer/.exec((await get('/children?asAt=2019-01-31')).text) ?? [];
    const figures = async () =>
      /<dl class="app-counts">.*?<\/dl>/s.exec((await get(permalink.replaceAll('&amp;', '&'))).text)?.[0];
    const before = await figures();
    await recordFact(served, '104', admission('2019-01-20'));
    expect(await figures()).toBe(before);
    expect(before).toBeDefined();
  });

  test('says when the views have stopped or are made anew', async () => {
    const projector = served.serving.app.get<Projector>(Projector);
    const status = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(projector), 'status') as PropertyDescriptor;
    const shown = async (now: object) => {
      Object.defineProperty(projector, 'status', {
        configurable: true,
        value: { seen: 8, stopped: null, rebuilding: null, ...now },
      });
      try {
        return { page: plain((await get('/children')).text), ready: await get('/health/ready') };
      } finally {
        Object.defineProperty(projector, 'status', { ...status, configurable: true });
      }
    };
    const stopped = await shown({ stopped: { before: 9, why: 'Entry 9 is of a later release' } });
    expect(stopped.page).toContain('They stopped at entry 8');
    expect(stopped.ready.status).toBe(503);
    expect(stopped.ready.body.reasons[0]).toContain('Entry 9 is of a later release');
    const rebuilding = await shown({ rebuilding: { done: 50, total: 100 } });
    expect(rebuilding.page).toContain('50% done');
    expect(rebuilding.ready.status).toBe(200);
  });

  test('says in plain words, and nothing of the machine, that something is wrong', async () => {
    const ledger = served.serving.app.get<Ledger>(LEDGER);
    const read = ledger.read.bind(ledger);
    try {
      ledger.read = () => Promise.reject(new LedgerUnavailable('/var/lib/ledger.db'));
      const unavailable = await get('/children/1');
      expect([unavailable.status, plain(unavailable.text)]).toEqual([
        503,
        expect.stringContaining('Try again in a few minutes'),
      ]);
      ledger.read = () => Promise.reject(new Error('secret at /var/lib'));
      const fault = await get('/children/1');
      expect([fault.status, titleOf(fault.text)]).toEqual([500, expect.stringContaining('Sorry, there is a problem')]);
      expect(unavailable.text + fault.text).not.toMatch(/var\/lib|secret/);
    } finally {
      ledger.read = read;
    }
  });
});

describe('a page of an empty store', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test('says that no children are recorded yet, and what to do', async () => {
    const text = plain((await served.http.get('/children')).text);
    expect(text).toContain('No children are recorded yet');
    expect(text).toContain('Bring in the authority’s SSDA903 returns Record an admission');
    expect(plain((await served.http.get('/entries')).text)).toContain('Nothing is recorded yet');
    expect((await served.http.get('/compare?asAt=2018-12-31&asAtB=2019-12-31')).status).toBe(200);
    expect((await served.http.get('/children/1')).status).toBe(404);
    expect((await served.http.get('/entries/1')).status).toBe(404);
  });
});
