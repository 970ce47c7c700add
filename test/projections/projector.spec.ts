import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { childrenInCare } from '../../projections/children/children-in-care.query.js';
import { follow } from '../../projections/following.js';
import { Views } from '../../projections/views/views.js';
import { replay } from '../../src/audit/replay.js';
import type { ChildEvent } from '../../src/domain/child/events.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import { commandIdFrom } from '../../src/ledger/entry-id.js';
import type { Ledger, StoredEntry } from '../../src/ledger/ledger.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { WritingProjector } from '../../src/projecting/projector.js';
import { ViewsAheadOfLedger, writtenInSqlite } from '../../src/projecting/written-views.js';
import { append, AUTHORITY } from '../support/any-story.js';
import { admitted, discharged, moved, on } from '../support/children.js';
import { everyEntry, everythingIn } from '../support/viewing.js';

type Running = { readonly projector: WritingProjector; readonly views: Views; readonly usable: boolean };

let folder: string;
let running: Running[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'projector-'));
  running = [];
});

afterEach(async () => {
  for (const { projector } of running) await projector.close();
  await rm(folder, { recursive: true, force: true });
});

const start = async (ledger: Ledger): Promise<Running> => {
  const { views, usable } = await Views.open(folder);
  const one = { projector: new WritingProjector(ledger, writtenInSqlite(views)), views, usable };
  running.push(one);
  await one.projector.start(usable);
  return one;
};

const stop = async (one: Running): Promise<void> => {
  running = running.filter((other) => other !== one);
  await one.projector.close();
};

let told = 0;
const tell = async (ledger: Ledger, child: string, ...events: readonly ChildEvent[]): Promise<number> => {
  const written = await append(ledger, child, () => events, `told ${(told += 1)}`);
  return written?.entries.at(-1)?.number ?? 0;
};

/** Something this release does not know, as a later one would write it. */
const tellUnknown = async (
  ledger: Ledger,
  { stream = `child-${AUTHORITY}-9`, type = 'ChildAdopted', schema = 1 } = {},
): Promise<number> => {
  const id = commandIdFrom(`unknown ${(told += 1)}`);
  const expected = (await ledger.read(stream)).length;
  const { position } = await ledger.append(stream, expected, [{ type, schema, data: { effectiveOn: '2019-01-05' } }], {
    id,
    digest: id,
    by: 'later release',
  });
  return position;
};

const inCare = ({ views }: Running, asAt: string, knownAt: number): readonly string[] =>
  childrenInCare(views.sql, AUTHORITY, { asAt: on(asAt), knownAt: knownAt as EntryNumber }).map(({ child }) => child);

/** A ledger that does some things in its own way. */
const ledgerWith = (ledger: Ledger, ways: Partial<Ledger>): Ledger =>
  new Proxy(ledger, {
    get: (target, name) => {
      const way: unknown = Reflect.get(name in ways ? ways : target, name);
      return typeof way === 'function' ? way.bind(target) : way;
    },
  });

describe('whoever waits for an entry', () => {
  test('is answered once the views have it', async () => {
    const ledger = openMemoryLedger();
    const one = await start(ledger);
    const number = await tell(ledger, '1', admitted('2019-01-05'));
    await one.projector.waitUntilSeen(number);
    expect(inCare(one, '2019-01-05', number)).toEqual(['1']);
  });

  test('is answered at once where they have it already', async () => {
    const ledger = openMemoryLedger();
    const number = await tell(ledger, '1', admitted('2019-01-05'));
    const one = await start(ledger);
    await expect(one.projector.waitUntilSeen(number, 1)).resolves.toBeUndefined();
  });

  test('is told so where it does not come in time', async () => {
    const one = await start(openMemoryLedger());
    await expect(one.projector.waitUntilSeen(1, 20)).rejects.toThrow(/timeout/i);
  });

  test('hears of entries in order, each once, when the views have them', async () => {
    const ledger = openMemoryLedger();
    const one = await start(ledger);
    const heard: (readonly [number, readonly string[]])[] = [];
    one.projector.entries.subscribe(({ number }) => heard.push([number, inCare(one, '2019-02-05', number)]));
    await tell(ledger, '1', admitted('2019-01-05'));
    await one.projector.waitUntilSeen(await tell(ledger, '2', admitted('2019-01-06'), moved('2019-01-07')));
    expect(heard.map(([number]) => number)).toEqual([1, 2, 3]);
    expect(heard.at(-1)?.[1]).toEqual(['1', '2']);
  });
});

