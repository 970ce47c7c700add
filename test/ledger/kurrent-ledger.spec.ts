import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { KurrentLedger } from '../../src/ledger/kurrent-ledger.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { begunAt, deleteStream, somebodyElsesEvent, until } from '../support/kurrent-given.js';
import { KurrentServer } from '../support/kurrent-server.js';
import { ledgerFolder } from '../support/ledger-folder.js';
import {
  clockAt,
  commandNamed,
  everyEntry,
  followed,
  gathered,
  note,
  noted,
  noteMany,
  numbersOf,
  upTo,
} from '../support/ledger-given.js';
import { ledgerContract } from './contract.js';

const REAL = process.env['KURRENTDB_URL'];

process.stdout.write(
  REAL === undefined
    ? 'The ledger on a real KurrentDB was NOT tested: KURRENTDB_URL is not set. What is tested here is how the ledger ' +
        'goes about it, with the real client, against a stand-in that speaks the protocol.\n'
    : 'The ledger is tested on the KurrentDB that KURRENTDB_URL names, and against the stand-in.\n',
);

type Given = ReturnType<typeof begunAt>;

const promises = (where: string, urlOf: () => string): void => {
  ledgerContract(`in ${where}`, async (now) => {
    const { open, close, stream } = begunAt(urlOf(), now ? { now } : {});
    return { ledger: await open(), clear: () => close().then(() => deleteStream(urlOf(), stream)) };
  });

  describe(`a ledger in ${where}`, () => {
    const withLedger = async (act: (ledger: KurrentLedger, given: Given) => Promise<void>): Promise<void> => {
      const given = begunAt(urlOf());
      try {
        await act(await given.open(), given);
      } finally {
        await given.close();
        await deleteStream(urlOf(), given.stream);
      }
    };

    test('gives numbers without a gap, in the order of what is kept, while several write to it', () =>
      withLedger(async (ledger, { open }) => {
        const ledgers = [ledger, await open(), await open()];
        const seen = followed(ledger, 0, 180);
        await Promise.all(
          ledgers.flatMap((one, index) => upTo(6).map((stream) => noteMany(one, `child-${index}-${stream}`, 10))),
        );
        expect(numbersOf(await seen)).toEqual(upTo(180));
        for (const one of ledgers) expect(numbersOf(await everyEntry(one))).toEqual(upTo(180));
        for (const stream of await gathered(ledger.readStreams(180)))
          expect(stream).toEqual(await ledger.read(stream[0]?.stream ?? ''));
      }));

    test('lets one of several writers have a revision, and one of several answers stand for a command', () =>
      withLedger(async (ledger, { open }) => {
        const other = await open();
        const outcomes = await Promise.allSettled(
          [ledger, other].map((one, index) => note(one, 'child-1', 0, `writer ${index}`)),
        );
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const answers = await Promise.all(
          [ledger, other].map((one) => one.append('child-2', 0, [noted('a')], commandNamed('sent twice'))),
        );
        expect(answers.map(({ repeated, position }) => [repeated, position]).sort()).toEqual([
          [false, 2],
          [true, 2],
        ]);
        expect(await other.answerTo(commandNamed('sent twice').id)).toEqual(
          await ledger.answerTo(commandNamed('sent twice').id),
        );
      }));

    test('refuses by what others have written a moment ago, not by what it knows', () =>
      withLedger(async (ledger, { open }) => {
        const other = await open();
        await noteMany(other, 'child-1', 2);
        expect(await note(ledger, 'child-1', 2, 'c')).toMatchObject({ position: 3, revision: 3 });
        await expect(note(other, 'child-1', 2, 'd')).rejects.toMatchObject({ expected: 2, actual: 3 });
      }));

    test('counts its own entries alone, whoever else writes to the server', () =>
      withLedger(async (ledger, { open }) => {
        const other = begunAt(urlOf());
        const neighbour = await other.open();
        for (const revision of [0, 1, 2]) {
          await somebodyElsesEvent(urlOf(), `${other.namespace}-child-1`);
          await note(neighbour, 'child-1', revision, `${revision}`);
          expect(await note(ledger, 'child-1', revision, `${revision}`)).toMatchObject({ position: revision + 1 });
        }
        expect(numbersOf(await everyEntry(await open()))).toEqual([1, 2, 3]);
        await other.close();
        await deleteStream(urlOf(), other.stream);
        await deleteStream(urlOf(), `${other.namespace}-child-1`);
      }));

    test('finds entries by their numbers and streams after commands that wrote none', () =>
      withLedger(async (ledger, { open }) => {
        for (const revision of [0, 1, 2]) {
          await ledger.append('child-2', 0, [], commandNamed(`nothing to do ${revision}`));
          await ledger.append('child-1', revision, [], commandNamed(`nothing yet ${revision}`));
          await note(ledger, 'child-1', revision, `${revision}`);
        }
        for (const one of [ledger, await open()]) {
          const all = await everyEntry(one);
          expect(numbersOf(all)).toEqual([1, 2, 3]);
          expect(await one.read('child-1')).toEqual(all);
          expect(await Promise.all(all.map(({ number }) => one.entry(number)))).toEqual(all);
          expect(numbersOf(await everyEntry(one, 1))).toEqual([2, 3]);
          expect(await one.answerTo(commandNamed('nothing yet 2').id)).toMatchObject({ position: 2, revision: 2 });
        }
      }));

    test('wakes a follower in another process by what the server tells, long before the interval', () =>
      withLedger(async (ledger, { open }) => {
        const other = await open({ interval: 3_600_000 });
        await until(() => other.listening);
        const seen = followed(other, 0, 1);
        await new Promise((resolve) => setTimeout(resolve, 50));
        await note(ledger, 'child-1', 0, 'a');
        expect(numbersOf(await seen)).toEqual([1]);
      }));
  });
};

