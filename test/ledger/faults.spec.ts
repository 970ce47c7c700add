import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { verifyLedger } from '../../src/ledger/verify.js';
import { ledgerFolder } from '../support/ledger-folder.js';
import { clockAt, commandNamed, everyEntry, note, noted, noteMany, upTo } from '../support/ledger-given.js';
import { ledgerProcess } from '../support/ledger-process.js';
import { brokenPromises } from '../support/ledger-promises.js';
import { readOnly } from '../support/ledger-read-only.js';

/** Kills in the default run; a campaign asks for more: LEDGER_KILLS=1000. */
const KILLS = Number(process.env['LEDGER_KILLS'] ?? 15);

const hasStrace = spawnSync('strace', ['-f', 'true']).status === 0;

let folder: string;
let file: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  ({ folder, clear } = await ledgerFolder());
  file = join(folder, 'ledger.db');
});
afterEach(() => clear());

const begun = async (entries: number): Promise<void> => {
  const ledger = await openSqliteLedger({ file });
  await noteMany(ledger, 'child-1', entries);
  await ledger.close();
};

/** The calls in the last line of strace's count: share, seconds, microseconds each, calls. */
const callsCounted = (countedIn: string): number => {
  const total = readFileSync(countedIn, 'utf8')
    .split('\n')
    .find((line) => line.endsWith(' total'));
  return Number(total?.trim().split(/\s+/)[3]);
};

