import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RegisterImport } from '../../src/imports/ofsted/import-register.js';
import { SeriesImport } from '../../src/imports/series/import-series.js';
import { IntakeFiles } from '../../src/imports/intake/intake-files.js';
import { plain } from '../support/recording.js';
import { serve, type Served } from '../support/served.js';

const OWN = { 'Sec-Fetch-Site': 'same-origin' };
const OVERALL = 'Overall experiences and progress of children and young people';
const HEAD = ['URN', 'Provision type', 'Registration date', 'Registration status', 'Name', 'Postcode', 'Local authority', 'Sector', 'Places', 'Event type', 'Inspection date', 'Event number', OVERALL];
const row = (urn: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  URN: urn, 'Provision type': "Children's Home", 'Registration date': '01/02/2015', 'Registration status': 'Active', Name: 'REDACTED', Postcode: 'REDACTED',
  'Local authority': 'Rotherham', Sector: 'Private', Places: '4', 'Event type': 'Full inspection', 'Inspection date': '10/05/2018', 'Event number': `E${urn}`, [OVERALL]: 'Good', ...more,
});
const register = (...rows: readonly Readonly<Record<string, string>>[]): string =>
  [`Provider information${','.repeat(HEAD.length - 1)}`, HEAD.join(','), ...rows.map((cells) => HEAD.map((name) => cells[name] ?? '').join(','))].join('\n');

const UNDERLYING = 'New_geog_code,geog_n,CLA_Mar2017,CLA_Mar2018\nE92000001,England,72590,75420\nE08000018,Rotherham,490,627\nE08000019,Sheffield,590,640\n';
const VINTAGES = 'fact,as_at_or_period,published,value\ncla,2018-03-31,2018-11,75420\ncla,2018-03-31,2019,75370\n';

type File = readonly [name: string, body: string];