describe('views that were closed', () => {
  test('catch up with what was written meanwhile', async () => {
    const ledger = openMemoryLedger();
    await tell(ledger, '1', admitted('2019-01-05'));
    await stop(await start(ledger));
    const number = await tell(ledger, '2', admitted('2019-01-06'));
    const again = await start(ledger);
    expect(again.usable).toBe(true);
    expect(inCare(again, '2019-02-05', number)).toEqual(['1', '2']);
    expect(again.projector.status).toMatchObject({ seen: number, stopped: null });
  });

  test('catch up with a long time, many commands at once', async () => {
    const ledger = openMemoryLedger();
    await stop(await start(ledger));
    for (let child = 1; child <= 1_300; child += 1)
      await tell(ledger, `${child}`, admitted('2019-01-05'), moved('2019-01-06'));
    const again = await start(ledger);
    expect(inCare(again, '2019-01-06', 2_600)).toHaveLength(1_300);
    expect(await replay(ledger, again.views.sql)).toMatchObject({ identical: true });
  });

  test.each([
    ['were deleted', () => rmSync(folder, { recursive: true })],
    ['lost the pointer to what is shown', () => rmSync(join(folder, 'views.current'))],
    ['have a pointer to nothing', () => writeFileSync(join(folder, 'views.current'), 'views-99.db\n')],
    ['have a pointer that is none', () => writeFileSync(join(folder, 'views.current'), '../ledger.db\n')],
    ['were written over', () => overwrite((name) => /^views-\d+\.db$/.test(name))],
    ['were cut off', () => overwrite((name) => /^views-\d+\.db$/.test(name), '')],
  ])('are built anew where they %s', async (_words, damage) => {
    const ledger = openMemoryLedger();
    await tell(ledger, '1', admitted('2019-01-05'));
    const before = await start(ledger);
    const said = everythingIn(before.views.sql);
    await stop(before);
    damage();
    const again = await start(ledger);
    expect(again.usable).toBe(false);
    expect(everythingIn(again.views.sql)).toBe(said);
  });

  test('are built anew where another release told them in its own way', async () => {
    const ledger = openMemoryLedger();
    await tell(ledger, '1', admitted('2019-01-05'));
    const before = await start(ledger);
    const said = everythingIn(before.views.sql);
    before.views.sql.exec(`update followed set definition = 'another'; update episode set legal_status = 'C1'`);
    await stop(before);
    const again = await start(ledger);
    expect(again.usable).toBe(false);
    expect(everythingIn(again.views.sql)).toBe(said);
  });

  test('let go of what an interrupted rebuild has left', async () => {
    const ledger = openMemoryLedger();
    await tell(ledger, '1', admitted('2019-01-05'));
    await stop(await start(ledger));
    for (const name of ['views-70.db', 'views-70.db-wal', 'views-70.db-journal'])
      writeFileSync(join(folder, name), 'half built');
    await start(ledger);
    expect(readdirSync(folder).filter((name) => name.includes('70'))).toEqual([]);
  });
});

const overwrite = (which: (name: string) => boolean, text = 'not a database at all, whatever its name says'): void => {
  for (const name of readdirSync(folder)) if (which(name)) writeFileSync(join(folder, name), text);
};

