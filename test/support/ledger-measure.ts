import { hash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { entryIdOf, newCommandId } from '../../src/ledger/entry-id.js';
import { ENTRY_COLUMNS } from '../../src/ledger/entry-row.js';
import type { AppendedCommand, Ledger, StoredEvent } from '../../src/ledger/ledger.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { verifyLedger } from '../../src/ledger/verify.js';
import { ledgerFolder } from './ledger-folder.js';

/**
 * How near the ledger comes to what the machine can do, floor and ledger by turns on the same disk:
 * `node --import ./test/support/ts-loader.mjs test/support/ledger-measure.ts [rounds]`.
 */
const ROUNDS = Number(process.argv[2] ?? 6);
const SINGLES = 500;
const CROWD = 20_000;
const STREAMS = 2_000;

const DATA = {
  effectiveOn: '2018-04-01',
  placement: { type: 'U1', provider: 'PR1', carer: 'carer-E08000018-217', location: 'IN', weeklyCost: 41_250 },
  reason: 'CARPL',
  identity: {
    note: 'Moved at the carer’s asking; the school stays the same and the social worker will visit on Friday.',
  },
};
const EVENT: StoredEvent = { type: 'ChildMoved', schema: 1, data: DATA };

const { folder, clear } = await ledgerFolder();
const file = join(folder, 'ledger.db');
const ledger = await openSqliteLedger({ file });
const floor = floorIn(join(folder, 'floor.db'));
const revisions = new Map<string, number>();
let turn = 0;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(2)} [${Math.min(...values).toFixed(2)} – ${Math.max(...values).toFixed(2)}]`;
const rate = (count: number, since: number): number => (count / (performance.now() - since)) * 1_000;

/** Rows with the columns of an entry and nothing of what makes a ledger: no chain, no commands, no checks. */
function floorIn(path: string) {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`create table entry (number integer primary key, id text not null unique, stream text, revision integer,
    type text, schema integer, data text, recorded_at text, written_at text, recorded_by text, origin text, command text,
    completes integer, unique (stream, revision))`);
  const insert = database.prepare(`insert into entry (${ENTRY_COLUMNS}) values (${'?, '.repeat(12)}?)`);
  let number = 0;
  const add = (): void => {
    number += 1;
    const [id, at] = [newCommandId(), new Date().toISOString()];
    const stream = `child-E08000018-${number % STREAMS}`;
    insert.run(
      number,
      entryIdOf(id, 0),
      stream,
      number,
      'ChildMoved',
      1,
      JSON.stringify(DATA),
      at,
      at,
      'officer',
      'recorded',
      id,
      1,
    );
  };
  const addBatch = database.transaction((count: number) => {
    for (let added = 0; added < count; added += 1) add();
  });
  return { database, add, addBatch };
}

const commandNow = (): AppendedCommand => {
  const id = newCommandId();
  return { id, digest: hash('sha256', id), by: 'officer' };
};

const appendOne = async (to: Ledger): Promise<void> => {
  const stream = `child-E08000018-${(turn += 1) % STREAMS}`;
  const revision = revisions.get(stream) ?? 0;
  revisions.set(stream, revision + 1);
  await to.append(stream, revision, [EVENT], commandNow());
};

const crowd = async (inFlight: number, count: number): Promise<number> => {
  const start = performance.now();
  let left = count;
  const one = async (): Promise<void> => {
    while ((left -= 1) >= 0) await appendOne(ledger);
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return rate(count, start);
};

const times: { floor: number[]; ledger: number[] } = { floor: [], ledger: [] };
const throughput: { ratio: number[]; floor: number[]; ledger: number[] } = { ratio: [], floor: [], ledger: [] };

for (let round = 0; round <= ROUNDS; round += 1) {
  const kept = round > 0;
  for (let single = 0; single < SINGLES; single += 1) {
    const start = performance.now();
    floor.add();
    if (kept) times.floor.push(performance.now() - start);
  }
  for (let single = 0; single < SINGLES; single += 1) {
    const start = performance.now();
    await appendOne(ledger);
    if (kept) times.ledger.push(performance.now() - start);
  }
  const start = performance.now();
  for (let batch = 0; batch < CROWD / 100; batch += 1) floor.addBatch(100);
  const floorRate = rate(CROWD, start);
  const ledgerRate = await crowd(64, CROWD);
  if (!kept) continue;
  throughput.floor.push(floorRate);
  throughput.ledger.push(ledgerRate);
  throughput.ratio.push(ledgerRate / floorRate);
}

const [slow, ours] = [times.floor, times.ledger].map((all) => all.toSorted((a, b) => a - b)) as [number[], number[]];
for (const share of [0.5, 0.95, 0.99]) {
  const [a, b] = [percentile(slow, share), percentile(ours, share)];
  console.log(
    `durable append p${share * 100}: floor ${a.toFixed(3)} ms, ledger ${b.toFixed(3)} ms, ${(b / a).toFixed(2)}× (n ${ours.length})`,
  );
}
console.log(
  `64 in flight: floor batch-100 ${spread(throughput.floor)}/s, ledger ${spread(throughput.ledger)}/s, ratio ${spread(throughput.ratio)}`,
);

const scan = new Database(file, { readonly: true });
const page = scan
  .prepare<[number], readonly [number, string, string]>(
    'select number, type, data from entry where number > ? order by number limit 1000',
  )
  .raw();
const head = await ledger.head();
const reading: Record<'floor' | 'readAll' | 'readStreams' | 'verify' | 'chain', number[]> = {
  floor: [],
  readAll: [],
  readStreams: [],
  verify: [],
  chain: [],
};
for (let round = 0; round < ROUNDS; round += 1) {
  let start = performance.now();
  for (let after = 0, rows = page.all(after); rows.length > 0; rows = page.all(after)) {
    for (const row of rows) JSON.parse(row[2]);
    after = rows.at(-1)?.[0] ?? after;
  }
  reading.floor.push(rate(head, start));
  start = performance.now();
  let read = 0;
  for await (const entries of ledger.readAll(0)) read += entries.length;
  reading.readAll.push(rate(read, start));
  start = performance.now();
  read = 0;
  for await (const entries of ledger.readStreams(head)) read += entries.length;
  reading.readStreams.push(rate(read, start));
  start = performance.now();
  const row = `1\n${'x'.repeat(64)}\n${JSON.stringify(DATA)}${'x'.repeat(200)}`;
  for (let previous = '', entry = 0; entry < head; entry += 1) previous = hash('sha256', `${previous}\n${row}`);
  reading.chain.push(rate(head, start));
  start = performance.now();
  const { intact, entries } = await verifyLedger(file);
  reading.verify.push(rate(entries, start));
  if (!intact || entries !== head || read !== head)
    throw new Error('the ledger measured is not intact: the figures are void');
}
scan.close();
const against = (what: number[], base: number[]): string =>
  spread(what.map((value, index) => value / (base[index] ?? NaN)));
console.log(`${head} entries; scan + JSON.parse ${spread(reading.floor)}/s`);
console.log(`readAll ${spread(reading.readAll)}/s, ratio ${against(reading.readAll, reading.floor)}`);
console.log(`readStreams ${spread(reading.readStreams)}/s, ratio ${against(reading.readStreams, reading.floor)}`);
console.log(
  `verify ${spread(reading.verify)}/s, ratio to a plain chain of hashes ${against(reading.verify, reading.chain)}`,
);

const stream = 'child-E08000018-7';
const reads = Array.from({ length: 2_000 }, () => 0);
for (const index of reads.keys()) {
  const start = performance.now();
  await ledger.read(stream);
  reads[index] = performance.now() - start;
}
console.log(`read of a stream of ${revisions.get(stream)}: p50 ${median(reads).toFixed(3)} ms`);
floor.database.close();
await ledger.close();
await clear();
