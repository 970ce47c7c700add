import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { dateOfDay } from '../src/domain/calendar.js';
import type { ChildId, RecordableFact } from '../src/domain/child/commands.js';
import { newCommandId } from '../src/ledger/entry-id.js';
import { Projector } from '../src/projecting/projector.js';
import { RecordAboutChild, type Recorded } from '../src/recording/record-about-child.js';
import { bareTable, rowsBeyond } from './bare-sqlite.js';
import { authorityOf } from './history.js';
import { against, percentile, rounds, ROUNDS, type Measure } from './measuring.js';
import { emptied, isIntact, openTracker, replaysTheSame } from './tracker.js';

const BLOCK = 500;
const CHILDREN = 2_000;
const FIRST_DAY = 12_000;

/** A person records one thing after another, and waits for each. */
export const durableCommand: Measure = {
  name: 'command',
  about: 'one command: validated, decided against the whole history, written and synced ÷ the same bytes inserted and synced',
  measure: async ({ folder, quick }) => {
    const [data, bare] = [emptied(join(folder, 'tracker')), bareTable(emptied(join(folder, 'bare')))];
    const app = await openTracker(data);
    const blocks = quick ? 2 : 8;
    let asked = 0;
    const next = () => recorded(app, asked++);
    while (asked < CHILDREN) await next();
    let written = asked;
    const [ours, felt, floors]: [number[][], number[][], number[][]] = [[], [], []];
    await rounds(ROUNDS, async (round) => {
      const [mine, seen, floor]: [number[], number[], number[]] = [(ours[round] = []), (felt[round] = []), (floors[round] = [])];
      for (let block = 0; block < blocks; block += 1) {
        for (let one = 0; one < BLOCK; one += 1) {
          const { took, visible } = await next();
          mine.push(took);
          seen.push(visible);
        }
        const rows = rowsBeyond(join(data, 'ledger.db'), written);
        written += rows.length;
        for (const row of rows) floor.push(elapsed(() => bare.insert.run(row)));
      }
    });
    const samples = ROUNDS * blocks * BLOCK;
    const lines = ([['p50', 0.5, 2], ['p99', 0.99, 1.5]] as const).flatMap(([what, share, atMost]) => {
      const of = (all: number[][]) => all.map((one) => percentile(one, share));
      return [
        against({ what: `command written ${what}`, unit: 'ms', samples, target: { atMost } }, of(ours), of(floors)),
        against({ what: `command written and visible ${what}`, unit: 'ms', samples }, of(felt), of(floors)),
      ];
    });
    const gate = await replaysTheSame(app);
    await app.close();
    bare.sql.close();
    return { lines, gates: [gate, await isIntact(join(data, 'ledger.db'))] };
  },
};

const elapsed = (work: () => unknown): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

/** Milliseconds until it was written, and until it could be seen. Anything but written would be no sample at all. */
const recorded = async (app: INestApplicationContext, place: number): Promise<{ took: number; visible: number }> => {
  const about = { authority: authorityOf(0), child: String(100_000 + (place % CHILDREN)) as ChildId };
  const command = { type: 'Record', fact: factOf(Math.floor(place / CHILDREN), place) } as const;
  const asked = new RecordAboutChild(about, command, { commandId: newCommandId(), by: 'bench' });
  const began = performance.now();
  const answer: Recorded = await app.get(CommandBus).execute(asked);
  const took = performance.now() - began;
  if (answer.outcome !== 'written') throw new Error(`a command of the bench was ${JSON.stringify(answer)}`);
  await app.get<Projector>(Projector).waitUntilSeen(answer.position);
  return { took, visible: performance.now() - began };
};

const factOf = (turn: number, place: number): RecordableFact => {
  const effectiveOn = dateOfDay(FIRST_DAY + turn * 20 + (place % 7));
  const placement = { type: 'U6', provider: 'PR1', urn: 'SC900001', carer: `H${place}`, distance: (place % 300) / 10 } as const;
  if (turn === 0) return { type: 'ChildAdmitted', effectiveOn, legalStatus: 'V2', categoryOfNeed: 'N1', placement };
  if (turn % 3 === 1) return { type: 'ChildReviewed', effectiveOn, participation: 'PN1' };
  if (turn % 3 === 2) return { type: 'ChildMoved', effectiveOn, placement, reason: 'CARPL' };
  return { type: 'LegalStatusChanged', effectiveOn, legalStatus: turn % 2 ? 'C1' : 'C2' };
};
