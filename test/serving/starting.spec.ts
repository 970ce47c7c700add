import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { beginPostgresViews } from '../../projections/views-postgres/begin.js';
import { openPostgresViews } from '../../projections/views-postgres/postgres-views.js';
import { openDoor, type Door } from '../../src/serving/door.js';
import { Metrics } from '../../src/serving/metrics.js';
import { Starting } from '../../src/serving/starting.js';
import { givenPostgres, hasPostgres, PASSWORD } from '../support/postgres-given.js';
import { recordChildren } from '../support/recorded-store.js';
import { serve } from '../support/served.js';
import { startTracker, type ServedProcess } from '../support/served-process.js';

/** Each on a connection of its own: one kept open is let go of by a process that is busy for some seconds. */
const get = (at: number, path: string, method = 'GET') =>
  new Promise<{ status: number | undefined; type: string | undefined; wait: string | undefined; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: at, path, method, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      const { statusCode: status, headers } = answer;
      answer.on('end', () => resolve({ status, type: headers['content-type'], wait: headers['retry-after'], headers, text }));
    });
    asked.on('error', reject).end();
  });
const started: ServedProcess[] = [];
const endAll = async (): Promise<void> => {
  for (const { stop, exit } of started.splice(0)) {
    stop('SIGKILL');
    await exit;
  }
};
afterEach(endAll);

const json = async (at: number, path: string) => JSON.parse((await get(at, path)).text) as unknown;

const until = async <T>(so: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  for (;;) {
    const found = await so();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('the tracker while it starts', () => {
  let [starting, door]: [Starting, Door] = [undefined as never, undefined as never];
  beforeEach(async () => {
    starting = new Starting(new Metrics());
    door = await openDoor({ host: '127.0.0.1', port: 0 }, starting.answer);
  });
  afterEach(() => door.close(1_000));

  test('is alive, is not ready, and says how far it is', async () => {
    for (const path of ['/health/live', '/health/live/', '/health/live?a=1']) expect(await get(door.port, path)).toMatchObject({ status: 200, text: '{"live":true}' });
    expect((await get(door.port, '/health/ready')).status).toBe(503);
    expect(await json(door.port, '/health/ready')).toEqual({
      ready: false, state: 'starting', ledger: { state: 'unknown', entries: null }, views: { entries: 0, behind: null, rebuilding: null }, reasons: ['The tracker is starting.'],
    });
    starting.makingViews(12_000, 64_000);
    expect(await json(door.port, '/health/ready?deep=1')).toMatchObject({
      ready: false, state: 'starting', ledger: { state: 'sound' }, views: { rebuilding: { done: 12_000, total: 64_000 } },
      reasons: ['The tracker is starting: making the views, 12,000 of 64,000 entries.'],
    });
    const { status, type, text } = await get(door.port, '/metrics');
    expect([status, type]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(text).toContain('\ntracker_rebuild_entries_done 12000\n');
    expect(text).toContain('\ntracker_rebuild_entries_total 64000\n');
    starting.recordingExample(5, 9);
    expect(await json(door.port, '/health/ready')).toMatchObject({ views: { rebuilding: null }, reasons: ['The tracker is starting: recording the demonstration authority, 5 of 9 entries.'] });
  });

  test.each(['/', '/children/716253?asAt=2019-01-05', '/nowhere'])('answers people at %s with a page that says so, and when to ask again', async (path) => {
    starting.makingViews(1, 2);
    for (const method of ['GET', 'POST']) {
      const answer = await get(door.port, path, method);
      expect(answer).toMatchObject({ status: 503, wait: '5' });
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.text).toContain('starting');
      expect(answer.text).not.toContain('716253');
      // What was sent is not lost by a page that reloads itself.
      expect(answer.text.includes('http-equiv="refresh"')).toBe(method === 'GET');
    }
    expect(await get(door.port, path, 'HEAD')).toMatchObject({ status: 503, wait: '5', text: '' });
  });

  test('answers programs with a problem, and takes nothing', async () => {
    for (const [path, method] of [['/api/v1/snapshot', 'GET'], ['/health', 'GET'], ['/api/v1/children/1/facts', 'POST'], ['/health/live', 'POST']] as const) {
      const answer = await get(door.port, path, method);
      expect(answer).toMatchObject({ status: 503, type: 'application/problem+json', wait: '5' });
      expect(JSON.parse(answer.text)).toMatchObject({ status: 503, code: 'starting' });
    }
  });

  test('breaks the stream of a page left open, which then listens again by itself', () => expect(get(door.port, '/live')).rejects.toThrow());

  test('is answered for by the tracker itself, on connections that are open already, once that is ready', async () => {
    expect((await get(door.port, '/children')).status).toBe(503);
    const served = await serve();
    door.answeredBy(served.serving.app.getHttpAdapter().getInstance() as RequestListener);
    expect(await json(door.port, '/health/ready')).toMatchObject({ ready: true, state: 'sound' });
    expect((await get(door.port, '/statements/none')).status).toBe(404);
    await served.close();
  });
});

test('a port in use is found before anything of the store is touched', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'port-'));
  const { port } = other.address() as AddressInfo;
  const tracker = startTracker({ TRACKER_DATA: join(folder, 'data'), TRACKER_PORT: String(port) });
  expect(await tracker.exit).toEqual({ code: 4, signal: null });
  expect(tracker.errors()).toContain(`Port ${port} is in use`);
  expect(existsSync(join(folder, 'data'))).toBe(false);
  other.close();
  rmSync(folder, { recursive: true });
}, 300_000);

