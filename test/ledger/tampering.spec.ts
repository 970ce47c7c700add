import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { EntryNumber } from '../../src/domain/entry.js';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import { openSqliteLedger, type SqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { verifyLedger } from '../../src/ledger/verify.js';
import { ledgerFolder } from '../support/ledger-folder.js';
import { commandNamed, everyEntry, followed, note, noted, numbersOf, upTo } from '../support/ledger-given.js';
import { flipByte, forgeChain, pagesOfLedger, renumber, tamper, wipePage } from '../support/ledger-tampering.js';

const LAST = 30;

let file: string;
let clear: () => Promise<void>;
beforeEach(async () => {
  const made = await ledgerFolder();
  clear = made.clear;
  file = join(made.folder, 'ledger.db');
  await writing(async (ledger) => {
    for (const number of upTo(LAST)) {
      const stream = `child-${number % 3}`;
      await note(ledger, stream, Math.ceil(number / 3) - 1, `told as ${String(number).padStart(3, '0')} \uFFFD`);
    }
    await ledger.append('child-0', LAST / 3, [], commandNamed('nothing to do'));
  });
});
afterEach(() => clear());

const writing = async (act: (ledger: SqliteLedger) => Promise<void>): Promise<void> => {
  const ledger = await openSqliteLedger({ file });
  try {
    await act(ledger);
  } finally {
    await ledger.close();
  }
};

const tampered = async (act: (database: Database.Database) => void) => {
  tamper(file, act);
  return (await verifyLedger(file)).firstFault;
};

describe('verify', () => {
  test('finds a ledger as it was written intact, and says how far it is', async () => {
    const progress: (readonly [number, number])[] = [];
    const found = await verifyLedger(file, { onProgress: (done, total) => progress.push([done, total]) });
    expect(found).toEqual({ entries: LAST, intact: true, head: expect.stringMatching(/^[\da-f]{64}$/) });
    expect(progress.at(-1)).toEqual([LAST, LAST]);
  });

  test('finds an empty ledger intact, and one that is in use', async () => {
    const empty = join(file, '..', 'empty.db');
    const ledger = await openSqliteLedger({ file: empty });
    expect(await verifyLedger(empty)).toMatchObject({ entries: 0, intact: true });
    await note(ledger, 'child-1', 0, 'a');
    expect(await verifyLedger(empty)).toMatchObject({ entries: 1, intact: true });
    await ledger.close();
  });

  test('says where there is no ledger, and makes none', async () => {
    await expect(verifyLedger(`${file}.other`)).rejects.toThrow(LedgerUnavailable);
    await expect(openSqliteLedger({ file }).then((ledger) => ledger.close())).resolves.toBeUndefined();
  });

  test('fault 34, one byte flipped in the file: names the entry', async () => {
    flipByte(file, '{"text":"told as 017', '['.charCodeAt(0));
    expect((await verifyLedger(file)).firstFault).toMatchObject({ number: 17, kind: 'altered' });
  });

  test('fault 34, a byte flipped so that the text still reads alike: names the entry', async () => {
    flipByte(file, '\uFFFD"}', 0xff);
    const { firstFault } = await verifyLedger(file);
    expect(firstFault).toMatchObject({ kind: 'altered' });
  });

  test('fault 34, any page of the ledger wiped: is never called intact', async () => {
    for (const page of pagesOfLedger(file)) {
      const wiped = `${file}.${page}`;
      copyFileSync(file, wiped);
      wipePage(wiped, page);
      const intact = await verifyLedger(wiped).then(
        (found) => found.intact,
        (error: unknown) => !(error instanceof LedgerUnavailable),
      );
      expect({ page, intact }).toEqual({ page, intact: false });
    }
  });

  test.each([
    ['who recorded it', `update entry set recorded_by = 'someone else' where number = 9`],
    ['when it was recorded', `update entry set recorded_at = '2019-01-01T00:00:00.000Z' where number = 9`],
    ['its stream', `update entry set stream = 'child-9' where number = 9`],
    ['its schema', `update entry set schema = 2 where number = 9`],
    ['whether it completes', `update entry set completes = 0 where number = 9`],
  ])('fault 35, %s altered: names the entry', async (_, sql) => {
    expect(await tampered((database) => database.exec(sql))).toMatchObject({ number: 9, kind: 'altered' });
  });

  test('fault 35, an entry deleted: names it as missing', async () => {
    const fault = await tampered((database) => database.exec('delete from entry where number = 12'));
    expect(fault).toEqual({ number: 12, kind: 'missing', message: 'Entry 12 is missing: entry 13 comes next.' });
  });

  test('fault 35, an entry deleted and those after it numbered anew: names it as missing', async () => {
    const fault = await tampered((database) => {
      database.exec('delete from entry where number = 12');
      for (const number of upTo(LAST, 13)) renumber(database, number, number - 1);
    });
    expect(fault).toMatchObject({ number: 12, kind: 'missing' });
  });

  test('fault 35, the last entries deleted: names the first of them as missing', async () => {
    const fault = await tampered((database) => database.exec('delete from entry where number > 27'));
    expect(fault).toMatchObject({ number: 28, kind: 'missing' });
  });

  test('fault 35, two entries swapped: names the first and where it stands', async () => {
    const fault = await tampered((database) => {
      renumber(database, 5, 1_000);
      renumber(database, 20, 5);
      renumber(database, 1_000, 20);
    });
    expect(fault).toMatchObject({ number: 5, kind: 'reordered', message: expect.stringContaining('stands at 20') });
  });

  test('fault 35, an entry put in with all made to fit: names it by the command nobody gave', async () => {
    const fault = await tampered((database) => {
      database.exec(`insert into entry select 31, id || 'x', stream, revision + 1, type, schema, data, recorded_at, written_at,
        recorded_by, origin, 'no such command', completes, hash from entry where number = 30`);
      forgeChain(database);
    });
    expect(fault).toMatchObject({ number: 31, kind: 'command-disagrees' });
  });

  test('fault 35, time made to run back with the chain made anew: names the entry', async () => {
    const fault = await tampered((database) => {
      database.exec(`update entry set recorded_at = '2019-01-01T00:00:00.000Z' where number = 9`);
      forgeChain(database);
    });
    expect(fault).toMatchObject({ number: 9, kind: 'time-runs-back' });
  });

  test('fault 35, a stream with a revision left out and the chain made anew: names the entry after the gap', async () => {
    const fault = await tampered((database) => {
      database.exec(`update entry set revision = revision + 1 where stream = 'child-1' and revision = 10`);
      forgeChain(database);
    });
    expect(fault).toMatchObject({ number: 28, kind: 'revision-gap' });
  });

  test('fault 35, what was asked altered: says that the command disagrees', async () => {
    const fault = await tampered((database) => database.exec(`update command set digest = 'x' where position = 8`));
    expect(fault).toMatchObject({ number: 8, kind: 'command-disagrees' });
    tamper(file, (database) => database.exec(`update command set digest = 'x' where entries = 0`));
  });

  test.each([
    ['what was asked of a command that wrote nothing altered', `update command set digest = 'x' where entries = 0`],
    ['a command made up', `insert into command values ('x', 'x', 'child-0', 1, 1, 1, 'x')`],
  ])('fault 35, %s: says that the command disagrees', async (_, sql) => {
    expect(await tampered((database) => database.exec(sql))).toMatchObject({ number: 0, kind: 'command-disagrees' });
  });

  test('fault 35, a trigger dropped: says the ledger is unguarded', async () => {
    new Database(file).exec('drop trigger no_update_of_entry').close();
    expect((await verifyLedger(file)).firstFault).toMatchObject({ number: 0, kind: 'unguarded' });
  });

  test('fault 35, an altered entry with the chain made anew: is seen only with a hash noted elsewhere', async () => {
    const { head } = await verifyLedger(file);
    const forged = await tampered((database) => {
      database.exec(`update entry set data = '{"text":"never said"}' where number = 9`);
      forgeChain(database);
    });
    expect(forged).toBeUndefined();
    const { firstFault } = await verifyLedger(file, { witnesses: [{ number: LAST, hash: head }] });
    expect(firstFault).toMatchObject({ number: LAST, kind: 'altered' });
  });

  test('fault 36, yesterday’s backup in its place: is seen only with a hash noted elsewhere', async () => {
    const { head } = await verifyLedger(file);
    const witnesses = [{ number: LAST + 1, hash: head }];
    expect(await verifyLedger(file)).toMatchObject({ intact: true });
    expect((await verifyLedger(file, { witnesses })).firstFault).toMatchObject({ number: LAST + 1, kind: 'missing' });
  });

  test('fault 37, an entry put in by hand: names it', async () => {
    new Database(file)
      .exec(
        `insert into entry select 31, id || 'x', stream, revision + 1, type, schema, 'not json', recorded_at, written_at,
        recorded_by, origin, command, completes, hash from entry where number = 30`,
      )
      .close();
    expect((await verifyLedger(file)).firstFault).toMatchObject({ number: 31, kind: 'altered' });
  });
});

describe('the SQLite ledger', () => {
  test.each([
    [`update entry set type = 'x' where number = 3`],
    [`delete from entry where number = 3`],
    [`insert or replace into entry select * from entry where number = 3`],
    [
      `insert or replace into entry select 31, id, stream, 11, type, schema, data, recorded_at, written_at, recorded_by, origin, command, completes, hash from entry where number = 3`,
    ],
    [
      `insert into entry select 40, 'x', 'child-7', 1, type, schema, data, recorded_at, written_at, recorded_by, origin, command, completes, hash from entry where number = 3`,
    ],
    [`update command set digest = 'x'`],
    [`delete from command`],
    [`insert or replace into command select id, 'x', stream, revision, entries, position, hash from command`],
  ])('fault 35, altered by hand: refuses %s', async (sql) => {
    const database = new Database(file);
    database.pragma('recursive_triggers = off');
    expect(() => database.exec(sql)).toThrow(/never altered|only added at the end|kept once/);
    database.close();
    expect(await verifyLedger(file)).toMatchObject({ intact: true, entries: LAST });
  });

  test('fault 34, an entry altered in the file: will not read that stream, and reads the others', async () => {
    flipByte(file, '{"text":"told as 017', '['.charCodeAt(0));
    await writing(async (ledger) => {
      await expect(ledger.read('child-2')).rejects.toThrow(/^Entry 17 is not as it was written\. Run verify/);
      await expect(ledger.entry(17 as EntryNumber)).rejects.toThrow(LedgerUnavailable);
      expect(await ledger.read('child-1')).toHaveLength(10);
      expect(await ledger.entry(18 as EntryNumber)).toMatchObject({ number: 18 });
    });
  });

  test('fault 35, an entry deleted: stops whoever reads the ledger at it, and skips nothing', async () => {
    tamper(file, (database) => database.exec('delete from entry where number = 12'));
    await writing(async (ledger) => {
      const seen: number[] = [];
      const reading = (async () => {
        for await (const page of ledger.readAll(0)) seen.push(...numbersOf(page));
      })();
      await expect(reading).rejects.toThrow(/^Entry 12 is missing/);
      expect(seen).toEqual(upTo(11));
    });
  });

  test('fault 37, an entry that is not JSON: reaches a follower as an error, after every entry before it', async () => {
    tamper(file, (database) => database.exec(`update entry set data = '{' where number = 20`));
    await writing(async (ledger) => {
      expect(numbersOf(await followed(ledger, 0, 19))).toEqual(upTo(19));
      await expect(followed(ledger, 0, 20)).rejects.toThrow(/^Entry 20 cannot be read: what it holds is not JSON/);
      await expect(everyEntry(ledger)).rejects.toThrow(LedgerUnavailable);
      expect(await ledger.append('child-9', 0, [noted('others go on')], commandNamed('on'))).toMatchObject({
        position: 31,
      });
    });
  });
});