describe('bringing in on a page what is published', () => {
  let served: Served;

  beforeEach(async () => {
    served = await serve();
  });
  afterEach(() => served.close());

  const upload = (files: readonly File[], fields: Readonly<Record<string, string>>) => {
    const request = served.http.post('/import').set(OWN);
    for (const [name, value] of Object.entries(fields)) void request.field(name, value);
    for (const [name, body] of files) void request.attach('files', Buffer.from(body), name);
    return request;
  };
  const settled = async (at: string): Promise<string> => {
    for (;;) {
      const { text } = await served.http.get(at);
      if (!text.includes('data-under-way')) return text;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const uploaded = async (files: readonly File[], fields: Readonly<Record<string, string>>): Promise<string> => {
    const sent = await upload(files, fields);
    expect([sent.status, sent.headers['location']]).toEqual([303, expect.stringMatching(/^\/import\/[0-9a-f]{32}$/)]);
    return sent.headers['location'] as string;
  };
  const step = (at: string, name: string) => served.http.post(at).type('form').set(OWN).send({ step: name });
  const recorded = async (files: readonly File[], fields: Readonly<Record<string, string>>) => {
    const at = await uploaded(files, fields);
    await settled(at);
    await step(at, 'record');
    return plain(await settled(at));
  };
  const head = async () => ((await served.http.get('/api/v1/entries?limit=1')).body as { head: number }).head;

  /** What the command line’s import makes of the same files in a tracker of its own. */
  const onTheCommandLine = async (files: readonly File[], import_: typeof RegisterImport | typeof SeriesImport) => {
    const other = await serve();
    const folder = mkdtempSync(join(tmpdir(), 'published-'));
    try {
      const paths = files.map(([name, body]) => (writeFileSync(join(folder, name), body), join(folder, name)));
      const { app } = other.serving;
      const report = await app.get<RegisterImport | SeriesImport>(import_, { strict: false }).import(paths, { authority: other.config.authority, by: 'import' });
      return report;
    } finally {
      await other.close();
      rmSync(folder, { recursive: true });
    }
  };

  test('a register is looked through, confirmed and recorded: as many entries as the command line makes of it', async () => {
    const files: readonly File[] = [
      ['providers-31-march-2018.csv', register(row('SC000001'), row('SC000002', { Places: 'four' }), row('SC000003', { 'Registration date': 'x' }))],
      ['notes.csv', 'a,b\n1,2\n'],
    ];
    const report = await onTheCommandLine(files, RegisterImport);
    const at = await uploaded(files, { of: 'register' });
    const checked = plain(await settled(at));
    expect(checked).toMatch(/notes\.csv Left out .*providers-31-march-2018\.csv Register of providers 31 March 2018 3 /);
    expect(checked).toContain(`Rows in the files ${report.rowsRead} New or changed ${report.rowsImported} Recorded already 0 Not imported ${report.rowsRejected} No longer in the register 0`);
    expect(checked).toContain(`would record ${report.entriesMade} entries about`);
    expect(await head()).toBe(0);
    const check = plain((await served.http.get(`${at}/check`)).text);
    expect(check).toMatch(/Registers as at 31 March 2018 .*About \d providers/);
    await step(at, 'record');
    expect(plain(await settled(at))).toContain(`Brought in ${report.entriesMade} entries recorded`);
    expect(await head()).toBe(report.entriesMade);
    expect((await served.http.get('/homes/SC000001')).status).toBe(200);
    expect((await served.http.get('/api/v1/entries?limit=1')).body.entries[0]).toMatchObject({ recordedBy: 'priya.example' });
  });

  test('what is wrong in it is told by row, of the provider', async () => {
    const at = await uploaded([['register_2018-03-31.csv', register(row('SC000001'), row('SC000001', { Places: '9' }), row('SC000002', { Places: 'four' }))]], { of: 'register' });
    const text = await settled(at);
    expect(plain(text)).toMatch(/urn-repeated 1 The row is not imported .*not-a-number 1 Imported; to check/);
    const listed = plain((await served.http.get(`${at}/findings?rule=not-a-number`)).text);
    expect(listed).toMatch(/Provider What was found .*register_2018-03-31\.csv 5 Places SC000002 Places is not a whole number/);
    const lines = (await served.http.get(`${at}/findings.csv`)).text.split('\r\n');
    expect(lines[0]).toBe('file,row,column,rule,provider,what comes of it,message');
    expect(lines).toContainEqual(expect.stringMatching(/^register_2018-03-31\.csv,4,,urn-repeated,SC000001,The row is not imported,/));
  });

  test('who is in an earlier register and not in this one is no longer registered, and that is told before it is recorded', async () => {
    await recorded([['register_2018-03-31.csv', register(row('SC000001'), row('SC000002'))]], { of: 'register' });
    const at = await uploaded([['register_2019-03-31.csv', register(row('SC000001'))]], { of: 'register' });
    expect(plain(await settled(at))).toContain('Not imported 0 No longer in the register 1');
    expect(plain((await served.http.get(`${at}/check`)).text)).toContain('No longer in the register 1');
    await step(at, 'record');
    expect(plain(await settled(at))).toContain('No longer in the register 1');
    const again = await uploaded([['register_2019-03-31.csv', register(row('SC000001'))]], { of: 'register' });
    expect(plain(await settled(again))).toMatch(/This file was imported on .*Rows in the files|Everything in these files is recorded already/);
  });

  test('the day that a register’s name does not tell can be given', async () => {
    const untold: readonly File[] = [['register.csv', register(row('SC000001'))]];
    const at = await uploaded(untold, { of: 'register' });
    const text = plain(await settled(at));
    expect(text).toMatch(/register\.csv Left out .*Give it under “If the files do not tell their year, day or area” when you upload the file/);
    expect(text).not.toContain('--as-at');
    await step(at, 'set-aside');
    expect(plain(await settled(await uploaded(untold, { of: 'register', day: '31 3 2019' })))).toMatch(/register\.csv Register of providers 31 March 2019 1/);
  });

  test('series are looked through, confirmed and recorded: as many entries as the command line makes of them', async () => {
    const files: readonly File[] = [['CLA2018.csv', UNDERLYING], ['vintages.csv', VINTAGES], ['meaning.csv', 'Column,Meaning\nCLA_Mar2018,Children\n']];
    const report = await onTheCommandLine(files, SeriesImport);
    const at = await uploaded(files, { of: 'series', area: 'e92000001' });
    const checked = plain(await settled(at));
    expect(checked).toMatch(/CLA2018\.csv Underlying data by area 3 .*vintages\.csv One area in successive releases 2/);
    expect(checked).toMatch(/meaning\.csv Left out/);
    expect(await head()).toBe(0);
    await step(at, 'record');
    expect(plain(await settled(at))).toMatch(/Brought in \d+ entries recorded/);
    expect((await served.http.get('/api/v1/series/cla.E08000018')).status).toBe(200);
    expect(report.rowsImported).toBeGreaterThan(0);
    const same = await uploaded(files, { of: 'series', area: 'E92000001' });
    expect(plain(await settled(same))).toContain('Everything in these files is recorded already');
  });

  test('findings of series name nobody, for a row tells of no one', async () => {
    const at = await uploaded([['CLA2018.csv', UNDERLYING.replace('627', 'many')]], { of: 'series' });
    expect(plain(await settled(at))).toContain('not-a-value 1 Not imported');
    expect(plain((await served.http.get(`${at}/findings?rule=not-a-value`)).text)).not.toContain('Child What was found');
    expect((await served.http.get(`${at}/findings.csv`)).text.split('\r\n')[0]).toBe('file,row,column,rule,what comes of it,message');
  });

  test.each([
    [{ of: 'register', day: '32 3 2019' }, 'day', 'must be a real date'],
    [{ of: 'register', day: '1 7 2019' }, 'day', 'must be today or in the past'],
    [{ of: 'series', area: 'Rotherham' }, 'area', 'The area must be a GSS code'],
    [{ of: 'series', area: '"><script>alert(1)</script>' }, 'area', 'The area must be a GSS code'],
  ])('%j is not taken, and the link leads to its field', async (fields, field, said) => {
    const { status, text } = await upload([['register.csv', register(row('SC000001'))]], fields);
    expect([status, plain(text)]).toEqual([400, expect.stringContaining(said)]);
    expect(text).toContain(`href="#${field}"`);
    expect(text).toMatch(/<details[^>]* open/);
    expect(text).not.toContain('<script>alert');
    const left = join(served.config.data, 'imports');
    expect(existsSync(left) ? readdirSync(left).filter((name) => /^[0-9a-f]{32}$/.test(name)) : []).toEqual([]);
  });

  test('an import that an earlier release left unfinished is gone on with', async () => {
    const folder = join(served.config.data, 'kept');
    const files = new IntakeFiles(folder);
    const id = 'a'.repeat(32);
    await files.begin(id);
    const { said: _said, ...kept } = { id, of: 'return', said: null, year: 2019, files: [], by: { account: 'a', name: 'A' }, at: '2019-06-30T12:00:00.000Z', rows: null } as const;
    await files.keep(kept as never);
    expect(await files.brokenOff()).toMatchObject({ id, said: { year: 2019, day: null, area: null } });
  });
});
