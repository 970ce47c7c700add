import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { postgresSource, startPostgres } from '../test/support/postgres-server.js';
import { against, rounds, ROUNDS, timed, type Line, type Measure } from './measuring.js';
import { emptied, isIntact } from './tracker.js';
import { oursInPostgres, oursInSqlite, type Contender, type Rebuilding } from './versus-ours.js';
import { emmettInPostgres, emmettInSqlite, type EmmettInPostgres } from './versus-emmett.js';

const ALONE = 400;
const IN_FLIGHT = 32;
const STREAMS = 320;
const REBUILT = 6_000;

/** The other store’s packages, installed into a folder of their own when the comparison is asked for. */
const packages = async (of: 'postgresql' | 'sqlite') => {
  const folder = fileURLToPath(new URL(`./versus/${of}`, import.meta.url));
  if (!existsSync(join(folder, 'node_modules'))) execFileSync('npm', ['ci'], { cwd: folder, stdio: ['ignore', 2, 2] });
  const require = createRequire(join(folder, 'package.json'));
  return async <Module>(name: string): Promise<Module> => {
    const module = (await import(pathToFileURL(require.resolve(name)).href)) as Module & { readonly default?: Module };
    return module.default ?? module;
  };
};

/** The ledger beside Emmett's event stores, where both do the same work, taking turns in one process. */
export const versus: Measure = {
  name: 'versus',
  about: 'the ledger ÷ Emmett’s event store (the column “floor”) at the same work: appends with an expected version, synced, and a projection rebuilt',
  measure: async ({ folder, quick }) => {
    const lines: Line[] = [];
    const notes: string[] = [];
    const [appends, together] = quick ? [100, 640] : [ALONE, 3_200];
    const file = join(emptied(join(folder, 'ledger')), 'ledger.db');
    const sqlite = [await oursInSqlite(file), await emmettInSqlite(await packages('sqlite'), join(emptied(join(folder, 'emmett')), 'store.db'))] as const;
    lines.push(...(await appended('SQLite', sqlite, appends, notes)));
    await Promise.all(sqlite.map((one) => one.close()));
    const intact = await isIntact(file);
    if (postgresSource() === undefined) {
      return { lines, gates: [intact], notes: [...notes, 'No PostgreSQL is here: the stores in PostgreSQL were not compared.'] };
    }
    const server = await startPostgres();
    try {
      const floor = await bareInPostgres(server.url);
      const stores = [await oursInPostgres(server.url), await emmettInPostgres(await packages('postgresql'), server.url)] as const;
      lines.push(...(await appended('PostgreSQL', stores, appends, notes)));
      lines.push(...(await rebuilt(stores, quick ? 1_500 : REBUILT)));
      const tellAll = await haveToldAll(stores);
      lines.push(...(await inFlight(stores, together)));
      notes.push(await toldAfterward(stores));
      lines.push(...(await besideBare(stores[0], floor, appends, together)));
      await Promise.all([...stores, floor].map((one) => one.close()));
      return { lines, gates: [intact, { what: 'both projections in PostgreSQL tell of every event', held: tellAll }], notes };
    } finally {
      server.clear();
    }
  },
};

type Pair = readonly [ours: Contender, theirs: Contender];

const perSecond = (events: number, milliseconds: number): number => (events * 1_000) / milliseconds;

/** One client, one event at a time, each told which revision it follows. */
const appended = async (where: string, [ours, theirs]: Pair, events: number, notes: string[]): Promise<readonly Line[]> => {
  const [mine, others]: number[][] = [[], []];
  try {
    await rounds(ROUNDS, async () => {
      mine?.push(perSecond(events, await timed(() => oneByOne(ours, events))));
      others?.push(perSecond(events, await timed(() => oneByOne(theirs, events))));
    });
  } catch (error) {
    notes.push(`In ${where} a store failed and was not compared: ${(error as Error).message}`);
    return [];
  }
  return [against({ what: `appends, one client, ${where}`, unit: '/s', samples: events * ROUNDS }, mine ?? [], others ?? [])];
};

const oneByOne = async (store: Contender, events: number): Promise<void> => {
  for (let one = 0; one < events; one += 1) await store.append(one % STREAMS);
};

