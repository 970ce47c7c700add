import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { configFrom, Misconfigured } from '../../src/config.js';
import { startTracker } from '../support/served-process.js';

const LEDGER = 'kurrentdb://tracker:secret-of-the-ledger@kurrentdb:2113?tls=true';
const VIEWS = 'postgres://tracker:secret-of-the-views@postgres/views';

describe('addresses that lie in files, as containers are given secrets', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let files = 0;
  const fileOf = (text: string): string => {
    const file = join(folder, `secret-${(files += 1)}`);
    writeFileSync(file, text, { mode: 0o400 });
    return file;
  };
  const mistakes = (env: Readonly<Record<string, string>>): string => {
    try {
      return `taken: ${JSON.stringify(configFrom(env))}`;
    } catch (error) {
      if (error instanceof Misconfigured) return error.message;
      throw error;
    }
  };

  test.each([[''], ['\n'], ['\r\n'], ['  \n\n']])('are read whole, whatever ends the file: %j', (end) => {
    const { ledger, views } = configFrom({ TRACKER_LEDGER_FILE: fileOf(`${LEDGER}${end}`), TRACKER_VIEWS_FILE: fileOf(`${VIEWS}${end}`) });
    expect([ledger, views]).toEqual([LEDGER, VIEWS]);
  });

  test('are taken one from a file and the other from the environment, and a setting that is empty is none', () => {
    expect(configFrom({ TRACKER_LEDGER_FILE: fileOf(LEDGER), TRACKER_LEDGER: '', TRACKER_VIEWS: VIEWS, TRACKER_VIEWS_FILE: '' })).toMatchObject({ ledger: LEDGER, views: VIEWS });
    expect(configFrom({ TRACKER_LEDGER: LEDGER, TRACKER_LEDGER_FILE: '', TRACKER_VIEWS_FILE: fileOf(VIEWS) })).toMatchObject({ ledger: LEDGER, views: VIEWS });
    expect(configFrom({ TRACKER_LEDGER_FILE: '' }).ledger).toBeUndefined();
  });

  test('are told of, each mistake at once by the setting it is in, and nothing of what they hold', () => {
    const told = mistakes({
      TRACKER_LEDGER: LEDGER, TRACKER_LEDGER_FILE: fileOf(LEDGER), TRACKER_VIEWS_FILE: fileOf('mysql://tracker:secret-of-the-views@db/views'), TRACKER_PORT: 'many',
    });
    expect(told.split('\n').slice(1)).toEqual([
      '  TRACKER_LEDGER_FILE cannot be given beside TRACKER_LEDGER: give one of them',
      '  TRACKER_VIEWS_FILE must be a postgres:// address',
      expect.stringMatching(/^ {2}TRACKER_PORT must be a number/) as unknown,
    ]);
    expect(told).not.toContain('secret');
  });

  test.each([
    ['is not there', () => join(folder, 'none'), 'names no file that can be read'],
    ['is a folder', () => folder, 'names no file that can be read'],
    ['is empty', () => fileOf(' \n'), 'names a file that holds nothing'],
    ['holds several lines', () => fileOf(`${LEDGER}\nsecret`), 'names a file that holds more than an address'],
    ['holds no address', () => fileOf('mysql://app:secret@db/ledger'), 'is no address of a ledger'],
    ['holds a path', () => fileOf('/var/lib/secret'), 'must be an address; a folder is given with TRACKER_DATA'],
  ] as const)('are refused where the file %s', (_what, file, why) => {
    const named = file();
    const told = mistakes({ TRACKER_LEDGER_FILE: named, TRACKER_VIEWS: VIEWS });
    expect(told.split('\n').slice(1)).toEqual([expect.stringContaining(`TRACKER_LEDGER_FILE ${why}`) as unknown]);
    expect(told).not.toContain('secret');
  });

  test('still are for a ledger that a server keeps, where the views are', () => {
    expect(mistakes({ TRACKER_VIEWS_FILE: fileOf(VIEWS) })).toContain('TRACKER_VIEWS_FILE can be given only where TRACKER_LEDGER names a ledger');
  });

  test('are told in no log where what they name cannot be reached', async () => {
    const tracker = startTracker({ TRACKER_DATA: join(folder, 'data'), TRACKER_LEDGER_FILE: fileOf('postgres://tracker:secret-of-the-ledger@127.0.0.1:1/ledger') });
    expect(await tracker.exit).toEqual({ code: 4, signal: null });
    expect(tracker.errors()).toContain('cannot be reached');
    expect(tracker.errors() + tracker.output()).not.toContain('secret');
  }, 300_000);

  test('end the start with 2 where they cannot be read, before anything is opened', async () => {
    const tracker = startTracker({ TRACKER_DATA: join(folder, 'nothing-is-made-here'), TRACKER_LEDGER_FILE: join(folder, 'none') });
    expect(await tracker.exit).toEqual({ code: 2, signal: null });
    expect(tracker.errors()).toContain('TRACKER_LEDGER_FILE names no file that can be read');
  }, 300_000);
});