test('a process that fills an empty store says how far it is, and stops when it is told to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  const tracker = startTracker({ TRACKER_DATA: folder, TRACKER_EXAMPLE: 'yes' });
  started.push(tracker);
  const at = Number(await until(() => /listens at port (\d+)/.exec(tracker.output())?.[1]));
  const told = await until(async () => /recording the demonstration authority, [\d,]+ of [\d,]+ entries|"ready":true/.exec((await get(at, '/health/ready')).text)?.[0]);
  expect(told).toContain('recording the demonstration authority');
  expect((await get(at, '/')).status).toBe(503);
  tracker.stop('SIGTERM');
  expect(await tracker.exit).toEqual({ code: 0, signal: null });
  rmSync(folder, { recursive: true });
}, 300_000);

const processes = (): void => {
  const postgres = givenPostgres('starting');
  const database = `starting_${process.pid}`;
  let [data, ledger, address] = ['', '', ''];

  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'starting-'));
    ({ url: ledger } = await postgres.begun());
    await postgres.asOwner(`create database ${database}`);
    const owner = new URL(postgres.server().url);
    owner.pathname = `/${database}`;
    await beginPostgresViews({ url: owner.toString(), app: postgres.role });
    [owner.username, owner.password] = [postgres.role, PASSWORD];
    address = owner.toString();
  });
  afterEach(async () => {
    await endAll();
    await postgres.asOwner(`drop database ${database} with (force)`);
    rmSync(data, { recursive: true, force: true });
  });

  const start = async (part: 'serve' | 'project'): Promise<{ readonly at: number; readonly process: ServedProcess }> => {
    const one = startTracker({ TRACKER_DATA: join(data, part), TRACKER_LEDGER: ledger, TRACKER_VIEWS: address }, part);
    started.push(one);
    const port = await Promise.race([until(() => /listens at port (\d+)/.exec(one.output())?.[1]), one.exit.then(() => Promise.reject(new Error(one.errors())))]);
    return { at: Number(port), process: one };
  };

  describe('processes that wait for views which nobody has built yet', () => {
    test('listen at once, say how far whoever builds them is, and print where they answer only when they do', async () => {
      // Whoever holds the lease builds the views: nobody else does until it is given back.
      const views = await openPostgresViews({ url: address });
      const writer = await views.acquire('the test', 600_000);
      const [project, serving] = [await start('project'), await start('serve')];
      for (const { at } of [project, serving]) {
        expect((await get(at, '/health/live')).status).toBe(200);
        expect(await json(at, '/health/ready')).toMatchObject({ ready: false, state: 'starting', views: { rebuilding: null } });
        expect(await get(at, '/children')).toMatchObject({ status: 503, wait: '5', text: expect.stringContaining('The tracker is starting…') as unknown });
      }
      await writer?.tellProgress(1_200, 64_000);
      for (const { at } of [project, serving])
        await until(async () => ((await get(at, '/health/ready')).text.includes('1,200 of 64,000 entries') ? true : undefined));
      expect((await get(serving.at, '/metrics')).text).toContain('\ntracker_rebuild_entries_total 64000\n');
      for (const { process: one } of [project, serving]) expect(one.output()).not.toContain('http:');

      await writer?.release();
      for (const { at, process: one } of [project, serving]) {
        expect((await one.ready).port).toBe(String(at));
        expect(await json(at, '/health/ready')).toMatchObject({ ready: true, state: 'sound', views: { rebuilding: null } });
      }
      expect((await get(serving.at, '/api/v1/snapshot')).status).toBe(200);
      expect((await get(project.at, '/api/v1/snapshot')).status).toBe(404);
      await views.close();
    }, 300_000);

    test('are not ready before whoever keeps the views has caught up with the ledger', async () => {
      const first = await start('project');
      await first.process.ready;
      first.process.stop('SIGTERM');
      await first.process.exit;
      const head = await recordChildren({ data: join(data, 'other'), ledger }, { children: 1 });
      const serving = await start('serve');
      for (let times = 0; times < 3; times += 1) expect(await get(serving.at, '/health/ready')).toMatchObject({ status: 503, text: expect.stringContaining('"starting"') as unknown });
      await start('project');
      await serving.process.ready;
      expect(await json(serving.at, '/health/ready')).toMatchObject({ ready: true, ledger: { entries: head }, views: { entries: head } });
    }, 300_000);

    test('are stopped at once, in good order', async () => {
      const { process: one } = await start('serve');
      one.stop('SIGTERM');
      expect(await one.exit).toEqual({ code: 0, signal: null });
    }, 300_000);
  });
};

if (hasPostgres('Processes that wait for views were')) processes();
