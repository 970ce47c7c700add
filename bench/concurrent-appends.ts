import { join } from 'node:path';
import { newCommandId } from '../src/ledger/entry-id.js';
import type { Ledger } from '../src/ledger/ledger.js';
import { openSqliteLedger } from '../src/ledger/sqlite-ledger.js';
import { toStored } from '../src/ledger/stored-events.js';
import type { CalendarDate } from '../src/domain/calendar.js';
import { bareTable } from './bare-sqlite.js';
import { against, rounds, ROUNDS, timed, type Measure } from './measuring.js';
import { emptied, isIntact } from './tracker.js';

const IN_FLIGHT = 64;
const STREAMS = 2_000;
const BATCH = 100;

const told = toStored({
  type: 'ChildMoved', effectiveOn: '2019-01-05' as CalendarDate, reason: 'CARPL', source: { year: 2019, table: 'Episodes', row: 12_345 },
  placement: { type: 'U6', provider: 'PR4', urn: 'SC912345', carer: 'H123', authority: 'E99000001', distance: 12.3 },
  identity: { homePostcode: 'ZZ1 1AA', placementPostcode: 'ZZ9 9ZZ' },
} as never);

/** Many people at once, each waiting for their own answer. */
export const concurrentAppends: Measure = {
  name: 'appends',
  about: `${IN_FLIGHT} appends in flight over ${STREAMS} streams, each checked for its revision and chained ÷ inserts of ${BATCH}, time-ordered ids, synced`,
  measure: async ({ folder, quick }) => {
    const file = join(emptied(join(folder, 'ledger')), 'ledger.db');
    const ledger = await openSqliteLedger({ file });
    const bare = bareTable(emptied(join(folder, 'bare')));
    bare.sql.exec('create unique index by_id on entry (id)');
    const perRound = quick ? 4_096 : 16_384;
    const revisions = new Array<number>(STREAMS).fill(0);
    const [ours, floors]: [number[], number[]] = [[], []];
    let inserted = 0;
    await rounds(ROUNDS, async () => {
      ours.push(perSecond(perRound, await timed(() => appended(ledger, revisions, perRound))));
      const insertAll = bare.sql.transaction((from: number) => {
        for (let one = 0; one < BATCH; one += 1) bare.insert.run(rowOf(from + one + 1));
      }).immediate;
      floors.push(perSecond(perRound, await timed(() => {
        const until = inserted + perRound;
        for (; inserted < until; inserted += BATCH) insertAll(inserted);
      })));
    });
    const counted = (await ledger.head()) === revisions.reduce((sum, revision) => sum + revision, 0);
    await ledger.close();
    bare.sql.close();
    const line = { what: 'appends', unit: '/s', samples: perRound * ROUNDS, target: { atLeast: 0.35 } };
    const gate = { what: 'every append answered is in the ledger', held: counted };
    return { lines: [against(line, ours, floors)], gates: [gate, await isIntact(file)] };
  },
};

const perSecond = (entries: number, milliseconds: number): number => (entries * 1_000) / milliseconds;

/** Each of those in flight writes to streams of its own, so that none moves on under another. */
const appended = async (ledger: Ledger, revisions: number[], entries: number): Promise<void> => {
  let left = entries;
  const one = async (first: number): Promise<void> => {
    for (let stream = first; left > 0; stream = stream + IN_FLIGHT < STREAMS ? stream + IN_FLIGHT : first) {
      left -= 1;
      const id = newCommandId();
      const answer = await ledger.append(`child-E99000001-${stream}`, revisions[stream] as number, [told], { id, digest: id, by: 'bench' });
      revisions[stream] = answer.revision;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, first) => one(first)));
};

const data = JSON.stringify(told.data);

const rowOf = (number: number) => {
  const now = new Date().toISOString();
  return [number, newCommandId(), `child-E99000001-${number % STREAMS}`, number, told.type, 1, data, now, now, 'bench', 'recorded', newCommandId(), 1, '0'.repeat(64)];
};
