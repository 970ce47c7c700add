import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { ledgerFile, openToCopy } from '../../src/ledger/choose-ledger.js';
import { endAfter, type CopiedPage } from '../../src/ledger/copy-rows.js';
import { CopyRefused, LedgerUnavailable } from '../../src/ledger/ledger.js';
import { ledgerNamed, type LedgerNamed } from '../../src/ledger/ledger-named.js';
import { openPostgresLedger } from '../../src/ledger/postgres-ledger.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { migrateLedger } from '../../src/moving/migrate-ledger.js';
import { runCommand, startCommand } from '../support/cli-process.js';
import { commandNamed, note, noted, noteMany } from '../support/ledger-given.js';
import { givenPostgres, hasPostgres, PASSWORD } from '../support/postgres-given.js';
import { recordChildren } from '../support/recorded-store.js';
import { runs } from '../support/runs.js';

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'moving-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const tables = [['entry', 'number'], ['command', 'position, id']] as const;
const rowsInFile = (folder: string): readonly unknown[] => {
  const file = new Database(ledgerFile(folder), { readonly: true });
  try {
    return tables.map(([table, order]) => file.prepare(`select * from ${table} order by ${order}`).all());
  } finally {
    file.close();
  }
};
const named = (text: string): LedgerNamed => {
  const one = ledgerNamed(text);
  if ('mistake' in one) throw new Error(one.mistake);
  return one;
};