/** Many clients, each waiting for its own answer, on streams of their own. */
const atOnce = async (store: Contender, events: number): Promise<void> => {
  let left = events;
  const client = async (first: number): Promise<void> => {
    for (let stream = first; left > 0; stream = stream + IN_FLIGHT < STREAMS ? stream + IN_FLIGHT : first) {
      left -= 1;
      await store.append(stream);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, first) => client(first)));
};

const inFlight = async ([ours, theirs]: Pair, events: number): Promise<readonly Line[]> => {
  const [mine, others]: number[][] = [[], []];
  await rounds(ROUNDS, async () => {
    mine?.push(perSecond(events, await timed(() => atOnce(ours, events))));
    others?.push(perSecond(events, await timed(() => atOnce(theirs, events))));
  });
  return [against({ what: `appends, ${IN_FLIGHT} in flight, PostgreSQL`, unit: '/s', samples: events * ROUNDS }, mine ?? [], others ?? [])];
};

/** Every event, written by one client, read again in order, and told into one table by the same statements. */
const rebuilt = async (stores: readonly [Rebuilding, Rebuilding], events: number): Promise<readonly Line[]> => {
  for (const store of stores) await oneByOne(store, events - (await store.events()));
  const figures: [number[], number[]] = [[], []];
  await rounds(ROUNDS, async () => {
    for (const [which, store] of stores.entries()) figures[which]?.push(perSecond(events, await timed(() => store.rebuild())));
  });
  return [against({ what: `a projection rebuilt of ${events} events, PostgreSQL`, unit: '/s', samples: events * ROUNDS }, ...figures)];
};

const haveToldAll = async (stores: readonly Rebuilding[]): Promise<boolean> => {
  const told = await Promise.all(stores.map(async (store) => (await store.current()).includes(`"moves":"${await store.events()}"`)));
  return !told.includes(false);
};

/** Once more, now that some were written at once: what is told then is no figure, but it is worth knowing. */
const toldAfterward = async ([ours, theirs]: readonly [Rebuilding, EmmettInPostgres]): Promise<string> => {
  await ours.rebuild();
  await theirs.rebuild();
  return `Rebuilt after ${IN_FLIGHT} were in flight: ${await ours.current()} told by the ledger of ${await ours.events()} events, ` +
    `${await theirs.current()} by the other store of ${await theirs.events()}, of which its own order leaves out ${await theirs.leftOut()}.`;
};

/** Bare inserts, as pgbench makes them: one client, and eight at once. */
const besideBare = async (ours: Contender, bare: Bare, alone: number, together: number): Promise<readonly Line[]> => {
  const figures: [number[], number[], number[], number[]] = [[], [], [], []];
  await rounds(ROUNDS, async () => {
    figures[0].push(perSecond(alone, await timed(() => oneByOne(ours, alone))));
    figures[1].push(perSecond(alone, await timed(() => bare.insert(alone, 1))));
    figures[2].push(perSecond(together, await timed(() => atOnce(ours, together))));
    figures[3].push(perSecond(together, await timed(() => bare.insert(together, 8))));
  });
  return [
    against({ what: 'appends, one client, ÷ bare inserts, PostgreSQL', unit: '/s', samples: alone * ROUNDS }, figures[0], figures[1]),
    against({ what: `appends, ${IN_FLIGHT} in flight, ÷ bare inserts of 8 clients`, unit: '/s', samples: together * ROUNDS, target: { atLeast: 0.5 } }, figures[2], figures[3]),
  ];
};

type Bare = { readonly insert: (rows: number, clients: number) => Promise<void>; readonly close: () => Promise<void> };

const bareInPostgres = async (url: string): Promise<Bare> => {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  await pool.query(`create schema bare; create table bare.entry (number bigserial primary key, id text, stream text, data text, at text)`);
  return {
    insert: async (rows, clients) => {
      let left = rows;
      const client = async (): Promise<void> => {
        for (; left > 0; ) {
          left -= 1;
          await pool.query('insert into bare.entry (id, stream, data, at) values ($1, $2, $3, $4)', [String(left), `child-${left % STREAMS}`, 'x'.repeat(300), new Date().toISOString()]);
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
    },
    close: () => pool.end(),
  };
};