describe('the SQLite ledger', () => {
  test(
    'fault 1, killed while it appends: keeps what it answered once, and the rest whole or not at all',
    async () => {
      const said: string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const writing = ledgerProcess([file, kill % 2 === 0 ? '1' : '8']);
        await writing.says('answered');
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
        await writing.kill();
        said.push(...writing.said);
        expect(await brokenPromises(file, said)).toEqual([]);
      }
      expect(await verifyLedger(file)).toMatchObject({ intact: true });
    },
    30_000 + KILLS * 4_000,
  );

  test('fault 1, killed while it begins: leaves no half a ledger behind', async () => {
    writeFileSync(`${file}.begun`, 'what a killed process left');
    await begun(1);
    expect(readdirSync(folder).sort()).toEqual(['ledger.db', 'ledger.db.lock']);
    expect(await verifyLedger(file)).toMatchObject({ intact: true, entries: 1 });
  });

  test('fault 4, the power goes: flushes every commit to the disk, also of a file opened again', async () => {
    if (!hasStrace) return console.warn('Flushes were not counted, for strace is not on this machine.');
    await begun(1);
    const counted = join(folder, 'flushes');
    const trace = ['strace', '-f', '-c', '-e', 'trace=fsync,fdatasync', '-o', counted];
    const writing = ledgerProcess([file, '1', '100'], trace);
    await writing.ended;
    expect(writing.said.at(-1)).toBe('done');
    expect(callsCounted(counted)).toBeGreaterThanOrEqual(100);
  });

  test('fault 4, the power goes: a writing connection is seen to flush when it is opened again', async () => {
    await begun(1);
    const ledger = await openSqliteLedger({ file });
    expect(await ledger.source.query('pragma synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await ledger.source.query('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    await ledger.close();
  });

  test('fault 5, the disk is full: says so, saves nothing of the command, reads on, and writes when there is space', async () => {
    const ledger = await openSqliteLedger({ file, maxPages: 60 });
    const large = noted('x'.repeat(3_000));
    let revision = 0;
    const fill = async (): Promise<void> => {
      for (;;)
        revision = (await ledger.append('child-1', revision, [large, large], commandNamed(`${revision}`))).revision;
    };
    await expect(fill()).rejects.toThrow(LedgerUnavailable);
    await expect(fill()).rejects.toThrow(/^The disk is full: nothing was saved\./);
    expect(await ledger.read('child-1')).toHaveLength(revision);
    expect(await everyEntry(ledger)).toHaveLength(revision);

    await ledger.source.query('pragma max_page_count = 1000000');
    const again = await ledger.append('child-1', revision, [large, large], commandNamed(`${revision}`));
    expect(again).toMatchObject({ repeated: false, revision: revision + 2 });
    await ledger.close();
    expect(await verifyLedger(file)).toMatchObject({ intact: true, entries: revision + 2 });
  });

  test('fault 5, the disk is full: refuses only the command that does not fit, of those sent at once', async () => {
    const ledger = await openSqliteLedger({ file, maxPages: 60 });
    const outcomes = await Promise.allSettled([
      note(ledger, 'child-1', 0, 'small'),
      note(ledger, 'child-2', 0, 'x'.repeat(500_000)),
      note(ledger, 'child-3', 0, 'small'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await everyEntry(ledger)).map(({ stream }) => stream)).toEqual(['child-1', 'child-3']);
    await ledger.close();
  });

  test('fault 6, the folder is no folder: refuses in words and leaves things as they are', async () => {
    writeFileSync(join(folder, 'data'), 'a file');
    const refused = openSqliteLedger({ file: join(folder, 'data', 'ledger.db') });
    await expect(refused).rejects.toThrow(/folder .*data for the ledger cannot be made: nothing was written/);
    expect(readdirSync(folder)).toEqual(['data']);
  });

  test.each([
    ['folder', () => folder, 0o500, 0o700],
    ['file', () => file, 0o400, 0o600],
  ] as const)(
    'fault 6, the %s may not be written: refuses in words, and begins no other',
    async (what, path, mode, usual) => {
      await begun(1);
      const before = readdirSync(folder);
      const allow = readOnly(path(), mode, usual);
      if (!allow)
        return console.warn(`this file system cannot forbid root to write: an unwritable ${what} was not tried.`);
      try {
        await expect(openSqliteLedger({ file })).rejects.toThrow(LedgerUnavailable);
        await expect(openSqliteLedger({ file })).rejects.toThrow(/may not be (read and )?written/);
        expect(readdirSync(folder)).toEqual(before);
      } finally {
        allow();
      }
      expect(await verifyLedger(file)).toMatchObject({ intact: true, entries: 1 });
    },
  );

  test('fault 6, the file turns read-only while it is open: says so, and writes again when it may', async () => {
    const ledger = await openSqliteLedger({ file });
    await note(ledger, 'child-1', 0, 'a');
    await ledger.source.query('pragma query_only = on');
    await expect(note(ledger, 'child-1', 1, 'b')).rejects.toThrow(/may not be written: nothing was saved/);
    expect(await ledger.read('child-1')).toHaveLength(1);
    await ledger.source.query('pragma query_only = off');
    expect(await note(ledger, 'child-1', 1, 'b')).toMatchObject({ position: 2 });
    await ledger.close();
  });

  test.each([
    ['is no database', () => writeFileSync(file, 'minutes of the panel, '.repeat(20)), /is not a ledger/],
    ['is empty', () => writeFileSync(file, ''), /is empty/],
    ['is a folder', () => mkdirSync(file), /is not a file/],
    [
      'is another database',
      () => new Database(file).exec('create table t (a)').close(),
      /is a database, but not a ledger/,
    ],
  ])('fault 6, the file %s: refuses it, and neither alters it nor begins another', async (_, put, words) => {
    put();
    const before = existsSync(file) && readdirSync(folder);
    await expect(openSqliteLedger({ file })).rejects.toThrow(words);
    await expect(openSqliteLedger({ file })).rejects.toThrow(LedgerUnavailable);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('fault 6, the file’s beginning is damaged: refuses it and begins no other', async () => {
    await begun(2);
    truncateSync(file, 50);
    await expect(openSqliteLedger({ file })).rejects.toThrow(/its beginning is damaged/);
  });

  test('fault 6, the file is gone but not what was last written to it: refuses to begin another', async () => {
    const ledger = await openSqliteLedger({ file });
    await noteMany(ledger, 'child-1', 2);
    copyFileSync(`${file}-wal`, join(folder, 'kept'));
    await ledger.close();
    rmSync(file);
    copyFileSync(join(folder, 'kept'), `${file}-wal`);
    await expect(openSqliteLedger({ file })).rejects.toThrow(/is missing, but what was last written to it is there/);
    expect(existsSync(file)).toBe(false);
  });

  test('fault 9, an older release: refuses a ledger that a newer one wrote', async () => {
    await begun(1);
    new Database(file).exec('pragma user_version = 2').close();
    await expect(openSqliteLedger({ file })).rejects.toThrow(/written by a newer release/);
  });

  test('fault 14, the reply is lost after the commit: the same command gives the first answer, also after a restart', async () => {
    const first = await openSqliteLedger({ file });
    const answer = await first.append('child-1', 0, [noted('a'), noted('b')], commandNamed('admit'));
    await first.close();
    const second = await openSqliteLedger({ file });
    const again = await second.append('child-1', 0, [noted('a'), noted('b')], commandNamed('admit'));
    expect(again).toEqual({ ...answer, repeated: true });
    await second.close();
  });

  test('fault 20, a second process: is refused by name and number, and let in when the first is killed', async () => {
    const first = ledgerProcess([file]);
    await first.says('open');
    const refused = openSqliteLedger({ file });
    await expect(refused).rejects.toThrow(LedgerUnavailable);
    await expect(refused).rejects.toThrow(new RegExp(`ledger\\.db is already open in process ${first.pid}, since `));
    await first.kill();
    const ledger = await openSqliteLedger({ file });
    expect(await note(ledger, 'child-1', 0, 'a')).toMatchObject({ position: 1 });
    await ledger.close();
  });

  test('fault 20, the same process twice: is refused, and the first goes on', async () => {
    const ledger = await openSqliteLedger({ file });
    await expect(openSqliteLedger({ file: join(folder, '.', 'ledger.db') })).rejects.toThrow(`process ${process.pid}`);
    const other = ledgerProcess([file]);
    await expect(other.says('open')).rejects.toThrow(`process ${process.pid}`);
    expect(await note(ledger, 'child-1', 0, 'a')).toMatchObject({ position: 1 });
    await ledger.close();
  });

  test('fault 25, the clock goes back a year between two starts: time does not run back in the ledger', async () => {
    const clock = clockAt('2026-03-01T09:00:00.000Z');
    const first = await openSqliteLedger({ file, now: clock.now });
    await note(first, 'child-1', 0, 'a');
    await first.close();
    clock.turnTo('2025-03-01T09:00:00.000Z');
    const second = await openSqliteLedger({ file, now: clock.now });
    await note(second, 'child-1', 1, 'b');
    expect((await second.read('child-1')).map(({ recordedAt }) => recordedAt)).toEqual(
      upTo(2).map(() => '2026-03-01T09:00:00.000Z'),
    );
    await second.close();
    expect(await verifyLedger(file)).toMatchObject({ intact: true });
  });
});
