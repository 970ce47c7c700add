import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { admission, particulars, recordFact, serve, type Served } from '../support/served.js';

let served: Served;

const page = (address: string) => served.as('morgan.example').get(address);
/** Asks again until the booklet is no longer being made. */
const untilMade = async (address: string, tries = 100): Promise<{ readonly text: string; readonly headers: Record<string, string> }> => {
  const answer = await page(address);
  if (!answer.text.includes('being made') || tries === 0) return answer;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return untilMade(address, tries - 1);
};

beforeAll(async () => {
  served = await serve();
  for (let child = 1; child <= 8; child += 1) {
    await recordFact(served, `c${child}`, particulars('2012-05-01')).expect(201);
    await recordFact(served, `c${child}`, admission('2018-06-01')).expect(201);
  }
});

afterAll(() => served.close());

describe('the page of the booklet', () => {
  const settled = '/booklet/made?asAt=2018-12-31&knownAt=16&profile=operational';

  test('asks for dates and a profile, the most careful one unless another is chosen', async () => {
    const { text } = await page('/booklet').expect(200);
    expect(text).toMatch(/value="published" checked/);
    expect(text).toContain('aria-current="true"');
  });

  test('says of each field what is wrong with it', async () => {
    const { text } = await page('/booklet/made?asAt=31+2+2018&profile=secret').expect(400);
    expect(text).toContain('“As at” must be a real date');
    expect(text).toContain('Choose one of the output profiles');
    await page('/booklet/made?knownAt=900').expect(400);
  });

  test('settles what was asked, so that its address has the same answer for ever', async () => {
    const { headers } = await page('/booklet/made?asAt=31+December+2018&profile=operational').expect(303);
    expect(headers['location']).toBe(settled);
  });

  test('tells how far it is, and looks again by itself, until it is ready', async () => {
    const { text, headers } = await page('/booklet/made?asAt=2018-11-30&knownAt=16&profile=internal').expect(200);
    expect(text).toMatch(/<progress[^>]* max="5" value="\d"/);
    expect(headers['refresh']).toBe('2');
    const ready = await untilMade('/booklet/made?asAt=2018-11-30&knownAt=16&profile=internal');
    expect(ready.text).toContain('The booklet is ready');
    expect(ready.headers).not.toHaveProperty('refresh');
  });

  test('gives every file with its size, each with its own type and name', async () => {
    const { text } = await untilMade(settled);
    expect(text).toMatch(/OpenDocument spreadsheet \(ODS\), \d+ KB/);
    for (const [format, type] of [['html', 'text/html'], ['ods', 'opendocument'], ['xlsx', 'openxmlformats'], ['csv', 'application/zip']] as const) {
      const { headers } = await page(`/booklet/files/${format}?asAt=2018-12-31&knownAt=16&profile=operational`).expect(200);
      expect(headers['content-type']).toContain(type);
      expect(headers['content-disposition']).toMatch(/^attachment; filename="sufficiency-booklet-2018-12-31-entry-16-operational\./);
    }
    await page('/booklet/files/pdf?asAt=2018-12-31&knownAt=16&profile=operational').expect(404);
  });

  test('is read with each exact number leading to what is behind it, and no suppressed or rounded one', async () => {
    await untilMade(settled);
    const { text } = await page('/booklet/read?asAt=2018-12-31&knownAt=16&profile=operational').expect(200);
    expect(text).toContain('Table 1: 8 children are in care');
    expect(text).toContain('/measures/sufficiency/lac.total?asAt=2018-12-31&amp;knownAt=16');
    await untilMade('/booklet/made?asAt=2018-12-31&knownAt=16&profile=published');
    const published = await page('/booklet/read?asAt=2018-12-31&knownAt=16&profile=published').expect(200);
    expect(published.text).toContain('Table 1: 10 children are in care');
    expect(published.text).not.toContain('/measures/sufficiency/lac.total');
  });

  test('sends whoever reads too early to wait', async () => {
    await page('/booklet/read?asAt=2018-10-31&knownAt=16&profile=internal').expect(303);
    await untilMade('/booklet/made?asAt=2018-10-31&knownAt=16&profile=internal');
  });
});

describe('the pages of editions', () => {
  test('say that there is none yet', async () => expect((await page('/editions').expect(200)).text).toContain('No edition has been published yet'));

  test('list them, and tell of each its files and what changed', async () => {
    const publish = (asAt: string) => served.http.post('/api/v1/editions').send({ commandId: crypto.randomUUID(), by: 'officer', asAt, profile: 'operational' }).expect(201);
    await publish('2018-12-31');
    await recordFact(served, 'new', admission('2019-02-01')).expect(201);
    await publish('2019-03-31');
    expect((await page('/editions')).text).toMatch(/Edition 2.*Edition 1/s);
    const { text } = await page('/editions/2').expect(200);
    expect(text).toContain('/api/v1/editions/2/files/ods');
    expect(text).toContain('The world changed (+1)');
    expect((await page('/editions/1')).text).toContain('It is the first edition of its output profile');
    await page('/editions/9').expect(404);
    await page('/editions/x').expect(404);
  });

  test('an entry tells what was published, not every number of it', async () => {
    const { text } = await page('/entries/17').expect(200);
    expect(text).toContain('Edition published');
    expect(text).toMatch(/1,\d{3} numbers/);
  });
});
