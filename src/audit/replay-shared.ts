import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../ledger/ledger.js';
import { TIMELINES } from '../../projections/definitions.js';
import { rebuild, type Progress } from '../../projections/rebuilding.js';
import type { Timeline } from '../../projections/timeline.js';
import { openPostgresViews } from '../../projections/views-postgres/postgres-views.js';
import { Views } from '../../projections/views/views.js';
import { rowsOf, type Difference, type Replayed, type Row } from './replay.js';

/**
 * Tells the whole ledger again into a scratch place, and compares it row by row with views that several processes share,
 * all of one state of them. They may be in use, and followed, meanwhile.
 */
export const replayShared = async (
  ledger: Pick<Ledger, 'readStreams' | 'entry'>, url: string, progress?: Progress,
): Promise<Replayed> => {
  const scratch = await mkdtemp(join(tmpdir(), 'replay-'));
  const shared = await openPostgresViews({ url, connections: 1 });
  const { views } = await Views.open(scratch);
  try {
    const again = await views.beside();
    const told = await shared.asTheyStand(async ({ followed, rows }): Promise<Replayed> => {
      await rebuild(again, ledger, followed.number, progress);
      let rowsCompared = 0;
      for (const timeline of TIMELINES) {
        const { compared, difference } = await compareOne(timeline, rows(timeline), rowsOf(again.sql, timeline));
        rowsCompared += compared;
        if (difference) return { entries: followed.number, identical: false, rowsCompared, firstDifference: difference };
      }
      return { entries: followed.number, identical: true, rowsCompared, firstDifference: null };
    });
    await again.close();
    return told;
  } finally {
    await views.close();
    await shared.close();
    await rm(scratch, { recursive: true, force: true });
  }
};

const compareOne = async (
  { name }: Timeline<never>, shown: AsyncIterator<Row>, told: Iterator<Row>,
): Promise<{ readonly compared: number; readonly difference: Difference | null }> => {
  for (let compared = 0; ; compared += 1) {
    const [one, other] = [await shown.next(), told.next()];
    const [live, replayed] = [one.done ? null : one.value, other.done ? null : other.value];
    if (!live && !replayed) return { compared, difference: null };
    if (JSON.stringify(live) === JSON.stringify(replayed)) continue;
    await shown.return?.();
    told.return?.();
    return { compared, difference: { timeline: name, live, replayed } };
  }
};
