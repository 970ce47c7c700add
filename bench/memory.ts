import { join } from 'node:path';
import { QueryBus } from '@nestjs/cqrs';
import { SnapshotAsked } from '../src/asking/snapshot.js';
import { dateOfDay } from '../src/domain/calendar.js';
import { inProcess } from './in-process.js';
import { authorityOf, writeHistory } from './history.js';
import { alone, collectGarbage, ROUNDS, type Measure, type Outcome } from './measuring.js';
import { openTracker, replaysTheSame } from './tracker.js';

/** A million entries' whole content as eight columns of 32-bit numbers. */
const COLUMNS = 32;

/** What serving a longer ledger costs in memory. */
export const memory: Measure = {
  name: 'memory',
  about: 'memory of a process that has served 300 snapshots: what it takes more for a million entries than for ten thousand',
  measure: async ({ ledgers, quick }) => {
    const most = quick ? 100_000 : 1_000_000;
    const [few, many] = [10_000, most].map((entries) => join(ledgers, String(entries))) as [string, string];
    await writeHistory(few, 10_000);
    await writeHistory(many, most);
    const prepared = [await inProcess<Outcome>('memory-serving', { data: few, check: true }), await inProcess<Outcome>('memory-serving', { data: many, check: true })];
    const grown: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [small, large] = [await inProcess<number>('memory-serving', { data: few }), await inProcess<number>('memory-serving', { data: many })];
      grown.push(((large - small) / (most - 10_000)) * 1e6);
    }
    const line = { what: 'serving, for a million entries more', unit: 'MB', samples: ROUNDS * 2, target: { atMost: 2 * COLUMNS } };
    return { lines: [alone(line, grown)], gates: prepared.flatMap(({ gates }) => gates) };
  },
};

/** In a process of its own: serves, and says what it has come to in megabytes; or brings the views up to date and checks them. */
export const serving = async ({ data, check }: { readonly data: string; readonly check?: boolean }): Promise<number | Outcome> => {
  const app = await openTracker(data);
  if (check) {
    const gate = await replaysTheSame(app);
    await app.close();
    return { lines: [], gates: [gate] };
  }
  for (let one = 0; one < 300; one += 1) {
    const viewpoint = { asAt: dateOfDay(13_000 + one), knownAt: String(1_000 + one * 30) };
    await app.get(QueryBus).execute(new SnapshotAsked(authorityOf(0), viewpoint));
  }
  collectGarbage();
  const { rss } = process.memoryUsage();
  await app.close();
  return rss / 1e6;
};