let server: KurrentServer;
beforeAll(async () => void (server = await new KurrentServer({}).listen()));
afterAll(() => server.kill());

promises('a stand-in for KurrentDB', () => server.url);
if (REAL !== undefined) promises('KurrentDB', () => REAL);

type Beside = { readonly schema?: number; readonly hash: string; readonly completes?: { readonly hash: string } };
const besideOf = (metadata: Uint8Array) => JSON.parse(Buffer.from(metadata).toString('utf8')) as Beside;

describe('a ledger in a stand-in for KurrentDB', () => {
  test('has the very entries and hashes that a SQLite ledger has of the same commands', async () => {
    const { now } = clockAt('2019-01-10T12:00:00.000Z');
    const { folder, clear } = await ledgerFolder();
    const file = await openSqliteLedger({ file: `${folder}/ledger.db`, now });
    const { open, close, stream } = begunAt(server.url, { now });
    const ledger = await open();
    for (const one of [ledger, file]) {
      await one.append('child-1', 0, [noted('long ago')], commandNamed('old', '2018-04-01T09:00:00.000Z'));
      await one.append('child-2', 0, [], commandNamed('nothing'));
      await note(one, 'child-1', 1, 'a');
      await one.append('child-é', 0, [noted('😀 \u0000 \ud800'), noted('b')], commandNamed('two'));
    }
    expect(await everyEntry(ledger)).toEqual(await everyEntry(file));
    const kept = (server.streams.eventsOf(stream) ?? []).map(({ metadata }) => besideOf(metadata));
    const hashes = async (table: string) =>
      (await file.source.query<{ hash: string }[]>(`select hash from ${table}`)).map(({ hash }) => hash).sort();
    expect(kept.flatMap(({ schema, hash }) => (schema === undefined ? [] : [hash])).sort()).toEqual(
      await hashes('entry'),
    );
    expect(kept.flatMap(({ completes }) => completes?.hash ?? []).sort()).toEqual(await hashes('command'));
    await close();
    await file.close();
    await clear();
  });

  test('may be kept by a server older than batch appends', async () => {
    const old = await new KurrentServer({ batches: false }).listen();
    const { open, close } = begunAt(old.url);
    const [ledger, other] = [await open(), await open()];
    await noteMany(ledger, 'child-1', 2);
    expect(await note(other, 'child-2', 0, 'a')).toMatchObject({ position: 3 });
    expect(await note(ledger, 'child-2', 1, 'b')).toMatchObject({ position: 4 });
    expect(old.called['append']).toBeGreaterThan(3);
    await close();
    old.kill();
  });
});
