import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntryNumber } from '../../src/domain/entry.js';
import { openKurrentLedger, type KurrentLedger, type KurrentLedgerOptions } from '../../src/ledger/kurrent-ledger.js';
import { LedgerUnavailable, StreamMovedOn } from '../../src/ledger/ledger.js';
import { lineTo } from '../support/broken-line.js';
import { begunAt, killedWhileWriting, until } from '../support/kurrent-given.js';
import { KurrentServer, type AppendFault } from '../support/kurrent-server.js';
import { KurrentStreams } from '../support/kurrent-streams.js';
import { commandNamed, everyEntry, followed, note, noted, noteMany, numbersOf, upTo } from '../support/ledger-given.js';

/** For where there will be no answer: short enough to wait for, long for a server on the same machine. */
const HURRIED = { limits: { answer: 1_500, settle: 3_000 } };
/** For where there will be no server. */
const IMPATIENT = { limits: { settle: 500 } };

let server: KurrentServer;
let closers: (() => Promise<void> | void)[];

beforeEach(async () => {
  closers = [];
  server = await served();
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
});

const served = async (options: ConstructorParameters<typeof KurrentServer>[0] = {}): Promise<KurrentServer> => {
  const one = await new KurrentServer(options).listen();
  closers.push(() => one.kill());
  return one;
};

const opener = (url: string, more: Partial<KurrentLedgerOptions> = {}) => {
  const given = begunAt(url, more);
  closers.push(given.close);
  return given;
};

const opened = (url = server.url, more: Partial<KurrentLedgerOptions> = {}): Promise<KurrentLedger> =>
  opener(url, more).open();

/** Of whom the numbers are dense, the hashes chained, and every entry there once. */
const assertSound = async (ledger: KurrentLedger, entries: number): Promise<void> => {
  const all = await everyEntry(ledger);
  expect(numbersOf(all)).toEqual(upTo(entries));
  expect(new Set(all.map(({ id }) => id)).size).toBe(entries);
  for (const { number } of all) expect(await ledger.entry(number)).toEqual(all[number - 1]);
};