describe('an entry that this release does not know', () => {
  test.each([
    ['a type', {}, /ChildAdopted in shape 1/],
    ['a shape', { type: 'ChildMoved', schema: 99 }, /ChildMoved in shape 99/],
    ['a kind of stream', { stream: `home-${AUTHORITY}-1`, type: 'ChildReviewed' }, /home-E99000001-1/],
    ['a name of a stream', { stream: 'nobody', type: 'ChildReviewed' }, /nobody/],
  ])('stops the views before it, by name, and they answer as of then: %s', async (_words, unknown, why) => {
    const ledger = openMemoryLedger();
    const one = await start(ledger);
    const known = await tell(ledger, '1', admitted('2019-01-05'));
    const number = await tellUnknown(ledger, unknown);
    const later = await tell(ledger, '2', admitted('2019-01-05'));
    await expect(one.projector.waitUntilSeen(later)).rejects.toThrow(why);
    expect(one.projector.status).toMatchObject({
      seen: known,
      stopped: { before: number, why: expect.stringMatching(why) },
    });
    expect(inCare(one, '2019-01-05', known)).toEqual(['1']);
    expect(inCare(one, '2019-01-05', later)).toEqual(['1']);
  });

  test('is named though many came with it at once', async () => {
    const ledger = openMemoryLedger();
    await stop(await start(ledger));
    for (const child of ['1', '2', '3']) await tell(ledger, child, admitted('2019-01-05'), moved('2019-01-06'));
    const number = await tellUnknown(ledger);
    for (const child of ['4', '5']) await tell(ledger, child, admitted('2019-01-05'));
    const again = await start(ledger);
    expect(again.projector.status).toMatchObject({ seen: number - 1, stopped: { before: number } });
    expect(inCare(again, '2019-01-06', number - 1)).toEqual(['1', '2', '3']);
  });

  test('stops them there again where they are built anew, and does not keep anybody from starting', async () => {
    const ledger = openMemoryLedger();
    for (const child of ['1', '2']) await tell(ledger, child, admitted('2019-01-05'));
    const number = await tellUnknown(ledger, { stream: `child-${AUTHORITY}-1` });
    await tell(ledger, '3', admitted('2019-01-05'));
    const one = await start(ledger);
    expect(one.usable).toBe(false);
    expect(one.projector.status).toMatchObject({
      seen: 2,
      stopped: { before: number, why: expect.stringMatching(/ChildAdopted/) },
    });
    expect(inCare(one, '2019-01-05', 2)).toEqual(['1', '2']);
  });

  test('lets a rebuild asked for by hand fail, and what is shown stays', async () => {
    const ledger = openMemoryLedger();
    const one = await start(ledger);
    await tell(ledger, '1', admitted('2019-01-05'));
    await tellUnknown(ledger);
    await expect(one.projector.waitUntilSeen(2)).rejects.toThrow(/ChildAdopted/);
    await expect(one.projector.rebuild()).rejects.toThrow(/ChildAdopted/);
    expect(one.projector.status).toMatchObject({ seen: 1, rebuilding: null });
    expect(inCare(one, '2019-01-05', 1)).toEqual(['1']);
  });
});

