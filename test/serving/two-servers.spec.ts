import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { replay } from '../../src/audit/replay.js';
import { verifyStore } from '../../src/audit/verify.js';
import { Projector } from '../../src/projecting/projector.js';
import { openStore } from '../../src/projecting/store.js';
import { givenPostgres, hasPostgres, PASSWORD } from '../support/postgres-given.js';
import { admission, move, recordFact, send, serve, type Served } from '../support/served.js';
import { startTracker, type ServedProcess } from '../support/served-process.js';
import type { Views } from '../../projections/views/views.js';

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'servers-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const until = async (so: () => Promise<boolean>): Promise<void> => {
  while (!(await so())) await new Promise((resolve) => setTimeout(resolve, 20));
};

const serving = (): void => {
  const postgres = givenPostgres('servers');
  const running: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of running.splice(0).reverse()) await end();
  });
  const server = async (ledger: string): Promise<Served> => {
    const one = await serve({ TRACKER_LEDGER: ledger });
    running.push(() => one.close());
    return one;
  };
  const entriesOf = async ({ http }: Served, child: string): Promise<number> =>
    ((await http.get(`/api/v1/children/${child}`)).body as { entries?: unknown[] }).entries?.length ?? 0;
  /** What is in the ledger is what the views say, told from the very beginning in a place of their own. */
  const soundly = async (ledger: string): Promise<number> => {
    const store = await openStore({ data: scratch(), ledger });
    const told = await replay(store.ledger, (store.views as Views).sql);
    await store.close();
    expect(told).toMatchObject({ identical: true });
    expect(await verifyStore(scratch(), [], () => undefined, ledger)).toMatchObject({ intact: true, entries: told.entries });
    return told.entries;
  };

  describe('two servers over one ledger', () => {
    test('each show what the other has written, and judge what is recorded next by it', async () => {
      const { url } = await postgres.begun();
      const [a, b] = [await server(url), await server(url)];
      const heard = firstValueFrom(b.serving.app.get<Projector>(Projector).entries);
      expect((await recordFact(a, '1', admission('2019-01-05'))).status).toBe(201);
      expect(await heard).toMatchObject({ number: 1, type: 'ChildAdmitted' });
      expect(await entriesOf(b, '1')).toBe(1);
      expect((await recordFact(b, '1', admission('2019-02-05'))).body).toMatchObject({ code: 'already-in-care' });
      expect((await recordFact(b, '1', move('2019-02-05'))).status).toBe(201);
      await until(async () => (await entriesOf(a, '1')) === 2);
      expect((await a.http.get('/children')).text).toEqual((await b.http.get('/children')).text);
      expect(await soundly(url)).toBe(2);
    });

    test('carry a command out once, whichever it is sent to, and give one answer', async () => {
      const { url } = await postgres.begun();
      const [a, b] = [await server(url), await server(url)];
      const commandId = randomUUID();
      const sent = await Promise.all([a, b, a, b].map((one) => send(one, '1', 'facts', { fact: admission('2019-01-05') }, commandId)));
      expect(new Set(sent.map(({ body }) => JSON.stringify((body as { entries: unknown }).entries))).size).toBe(1);
      expect(await soundly(url)).toBe(1);
    });

    test('let one of many have what only one can have, and nothing is lost or doubled', async () => {
      const { url } = await postgres.begun();
      const [a, b] = [await server(url), await server(url)];
      const children = Array.from({ length: 12 }, (_, child) => String(child + 1));
      const answers = await Promise.all(
        children.flatMap((child) => [a, b].map((one) => recordFact(one, child, admission('2019-01-05', { placement: { type: 'U6', provider: one === a ? 'PR1' : 'PR4' } })))),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(12);
      expect(answers.filter(({ status }) => status !== 201).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 422));
      expect(await soundly(url)).toBe(12);
      for (const one of [a, b]) await until(async () => (await one.as('').get('/health/ready')).body.views.entries === 12);
    });
  });

  describe('a server whose PostgreSQL is stopped and started', () => {
    let stopped = false;
    const isOurs = (): boolean => {
      if (postgres.server().own) return true;
      process.stdout.write('PostgreSQL was NOT stopped: DATABASE_URL names a server that is not the tests’ to stop.\n');
      return false;
    };
    const stopPostgres = () => {
      stopped = true;
      postgres.server().own?.stop();
    };
    const startPostgres = () => {
      if (stopped) postgres.server().own?.start();
      stopped = false;
    };
    afterEach(startPostgres);

    test('goes on telling what it knows, says that nothing is saved, and saves the same again once it is back', async () => {
      const { url } = await postgres.begun();
      if (!isOurs()) return;
      const [a, b] = [await server(url), await server(url)];
      await recordFact(a, '1', admission('2019-01-05'));
      await until(async () => (await entriesOf(b, '1')) === 1);
      stopPostgres();
      const commandId = randomUUID();
      const refused = await send(a, '1', 'facts', { fact: move('2019-02-05') }, commandId);
      expect([refused.status, refused.body.code]).toEqual([503, 'ledger-unavailable']);
      expect(JSON.stringify(refused.body)).not.toContain(PASSWORD);
      const away = await a.as('').get('/health/ready');
      expect([away.status, away.body]).toMatchObject([200, { ready: true, state: 'ledger-away', ledger: { state: 'away', entries: null }, views: { entries: 1, behind: null } }]);
      const page = await a.http.get('/children');
      expect([page.status, page.text]).toEqual([200, expect.stringContaining('Nothing can be saved at the moment')]);
      expect((await a.as('').get('/metrics')).text).toContain('\ntracker_ledger_reachable 0\n');
      startPostgres();
      await until(async () => !(await a.http.get('/children')).text.includes('Nothing can be saved'));
      await until(async () => (await send(a, '1', 'facts', { fact: move('2019-02-05') }, commandId)).status === 201);
      expect((await a.as('').get('/health/ready')).body).toMatchObject({ ready: true, state: 'sound' });
      await until(async () => (await entriesOf(b, '1')) === 2);
      expect((await b.http.get('/children')).text).not.toContain('Nothing can be saved');
      expect(await soundly(url)).toBe(2);
    }, 120_000);

    test('in the middle of many requests keeps each that it answered as saved, and each once', async () => {
      const { url, schema } = await postgres.begun();
      if (!isOurs()) return;
      const a = await server(url);
      const asked = Array.from({ length: 60 }, (_, child) => ({ child: String(child + 1), commandId: randomUUID() }));
      const record = ({ child, commandId }: (typeof asked)[number]) => send(a, child, 'facts', { fact: admission('2019-01-05') }, commandId);
      let answered = 0;
      const first = asked.map(async (one) => {
        const { status } = await record(one);
        answered += 1;
        if (answered === 5) stopPostgres();
        return status;
      });
      const statuses = await Promise.all(first);
      startPostgres();
      expect(new Set(statuses.map((status) => (status < 300 ? 'saved' : status)))).toEqual(new Set(['saved', 503]));
      const saved = statuses.filter((status) => status < 300).length;
      const there = Number((await postgres.asOwner<{ n: string }>(`select count(*) n from ${schema}.entry`))[0]?.n);
      expect(there).toBeGreaterThanOrEqual(saved);
      for (const one of asked) await until(async () => (await record(one)).status < 300);
      expect(await soundly(url)).toBe(asked.length);
    }, 120_000);
  });

  describe('a server over PostgreSQL that is killed without warning (kill -9)', () => {
    const start = async (data: string, ledger: string): Promise<{ process: ServedProcess; address: URL }> => {
      const one = startTracker({ TRACKER_DATA: data, TRACKER_LEDGER: ledger });
      running.push(async () => {
        one.stop('SIGKILL');
        await one.exit;
      });
      return { process: one, address: await one.ready };
    };

    test('in the middle of requests has saved each wholly or not at all, and starts again where it was', async () => {
      const { url } = await postgres.begun();
      const data = scratch();
      const killed = await start(data, url);
      // People who each send one after another, until nobody answers: the kill comes with many still to send.
      const people = Array.from({ length: 8 }, (_, person) => Array.from({ length: 15 }, (_one, child) => ({ child: person * 15 + child + 1, commandId: randomUUID() })));
      const asked = people.flat();
      const record = (address: URL, { child, commandId }: (typeof asked)[number]) =>
        fetch(new URL(`/api/v1/children/${child}/facts`, address), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ commandId, by: 'officer', fact: admission('2019-01-05') }),
        });
      let answered = 0;
      const sentBy = async (person: typeof asked): Promise<readonly number[]> => {
        const [one, ...others] = person;
        if (!one) return [];
        const status = await record(killed.address, one).then((answer) => answer.status, () => 0);
        if (status > 0 && (answered += 1) === 10) killed.process.stop('SIGKILL');
        return status === 0 ? [status] : [status, ...(await sentBy(others))];
      };
      const statuses = (await Promise.all(people.map(sentBy))).flat();
      expect(await killed.process.exit).toMatchObject({ signal: 'SIGKILL' });
      expect(statuses).toContain(0);
      const kept = await soundly(url);
      expect(kept).toBeGreaterThanOrEqual(statuses.filter((status) => status === 201).length);
      const again = await start(data, url);
      for (const one of asked) expect((await record(again.address, one)).status).toBeLessThan(300);
      expect(await soundly(url)).toBe(asked.length);
      again.process.stop('SIGTERM');
      expect(await again.process.exit).toEqual({ code: 0, signal: null });
      expect(killed.process.errors() + again.process.errors() + again.process.output()).not.toContain(PASSWORD);
    }, 120_000);

    test('and one that cannot reach its ledger, or finds none, says which and ends with 4', async () => {
      for (const [ledger, why] of [[postgres.address('nowhere'), 'There is no ledger'], [`postgres://app:${PASSWORD}@127.0.0.1:1/ledger`, 'cannot be reached']] as const) {
        const one = startTracker({ TRACKER_DATA: scratch(), TRACKER_LEDGER: ledger });
        expect(await one.exit).toMatchObject({ code: 4 });
        expect(one.errors()).toContain(why);
        expect(one.errors()).not.toContain(PASSWORD);
      }
    }, 120_000);
  });
};

if (hasPostgres('Several servers over one ledger in PostgreSQL were')) serving();
else test.skip('several servers over one ledger: there is no PostgreSQL here', () => undefined);
