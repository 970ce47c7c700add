import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { configFrom, Misconfigured } from '../../src/config.js';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { SqliteReader } from '../../src/ledger/sqlite-reader.js';
import { SqliteWriter } from '../../src/ledger/sqlite-writer.js';
import { watched } from '../../src/ledger/watched-ledger.js';
import { LedgerStanding, type Standing } from '../../src/projecting/ledger-standing.js';
import { note } from '../support/ledger-given.js';
import { admission, move, recordFact, send, serve, type Served } from '../support/served.js';

describe('a server whose ledger takes nothing new', () => {
  let served: Served;
  const ready = async () => (await served.as('').get('/health/ready')).body as object;
  const page = async () => (await served.http.get('/')).text;
  const full = new LedgerUnavailable('The disk is full: nothing was saved. Free some space where /var/lib/ledger.db is kept.');
  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '716253', admission('2019-01-05'));
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(() => served.close());

  test('is ready to answer and says that nothing is saved, on its pages too, until something is saved again', async () => {
    expect(await ready()).toMatchObject({ ready: true, state: 'sound', ledger: { state: 'sound', entries: 1 }, views: { entries: 1, behind: 0, rebuilding: null } });
    jest.spyOn(SqliteWriter.prototype, 'carryOut').mockImplementation((requests) => requests.map(() => ({ error: full })));
    const commandId = randomUUID();
    const refused = await send(served, '716253', 'facts', { fact: move('2019-02-05') }, commandId);
    expect([refused.status, refused.body.code]).toEqual([503, 'ledger-unavailable']);
    expect(await ready()).toMatchObject({ ready: true, state: 'read-only', ledger: { state: 'read-only', entries: 1 } });
    expect(await page()).toContain('Nothing can be saved at the moment');
    expect(JSON.stringify(await ready()) + (await page())).not.toContain('/var/lib');
    expect((await served.as('').get('/metrics')).text).toContain('\ntracker_ledger_writable 0\n');
    jest.restoreAllMocks();
    expect(await send(served, '716253', 'facts', { fact: move('2019-02-05') }, commandId)).toMatchObject({ status: 201 });
    expect(await ready()).toMatchObject({ ready: true, state: 'sound', ledger: { entries: 2 } });
    expect(await page()).not.toContain('Nothing can be saved');
  });

  test('is not ready where what the ledger holds cannot be read', async () => {
    jest.spyOn(SqliteReader.prototype, 'head').mockImplementation(() => {
      throw new LedgerUnavailable('The ledger is damaged');
    });
    const { status, body } = await served.as('').get('/health/ready');
    expect([status, body]).toMatchObject([503, { ready: false, state: 'ledger-unreadable', ledger: { state: 'unreadable', entries: null } }]);
  });
});

describe('how a ledger stands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'standing-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is learned from a disk that is really full, and from the first that is saved once there is room', async () => {
    const told: Standing['state'][] = [];
    const standing = new LedgerStanding(undefined, ({ state }) => told.push(state));
    const small = await openSqliteLedger({ file: join(folder, 'small.db'), maxPages: 24 });
    const ledger = watched(small, standing.around);
    const fill = async () => {
      for (let revision = 0; revision < 100; revision += 1) await note(ledger, 'child-1', revision, `${revision} ${'x'.repeat(2_000)}`);
    };
    await expect(fill()).rejects.toThrow('The disk is full');
    expect(standing.current).toMatchObject({ state: 'read-only', since: expect.stringMatching(/^\d{4}-/) as unknown });
    const reached = (await ledger.read('child-1')).length;
    expect(standing.current.state).toBe('read-only');
    await ledger.close();
    const larger = await openSqliteLedger({ file: join(folder, 'small.db') });
    await note(watched(larger, standing.around), 'child-1', reached, 'there is room');
    expect([standing.current, told]).toEqual([{ state: 'sound', since: null }, ['read-only', 'sound']]);
    await larger.close();
  });

  test('is not made worse by a refusal, nor by one entry that cannot be read', async () => {
    const standing = new LedgerStanding();
    for (const [call, error] of [['append', new RangeError('no')], ['entry', new LedgerUnavailable('Entry 4 is not as it was written')]] as const)
      await expect(standing.around(call, () => Promise.reject(error))).rejects.toThrow();
    expect(standing.current.state).toBe('sound');
  });

  test('is away where the store is out of reach, until anything is answered', async () => {
    const standing = new LedgerStanding();
    await expect(standing.around('read', () => Promise.reject(new LedgerUnavailable('lost', { passing: true })))).rejects.toThrow();
    expect(standing.current.state).toBe('away');
    await standing.around('head', () => Promise.resolve(7));
    expect(standing.current.state).toBe('sound');
  });
});

describe('the settings', () => {
  const mistakes = (env: Readonly<Record<string, string>>): string => {
    try {
      return JSON.stringify(configFrom(env));
    } catch (error) {
      return error instanceof Misconfigured ? error.message : String(error);
    }
  };

  test('tell every mistake at once, and none repeats a password', () => {
    const told = mistakes({
      TRACKER_LEDGER: 'mysql://app:secret@db/ledger', TRACKER_PORT: 'many', TRACKER_AUTHORITY: 'Rotherham', OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317',
    });
    for (const name of ['TRACKER_LEDGER is no address of a ledger', 'TRACKER_PORT', 'TRACKER_AUTHORITY', 'OTEL_EXPORTER_OTLP_ENDPOINT must be an http']) expect(told).toContain(name);
    expect(told).not.toContain('secret');
  });

  test.each([
    ['postgres://app:secret@db', 'must name a database'],
    ['postgres://app:secret@db/ledger?schema=Not-One', 'must name its schema in small letters'],
    ['/var/lib/ledger', 'must be an address; a folder is given with TRACKER_DATA'],
    ['postgres//app:secret@db/ledger', 'must be an address'],
    ['http://app:secret@db/ledger', 'is no address of a ledger'],
  ])('take no ledger that is not one: %s', (address, why) => {
    expect(mistakes({ TRACKER_LEDGER: address })).toContain(`TRACKER_LEDGER ${why}`);
    expect(mistakes({ TRACKER_LEDGER: address })).not.toContain('secret');
  });

  test('take a ledger that PostgreSQL keeps, and none as the file in the folder', () => {
    expect(configFrom({ TRACKER_LEDGER: 'postgres://app@db/ledger?schema=borough' }).ledger).toBe('postgres://app@db/ledger?schema=borough');
    expect(configFrom({ TRACKER_LEDGER: '' }).ledger).toBeUndefined();
    expect(configFrom({}).ledger).toBeUndefined();
  });
});
