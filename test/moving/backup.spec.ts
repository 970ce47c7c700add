import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { replay } from '../../src/audit/replay.js';
import { verifyStore } from '../../src/audit/verify.js';
import { ledgerFile } from '../../src/ledger/choose-ledger.js';
import { backUp, BackedUpElsewhere, restore } from '../../src/moving/backup.js';
import { ViewsAheadOfLedger } from '../../src/projecting/written-views.js';
import { openStore, type StorePlace } from '../../src/projecting/store.js';
import { runCommand } from '../support/cli-process.js';
import { givenPostgres, hasPostgres } from '../support/postgres-given.js';
import { recordChildren } from '../support/recorded-store.js';
import type { Views } from '../../projections/views/views.js';

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const quietly = () => undefined;

/** Opens a store, whose views must say what its ledger says. */
const soundly = async (place: StorePlace): Promise<{ readonly entries: number; readonly rowsCompared: number }> => {
  const store = await openStore(place);
  try {
    const told = await replay(store.ledger, (store.views as Views).sql);
    expect(told).toMatchObject({ identical: true, entries: await store.ledger.head() });
    return { entries: told.entries, rowsCompared: told.rowsCompared };
  } finally {
    await store.close();
  }
};

describe('a ledger in a file', () => {
  test('is backed up while it is written to, put back from nothing, and tells the same views (the drill)', async () => {
    const [data, elsewhere] = [scratch(), scratch()];
    const file = join(scratch(), 'ledger-backup.db');
    const entries = await recordChildren({ data }, { children: 20 });
    const before = await soundly({ data });
    const writing = recordChildren({ data }, { first: 100, children: 40 });
    const copy = await backUp({ data }, { file }, quietly);
    await writing;
    expect(copy).toMatchObject({ intact: true });
    expect(copy.entries).toBeGreaterThanOrEqual(entries);
    expect(readdirSync(join(file, '..'))).toEqual(['ledger-backup.db']);
    expect(await restore({ data: elsewhere }, { file }, quietly)).toMatchObject({ intact: true, entries: copy.entries, head: copy.head });
    const again = await soundly({ data: elsewhere });
    expect(again.entries).toBe(copy.entries);
    expect(again.rowsCompared).toBeGreaterThanOrEqual(before.rowsCompared);
    expect(await verifyStore(elsewhere, [{ number: copy.entries, hash: copy.head }], quietly)).toMatchObject({ intact: true });
    expect(await recordChildren({ data: elsewhere }, { first: 500, children: 1 })).toBe(copy.entries + 3);
  }, 120_000);

  test('is written over by nothing: neither a backup by a backup, nor a ledger by one put back', async () => {
    const data = scratch();
    const file = join(scratch(), 'kept.db');
    await recordChildren({ data }, { children: 1 });
    await backUp({ data }, { file }, quietly);
    const kept = readFileSync(file);
    await expect(backUp({ data }, { file }, quietly)).rejects.toThrow('left as it is');
    await expect(restore({ data }, { file }, quietly)).rejects.toThrow('There is a ledger');
    expect(readFileSync(file).equals(kept)).toBe(true);
    await expect(backUp({ data: scratch() }, { file: join(scratch(), 'x.db') }, quietly)).rejects.toThrow('There is no ledger');
    await expect(restore({ data: scratch() }, { file: join(scratch(), 'none.db') }, quietly)).rejects.toThrow('There is no backup');
    await expect(backUp({ data, ledger: 'postgres://a@localhost/b' }, { file: join(scratch(), 'y.db') }, quietly)).rejects.toThrow(BackedUpElsewhere);
  }, 120_000);

  test('that is not as it was written makes no backup, and a backup that is not is not put back', async () => {
    const data = scratch();
    await recordChildren({ data }, { children: 2 });
    const altered = join(scratch(), 'altered.db');
    await backUp({ data }, { file: altered }, quietly);
    for (const file of [ledgerFile(data), altered]) {
      const database = new Database(file);
      database.exec(`drop trigger no_update_of_entry; update entry set recorded_by = 'another' where number = 3`);
      database.close();
    }
    const file = join(scratch(), 'not-kept.db');
    expect(await backUp({ data }, { file }, quietly)).toMatchObject({ intact: false, firstFault: { number: 3 } });
    expect(readdirSync(join(file, '..'))).toEqual([]);
    const empty = scratch();
    expect(await restore({ data: empty }, { file: altered }, quietly)).toMatchObject({ intact: false, firstFault: { number: 3 } });
    expect(existsSync(ledgerFile(empty))).toBe(false);
    writeFileSync(altered, 'no database at all');
    await expect(restore({ data: empty }, { file: altered }, quietly)).rejects.toThrow('is not a ledger');
  }, 120_000);

  test('put back older than the views that followed it is noticed, and nothing is answered from them', async () => {
    const data = scratch();
    const file = join(scratch(), 'older.db');
    await recordChildren({ data }, { children: 2 });
    await backUp({ data }, { file }, quietly);
    await recordChildren({ data }, { first: 50, children: 2 });
    for (const name of readdirSync(data).filter((one) => one.startsWith('ledger.db'))) rmSync(join(data, name));
    await restore({ data }, { file }, quietly);
    await expect(openStore({ data })).rejects.toThrow(ViewsAheadOfLedger);
    rmSync(join(data, 'views'), { recursive: true });
    expect(await soundly({ data })).toMatchObject({ entries: 6 });
  }, 120_000);

  test('is backed up and put back by command', async () => {
    const [data, elsewhere] = [scratch(), scratch()];
    const file = join(scratch(), 'by-hand.db');
    await recordChildren({ data }, { children: 2 });
    const made = await runCommand(['backup', '--to', file, '--data', data]);
    expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^6 entries were copied to .* and verified. Last hash: 6:[0-9a-f]{64}\n$/)]);
    expect(await runCommand(['backup', '--to', file, '--data', data])).toMatchObject({ code: 4 });
    const put = await runCommand(['restore', '--from', file, '--data', elsewhere, '--json']);
    expect(JSON.parse(put.out)).toMatchObject({ entries: 6, intact: true, data: elsewhere });
    const elsewhereKept = await runCommand(['backup', '--to', `${file}.2`, '--data', data], { TRACKER_LEDGER: 'postgres://app@localhost/ledger' });
    expect([elsewhereKept.code, elsewhereKept.complaints]).toEqual([2, expect.stringContaining('pg_dump')]);
  }, 120_000);
});