describe('a ledger in KurrentDB, by a stand-in for it that fails on purpose', () => {
  test.each<[string, AppendFault, boolean]>([
    ['fault 14, the line breaks after it was kept', 'kept-and-line-lost', true],
    ['fault 14, the line breaks before it was kept', 'line-lost', false],
    ['fault 14, it is kept and no answer comes', 'kept-and-no-answer', true],
    ['fault 14, the server says its time ran out, and has kept it', 'kept-and-timed-out', true],
    ['fault 14, the server says its time ran out, and has not kept it', 'timed-out', false],
    ['fault 53, the server is not ready', 'not-ready', false],
  ])('%s: it is found out, kept once and answered', async (_, fault, repeated) => {
    const ledger = await opened(server.url, fault === 'kept-and-no-answer' ? HURRIED : {});
    await note(ledger, 'child-1', 0, 'a');
    server.failNext(fault);
    expect(await ledger.append('child-1', 1, [noted('b'), noted('c')], commandNamed('two'))).toMatchObject({
      revision: 3,
      position: 3,
      repeated,
    });
    expect(await note(ledger, 'child-1', 3, 'd')).toMatchObject({ position: 4 });
    await assertSound(ledger, 4);
  });

  test('fault 1, processes are killed while they write: what was answered is there once, and the rest whole or not at all', async () => {
    const { namespace, open } = opener(server.url);
    const saying = await Promise.all([20, 35, 50].map((answers) => killedWhileWriting(server.url, namespace, answers)));
    const lines = saying.flat().map((line) => line.split(' '));
    const ledger = await open();
    const all = await everyEntry(ledger);
    const keptOf = new Map<string, number[]>();
    for (const { command, number } of all) keptOf.set(command, [...(keptOf.get(command) ?? []), number]);
    for (const [what, command = '', told] of lines)
      if (what === 'asking') expect([0, Number(told)]).toContain(keptOf.get(command)?.length ?? 0);
      else if (what === 'answered') expect(keptOf.get(command)?.[0]).toBe(Number(told));
    expect(lines.filter(([what]) => what === 'answered').length).toBeGreaterThanOrEqual(105);
    await assertSound(ledger, all.length);
  });

  test('fault 14, it is kept long after it was given up: the server has its place taken, and takes it no more', async () => {
    const ledger = await opened(server.url, HURRIED);
    server.failNext('kept-late');
    expect(await note(ledger, 'child-1', 0, 'a')).toMatchObject({ position: 1, repeated: false });
    server.keepTheLate();
    expect(await note(ledger, 'child-1', 1, 'b')).toMatchObject({ position: 2 });
    await assertSound(ledger, 2);
  });

  test('fault 14, it is kept after it was looked for and before it is sent again: it is found there', async () => {
    const ledger = await opened(server.url, HURRIED);
    server.failNext('kept-late');
    server.beforeNextAppend(() => server.beforeNextAppend(() => server.keepTheLate()));
    expect(await note(ledger, 'child-1', 0, 'a')).toMatchObject({ position: 1, repeated: true });
    await assertSound(ledger, 1);
  });

  test('fault 14, no answer comes at all: it is said that it is not certain, and the same again gives the first answer', async () => {
    const ledger = await opened(server.url, HURRIED);
    await note(ledger, 'child-1', 0, 'a');
    server.failNext('kept-and-no-answer');
    server.beforeNextAppend(() => void (server.silent = true));
    const asked = note(ledger, 'child-1', 1, 'b');
    await expect(asked).rejects.toThrow(LedgerUnavailable);
    await expect(asked).rejects.toThrow(
      /did not answer in time: nothing is confirmed as saved. Sending the same again is safe/,
    );
    server.silent = false;
    expect(await note(ledger, 'child-1', 1, 'b')).toMatchObject({ position: 2, repeated: true });
    await assertSound(ledger, 2);
  });

  test('fault 15, somebody is quicker each time: decisions stand or fall by what is there, and numbers stay dense', async () => {
    const { open } = opener(server.url);
    const [ledger, quick] = [await open(), await open()];
    for (const revision of [0, 1, 2]) {
      let other: Promise<unknown> = Promise.resolve();
      server.beforeNextAppend(() => void (other = note(quick, 'child-2', revision, `${revision}`)));
      await note(ledger, 'child-1', revision, `${revision}`);
      await other;
    }
    await noteMany(quick, 'child-3', 1);
    await expect(note(ledger, 'child-3', 0, 'late')).rejects.toThrow(StreamMovedOn);
    await assertSound(ledger, 7);
  });

  test('fault 22, the server is killed while it is followed: followers go on without a gap or a repeat', async () => {
    const { open } = opener(server.url);
    const [ledger, impatient] = [await open(), await open(IMPATIENT)];
    const seen = followed(ledger, 0, 4);
    await noteMany(ledger, 'child-1', 2);
    await until(() => ledger.listening);
    server.kill();
    await until(() => !ledger.listening);
    await expect(ledger.head()).rejects.toThrow(/cannot be reached/);
    await expect(note(impatient, 'child-1', 2, '3')).rejects.toThrow(LedgerUnavailable);
    const again = await served({ port: server.port, streams: server.streams });
    expect(await note(ledger, 'child-1', 2, '3')).toMatchObject({ position: 3 });
    await until(() => ledger.listening);
    expect(again.called['read']).toBeGreaterThan(0);
    await note(ledger, 'child-1', 3, '4');
    expect(numbersOf(await seen)).toEqual(upTo(4));
  });

  test('fault 22, nobody is told of new entries: they are looked for at the interval', async () => {
    const { open } = opener(server.url, { interval: 50 });
    const [ledger, deaf] = [await open(), await open()];
    await until(() => deaf.listening);
    server.tells = false;
    const seen = followed(deaf, 0, 2);
    await noteMany(ledger, 'child-1', 2);
    expect(numbersOf(await seen)).toEqual([1, 2]);
  });

  test('fault 24, a command larger than the server takes: is refused in words, alone, and nothing of it is kept', async () => {
    const ledger = await opened();
    const large = noted('x'.repeat(2_000_000));
    const [refused, kept] = await Promise.allSettled([
      ledger.append('child-1', 0, [large], commandNamed('large')),
      note(ledger, 'child-2', 0, 'a'),
    ]);
    expect(refused).toMatchObject({ status: 'rejected', reason: { constructor: LedgerUnavailable } });
    expect(String((refused as PromiseRejectedResult).reason)).toMatch(
      /more than the ledger .* takes at once: nothing was saved/,
    );
    expect(kept).toMatchObject({ status: 'fulfilled' });
    await assertSound(ledger, 1);
  });

  test('fault 24, much is asked at once: it is kept in as many appends as the server takes it in', async () => {
    const ledger = await opened();
    const asked = upTo(60).map((child) =>
      ledger.append(`child-${child}`, 0, [noted('x'.repeat(50_000))], commandNamed(`large ${child}`)),
    );
    expect((await Promise.all(asked)).map(({ position }) => position)).toEqual(upTo(60));
    expect(server.called['batchAppend']).toBe(1);
    await assertSound(ledger, 60);
  });

  test('fault 35, another program writes to the ledger’s stream: it is said, and nothing is built on it', async () => {
    const { open, stream } = opener(server.url);
    const ledger = await open();
    await note(ledger, 'child-1', 0, 'a');
    const bytes = Buffer.from('{}');
    server.streams.append(stream, 'any', [
      { id: randomUUID(), type: 'Other', json: true, data: bytes, metadata: bytes },
    ]);
    await expect(note(ledger, 'child-1', 1, 'b')).rejects.toThrow(/was not written by the tracker/);
    await expect(open()).rejects.toThrow(/was not written by the tracker/);
  });

  test('fault 34, an entry is altered on the server’s disk: it is named, and the others are read', async () => {
    const { open, stream } = opener(server.url);
    const ledger = await open();
    await noteMany(ledger, 'child-1', 2);
    await noteMany(ledger, 'child-2', 2);
    server.streams.alter(stream, 1, (event) => ({ ...event, data: Buffer.from('{"text":"another"}') }));
    for (const one of [ledger, await open()]) {
      await expect(one.read('child-1')).rejects.toThrow('Entry 2 is not as it was written');
      await expect(one.entry(2 as EntryNumber)).rejects.toThrow('Entry 2 is not as it was written');
      expect(await one.read('child-2')).toHaveLength(2);
    }
  });

  test('fault 36, an older backup is brought back under a running tracker: it is noticed, and nothing is written on it', async () => {
    const { open, stream } = opener(server.url);
    const [ledger, other] = [await open(IMPATIENT), await open()];
    await noteMany(ledger, 'child-1', 3);
    server.streams.cutShort(stream, 1);
    await expect(note(ledger, 'child-1', 3, 'd')).rejects.toThrow(
      /ends before entry 3, which it had: nothing was saved/,
    );
    await expect(ledger.read('child-1')).rejects.toThrow(/ends before entry 3/);
    expect(await note(other, 'child-1', 1, 'another')).toMatchObject({ position: 2 });
    await note(other, 'child-1', 2, 'and another');
    await expect(ledger.head()).rejects.toThrow(/is not the one it was: entry 3/);
  });

  test.each([
    ['$maxCount', { $maxCount: 10 }],
    ['$maxAge', { $maxAge: 86_400 }],
    ['deleted', { $tb: Number.MAX_SAFE_INTEGER }],
  ])('fault 35, the server is told to forget entries (%s): the ledger is not opened', async (word, said) => {
    const { open, stream } = opener(server.url);
    await noteMany(await open(), 'child-1', 2);
    const metadata = Buffer.from(JSON.stringify(said));
    server.streams.append(`$$${stream}`, 'any', [
      { id: randomUUID(), type: '$metadata', json: true, data: metadata, metadata: Buffer.alloc(0) },
    ]);
    await expect(open()).rejects.toThrow(/does not keep the ledger whole/);
    await expect(open()).rejects.toThrow(word);
  });

  test('fault 53, writes are to go to the leader, and another leads now: they go there', async () => {
    const streams = new KurrentStreams();
    const [first, second] = [await served({ streams }), await served({ streams })];
    first.members = second.members = [first, second];
    second.leads = false;
    const ledger = await opened(first.url);
    const seen = followed(ledger, 0, 3);
    await note(ledger, 'child-1', 0, 'a');
    [first.leads, second.leads] = [false, true];
    expect(await note(ledger, 'child-1', 1, 'b')).toMatchObject({ position: 2, repeated: false });
    expect(await ledger.head()).toBe(2);
    [first.leads, second.leads] = [false, false];
    const electing = note(ledger, 'child-1', 2, 'c');
    setTimeout(() => void (first.leads = true), 300);
    expect(await electing).toMatchObject({ position: 3 });
    expect(numbersOf(await seen)).toEqual([1, 2, 3]);
  });

  test.each([
    ['by their addresses', (hosts: readonly string[]) => `kurrentdb://${hosts.join(',')}?tls=false`],
    ['by one name for all', (hosts: readonly string[]) => `kurrentdb+discover://${hosts[1]}?tls=false`],
  ])('fault 53, the leader of a cluster dies: another is found by asking the others, %s', async (_, urlOf) => {
    const streams = new KurrentStreams();
    const nodes = [await served({ streams }), await served({ streams }), await served({ streams })];
    nodes.forEach((node, index) => Object.assign(node, { members: nodes, leads: index === 0 }));
    const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`);
    const ledger = await opened(urlOf(hosts));
    await note(ledger, 'child-1', 0, 'a');
    nodes[0]?.kill();
    const left = nodes.slice(1);
    left.forEach((node, index) => Object.assign(node, { members: left, leads: index === 1 }));
    expect(await note(ledger, 'child-1', 1, 'b')).toMatchObject({ position: 2 });
    expect(await ledger.read('child-1')).toHaveLength(2);
  });

  test('fault 53, every node is down: it is said that it cannot be reached, and nothing is left waiting', async () => {
    const ledger = await opened(server.url, IMPATIENT);
    server.kill();
    await expect(ledger.read('child-1')).rejects.toThrow(/cannot be reached/);
    await expect(note(ledger, 'child-1', 0, 'a')).rejects.toThrow(LedgerUnavailable);
  });

  test('fault 53, the line goes dead and comes back: reads end in time, and what was asked is kept once', async () => {
    const line = await lineTo(server.url);
    closers.push(() => line.end());
    const ledger = await opened(`kurrentdb://${line.host}?tls=false`, HURRIED);
    await note(ledger, 'child-1', 0, 'a');
    const seen = followed(ledger, 0, 2);
    line.hold();
    await expect(ledger.head()).rejects.toThrow(/did not answer in time/);
    await expect(note(ledger, 'child-1', 1, 'b')).rejects.toThrow(/nothing is confirmed as saved/);
    line.release();
    expect(await note(ledger, 'child-1', 1, 'b')).toMatchObject({ position: 2 });
    expect(numbersOf(await seen)).toEqual([1, 2]);
    await assertSound(ledger, 2);
  });

  test('fault 53, the line is dead when it is closed: closing ends all the same', async () => {
    const ledger = await opened(server.url, HURRIED);
    void followed(ledger, 0, 1).catch(() => undefined);
    server.silent = true;
    const asked = note(ledger, 'child-1', 0, 'a');
    await Promise.all([expect(asked).rejects.toThrow(LedgerUnavailable), ledger.close()]);
    await expect(ledger.head()).rejects.toThrow(/is closed/);
  });
});

