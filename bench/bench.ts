import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { booklet } from './booklet.js';
import { coldStart } from './cold-start.js';
import { concurrentAppends } from './concurrent-appends.js';
import { durableCommand } from './durable-command.js';
import { importing } from './import.js';
import { inProcess } from './in-process.js';
import { measures } from './measures.js';
import { memory, serving } from './memory.js';
import type { Measure, Outcome, Place } from './measuring.js';
import { pages } from './pages.js';
import { rebuilding } from './rebuild.js';
import { snapshot } from './snapshot.js';
import { candidates } from './snapshot-candidates.js';
import { snapshotInPostgres } from './snapshot-postgres.js';
import { inColumns, told } from './table.js';
import { versus } from './versus.js';
import { visible } from './visible.js';

const MEASURES: readonly Measure[] = [durableCommand, concurrentAppends, visible, snapshot, rebuilding, importing, measures, booklet, pages, memory, coldStart];
/** Run only when asked for by name. */
const ASIDE: readonly Measure[] = [candidates, snapshotInPostgres, versus];

const USAGE = `npm run bench -- [--only name …] [--quick] [--json file] [--ledgers folder]
  --only     ${[...MEASURES, ...ASIDE].map(({ name }) => name).join(', ')}
  --quick    smaller sizes and fewer samples: for a first look, not for quoting
  --json     writes every figure to a file
  --ledgers  keeps the ledgers measured on, and uses those that are there`;

type Run = { readonly name: string; readonly about: string; readonly seconds: number } & Outcome;

/** Measures one after another, each in a process of its own; answers 1 where a figure does not count. */
const bench = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false }, json: { type: 'string' },
      ledgers: { type: 'string' }, help: { type: 'boolean', default: false },
    },
  });
  const chosen = values.only ? [...MEASURES, ...ASIDE].filter(({ name }) => values.only?.includes(name)) : MEASURES;
  if (values.help || chosen.length === 0) {
    process.stdout.write(`${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'placement-tracker-bench-'));
  const ledgers = resolve(values.ledgers ?? join(scratch, 'ledgers'));
  mkdirSync(ledgers, { recursive: true });
  const runs: Run[] = [];
  try {
    for (const { name, about } of chosen) {
      const began = performance.now();
      const place: Place = { folder: join(scratch, name), ledgers, quick: values.quick };
      const outcome = await inProcess<Outcome>(name, place);
      rmSync(place.folder, { recursive: true, force: true });
      runs.push({ name, about, seconds: (performance.now() - began) / 1_000, ...outcome });
      process.stdout.write(told(runs.at(-1) as Run));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ machine: machine(), quick: values.quick, runs }, null, 2)}\n`);
  const failed = runs.flatMap(({ gates }) => gates).filter(({ held }) => !held);
  process.stdout.write(`\n${inColumns([['', ...machine()]])}\n${failed.length} of the conditions did not hold.\n`);
  return failed.length === 0 ? 0 : 1;
};

const machine = (): readonly string[] => {
  const [first] = cpus();
  return [`${cpus().length} × ${first?.model.trim() ?? 'unknown'}`, `${process.platform} ${process.arch}`, `node ${process.versions.node}`];
};

/** What a process of its own does when it is asked for one part. */
const part = async (name: string, given: string): Promise<void> => {
  const measure = [...MEASURES, ...ASIDE].find((one) => one.name === name);
  const answer = measure ? await measure.measure(JSON.parse(given) as Place) : await serving(JSON.parse(given) as { data: string });
  process.send?.({ answer }, () => process.exit());
};

const [first, name, given] = process.argv.slice(2);
if (first === '--part' && name && given) await part(name, given);
else process.exitCode = await bench();
