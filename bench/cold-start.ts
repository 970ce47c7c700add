import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { QueryBus } from '@nestjs/cqrs';
import { SnapshotAsked, type Snapshot } from '../src/asking/snapshot.js';
import { authorityOf, writeHistory } from './history.js';
import { against, alone, percentile, timed, type Measure } from './measuring.js';
import { openTracker, replaysTheSame } from './tracker.js';

const APPLICATION = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const STARTS = 10;
const ASKED = { asAt: '2006-01-31', knownAt: '4000' };

/** From nothing to the first right answer over HTTP. */
export const coldStart: Measure = {
  name: 'start',
  about: 'the built product over a store with its views, from being started to the first right answer ÷ node that does nothing',
  measure: async ({ ledgers, quick }) => {
    const entries = quick ? 100_000 : 1_000_000;
    const data = join(ledgers, String(entries));
    await writeHistory(data, entries);
    const app = await openTracker(data);
    const expected: Snapshot = await app.get(QueryBus).execute(new SnapshotAsked(authorityOf(0), ASKED));
    const gate = await replaysTheSame(app);
    await app.close();
    const [ours, floors, right]: [number[], number[], boolean[]] = [[], [], []];
    for (let start = 0; start < STARTS; start += 1) {
      floors.push(await timed(() => ended(spawn(process.execPath, ['-e', '0']))));
      const { took, answer } = await started(data);
      ours.push(took);
      right.push(JSON.stringify(answer.groups) === JSON.stringify(expected.groups) && answer.total === expected.total);
    }
    const line = { what: `start with ${entries} entries`, unit: 'ms', samples: STARTS };
    return {
      lines: [
        against({ ...line, target: { atMost: 15 } }, ours, floors),
        alone({ ...line, what: `${line.what}, p50`, target: { atMost: 1_500 } }, [percentile(ours, 0.5)]),
      ],
      gates: [gate, { what: `each of ${STARTS} first answers right (${expected.total} children)`, held: right.every(Boolean) }],
    };
  },
};

const ended = (child: ReturnType<typeof spawn>): Promise<void> => new Promise((resolve) => child.once('exit', () => resolve()));

const started = async (data: string): Promise<{ took: number; answer: Snapshot }> => {
  const port = await freePort();
  const env = { ...process.env, TRACKER_DATA: data, TRACKER_PORT: String(port), TRACKER_AUTHORITY: authorityOf(0), TRACKER_EXAMPLE: 'no' };
  const began = performance.now();
  const child = spawn(process.execPath, [APPLICATION], { env, stdio: 'ignore' });
  try {
    const answer = await firstAnswer(`http://127.0.0.1:${port}/api/v1/snapshot?asAt=${ASKED.asAt}&knownAt=${ASKED.knownAt}`, began);
    return { took: performance.now() - began, answer };
  } finally {
    const gone = ended(child);
    child.kill('SIGTERM');
    await gone;
  }
};

const firstAnswer = async (url: string, began: number): Promise<Snapshot> => {
  while (performance.now() - began < 120_000) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return (await response.json()) as Snapshot;
    await sleep(5);
  }
  throw new Error('the product gave no answer within two minutes');
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