describe('a ledger in KurrentDB that cannot be opened', () => {
  const opening = (url: string) => openKurrentLedger({ url, ...HURRIED });

  test('says, where nothing listens, that it cannot be reached, and not the password', async () => {
    const refused = opening(
      'kurrentdb://officer:secret@127.0.0.1:1?tls=false&discoveryInterval=10&maxDiscoverAttempts=3',
    );
    await expect(refused).rejects.toThrow(LedgerUnavailable);
    await expect(refused).rejects.toThrow(
      /tracker-ledger on 127\.0\.0\.1:1 cannot be reached.*Check that KurrentDB runs there/,
    );
    await expect(refused).rejects.not.toThrow(/secret/);
  });

  test('says, where what listens does not answer, that it did not in time', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    closers.push(() => {
      sockets.forEach((socket) => socket.destroy());
      mute.close();
    });
    await expect(opening(`kurrentdb://127.0.0.1:${(mute.address() as AddressInfo).port}?tls=false`)).rejects.toThrow(
      /did not answer in time|cannot be reached/,
    );
  });

  test('says, where no cluster is found, that it cannot be reached', async () => {
    const nowhere = 'kurrentdb+discover://127.0.0.1:1?tls=false&maxDiscoverAttempts=2&discoveryInterval=10';
    await expect(opening(nowhere)).rejects.toThrow(/cannot be reached/);
  });

  test.each([
    'http://officer:secret@server:2113',
    'kurrentdb://officer:secret@server:port',
    'kurrentdb://officer:secret@server:2113?tls=perhaps',
    'kurrentdb://officer:secret@server:2113?tlsCAFile=/nowhere/ca.pem',
    'kurrentdb://officer:secret%zz@server:2113',
    'kurrentdb://officer:secret@server:2113?timeout=5',
    'kurrentdb://officer:secret@server:2113?throwOnAppendFailure=false',
    '',
  ])('refuses the address %s in words that do not repeat it', async (url) => {
    const refused = opening(url);
    await expect(refused).rejects.toThrow(LedgerUnavailable);
    await expect(refused).rejects.toThrow(/address/);
    await expect(refused).rejects.not.toThrow(/secret/);
  });

  test('refuses a namespace that other programs might read otherwise', async () => {
    for (const namespace of ['$all', 'Tracker', 'a-b', ''])
      await expect(openKurrentLedger({ url: server.url, namespace })).rejects.toThrow(RangeError);
  });

  const openssl = spawnSync('openssl', ['version']).status === 0;
  if (!openssl) process.stdout.write('The ledger in KurrentDB over TLS was NOT tested: openssl is not installed.\n');
  const overTls = openssl ? test : test.skip;

  overTls('says, where this user may not, that it is not open to them; to others it is, over TLS', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kurrent-tls-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    execFileSync('openssl', [...SELF_SIGNED, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    const login = Buffer.from('officer:s%cret').toString('base64');
    const tls = { key: readFileSync(key), certificate: readFileSync(certificate) };
    const secure = await served({ tls, login });
    const as = (user: string) =>
      `kurrentdb://${user}@localhost:${secure.port}?tls=true&tlsCAFile=${encodeURIComponent(certificate)}`;
    await expect(opened(as('officer:wrong'))).rejects.toThrow(/is not open to this user/);
    const ledger = await opened(as(`officer:${encodeURIComponent('s%cret')}`));
    expect(await note(ledger, 'child-1', 0, 'a')).toMatchObject({ position: 1 });
    await assertSound(ledger, 1);
  });
});

const SELF_SIGNED =
  'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext basicConstraints=critical,CA:FALSE -addext subjectAltName=DNS:localhost,IP:127.0.0.1'.split(
    ' ',
  );
