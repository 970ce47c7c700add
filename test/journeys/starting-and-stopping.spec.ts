import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { admission } from '../support/served.js';
import { startTracker, type ServedProcess } from '../support/served-process.js';

/** Resolves once entries of the example are on their way into the ledger of a folder. */
const filling = async (folder: string): Promise<void> => {
  const size = () => stat(join(folder, 'ledger.db-wal')).then(({ size: bytes }) => bytes, () => 0);
  while ((await size()) < 200_000) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('the tracker, started as people start it', () => {
  let data: string;
  const started: ServedProcess[] = [];
  const start = (settings: Readonly<Record<string, string>> = {}) => {
    const one = startTracker({ TRACKER_DATA: data, ...settings });
    started.push(one);
    return one;
  };

  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'started-'));
  });
  afterEach(async () => {
    for (const { stop, exit } of started.splice(0)) {
      stop('SIGKILL');
      await exit;
    }
    await rm(data, { recursive: true, force: true });
  });

  test('says plainly where to look and how to stop, and stops with 0', async () => {
    const tracker = start();
    const address = await tracker.ready;
    expect((await fetch(new URL('/health/ready', address))).status).toBe(200);
    expect(tracker.output()).toContain('Ctrl-C');
    tracker.stop('SIGINT');
    expect(await tracker.exit).toEqual({ code: 0, signal: null });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes what is on its way after %s, takes nothing new, and waits for no idle connection',
    async (signal) => {
      const tracker = start();
      const address = await tracker.ready;
      const agent = new Agent({ keepAlive: true });
      await new Promise<void>((resolve) =>
        request(new URL('/health/live', address), { agent }, (answer) => answer.resume().on('end', resolve)).end(),
      );
      const unused = connect(Number(address.port), address.hostname);
      await new Promise((resolve) => unused.once('connect', resolve));
      unused.on('error', () => undefined);

      const body = JSON.stringify({ commandId: randomUUID(), by: 'officer', fact: admission('2019-01-05') });
      const answered = new Promise<{ status: number | undefined; connection: string | undefined }>(
        (resolve, reject) => {
          const sending = request(
            new URL('/api/v1/children/1/facts', address),
            {
              method: 'POST',
              headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
            },
            (answer) =>
              answer
                .resume()
                .on('end', () => resolve({ status: answer.statusCode, connection: answer.headers.connection })),
          );
          sending.on('error', reject);
          sending.write(body.slice(0, 20));
          setTimeout(() => tracker.stop(signal), 200);
          setTimeout(() => sending.end(body.slice(20)), 700);
        },
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
      await expect(fetch(new URL('/health/live', address))).rejects.toThrow();
      expect(await answered).toMatchObject({ status: 201 });
      const before = Date.now();
      expect(await tracker.exit).toEqual({ code: 0, signal: null });
      expect(Date.now() - before).toBeLessThan(9_000); // what is still open is cut off after ten seconds
      agent.destroy();

      const again = start();
      const told = await fetch(new URL('/api/v1/children/1', await again.ready));
      expect(((await told.json()) as { entries: unknown[] }).entries).toHaveLength(1);
    },
  );

  test('logs neither whom a request was about nor what was asked', async () => {
    const tracker = start();
    const address = await tracker.ready;
    for (const path of [
      '/children/716253?asAt=2018-02-03',
      '/api/v1/children/716253?asAt=2018-02-03',
      '/716253?asAt=2018-02-03',
    ])
      await fetch(new URL(path, address));
    tracker.stop('SIGTERM');
    await tracker.exit;
    const lines = tracker
      .errors()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ route }) => route)).toEqual(
      expect.arrayContaining(['/children/:child', '/api/v1/children/:child']),
    );
    expect(tracker.errors()).not.toMatch(/716253|2018-02-03|asAt/);
  });

  test('says which port is in use, and ends with 4', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const tracker = start({ TRACKER_PORT: String(port) });
    expect(await tracker.exit).toEqual({ code: 4, signal: null });
    expect(tracker.errors()).toContain(`Port ${port} is in use`);
    expect(tracker.errors().trim().split('\n')).toHaveLength(1);
    other.close();
  });

  test('says that another process has the ledger, and ends with 4', async () => {
    await start().ready;
    const second = start();
    expect(await second.exit).toEqual({ code: 4, signal: null });
    expect(second.errors()).toContain('already open');
    expect(second.errors().trim().split('\n')).toHaveLength(1);
  });

  test('lists every setting it cannot use, and ends with 2', async () => {
    const tracker = start({ TRACKER_PORT: 'http', TRACKER_AUTHORITY: 'Rotherham' });
    expect(await tracker.exit).toEqual({ code: 2, signal: null });
    expect(tracker.errors()).toMatch(/TRACKER_PORT/);
    expect(tracker.errors()).toMatch(/TRACKER_AUTHORITY/);
  });

  test('fills an empty store with the demonstration authority, goes on where it was interrupted, and does it once', async () => {
    const counted = async ({ ready }: ServedProcess): Promise<unknown> =>
      (await fetch(new URL('/api/v1/snapshot?asAt=2018-12-31&knownAt=2018-12-31', await ready))).json();
    const interrupted = start({ TRACKER_EXAMPLE: 'yes' });
    await filling(data);
    interrupted.stop('SIGTERM');
    expect((await interrupted.exit).code).toBe(0);
    const again = start({ TRACKER_EXAMPLE: 'yes' });
    const answer = await counted(again);
    expect((answer as { total: number }).total).toBe(634);
    again.stop('SIGTERM');
    await again.exit;
    expect(await counted(start({ TRACKER_EXAMPLE: 'yes' }))).toEqual(answer);
  }, 300_000);
});