describe('views built anew', () => {
  test('are followed all the while people write, and then shown whole', async () => {
    const ledger = openMemoryLedger();
    for (let child = 1; child <= 40; child += 1)
      await tell(ledger, `${child}`, admitted('2019-01-05'), moved('2019-01-06'));
    const writing: Promise<unknown>[] = [];
    let writes = 0;
    async function* slowly(upTo: number): AsyncGenerator<readonly StoredEntry[]> {
      for await (const stream of ledger.readStreams(upTo)) {
        writes += 1;
        writing.push(
          tell(ledger, `${(writes % 40) + 1}`, discharged('2019-02-05')),
          tell(ledger, `new-${writes}`.replace('-', '.'), admitted('2019-01-05')),
        );
        yield stream;
      }
    }
    const one = await start(ledgerWith(ledger, { readStreams: slowly }));
    const before = await ledger.head();
    writing.length = 0;
    await one.projector.rebuild();
    await Promise.all(writing);
    const head = await ledger.head();
    expect(head).toBeGreaterThan(before);
    await one.projector.waitUntilSeen(head);
    expect(await replay(ledger, one.views.sql)).toMatchObject({ entries: head, identical: true });
    const number = await tell(ledger, 'afterwards', admitted('2019-01-05'));
    await one.projector.waitUntilSeen(number);
    expect(inCare(one, '2019-01-05', number)).toContain('afterwards');
  });

  test('answer as before until they are whole', async () => {
    const ledger = openMemoryLedger();
    const asked: (readonly string[])[] = [];
    const holder: { one?: Running } = {};
    async function* watched(upTo: number): AsyncGenerator<readonly StoredEntry[]> {
      for await (const stream of ledger.readStreams(upTo)) {
        if (holder.one) asked.push(inCare(holder.one, '2019-01-05', upTo));
        yield stream;
      }
    }
    for (const child of ['1', '2', '3']) await tell(ledger, child, admitted('2019-01-05'));
    holder.one = await start(ledgerWith(ledger, { readStreams: watched }));
    await holder.one.projector.rebuild();
    expect(asked).toEqual(Array(3).fill(['1', '2', '3']));
  });

  test('take in whole commands only, wherever the ledger’s pages end', async () => {
    const ledger = openMemoryLedger();
    const first = await tell(ledger, '1', admitted('2019-01-05'));
    async function* pageByPage(after: number, upTo?: number): AsyncGenerator<readonly StoredEntry[]> {
      for await (const page of ledger.readAll(after, upTo)) for (const entry of page) yield [entry];
    }
    const one = await start(
      ledgerWith(ledger, { readAll: pageByPage, head: () => Promise.resolve(first as EntryNumber) }),
    );
    const last = await tell(ledger, '2', admitted('2019-01-05'), {
      type: 'ChildReviewed',
      effectiveOn: on('2019-01-06'),
      participation: 'PN1',
    });
    await one.projector.waitUntilSeen(last);
    await one.projector.rebuild();
    expect(inCare(one, '2019-01-05', last)).toEqual(['1', '2']);
    expect(await replay(ledger, one.views.sql)).toMatchObject({ identical: true });
  });

  test('put right what had stopped for a cause that is gone', async () => {
    const ledger = openMemoryLedger();
    let broken = false;
    const read: Ledger['read'] = (stream) =>
      broken ? Promise.reject(new Error('the disk was full')) : ledger.read(stream);
    await tell(ledger, '1', admitted('2019-01-05'));
    const one = await start(ledgerWith(ledger, { read }));
    broken = true;
    const number = await tell(ledger, '1', moved('2019-01-06'));
    await expect(one.projector.waitUntilSeen(number)).rejects.toThrow('the disk was full');
    broken = false;
    await one.projector.rebuild();
    expect(one.projector.status).toMatchObject({ seen: number, stopped: null });
    await one.projector.waitUntilSeen(await tell(ledger, '2', admitted('2019-01-05')));
    expect(inCare(one, '2019-01-05', 3)).toEqual(['1', '2']);
  });
});

describe('a ledger put under views that know more than it', () => {
  test('is noticed: an older copy', async () => {
    const [ledger, older] = [openMemoryLedger(), openMemoryLedger()];
    await tell(ledger, '1', admitted('2019-01-05'));
    await tell(ledger, '2', admitted('2019-01-05'));
    await stop(await start(ledger));
    await tell(older, '1', admitted('2019-01-05'));
    await expect(start(older)).rejects.toThrow(ViewsAheadOfLedger);
  });

  test('is noticed: another ledger with as many entries', async () => {
    const [ledger, other] = [openMemoryLedger(), openMemoryLedger()];
    await tell(ledger, '1', admitted('2019-01-05'));
    await stop(await start(ledger));
    for (const child of ['1', '2', '3']) await tell(other, child, admitted('2019-01-05'));
    await expect(start(other)).rejects.toThrow(/another one was put in its place|tells otherwise/);
  });
});

describe('a process that dies while the views are written', () => {
  test('has done nothing, and the same entries are taken in after', async () => {
    const ledger = openMemoryLedger();
    await tell(ledger, '1', admitted('2019-01-05'));
    const { views } = await Views.open(folder);
    await follow(views.sql, ledger, await everyEntry(ledger));
    const before = everythingIn(views.sql);
    await tell(ledger, '1', moved('2019-02-05'));
    await tell(ledger, '2', admitted('2019-01-05'));
    views.sql.exec(`create temp trigger dies before update on followed begin select raise(abort, 'died'); end`);
    const fault: unknown = await follow(views.sql, ledger, (await everyEntry(ledger)).slice(1)).catch(
      (error: unknown) => error,
    );
    expect(String(fault)).toMatch(/died/);
    expect(everythingIn(views.sql)).toBe(before);
    expect(views.followed.number).toBe(1);
    views.sql.exec('drop trigger dies');
    await follow(views.sql, ledger, (await everyEntry(ledger)).slice(1));
    expect(await replay(ledger, views.sql)).toMatchObject({ entries: 3, identical: true });
    await views.close();
  });
});