const drilled = (): void => {
  const postgres = givenPostgres('drill');
  const run = (program: string, ...args: readonly string[]) => execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });

  describe('a ledger in PostgreSQL', () => {
    test('is dumped while it is in use, put back from nothing, and tells the same views (the drill); newer views stop', async () => {
      const { url, schema } = await postgres.begun();
      const [data, other, dump] = [scratch(), scratch(), join(scratch(), 'ledger.dump')];
      await recordChildren({ data, ledger: url }, { children: 10 });
      const store = await openStore({ data, ledger: url });
      const owner = postgres.server().url;
      run('pg_dump', '--format=custom', `--schema=${schema}`, `--file=${dump}`, owner);
      await store.close();
      const before = await soundly({ data, ledger: url });
      expect(statSync(dump).size).toBeGreaterThan(1_000);
      await recordChildren({ data, ledger: url }, { first: 50, children: 2 });

      await postgres.asOwner(`drop schema ${schema} cascade`);
      await expect(openStore({ data, ledger: url })).rejects.toThrow('There is no ledger');
      run('pg_restore', '--exit-on-error', '--single-transaction', `--dbname=${owner}`, dump);

      await expect(openStore({ data, ledger: url })).rejects.toThrow(ViewsAheadOfLedger);
      expect(await soundly({ data: other, ledger: url })).toEqual(before);
      expect(await verifyStore(other, [], quietly, url)).toMatchObject({ intact: true, entries: 30 });
      rmSync(join(data, 'views'), { recursive: true });
      expect(await recordChildren({ data, ledger: url }, { first: 70, children: 1 })).toBe(33);
      await expect(postgres.asOwner(`set role ${postgres.role}; delete from ${schema}.entry`)).rejects.toThrow('permission denied');
    }, 120_000);

    test('lets one process at a time keep the views of a folder, and another folder’s be made beside it', async () => {
      const { url } = await postgres.begun();
      const [data, other] = [scratch(), scratch()];
      const store = await openStore({ data, ledger: url });
      await expect(openStore({ data, ledger: url })).rejects.toThrow(/The views in .* are already kept by process \d+/);
      const beside = await openStore({ data: other, ledger: url });
      await beside.close();
      await store.close();
      await (await openStore({ data, ledger: url })).close();
    });
  });
};

if (hasPostgres('Backing up and restoring a ledger in PostgreSQL was')) drilled();
else test.skip('backing up a ledger in PostgreSQL: there is no PostgreSQL here', () => undefined);
