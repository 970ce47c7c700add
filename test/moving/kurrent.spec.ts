import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { verifyStore } from '../../src/audit/verify.js';
import { ledgerFile, openToCopy } from '../../src/ledger/choose-ledger.js';
import { CopyRefused } from '../../src/ledger/ledger.js';
import { ledgerNamed, type LedgerNamed } from '../../src/ledger/ledger-named.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { migrateLedger } from '../../src/moving/migrate-ledger.js';
import type { Kept } from '../support/kurrent-streams.js';
import { atOnce } from '../support/kurrent-given.js';
import { KurrentServer } from '../support/kurrent-server.js';
import { commandNamed, note, noted } from '../support/ledger-given.js';
import { recordChildren } from '../support/recorded-store.js';
import { runs } from '../support/runs.js';
import { admission, move, recordFact, serve } from '../support/served.js';

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'to-kurrent-'));
  folders.push(folder);
  return folder;
};

let server: KurrentServer;
let made = 0;
const address = (): string => {
  made += 1;
  return `${atOnce(server.url)}&namespace=moving_${process.pid}_${made}`;
};
beforeAll(async () => {
  server = await new KurrentServer({}).listen();
});
afterAll(() => {
  server.kill();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const rowsIn = (folder: string): readonly unknown[] => {
  const file = new Database(ledgerFile(folder), { readonly: true });
  try {
    return [['entry', 'number'], ['command', 'position, id']].map(([table, order]) => file.prepare(`select * from ${table} order by ${order}`).all());
  } finally {
    file.close();
  }
};
const named = (text: string): LedgerNamed => {
  const one = ledgerNamed(text);
  if ('mistake' in one) throw new Error(one.mistake);
  return one;
};

describe('a ledger that moves up to KurrentDB (the stand-in), and back', () => {
  test('keeps every row as it stands, in either direction, and is found to be the same', async () => {
    const [store, back, url] = [scratch(), scratch(), address()];
    const entries = await recordChildren({ data: store }, { children: 30 });
    expect(await migrateLedger(store, url)).toMatchObject({ entries, copied: entries, verdict: { same: true, verified: { intact: true, entries }, replayed: { identical: true } } });
    expect(await migrateLedger(store, url)).toMatchObject({ entries, copied: 0, verdict: { same: true } });
    expect(await migrateLedger(url, back)).toMatchObject({ copied: entries, verdict: { same: true } });
    expect(rowsIn(back)).toEqual(rowsIn(store));
    expect(await recordChildren({ data: scratch(), ledger: url }, { first: 500, children: 2 })).toBe(entries + 6);
    expect(await verifyStore(scratch(), [], () => undefined, url)).toMatchObject({ intact: true, entries: entries + 6 });
  }, 120_000);

  test('is refused by a target that holds something else, and by one that somebody writes to meanwhile', async () => {
    const [store, other, url, busy] = [scratch(), scratch(), address(), address()];
    await recordChildren({ data: store }, { children: 3 });
    await recordChildren({ data: other }, { children: 2 });
    await migrateLedger(other, url);
    await expect(migrateLedger(store, url)).rejects.toThrow(CopyRefused);
    const [from, to] = [await openToCopy(named(store)), await openToCopy(named(busy))];
    const began = await to.rows.end();
    const page = await from.rows.pageAfter(0);
    await note(to.ledger, 'child-1', 0, 'a');
    await expect(to.rows.copyInto(began, page)).rejects.toThrow('somebody else writes to it');
    for (const { rows, ledger } of [from, to]) {
      await rows.close();
      await ledger.close();
    }
  }, 120_000);

  test('keeps the same rows whatever was written: commands of none, one or many entries, and more than one append takes', async () => {
    const appends = fc.array(
      fc.record({ stream: fc.integer({ min: 1, max: 3 }), events: fc.integer({ min: 0, max: 4 }), text: fc.string({ unit: 'grapheme' }), long: fc.boolean() }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(appends, async (written) => {
        const [file, back, url] = [scratch(), scratch(), address()];
        const ledger = await openSqliteLedger({ file: ledgerFile(file) });
        const revisions = new Map<number, number>();
        for (const [place, { stream, events, text, long }] of written.entries()) {
          const revision = revisions.get(stream) ?? 0;
          const told = long ? text.padEnd(150_000, 'x') : text;
          await ledger.append(`child-${stream}`, revision, Array.from({ length: events }, () => noted(told)), commandNamed(`command ${place}`));
          revisions.set(stream, revision + events);
        }
        await ledger.close();
        for (const [from, to] of [[file, url], [url, back]] as const) {
          const [source, target] = [await openToCopy(named(from)), await openToCopy(named(to))];
          for (let more = true; more; ) {
            const end = await target.rows.end();
            const page = await source.rows.pageAfter(end.number);
            await target.rows.copyInto(end, page);
            more = page.entries.length > 0;
          }
          expect(await target.rows.end()).toEqual(await source.rows.end());
          expect(await target.rows.commandsBy(1_000)).toBe(written.length);
          for (const one of [source, target]) {
            await one.rows.close();
            await one.ledger.close();
          }
        }
        expect(rowsIn(back)).toEqual(rowsIn(file));
      }),
      runs(5),
    );
  }, 120_000);
});

describe('a ledger in KurrentDB (the stand-in), verified', () => {
  type Beside = { hash: string; number: number; completes?: { digest: string } };
  const alteredBeside = (change: (beside: Beside) => unknown) => (event: Kept): Kept => {
    const beside = JSON.parse(Buffer.from(event.metadata).toString()) as Beside;
    change(beside);
    return { ...event, metadata: Buffer.from(JSON.stringify(beside)) };
  };

  test.each([
    ['altered', 'what it tells', (event: Kept): Kept => ({ ...event, data: Buffer.from('{"text":"other"}') })],
    ['altered', 'its hash', alteredBeside((beside) => (beside.hash = '0'.repeat(64)))],
    ['command-disagrees', 'its command', alteredBeside((beside) => Object.assign(beside.completes ?? {}, { digest: 'other' }))],
    ['missing', 'its number', alteredBeside((beside) => (beside.number += 1))],
  ] as const)('is found to be %s where somebody changed %s', async (kind, _, change) => {
    const url = address();
    await recordChildren({ data: scratch(), ledger: url }, { children: 2 });
    const sound = await verifyStore(scratch(), [], () => undefined, url);
    expect(sound).toMatchObject({ intact: true, entries: 6 });
    const cut = await verifyStore(scratch(), [{ number: 9, hash: sound.head }], () => undefined, url);
    expect(cut.firstFault).toMatchObject({ kind: 'missing', number: 7 });
    server.streams.alter(`moving_${process.pid}_${made}-ledger`, 3, change);
    expect((await verifyStore(scratch(), [], () => undefined, url)).firstFault).toMatchObject({ kind, number: 4 });
  }, 120_000);
});

describe('a server whose ledger is in KurrentDB (the stand-in)', () => {
  test('records, tells, and is told by its address alone', async () => {
    const served = await serve({ TRACKER_LEDGER: address() });
    try {
      expect((await recordFact(served, '1', admission('2019-01-05'))).status).toBe(201);
      expect((await recordFact(served, '1', move('2019-02-05'))).status).toBe(201);
      expect((await served.as('').get('/health/ready')).body).toMatchObject({ ready: true, state: 'sound', ledger: { entries: 2 } });
    } finally {
      await served.close();
    }
  }, 120_000);

  test.each([
    ['kurrentdb://', 'cannot be understood'],
    ['kurrentdb://admin:secret@server:2113?colour=red', 'option colour that is not known'],
    ['kurrentdb://admin:secret@server:2113?namespace=Not-One', 'a namespace is named in small letters'],
  ])('is named by no address that is not one: %s', (text, why) => {
    const one = ledgerNamed(text);
    expect(one).toEqual({ mistake: expect.stringContaining(why) as unknown });
    expect(JSON.stringify(one)).not.toContain('secret');
  });

  test('may be a cluster, and keeps what is the server’s of the address', () => {
    expect(ledgerNamed('esdb+discover://a:2113,b:2113?tls=true&namespace=borough')).toEqual({
      kind: 'kurrent', url: 'esdb+discover://a:2113,b:2113?tls=true', namespace: 'borough',
    });
  });
});
