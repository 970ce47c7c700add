import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BOOKLET_SERIES } from '../../src/asking/editions-told.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { commandIdFrom } from '../../src/ledger/entry-id.js';
import { toStored } from '../../src/ledger/stored-events.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { streamOfRecord } from '../../src/recording/streams.js';
import { admission, recordFact, send, serve, type Served } from '../support/served.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the reconciliation of a period', () => {
  let served: Served;
  const get = (path: string) => served.http.get(path);
  const AUGUST = 'from=2018-08-01&to=2018-08-31';

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '101', admission('2018-07-01'));
    await recordFact(served, '102', admission('2018-08-10'));
    await recordFact(served, '104', admission('2018-08-02', { legalStatus: 'V4' }));
    await recordFact(served, '103', admission('2018-08-20'));
    await recordFact(served, '101', { type: 'ChildDischarged', effectiveOn: '2018-08-15', reason: 'E4A' });
    await send(served, '102', 'corrections', { entry: 2, fact: admission('2018-07-31'), reason: 'facts-were-wrong', note: 'Ada said so' });
  });
  afterAll(() => served.close());

  test('is told through the API, then and now, with the entries that explain it', async () => {
    const { body } = await get(`/api/v1/reconciliation?${AUGUST}&published=3`).expect(200);
    expect(body).toMatchObject({
      from: '2018-08-01', to: '2018-08-31', knownAt: 7, published: 3,
      then: { opening: 1, in: 1, out: 0, closing: 2 },
      now: { opening: 2, in: 1, out: 1, closing: 2 },
      difference: { opening: 1, in: 0, out: 1, closing: 0 },
      because: { late: { opening: 0, in: 1, out: 1, closing: 0 }, corrected: { opening: 1, in: -1, out: 0, closing: 0 } },
      months: [],
    });
    expect(body.children.map(({ child }: { child: string }) => child)).toEqual(['101', '102', '103']);
    expect(body.children[1]).toMatchObject({
      inCareThen: [{ from: '2018-08-10', to: null }], inCareNow: [{ from: '2018-07-31', to: null }],
      steps: [{ at: 7, because: 'corrected', entries: [{ number: 6, strikesOut: 2 }, { number: 7, corrects: 2, effectiveOn: '2018-07-31' }] }],
    });
    expect(JSON.stringify(body)).not.toContain('Ada');
  });

  test('is told alone where nothing was published, and month by month against each month’s end', async () => {
    expect((await get(`/api/v1/reconciliation?${AUGUST}`)).body).toMatchObject({ then: null, difference: null, children: [], because: {} });
    const { body } = await get('/api/v1/reconciliation?from=2018-07-15&to=2018-09-10&published=month-ends');
    expect(body.months.map(({ from, to, then, now }: Record<string, unknown>) => ({ from, to, then, now }))).toEqual([
      { from: '2018-07-15', to: '2018-07-31', then: { opening: 0, in: 0, out: 0, closing: 0 }, now: { opening: 1, in: 1, out: 0, closing: 2 } },
      { from: '2018-08-01', to: '2018-08-31', then: { opening: 0, in: 0, out: 0, closing: 0 }, now: { opening: 2, in: 1, out: 1, closing: 2 } },
      { from: '2018-09-01', to: '2018-09-10', then: { opening: 0, in: 0, out: 0, closing: 0 }, now: { opening: 2, in: 0, out: 0, closing: 2 } },
    ]);
  });

  test('is a table to open in a spreadsheet', async () => {
    const { text } = await get(`/api/v1/reconciliation?${AUGUST}&published=3&format=csv`);
    expect(text.trim().split('\r\n').map((line) => line.split(',').slice(4, 13).join(','))).toEqual([
      'what,child,because,opening,in,out,closing,entries,types',
      'then,,,1,1,0,2,,', 'now,,,2,1,1,2,,', 'difference,,,1,0,1,0,,',
      'explained,101,late,0,0,1,-1,5,ChildDischarged',
      'explained,102,corrected,1,-1,0,0,6 7,EntryStruckOut ChildAdmitted',
      'explained,103,late,0,1,0,1,4,ChildAdmitted',
    ]);
  });

  test.each([
    ['from=2018-08-32&to=2018-08-31', 'from'], ['from=2018-08-02&to=2018-08-01', 'to'], ['from=1990-01-01&to=2018-08-01', 'to'],
    [`${AUGUST}&published=7&knownAt=3`, 'published'], [`${AUGUST}&published=then`, 'published'], [`${AUGUST}&published=99`, 'published'],
  ])('is not told where it is asked with %s', async (query, field) => {
    const { body, status } = await get(`/api/v1/reconciliation?${query}`);
    expect([status, body.errors?.[0]?.field]).toEqual([400, field]);
  });

  test('is a page: a line of arithmetic, then and now, and every entry with its child', async () => {
    const { text } = await get(`/reconciliation?${AUGUST}&published=3`).expect(200);
    const words = plain(text);
    expect(words).toContain('1 August 2018 to 31 August 2018, as known at entry 7');
    expect(words).toMatch(/Opening 2 on the evening of 31 July 2018 In \+ 1 came into care Out − 1 left care Closing = 2 on the evening of 31 August 2018/);
    expect(words).toMatch(/Opening 1 2 \+1 In 1 1 0 Out 0 1 \+1 Closing 2 2 0/);
    expect(words).toMatch(/Published as known at entry 3 \(recorded [^)]+\): 1 \+ 1 − 0 = 2\./);
    expect(words).toMatch(/Put right \+1 −1 0 0 /);
    expect(words).toMatch(/102 in care from 10 August 2018 in care from 31 July 2018 opening \+1, in −1 Put right:/);
    expect(words).toMatch(/103 not in care in care from 20 August 2018 in \+1, closing \+1 Recorded late: entry 4 , Came into care, of 20 August 2018, recorded [\d,]+ days later/);
    expect(text).toContain('href="/entries/7"');
    expect(text).toContain('href="/children/103?asAt=2018-08-31&amp;knownAt=7"');
    expect(words).not.toContain('Ada');
  });

  test('is of the last month where nothing is asked, and leads to the months around it', async () => {
    const { text } = await get('/reconciliation').expect(200);
    expect(plain(text)).toContain('1 May 2019 to 31 May 2019');
    expect(text).toContain('href="/reconciliation?from=2019-04-01&amp;to=2019-04-30"');
    expect(text).toContain('href="/reconciliation?from=2019-06-01&amp;to=2019-06-30"');
    expect(plain((await get('/reconciliation?from=1+8+2018')).text)).toContain('1 August 2018 to 31 August 2018');
  });

  test('says so where nothing makes a difference', async () => {
    expect(plain((await get(`/reconciliation?${AUGUST}&published=7`)).text)).toContain('Nothing that was learned since makes a difference.');
    expect(plain((await get('/reconciliation?from=2001-01-01')).text)).toContain('Nobody was in care in this period');
  });

  test('is reconciled with a published edition by its number, which is offered, and refused where there is none', async () => {
    expect((await get(`/api/v1/reconciliation?${AUGUST}&published=edition-1`)).body.errors?.[0]).toMatchObject({ field: 'published', detail: 'There is no edition 1' });
    const ledger: Ledger = served.serving.app.get(LEDGER);
    const edition = {
      type: 'EditionPublished', effectiveOn: '2018-09-14', edition: 1, asAt: '2018-08-31', knownAt: 3, profile: 'internal', release: '0', figures: [], files: [],
    };
    const stream = streamOfRecord({ kind: 'edition', authority: served.config.authority, id: BOOKLET_SERIES });
    await ledger.append(stream, 0, [toStored(edition)], { id: commandIdFrom('edition'), digest: 'edition', by: 'officer' });
    expect((await get(`/api/v1/reconciliation?${AUGUST}&published=edition-1&knownAt=7`)).body).toMatchObject({ published: 3, then: { closing: 2 } });
    const page = await get(`/reconciliation?${AUGUST}&published=Edition+1&knownAt=7`).expect(200);
    expect(plain(page.text)).toContain('Published as known at entry 3');
    expect(page.text).toMatch(/href="\/reconciliation\?[^"]*published=edition-1">Against edition 1, of 14 September 2018</);
  });

  test('says what is wrong at its field, and keeps what was typed', async () => {
    const { text, status } = await get('/reconciliation?from=32+8+2018&to=x&knownAt=y&published=z');
    expect(status).toBe(400);
    for (const field of ['from', 'to', 'knownAt', 'published']) expect(text).toContain(`href="#${field}"`);
    expect(text).toContain('value="32 8 2018"');
    expect(plain((await get(`/reconciliation?${AUGUST}&published=7&knownAt=3`)).text)).toContain('must not be later than');
    expect(plain((await get(`/reconciliation?${AUGUST}&published=each+month%E2%80%99s+end`).expect(200)).text)).toMatch(/August 2018 0 0 0 0 2 1 1 2 \+2/);
  });
});
