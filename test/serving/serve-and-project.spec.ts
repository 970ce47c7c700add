import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { replayShared } from '../../src/audit/replay-shared.js';
import { verifyStore } from '../../src/audit/verify.js';
import { openPostgresLedger } from '../../src/ledger/postgres-ledger.js';
import { beginPostgresViews } from '../../projections/views-postgres/begin.js';
import { givenPostgres, hasPostgres, PASSWORD } from '../support/postgres-given.js';
import { admission, move } from '../support/served.js';
import { startTracker, type ServedProcess } from '../support/served-process.js';

const processes = (): void => {
  const postgres = givenPostgres('parts');
  const started: ServedProcess[] = [];
  let [data, ledger, views, schema, database] = ['', '', '', '', ''];
  let made = 0;

  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'parts-'));
    ({ url: ledger, schema } = await postgres.begun());
    database = `parts_${process.pid}_${(made += 1)}`;
    await postgres.asOwner(`create database ${database}`);
    const owner = new URL(postgres.server().url);
    owner.pathname = `/${database}`;
    await beginPostgresViews({ url: owner.toString(), app: postgres.role });
    [owner.username, owner.password] = [postgres.role, PASSWORD];
    views = owner.toString();
  });
  afterEach(async () => {
    for (const { stop, exit } of started.splice(0)) {
      stop('SIGKILL');
      await exit;
    }
    await postgres.asOwner(`drop database ${database} with (force)`);
    rmSync(data, { recursive: true, force: true });
  });

  const start = (part: 'serve' | 'project'): ServedProcess => {
    const one = startTracker({ TRACKER_DATA: join(data, String(started.length)), TRACKER_LEDGER: ledger, TRACKER_VIEWS: views }, part);
    started.push(one);
    return one;
  };
  const record = async (at: ServedProcess, child: string, fact: object): Promise<number> => {
    const answer = await fetch(new URL(`/api/v1/children/${child}/facts`, await at.ready), {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ commandId: randomUUID(), by: 'officer', fact }),
    });
    return answer.status;
  };
  const told = async (at: ServedProcess, path: string) => (await fetch(new URL(path, await at.ready))).json() as Promise<Record<string, { readonly length: number } | undefined>>;
  const keeps = async (at: ServedProcess): Promise<boolean> =>
    /^tracker_views_kept_here 1$/m.test(await (await fetch(new URL('/metrics', await at.ready))).text());
  const until = async (so: () => Promise<boolean>): Promise<void> => {
    while (!(await so())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const inCare = async (at: ServedProcess): Promise<unknown> => (await told(at, '/api/v1/snapshot?asAt=2019-06-01'))['total'];
  const shown = async (): Promise<number> => {
    const client = new pg.Client({ connectionString: views });
    await client.connect();
    const { rows } = await client.query<{ shown: number }>('select shown from views.tracker_views');
    await client.end();
    return rows[0]?.shown ?? 0;
  };
  /** The ledger was not altered, and the views say what it says, told from the very beginning. */
  const soundly = async (): Promise<number> => {
    const reading = await openPostgresLedger({ url: ledger, schema });
    const replayed = await replayShared(reading, views);
    await reading.close();
    expect(replayed).toMatchObject({ identical: true, firstDifference: null });
    expect(await verifyStore(data, [], () => undefined, ledger)).toMatchObject({ intact: true, entries: replayed.entries });
    return replayed.entries;
  };

  describe('the tracker in several processes over one ledger and one set of views', () => {
    test('answer from views that one of them keeps: another takes over from one that is paused or killed, and nothing is lost or doubled', async () => {
      const [first, second, a, b] = [start('project'), start('project'), start('serve'), start('serve')];
      await Promise.all([first, second, a, b].map(({ ready }) => ready));

      // What is written on one server is read on another.
      expect(await record(a, '1', admission('2019-01-05'))).toBe(201);
      await until(async () => (await inCare(b)) === 1);
      expect(await inCare(a)).toBe(1);

      // A rebuild that a server is asked for is made by the projector, and every server answers from it.
      const before = await shown();
      expect((await fetch(new URL('/api/v1/rebuild', await a.ready), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })).status).toBe(202);
      await until(async () => (await shown()) > before);
      expect([await inCare(a), await inCare(b)]).toEqual([1, 1]);

      // A projector paused past its lease writes nothing over what came after it, when it wakes.
      const [paused, other] = (await keeps(first)) ? [first, second] : [second, first];
      expect([await keeps(paused), await keeps(other)]).toEqual([true, false]);
      paused.stop('SIGSTOP');
      // What is kept, and not yet read: the answer says so.
      expect(await record(b, '2', admission('2019-01-06'))).toBe(202);
      await until(async () => (await inCare(a)) === 2 && (await keeps(other)));
      paused.stop('SIGCONT');
      expect(await record(a, '3', admission('2019-01-07'))).toBe(201);
      await until(async () => !(await keeps(paused)));
      expect([await inCare(b), await keeps(other)]).toEqual([3, true]);

      // One that is killed is followed by another.
      other.stop('SIGKILL');
      await other.exit;
      expect(await record(b, '1', move('2019-02-05'))).toBe(202);
      await until(() => keeps(paused));
      await until(async () => ((await told(a, '/api/v1/children/1'))['entries']?.length ?? 0) === 2);
      expect(await soundly()).toBe(4);
    }, 300_000);
  });
};

if (hasPostgres('The tracker in several processes was')) processes();

test.each([[['project'], 'TRACKER_VIEWS'], [['serve'], 'TRACKER_VIEWS'], [['both'], 'not with “both”']])(
  'a part that cannot be taken is told of at the start: %j', async (words, why) => {
    const alone = startTracker({ TRACKER_DATA: join(tmpdir(), 'nothing-is-made-here') }, ...words);
    expect(await alone.exit).toEqual({ code: 2, signal: null });
    expect(alone.errors()).toContain(why);
  },
);
