import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { Intakes } from '../../src/imports/intake/intakes.js';
import { LedgerUnavailable, type Ledger } from '../../src/ledger/ledger.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { serve, type Served } from '../support/served.js';

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n';
const episode = (child: string, decom = '01/06/2018', dec = '') => `${child},${decom},S,C2,N1,U6,PR1,${dec},${dec ? 'X1' : ''},,S60 1AA,S60 2BB,\n`;
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n';
const header = (child: string) => `${child},2,30/06/2008,WBRI,UN1,0,\n`;
const many = (count: number, line: (child: string) => string) => Array.from({ length: count }, (_, index) => line(String(1000 + index))).join('');

const OWN = { 'Sec-Fetch-Site': 'same-origin' };
const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

type File = readonly [name: string, body: string | Buffer];

describe('bringing files in on a page', () => {
  let served: Served;

  const upload = (files: readonly File[], fields: Readonly<Record<string, string>> = { of: 'return' }, as = 'priya.example', headers: Readonly<Record<string, string>> = OWN) => {
    const request = served.as(as).post('/import').set(headers);
    for (const [name, value] of Object.entries(fields)) void request.field(name, value);
    for (const [name, body] of files) void request.attach('files', Buffer.from(body), name);
    return request;
  };
  const step = (at: string, name: string, as = 'priya.example') => served.as(as).post(at).type('form').set(OWN).send({ step: name });
  const intakes = () => served.serving.app.get(Intakes, { strict: false });
  const folder = () => join(served.config.data, 'imports');
  const left = () => (existsSync(folder()) ? readdirSync(folder()).filter((name) => /^[0-9a-f]{32}$/.test(name)) : []);
  const head = async () => (await served.http.get('/api/v1/entries?limit=1')).body.head as number;

  /** Waits until nothing goes on any more. */
  const settled = async (at: string): Promise<string> => {
    for (;;) {
      const { text } = await served.http.get(at);
      if (!text.includes('data-under-way')) return text;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const uploaded = async (files: readonly File[], fields?: Readonly<Record<string, string>>): Promise<string> => {
    const sent = await upload(files, fields);
    expect([sent.status, sent.headers['location']]).toEqual([303, expect.stringMatching(/^\/import\/[0-9a-f]{32}$/)]);
    return sent.headers['location'] as string;
  };
  const RETURN: readonly File[] = [['header.csv', HEADER + header('101') + header('102')], ['episodes.csv', EPISODES + episode('101', '01/06/2018', '01/09/2018') + episode('102')]];

  beforeEach(async () => {
    served = await serve();
  });
  afterEach(() => served.close());

  test('nothing is written before it is confirmed, then everything that was told, and the files are gone', async () => {
    const at = await uploaded(RETURN);
    const checked = plain(await settled(at));
    expect(await head()).toBe(0);
    expect(checked).toMatch(/Rows in the files 4 New or changed 4 Recorded already 0 Not imported 0/);
    const [, entries] = /would record (\d+) entries about 2 children/.exec(checked) ?? [];
    expect(checked).toMatch(/header\.csv Header 2018 to 2019 .*episodes\.csv Episodes 2018 to 2019 \S* ?told by its episodes/);
    expect(checked).toContain('Came into care 2');
    const check = await served.http.get(`${at}/check`);
    expect(plain(check.text)).toContain(`Entries to be recorded ${entries ?? ''} `);
    expect(await head()).toBe(0);
    const [first, second] = await Promise.all([step(at, 'record'), step(at, 'record')]);
    expect([first?.status, second?.status, first?.headers['location']]).toEqual([303, 303, at]);
    const result = plain(await settled(at));
    expect(result).toContain(`Brought in ${entries ?? ''} entries recorded`);
    expect(result).toContain('Recorded by priya.example');
    expect(await head()).toBe(Number(entries));
    expect(left()).toEqual([]);
    expect((await served.http.get('/api/v1/entries?limit=1')).body.entries[0]).toMatchObject({ recordedBy: 'priya.example' });
    expect((await served.http.get('/children/101')).status).toBe(200);
    expect(plain((await served.http.get('/import')).text)).toMatch(/Brought in before .*A statutory return \(SSDA903\) priya\.example 2 4 /);
  });

  test('the same files again are known by their bytes, and there is nothing to bring in', async () => {
    const once = await uploaded(RETURN);
    await settled(once);
    await step(once, 'record');
    await settled(once);
    const before = await head();
    const again = await uploaded(RETURN);
    const text = await settled(again);
    expect(plain(text)).toContain('Everything in these files is recorded already.');
    expect(plain(text)).toMatch(/New or changed 0 Recorded already 4/);
    expect(plain(text)).toMatch(/This file was imported on \d+ \w+ \d{4} at/);
    expect(text).not.toContain(`href="${again}/check"`);
    expect((await served.http.get(`${again}/check`)).headers['location']).toBe(again);
    expect((await step(again, 'set-aside')).headers['location']).toBe('/import');
    expect([await head(), left()]).toEqual([before, []]);
  });

  test('what strikes out earlier entries is told before it does', async () => {
    const once = await uploaded(RETURN);
    await settled(once);
    await step(once, 'record');
    await settled(once);
    const other = await uploaded([RETURN[0] as File, ['episodes.csv', EPISODES + episode('101', '02/06/2018', '01/09/2018') + episode('102')]]);
    expect(plain(await settled(other))).toMatch(/would record \d+ entries about 1 child; \d+ of them strikes? out what was recorded before/);
  });

  test.each([
    ['no file', [], 'Select the files to bring in'],
    ['a workbook', [['return.xlsx', 'PK\x03\x04']], 'The selected file must be a CSV, XML or ZIP'],
    ['a workbook called CSV', [['return.csv', 'PK\x03\x04']], 'The selected file must be a CSV, XML or ZIP'],
    ['text called ZIP', [['return.zip', 'CHILD,SEX']], 'The selected file must be a CSV, XML or ZIP'],
    ['CSV called XML', [['return.xml', 'CHILD,SEX']], 'The selected file must be a CSV, XML or ZIP'],
    ['a program', [['return.csv', Buffer.from([0x4d, 0x5a, 0, 0, 1, 0])]], 'The selected file must be a CSV, XML or ZIP'],
    ['an empty file', [['return.csv', '']], 'The selected file is empty'],
    ['one good and one empty file', [['header.csv', HEADER], ['notes.csv', '']], 'The selected file is empty: notes.csv'],
    ['too many files', Array.from({ length: 201 }, (_, n) => [`${n}.csv`, HEADER]), 'You can select up to 200 files at once'],
  ] as readonly (readonly [string, readonly File[], string])[])('%s is not taken, is told beside the field, and leaves nothing behind', async (_, files, text) => {
    const { status, text: page } = await upload(files, { of: 'return', year: '2019' });
    expect(status).toBe(400);
    expect(page).toContain('<title>Error: ');
    expect(plain(page)).toContain(`There is a problem ${text} `);
    expect(page).toContain('href="#files"');
    expect(page).toContain('value="2019"');
    expect([left(), intakes().current]).toEqual([[], undefined]);
  });

  test('what is chosen wrongly beside the files is told too', async () => {
    const page = plain((await upload([['header.csv', HEADER]], { year: '2018/19' })).text);
    expect(page).toContain('There is a problem Select what you are bringing in The collection year must be the year in which it ends, like 2019 for 2018 to 2019');
  });

  test('a file larger than may be is told of by its size', async () => {
    const large = Buffer.alloc(201 * 1024 ** 2, 'a');
    expect(plain((await upload([['return.csv', large]])).text)).toContain('There is a problem The selected file must be smaller than 200MB');
    expect(left()).toEqual([]);
  }, 120_000);

  test('an upload that breaks off leaves nothing behind, and the next is taken', async () => {
    const body = '--x\r\nContent-Disposition: form-data; name="files"; filename="header.csv"\r\n\r\nCHILD';
    const answer = await served.as('priya.example').post('/import').set({ ...OWN, 'Content-Type': 'multipart/form-data; boundary=x' }).send(body);
    expect([answer.status, plain(answer.text).includes('The selected file could not be uploaded – try again')]).toEqual([400, true]);
    expect(left()).toEqual([]);
    await uploaded(RETURN);
  });

  test('files lie in a folder of nobody else’s, under names that nobody gave', async () => {
    const at = await uploaded([['../../../etc/Ada Lovelace.csv', HEADER + header('101')]]);
    const text = await settled(at);
    const [id] = left();
    expect(statSync(join(folder(), id as string)).mode & 0o777).toBe(0o700);
    const names = readdirSync(join(folder(), id as string));
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(statSync(join(folder(), id as string, names[0] as string)).mode & 0o777).toBe(0o600);
    expect(text).toContain('Ada Lovelace.csv');
    expect(text).not.toContain('etc/');
  });

  test('a zip file is opened, and each file in it is told of', async () => {
    const zip = zipSync({ '2018/header.csv': strToU8(HEADER + header('101')), '2018/episodes.csv': strToU8(EPISODES + episode('101')), 'read me.txt': strToU8('Dear all') });
    const text = plain(await settled(await uploaded([['return.zip', Buffer.from(zip)]])));
    expect(text).toMatch(/return\.zip: 2018\/header\.csv Header 2018 to 2019/);
    expect(text).toMatch(/return\.zip: read me\.txt Left out .*not a file of the statutory return/);
  });

  test('a zip file that would unpack to far more than it is, is not unpacked', async () => {
    const bomb = zipSync({ 'header.csv': new Uint8Array(8 * 1024 ** 2) });
    const text = plain(await settled(await uploaded([['return.zip', Buffer.from(bomb)]])));
    expect(text).toContain('more than 200 times its packed size');
    expect(text).toContain('Nothing in these files can be used.');
  });

  test('rows that cannot be used are told by rule, row and column, on pages and as a table', async () => {
    const bad = EPISODES + many(60, (child) => episode(child, '31/02/2018')) + episode('102');
    const at = await uploaded([['header.csv', HEADER + header('102')], ['episodes.csv', bad]], { of: 'return', year: '2019' });
    const text = await settled(at);
    expect(plain(text)).toMatch(/Not imported 60/);
    expect(plain(text)).toMatch(/60 The row is not imported DECOM says “31\/02\/2018”/);
    const rule = /findings\?rule=([^"]+)"/.exec(text)?.[1] as string;
    const listed = await served.http.get(`${at}/findings?rule=${rule}&page=2`);
    expect(plain(listed.text)).toContain('(page 2 of 2)');
    expect(plain(listed.text)).toMatch(/episodes\.csv 61 DECOM 1059 .*The row is not imported/);
    const file = await served.http.get(`${at}/findings.csv`);
    expect(file.headers['content-disposition']).toContain('import-report.csv');
    expect(file.text.split('\r\n').filter((line) => line.includes('The row is not imported'))).toHaveLength(60);
  });

  test('the year that files do not tell can be given, and is said to have been', async () => {
    const alone: readonly File[] = [['header.csv', HEADER + header('101')]];
    const untold = await uploaded(alone);
    const text = plain(await settled(untold));
    expect(text).toContain('give the year under “If the files do not tell their year, day or area”');
    expect(text).not.toContain('--year');
    await step(untold, 'set-aside');
    expect(plain(await settled(await uploaded(alone, { of: 'return', year: '2019' })))).toMatch(/Header 2018 to 2019 .*told by you/);
  });

  test('the authority’s own registers come the same way', async () => {
    const at = await uploaded([['budgets.csv', 'year,category,amount\n2019,in-house-fostering,1000000\n'], ['x.csv', 'a,b\n1,2\n']], { of: 'records' });
    const text = plain(await settled(at));
    expect(text).toMatch(/x\.csv Left out/);
    expect(text).toContain('budgets.csv');
  });

  test('one set of files comes in at a time: a colleague is told whose', async () => {
    const at = await uploaded(RETURN);
    await settled(at);
    const second = await upload(RETURN);
    expect([second.status, second.headers['location']]).toEqual([303, '/import']);
    const { text } = await served.http.get('/import');
    expect(plain(text)).toContain('Priya Example uploaded 2 files, which wait to be brought in');
    expect(text).not.toContain('type="file"');
    expect(left()).toHaveLength(1);
  });

  test.each(['morgan.example', 'ali.example'])('%s brings nothing in', async (account) => {
    const at = await uploaded(RETURN);
    for (const path of ['/import', at, `${at}/check`, `${at}/findings.csv`]) expect([path, (await served.as(account).get(path)).status]).toEqual([path, 403]);
    expect((await step(at, 'record', account)).status).toBe(403);
    expect((await upload(RETURN, { of: 'return' }, account)).status).toBe(403);
    expect((await served.as(account).get('/children')).text).not.toContain('href="/import"');
  });

  test('files from another site, or for another address, are not taken', async () => {
    expect((await upload(RETURN, { of: 'return' }, 'priya.example', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await upload(RETURN, { of: 'return' }, 'priya.example', { Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await served.http.post('/acting-as').set(OWN).attach('files', Buffer.from('x'), 'x.csv')).status).toBe(415);
    expect((await served.http.post('/api/v1/children/1/facts').set(OWN).attach('files', Buffer.from('x'), 'x.csv')).status).toBe(415);
    expect(left()).toEqual([]);
  });

  test('an import of which the ledger could not be written says so, and goes on where it was', async () => {
    const at = await uploaded(RETURN);
    await settled(at);
    const ledger = served.serving.app.get<Ledger>(LEDGER, { strict: false });
    const { append } = ledger;
    Object.assign(ledger, { append: () => Promise.reject(new LedgerUnavailable('the disk is full')) });
    await step(at, 'record');
    const text = plain(await settled(at));
    Object.assign(ledger, { append });
    expect(text).toContain('The import did not finish It stopped because of a fault');
    expect(left()).toHaveLength(1);
    await step(at, 'record');
    expect(plain(await settled(at))).toMatch(/Brought in \d+ entries recorded/);
  });

  test('an import that is stopped can be gone on with, and comes to what it would have come to', async () => {
    const files: readonly File[] = [['header.csv', HEADER + many(400, header)], ['episodes.csv', EPISODES + many(400, (child) => episode(child))]];
    const at = await uploaded(files);
    const entries = Number(/would record ([\d,]+) entries/.exec(plain(await settled(at)))?.[1]?.replace(',', ''));
    await step(at, 'record');
    await step(at, 'stop');
    const stopped = plain((await served.http.get(at)).text);
    expect(stopped).toContain('The import did not finish You or a colleague stopped it.');
    expect(await head()).toBeLessThan(entries);
    await step(at, 'record');
    await settled(at);
    expect(await head()).toBe(entries);
  });

  test('nothing else is at these addresses', async () => {
    for (const path of ['/import/x', `/import/${createHash('md5').update('x').digest('hex')}`, `/import/${'0'.repeat(32)}/check`, '/import/..%2f..'])
      expect([path, (await served.http.get(path)).status]).toEqual([path, 404]);
  });
});

describe('files that were left when the process ended', () => {
  test('are removed where they only waited, and offered again where they were being recorded', async () => {
    const served = await serve();
    const data = served.config.data;
    const [waiting, recording] = ['a'.repeat(32), 'b'.repeat(32)] as const;
    for (const id of [waiting, recording]) mkdirSync(join(data, 'imports', id), { recursive: true, mode: 0o700 });
    writeFileSync(join(data, 'imports', waiting, 'c'.repeat(32)), HEADER + header('101'));
    const stored = 'd'.repeat(32);
    writeFileSync(join(data, 'imports', recording, stored), EPISODES + episode('102'));
    writeFileSync(join(data, 'imports', recording, 'intake.json'), JSON.stringify({
      id: recording, of: 'return', year: null, rows: 1, at: '2019-06-30T09:00:00.000Z',
      files: [{ stored, label: 'episodes.csv', bytes: 100 }], by: { account: 'priya.example', name: 'Priya Example' },
    }));
    await served.serving.stop(1_000);
    const again = await serve({ TRACKER_DATA: data });
    try {
      expect(existsSync(join(data, 'imports', waiting))).toBe(false);
      expect(plain((await again.http.get('/import')).text)).toContain('Priya Example was bringing 1 file in, and that did not finish');
      const at = `/import/${recording}`;
      expect(plain((await again.http.get(at)).text)).toContain('Placement Tracker was stopped before the import had finished.');
      await again.http.post(at).type('form').set(OWN).send({ step: 'record' });
      for (let text = ''; !text.includes('Brought in'); ) text = (await again.http.get(at)).text;
      expect(existsSync(join(data, 'imports', recording))).toBe(false);
      expect(readFileSync(join(data, 'imports', 'brought-in.jsonl'), 'utf8')).not.toContain('episodes.csv');
    } finally {
      await again.close();
    }
  });
});
