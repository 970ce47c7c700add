import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Response } from 'supertest';
import { Asking } from '../../src/asking/asking.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { tables } from '../../src/domain/statutory-return/tables.js';
import { ReturnExport } from '../../src/exports/ssda903/export-return.js';
import { PreparedReturns } from '../../src/exports/ssda903/prepared-returns.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';
import { LedgerUnavailable, type Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { exampleOf } from '../support/example-of.js';
import { plain } from '../support/recording.js';
import { admission, recordFact, send, serve, type Served } from '../support/served.js';

const TODAY = '2026-11-22' as CalendarDate;
const bytes = (response: Response, done: (error: Error | null, body: Buffer) => void): void => {
  const pieces: Buffer[] = [];
  response.on('data', (piece: Buffer) => pieces.push(piece));
  response.on('end', () => done(null, Buffer.concat(pieces)));
};
const IDENTITY = Object.values(tables).flatMap(({ name, columns }) => columns.filter(({ identity }) => identity).map((column) => `${name.toLowerCase()}.csv ${column.name}`));

describe('the statutory return on a page', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serve({}, TODAY);
    await exampleOf(40, served);
  }, 120_000);
  afterAll(() => served.close());

  const folder = () => join(served.config.data, 'returns');
  /** The last entry, once the pages know of it. */
  const head = async () => {
    const { head: last } = (await served.http.get('/api/v1/entries?limit=1')).body as { head: number };
    await served.serving.app.get<Projector>(Projector, { strict: false }).waitUntilSeen(last, 5_000);
    return last;
  };
  /** Waits until the return is ready, and tells its page. */
  const ready = async (at: string, as = 'priya.example'): Promise<string> => {
    for (;;) {
      const { text, status, headers } = await served.as(as).get(at);
      if (status === 303) at = headers['location'] as string;
      else if (!text.includes('data-under-way')) return text;
      else await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const archive = async (query: string, as = 'priya.example') => {
    await ready(`/return/prepared?${query}`, as);
    return served.as(as).get(`/return/files?${query}`).buffer(true).parse(bytes as never);
  };
  const filesIn = (zip: Buffer): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, body]) => [name, strFromU8(body)]));
  const rowsIn = (text: string) => parse(text, { columns: true }) as unknown as readonly Readonly<Record<string, string>>[];
  const exported = async (year: number, knownAt: number) => {
    const to = mkdtempSync(join(tmpdir(), 'exported-'));
    await new ReturnExport(served.serving.app.get(Asking, { strict: false })).write({ authority: served.config.authority, year, to, knownAt: String(knownAt) });
    const files = Object.fromEntries(readdirSync(to).map((name) => [name, readFileSync(join(to, name), 'utf8')]));
    rmSync(to, { recursive: true });
    return files;
  };

  test('is, file by file, what the command line writes; the archive says nothing of when it was made', async () => {
    const at = await head();
    const { body, headers } = await archive(`year=2025&knownAt=${at}`);
    expect(headers).toMatchObject({ 'content-type': 'application/zip', 'content-disposition': `attachment; filename="ssda903-2024-25-entry-${at}.zip"`, 'cache-control': 'no-store' });
    expect(filesIn(body as Buffer)).toEqual(await exported(2025, at));
    expect(((await archive(`year=2025&knownAt=${at}`)).body as Buffer).equals(body as Buffer)).toBe(true);
  });

  test('tells how much is in each file, as many rows as it has', async () => {
    const at = await head();
    const page = plain(await ready(`/return/prepared?year=2025&knownAt=${at}`));
    const files = await exported(2025, at);
    for (const [name, text] of Object.entries(files)) expect(page).toMatch(new RegExp(` ${name.replace('.', '\\.')} [^.]*? ${rowsIn(text).length} `));
    const children = new Set(Object.values(files).flatMap((text) => rowsIn(text).map((row) => row['CHILD'])));
    expect(page).toContain(`Children ${children.size} Rows`);
    expect(page).not.toContain('The collection year lasts');
  });

  test('tells as it was known then, whatever was recorded later', async () => {
    const before = await head();
    const then = (await archive(`year=2026&knownAt=${before}`)).body as Buffer;
    await recordFact(served, 'late-1', { type: 'ParticularsRecorded', effectiveOn: '2010-01-01', dateOfBirth: '2010-01-01', sex: '1', ethnicity: 'WBRI' }).expect(201);
    await recordFact(served, 'late-1', { type: 'ChildAdmitted', effectiveOn: '2026-02-01', legalStatus: 'V2', categoryOfNeed: 'N1', placement: { type: 'U6', provider: 'PR1' } }).expect(201);
    const now = await head();
    expect(((await archive(`year=2026&knownAt=${before}`)).body as Buffer).equals(then)).toBe(true);
    const rows = rowsIn(filesIn((await archive(`year=2026&knownAt=${now}`)).body as Buffer)['episodes.csv'] ?? '');
    expect(rows.filter(({ CHILD }) => CHILD === 'late-1')).toEqual([expect.objectContaining({ DECOM: '01/02/2026', RNE: 'S', DEC: '' })]);
    expect(plain(await ready(`/return/prepared?year=2026&knownAt=${before}`))).toContain('You are looking at what was known at entry');
  });

  test('tells what the rules find at the row and the child where it stands', async () => {
    const at = await head();
    const page = await ready(`/return/prepared?year=2026&knownAt=${at}`);
    const found = rowsIn((await served.http.get(`/return/findings.csv?year=2026&knownAt=${at}`)).text);
    expect(found.length).toBeGreaterThan(0);
    expect(plain(page)).toContain(`What the rules of the return find wrong: ${found.length} findings`);
    const files = await exported(2026, at);
    for (const { file = '', row, child, column = '' } of found) {
      const told = rowsIn(files[file] ?? '')[Number(row) - 2];
      expect([file, row, told?.['CHILD'], column in (told ?? {})]).toEqual([file, row, child, true]);
    }
    const rules = [...new Set(found.map(({ rule }) => rule))];
    for (const rule of rules) {
      const ofRule = found.filter((one) => one['rule'] === rule);
      const { text } = await served.http.get(`/return/findings?year=2026&knownAt=${at}&rule=${encodeURIComponent(rule ?? '')}`);
      expect(plain(text)).toContain(`Rule ${rule ?? ''}: ${ofRule.length} finding`);
      expect(text).toContain(`href="/children/${ofRule[0]?.['child'] ?? ''}?knownAt=${at}"`);
    }
  });

  test('leaves blank what names people for those who do not record about them, and says so', async () => {
    const at = await head();
    const whole = filesIn((await archive(`year=2025&knownAt=${at}`)).body as Buffer);
    for (const as of ['morgan.example', 'ali.example']) {
      const { body, headers } = await archive(`year=2025&knownAt=${at}`, as);
      expect(headers['content-disposition']).toContain('-without-identity.zip');
      expect(plain(await ready(`/return/prepared?year=2025&knownAt=${at}`, as))).toContain('are left blank, for they name people');
      const blank = filesIn(body as Buffer);
      expect(Object.keys(blank)).toEqual(Object.keys(whole));
      for (const [name, text] of Object.entries(whole)) {
        const expected = rowsIn(text).map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, IDENTITY.includes(`${name} ${column}`) ? '' : cell])));
        expect(rowsIn(blank[name] ?? '')).toEqual(expected);
      }
    }
    expect(IDENTITY).toEqual(expect.arrayContaining(['header.csv UPN', 'episodes.csv HOME_POST', 'episodes.csv PL_POST', 'swepisodes.csv SW_ID']));
    expect(rowsIn(whole['header.csv'] ?? '').some(({ UPN }) => UPN !== '')).toBe(true);
  });

  test.each([
    ['year=x', 'year', 'The collection year must be the year in which it ends'],
    ['year=', 'year', 'The collection year must be the year in which it ends'],
    ['year=2028', 'year', 'That collection year begins on 1 April 2027. Give one that has begun'],
    ['year=1991', 'year', 'must be 1992 or later'],
    ['year=2019&knownAt=32+13+2019', 'knownAt', '“As known at” must be a date'],
    ['year=2019&knownAt=999999', 'knownAt', 'There is no entry 999999 yet'],
    ['year=%22%3E%3Cscript%3Ealert(1)%3C/script%3E', 'year', 'The collection year must be'],
  ])('is not written of ?%s', async (query, field, said) => {
    const { status, text } = await served.http.get(`/return/prepared?${query}`);
    expect([status, plain(text)]).toEqual([400, expect.stringContaining(said)]);
    expect(text).toContain(`href="#${field}"`);
    expect(text).not.toContain('<script>alert');
  });

  test('says of the year that is not over that it is not, and of one with nothing in it that there is nothing', async () => {
    expect(plain(await ready('/return/prepared?year=2027'))).toContain('The collection year lasts until 31 March 2027.');
    const empty = await ready('/return/prepared?year=1995');
    expect(plain(empty)).toContain('Nothing is recorded of that year that the return would tell.');
    expect(empty).not.toContain('/return/files');
  });

  test('answers every role and nobody unknown; what is not ready is shown on its way', async () => {
    for (const as of ['priya.example', 'morgan.example', 'ali.example']) expect([as, (await served.as(as).get('/return')).status]).toEqual([as, 200]);
    expect((await served.as('').get('/return/files?year=2025')).headers['location']).toContain('/acting-as');
    const early = await served.http.get('/return/files?year=2024&knownAt=7');
    expect([early.status, early.headers['location']]).toEqual([303, '/return/prepared?year=2024&knownAt=7']);
    expect((await served.http.get('/return/files?year=x')).status).toBe(404);
  });

  test('keeps its files to itself, no more than four returns of them, and none once the tracker stops', async () => {
    const at = await head();
    for (const year of [2022, 2023, 2024, 2025, 2026]) await ready(`/return/prepared?year=${year}&knownAt=${at}`);
    const kept = readdirSync(folder());
    expect(kept.length).toBeLessThanOrEqual(4);
    expect([statSync(join(folder(), kept[0] ?? '')).mode & 0o777, statSync(join(folder(), kept[0] ?? '', 'header.csv')).mode & 0o777]).toEqual([0o700, 0o600]);
    await served.serving.app.get(PreparedReturns, { strict: false }).beforeApplicationShutdown();
    expect(existsSync(folder())).toBe(false);
    mkdirSync(join(folder(), 'left'), { recursive: true });
    writeFileSync(join(folder(), 'left', 'header.csv'), 'left by a process that was killed');
    await served.serving.app.get(PreparedReturns, { strict: false }).onModuleInit();
    expect(existsSync(folder())).toBe(false);
    expect(plain(await ready(`/return/prepared?year=2025&knownAt=${at}`))).toContain('The files');
  });

  test('is downloaded to its end where its files are removed meanwhile, and asked for anew where they are gone', async () => {
    const at = await head();
    const { body } = await archive(`year=2024&knownAt=${at}`);
    const returns = served.serving.app.get(PreparedReturns, { strict: false });
    const asked = { year: 2024, knownAt: at as never, identity: true };
    const pieces = await returns.archive(asked);
    rmSync(folder(), { recursive: true });
    const read: Uint8Array[] = [];
    for await (const piece of pieces ?? []) read.push(piece);
    expect(Buffer.concat(read).equals(body as Buffer)).toBe(true);
    expect(await returns.archive(asked)).toBeUndefined();
    expect(((await archive(`year=2024&knownAt=${at}`)).body as Buffer).equals(body as Buffer)).toBe(true);
  });

  test('says where it could not be written, and is written when it is asked for again', async () => {
    const ledger = served.serving.app.get<Ledger>(LEDGER, { strict: false });
    const { readStreams } = ledger;
    Object.assign(ledger, { readStreams: () => { throw new LedgerUnavailable('the disk is gone'); } });
    const failed = await ready('/return/prepared?year=2023&knownAt=50');
    Object.assign(ledger, { readStreams });
    expect(plain(failed)).toContain('The return could not be written, because of a fault that is in the log.');
    expect(failed).not.toContain('the disk is gone');
    const [, again = ''] = /href="([^"]*anew=yes)"/.exec(failed) ?? [];
    expect(plain(await ready(again.replaceAll('&amp;', '&')))).toContain('Found by the rules');
    expect(plain(await ready('/return/prepared?year=2023&knownAt=50'))).toContain('Found by the rules');
  });

  test('is judged by what last year’s return said, where one was received', async () => {
    const to = mkdtempSync(join(tmpdir(), 'received-'));
    writeFileSync(join(to, 'episodes.csv'), 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\nlast-1,01/06/2024,S,C2,N1,U6,PR1,,,,S60 1AA,S60 2BB,\n');
    await new ReturnImport(served.serving.app.get(CommandBus, { strict: false })).import([join(to, 'episodes.csv')], { authority: served.config.authority, by: 'import', year: 2025 });
    rmSync(to, { recursive: true });
    const found = async () => {
      const at = await head();
      await ready(`/return/prepared?year=2026&knownAt=${at}`);
      return rowsIn((await served.http.get(`/return/findings.csv?year=2026&knownAt=${at}`)).text).filter(({ child }) => child === 'last-1').map(({ rule }) => rule);
    };
    expect(await found()).not.toContain('502');
    const { entries } = (await served.http.get('/api/v1/children/last-1')).body as { entries: readonly { number: number; type: string; told: object }[] };
    const admitted = entries.find(({ type }) => type === 'ChildAdmitted');
    const fact = { ...admission('2024-07-01'), legalStatus: 'C2' };
    await send(served, 'last-1', 'corrections', { entry: admitted?.number, fact, reason: 'facts-were-wrong' }).expect(201);
    expect(await found()).toContain('502');
  });

  test('tells nothing of a child of whom nothing stands', async () => {
    const rows = (await served.http.get('/api/v1/children/late-1')).body as { entries: readonly { number: number; type: string }[] };
    const admitted = rows.entries.find(({ type }) => type === 'ChildAdmitted');
    await send(served, 'late-1', 'strikes', { entry: admitted?.number, reason: 'duplicate' }).expect(201);
    const files = filesIn((await archive(`year=2026&knownAt=${await head()}`)).body as Buffer);
    expect(files['episodes.csv']).not.toContain('late-1');
    expect(files['header.csv']).not.toContain('late-1');
  });
});
