import { join } from 'node:path';
import type { Ledger, StoredEntry } from '../src/ledger/ledger.js';
import { openSqliteLedger } from '../src/ledger/sqlite-ledger.js';
import { replay } from '../src/audit/replay.js';
import { follow } from '../projections/following.js';
import { rebuild } from '../projections/rebuilding.js';
import { Views } from '../projections/views/views.js';
import { scanAndParse } from './bare-sqlite.js';
import { writeHistory } from './history.js';
import { against, alone, growth, memoryNow, rounds, ROUNDS, timed, type Gate, type Line, type Measure } from './measuring.js';
import { emptied } from './tracker.js';

/** All views anew, from the first entry to the last, and shown. */
export const rebuilding: Measure = {
  name: 'rebuild',
  about: 'all views made anew and shown, entries a second ÷ the ledger paged through and parsed',
  measure: async ({ folder, ledgers, quick }) => {
    const lines: Line[] = [];
    const gates: Gate[] = [];
    const empty = memoryNow();
    for (const entries of quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000]) {
      const data = join(ledgers, String(entries));
      await writeHistory(data, entries);
      const outcome = await rebuildOf(data, folder, entries, empty);
      lines.push(...outcome.lines);
      gates.push(...outcome.gates);
    }
    return { lines, gates };
  },
};

const rebuildOf = async (data: string, folder: string, entries: number, empty: number) => {
  const file = join(data, 'ledger.db');
  const ledger = await openSqliteLedger({ file });
  const [ours, floors, grown]: [number[], number[], number[]] = [[], [], []];
  const perSecond = (milliseconds: number) => (entries * 1_000) / milliseconds;
  let views: Views | undefined;
  await rounds(ROUNDS, async () => {
    await views?.close();
    ({ views } = await Views.open(emptied(join(folder, 'views'))));
    const [shown, memory] = [views, growth(empty)];
    ours.push(perSecond(await timed(async () => {
      const next = await shown.beside();
      await rebuild(next, ledger, entries, memory.look);
      await shown.show(next);
    })));
    grown.push(memory.most());
    floors.push(perSecond(await timed(() => scanAndParse(file))));
  });
  const gate = await saysTheSame(views as unknown as Views, ledger, folder, entries);
  await views?.close();
  await ledger.close();
  const samples = entries * ROUNDS;
  return {
    lines: [
      against({ what: `rebuild of ${entries}`, unit: '/s', samples, target: { atLeast: 0.5 } }, ours, floors),
      alone({ what: `grows in rebuild of ${entries}`, unit: 'MB', samples, target: { atMost: 256 } }, grown),
    ],
    gates: [gate],
  };
};

/** At the smallest size the views are also made the other way, entry by entry as if live, and must say the same. */
const saysTheSame = async (views: Views, ledger: Ledger, folder: string, entries: number): Promise<Gate> => {
  if (entries > 10_000) {
    const { identical, rowsCompared } = await replay(ledger, views.sql);
    return { what: `${entries} entries rebuilt twice to the same ${rowsCompared} rows`, held: identical };
  }
  const { views: followed } = await Views.open(emptied(join(folder, 'followed')));
  let rest: readonly StoredEntry[] = [];
  for await (const page of ledger.readAll(0)) {
    const given = [...rest, ...page];
    const whole = given.findLastIndex(({ completes }) => completes) + 1;
    await follow(followed.sql, ledger, given.slice(0, whole));
    rest = given.slice(whole);
  }
  const { identical, rowsCompared, entries: seen } = await replay(ledger, followed.sql);
  await followed.close();
  return { what: `${entries} entries rebuilt and followed live to the same ${rowsCompared} rows`, held: identical && seen === entries };
};