const migrating = (): void => {
  const postgres = givenPostgres('moving');
  const rowsInPostgres = async (schema: string): Promise<readonly unknown[]> => {
    const read = tables.map(async ([table, order]) =>
      (await postgres.asOwner(`select * from ${schema}.${table} order by ${order.replace(/, id$/, ', id')}`)).map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, ['number', 'position'].includes(name) ? Number(value) : value])),
      ),
    );
    return Promise.all(read);
  };

  describe('a ledger that moves up to PostgreSQL', () => {
    let store: string;
    let entries: number;
    beforeAll(async () => {
      store = scratch();
      entries = await recordChildren({ data: store }, { children: 40 });
    }, 120_000);

    test('keeps every row as it stands, and is found to be the same by its chain and by the views told from both', async () => {
      const { url, schema } = await postgres.begun();
      const done = await migrateLedger(store, url);
      expect(done).toMatchObject({ entries, copied: entries, stopped: false, verdict: { same: true, verified: { intact: true, entries }, replayed: { identical: true } } });
      expect(done.verdict?.replayed.rowsCompared).toBeGreaterThan(100);
      expect(await rowsInPostgres(schema)).toEqual(rowsInFile(store));
    });

    test('is copied no second time, and what was recorded since is added to it', async () => {
      const { url } = await postgres.begun();
      const own = scratch();
      const first = await recordChildren({ data: own }, { children: 3 });
      await migrateLedger(own, url);
      expect(await migrateLedger(own, url)).toMatchObject({ entries: first, copied: 0, verdict: { same: true } });
      const then = await recordChildren({ data: own }, { first: 50, children: 2 });
      expect(await migrateLedger(own, url)).toMatchObject({ entries: then, copied: then - first, verdict: { same: true } });
    });

    test('comes back into a file as it went', async () => {
      const { url } = await postgres.begun();
      const back = scratch();
      await migrateLedger(store, url);
      expect(await migrateLedger(url, back)).toMatchObject({ copied: entries, verdict: { same: true } });
      expect(rowsInFile(back)).toEqual(rowsInFile(store));
    });

    test('goes on being written to where it is', async () => {
      const { url } = await postgres.begun();
      await migrateLedger(store, url);
      expect(await recordChildren({ data: scratch(), ledger: url }, { first: 900, children: 2 })).toBe(entries + 6);
    });

    test('is refused by a target that holds something else, or more, and nothing is copied', async () => {
      const { url, schema } = await postgres.begun();
      const other = scratch();
      await recordChildren({ data: other }, { children: 2 });
      await migrateLedger(other, url);
      await expect(migrateLedger(store, url)).rejects.toThrow(/already holds 6 entries, and they are not the beginning/);
      const less = scratch();
      await recordChildren({ data: less }, { children: 1 });
      await expect(migrateLedger(less, url)).rejects.toThrow(CopyRefused);
      expect(await postgres.asOwner(`select from ${schema}.entry`)).toHaveLength(6);
    });

    test('is not begun by copying: a server’s ledger is begun by its owner, and a folder without one is no source', async () => {
      await expect(migrateLedger(store, postgres.address('nowhere'))).rejects.toThrow('There is no ledger');
      await expect(migrateLedger(scratch(), store)).rejects.toThrow(LedgerUnavailable);
      await expect(migrateLedger(store, store)).rejects.toThrow('into itself');
      await expect(migrateLedger(store, `mysql://app:${PASSWORD}@127.0.0.1/x`)).rejects.toThrow(/is no address of a ledger/);
    });

    test('whose entry was altered is copied up to before it, and the entry is named', async () => {
      const { url } = await postgres.begun();
      const altered = scratch();
      await recordChildren({ data: altered }, { children: 2 });
      const file = new Database(ledgerFile(altered));
      file.exec(`drop trigger no_update_of_entry; update entry set recorded_by = 'another' where number = 4`);
      file.close();
      await expect(migrateLedger(altered, url)).rejects.toThrow('Entry 4 is not as it was written');
    });

    test('that somebody writes to while it is filled takes no more of the copy', async () => {
      const { url } = await postgres.begun();
      const [from, to] = [await openToCopy(named(store)), await openToCopy(named(url))];
      const began = await to.rows.end();
      const page = await from.rows.pageAfter(0);
      await note(to.ledger, 'child-1', 0, 'a');
      await expect(to.rows.copyInto(began, page)).rejects.toThrow('somebody else writes to it');
      expect(await to.ledger.head()).toBe(1);
      for (const { rows, ledger } of [from, to]) {
        await rows.close();
        await ledger.close();
      }
    });
  });

  describe('a migration that is killed without warning (kill -9)', () => {
    test('goes on where it was and ends with both the same, leaving whole commands at every stop', async () => {
      const store = scratch();
      const entries = await recordChildren({ data: store }, { children: 700, moves: 7 });
      const { url, schema } = await postgres.begun();
      const there = async () => Number((await postgres.asOwner<{ n: string }>(`select count(*) n from ${schema}.entry`))[0]?.n);
      const slow = `create function ${schema}.slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return null; end $$;
        create trigger slow after insert on ${schema}.entry for each statement execute function ${schema}.slow()`;
      await postgres.asOwner(slow);
      const stops: number[] = [];
      for (const enough of [1, 2_500]) {
        const migration = startCommand(['migrate-ledger', '--from', store, '--to', url]);
        const ended = migration.ended.then(() => true);
        while ((await there()) < enough && !(await Promise.race([ended, Promise.resolve(false)]))) await new Promise((resolve) => setTimeout(resolve, 10));
        migration.kill('SIGKILL');
        await migration.ended;
        stops.push(await there());
        const [open] = await postgres.asOwner<{ n: string }>(
          `select count(*) n from ${schema}.entry where number = (select max(number) from ${schema}.entry) and completes = 0`,
        );
        expect(open).toEqual({ n: '0' });
      }
      expect(stops[1]).toBeGreaterThan(stops[0] ?? 0);
      expect(stops[1]).toBeLessThan(entries);
      await postgres.asOwner(`drop trigger slow on ${schema}.entry`);
      const { code, out, complaints } = await runCommand(['migrate-ledger', '--from', store, '--to', url, '--json']);
      expect({ code, complaints: complaints.replace(/^.*entries, \d+\/s.*\n/gm, '') }).toEqual({ code: 0, complaints: '' });
      expect(JSON.parse(out)).toMatchObject({ entries, copied: entries - (stops[1] ?? 0), verdict: { same: true } });
      expect(await rowsInPostgres(schema)).toEqual(rowsInFile(store));
    }, 180_000);
  });

  describe('rows that are copied as they stand', () => {
    const appends = fc.array(
      fc.record({ stream: fc.integer({ min: 1, max: 3 }), events: fc.integer({ min: 0, max: 4 }), text: fc.string({ unit: 'binary' }) }),
      { maxLength: 12 },
    );
    /** Cuts a page after some commands, so that a copy stops at any of them. */
    const cut = ({ entries, commands }: CopiedPage, whole: number): CopiedPage => {
      const ends = entries.flatMap((row, index) => (row[12] === 1 ? [index + 1] : []));
      const kept = entries.slice(0, ends[Math.min(whole, ends.length) - 1] ?? 0);
      const last = kept.at(-1)?.[0] ?? 0;
      return { entries: kept, commands: commands.filter(([, , , , , position]) => position <= last) };
    };

    test('are the same rows, whatever was written, wherever the copy stops, and from either into the other', async () => {
      await fc.assert(
        fc.asyncProperty(appends, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), async (written, stops) => {
          const [file, back] = [scratch(), scratch()];
          const ledger = await openSqliteLedger({ file: ledgerFile(file) });
          const revisions = new Map<number, number>();
          for (const [place, { stream, events, text }] of written.entries()) {
            const revision = revisions.get(stream) ?? 0;
            await ledger.append(`child-${stream}`, revision, Array.from({ length: events }, () => noted(text)), commandNamed(`command ${place}`));
            revisions.set(stream, revision + events);
          }
          await ledger.close();
          const { url, schema } = await postgres.begun();
          for (const [from, to] of [[file, url], [url, back]] as const) {
            const [source, target] = [await openToCopy(named(from)), await openToCopy(named(to))];
            for (let step = 0; ; step += 1) {
              const end = await target.rows.end();
              const page = await source.rows.pageAfter(end.number);
              const part = step < stops.length ? cut(page, stops[step] ?? 1) : page;
              await target.rows.copyInto(end, part);
              expect(await target.rows.end()).toEqual(endAfter(end, part));
              if (page.entries.length === 0) break;
            }
            for (const one of [source, target]) {
              await one.rows.close();
              await one.ledger.close();
            }
          }
          expect(await rowsInPostgres(schema)).toEqual(rowsInFile(file));
          expect(rowsInFile(back)).toEqual(rowsInFile(file));
        }),
        runs(6),
      );
    }, 120_000);

    test('answer the commands that they were carried out by, as at first', async () => {
      const file = scratch();
      const { url, schema } = await postgres.begun();
      const ledger = await openSqliteLedger({ file: ledgerFile(file) });
      await noteMany(ledger, 'child-1', 3);
      const first = await note(ledger, 'child-1', 3, 'four');
      await ledger.close();
      const [from, to] = [await openToCopy(named(file)), await openToCopy(named(url))];
      await to.rows.copyInto(await to.rows.end(), await from.rows.pageAfter(0));
      for (const { rows, ledger: open } of [from, to]) {
        await rows.close();
        await open.close();
      }
      const copy = await openPostgresLedger({ url: postgres.address(schema).replace(/\?.*/, ''), schema });
      expect(await note(copy, 'child-1', 3, 'four')).toEqual({ ...first, repeated: true });
      await copy.close();
    });
  });
};

if (hasPostgres('Moving a ledger up to PostgreSQL was')) migrating();
else test.skip('a ledger that moves up to PostgreSQL: there is no PostgreSQL here', () => undefined);
