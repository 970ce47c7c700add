import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import { writeExampleReturn } from '../src/example/write-example-return.js';
import { ReturnImport } from '../src/imports/ssda903/import-return.js';
import type { ImportReport } from '../src/imports/ssda903/report.js';
import { Projector } from '../src/projecting/projector.js';
import { authorityOf } from './history.js';
import { against, alone, growth, memoryNow, rounds, ROUNDS, timed, type Gate, type Line, type Measure } from './measuring.js';
import { emptied, openTracker, replaysTheSame } from './tracker.js';

/** Five years' returns of the example authority, faults among them; so many episode rows come to about 20,000 and 100,000 rows in all. */
const SIZES = [6_000, 30_000];

export const importing: Measure = {
  name: 'import',
  about: 'a statutory return read, judged by every rule, recorded and projected, rows a second ÷ the same files only cut into cells',
  measure: async ({ folder, quick }) => {
    const lines: Line[] = [];
    const gates: Gate[] = [];
    const empty = memoryNow();
    for (const episodeRows of quick ? SIZES.slice(0, 1) : SIZES) {
      const outcome = await importOf(folder, episodeRows, empty);
      lines.push(...outcome.lines);
      gates.push(...outcome.gates);
    }
    return { lines, gates };
  },
};

type Ran = { readonly rows: number; readonly seconds: number; readonly grown: number; readonly gates: readonly Gate[] };

const importOf = async (folder: string, episodeRows: number, empty: number) => {
  const given = emptied(join(folder, 'return'));
  const { files } = await writeExampleReturn(given, { episodeRows });
  const texts = files.map((file) => readFileSync(join(given, file), 'utf8'));
  const [ours, parsed, cut, grown]: [number[], number[], number[], number[]] = [[], [], [], []];
  const data = join(folder, 'tracker');
  let rows = 0;
  let gates: readonly Gate[] = [];
  await rounds(ROUNDS, async (round) => {
    const ran = await imported(given, data, empty, round === ROUNDS - 1);
    rows = ran.rows;
    gates = ran.gates;
    ours.push(rows / ran.seconds);
    grown.push(ran.grown);
    parsed.push((rows * 1_000) / (await timed(() => texts.forEach((text) => parse(text, { columns: true, bom: true, relax_column_count: true })))));
    cut.push((rows * 1_000) / (await timed(() => texts.forEach(cellsIn))));
  });
  const samples = rows * ROUNDS;
  return {
    lines: [
      against({ what: `import of ${rows} rows ÷ csv-parse`, unit: '/s', samples }, ours, parsed),
      against({ what: `import of ${rows} rows ÷ text split`, unit: '/s', samples, target: { atLeast: 0.014 } }, ours, cut),
      alone({ what: `grows in import of ${rows}`, unit: 'MB', samples, target: { atMost: 150 } }, grown),
    ],
    gates,
  };
};

const cellsIn = (text: string): number => {
  let cells = 0;
  for (const line of text.split('\n')) cells += line.split(',').length;
  return cells;
};

/** Into an empty store. In the last round it is looked at whether all is as it should be. */
const imported = async (given: string, data: string, empty: number, last: boolean): Promise<Ran> => {
  const app = await openTracker(emptied(data));
  const memory = growth(empty);
  const watch = setInterval(memory.look, 20);
  const began = performance.now();
  const report = await bringIn(app, given);
  await app.get<Projector>(Projector).waitUntilSeen(report.entriesMade, 600_000);
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  const gates = last ? await checked(app, given, report) : [];
  await app.close();
  return { rows: report.rowsRead, seconds, grown: memory.most(), gates };
};

const bringIn = (app: INestApplicationContext, given: string): Promise<ImportReport> =>
  app.get(ReturnImport).import([given], { authority: authorityOf(0), by: 'bench' });

const checked = async (app: INestApplicationContext, given: string, report: ImportReport): Promise<readonly Gate[]> => {
  const again = await bringIn(app, given);
  const { rowsRead, rowsImported, rowsUnchanged, rowsRejected } = report;
  return [
    { what: `${rowsRead} rows read are those imported, unchanged and rejected`, held: rowsRead === rowsImported + rowsUnchanged + rowsRejected },
    { what: 'the same return again changes nothing', held: again.entriesMade === 0 && again.rowsImported === 0 },
    await replaysTheSame(app),
  ];
};
