import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dateOfDay } from '../src/domain/calendar.js';
import { newCommandId } from '../src/ledger/entry-id.js';
import type { Ledger } from '../src/ledger/ledger.js';
import { toStored } from '../src/ledger/stored-events.js';
import { Projector } from '../src/projecting/projector.js';
import { LEDGER } from '../src/recording/recording.tokens.js';
import { Views } from '../projections/views/views.js';
import { authorityOf } from './history.js';
import { alone, percentile, ROUNDS, type Measure } from './measuring.js';
import { emptied, openTracker, replaysTheSame } from './tracker.js';

const PER_SECOND = 200;
const CHILDREN = 650;

/** From the moment somebody is told "written" to the moment anybody can see it. */
export const visible: Measure = {
  name: 'visible',
  about: `${PER_SECOND} appends a second at times set beforehand; from the answer to the entry being in the views`,
  measure: async ({ folder, quick }) => {
    const app = await openTracker(emptied(join(folder, 'tracker')));
    const [ledger, projector] = [app.get<Ledger>(LEDGER), app.get<Projector>(Projector)];
    const seconds = quick ? 3 : 12;
    const [waits, answers]: [number[][], number[][]] = [[], []];
    let place = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const seen = new Map<number, number>();
      const watching = projector.entries.subscribe(({ number }) => seen.set(number, performance.now()));
      const began = performance.now();
      const answered: Promise<{ number: number; at: number; took: number }>[] = [];
      for (let one = 0; one < PER_SECOND * seconds; one += 1) {
        const due = began + (one * 1_000) / PER_SECOND;
        while (performance.now() < due) await sleep(1);
        answered.push(appended(ledger, place++, due));
      }
      const all = await Promise.all(answered);
      await projector.waitUntilSeen(all.at(-1)?.number ?? 0, 60_000);
      watching.unsubscribe();
      if (round === 0) continue;
      waits.push(all.map(({ number, at }) => (seen.get(number) ?? Infinity) - at));
      answers.push(all.map(({ took }) => took));
    }
    const followed = app.get(Views).followed.number;
    const samples = ROUNDS * PER_SECOND * seconds;
    const line = (what: string, all: number[][], share: number, atMost?: number) =>
      alone({ what, unit: 'ms', samples, ...(atMost ? { target: { atMost } } : {}) }, all.map((one) => percentile(one, share)));
    const gates = [{ what: 'the views have followed every entry', held: followed === place }, await replaysTheSame(app)];
    await app.close();
    return {
      lines: [
        line('written → visible p50', waits, 0.5, 5),
        line('written → visible p99', waits, 0.99, 50),
        line('asked → written p50', answers, 0.5),
        line('asked → written p99', answers, 0.99),
      ],
      gates,
      notes: ['Times count from when an append was due, so that a stall is felt by all who waited behind it. The first round is warm-up.'],
    };
  },
};

const appended = async (ledger: Ledger, place: number, due: number) => {
  const [child, revision] = [place % CHILDREN, Math.floor(place / CHILDREN)];
  const effectiveOn = dateOfDay(12_000 + revision);
  const placement = { type: 'U6', provider: 'PR1', carer: `H${place}` };
  const event = revision === 0
    ? { type: 'ChildAdmitted', effectiveOn, legalStatus: 'V2', categoryOfNeed: 'N1', placement }
    : { type: 'ChildMoved', effectiveOn, placement };
  const id = newCommandId();
  const { position } = await ledger.append(`child-${authorityOf(0)}-${child}`, revision, [toStored(event)], { id, digest: id, by: 'bench' });
  const at = performance.now();
  return { number: position as number, at, took: at - due };
};
