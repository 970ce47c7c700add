import { adoptedRows, adoptionPlanRows } from './adoption.js';
import { statutoryDate } from './days.js';
import { healthRows, leaverRows } from './outcomes.js';
import { asylumRows, headerCells, missingRows, permanenceRows, reviewRows, socialWorkerRows } from './particulars.js';
import { chanceFrom, type Chance } from './random.js';
import type { Child } from './story.js';
import { tableNames, tablesOf, type Cells, type Row, type Table } from './tables.js';
import { episodeCells, type Telling } from './telling.js';

type SmallTable = Exclude<Table, 'Header' | 'Episodes'>;

/** The rows of a table beside CHILD and DOB, with which each begins. */
const rowsIn: Readonly<Record<SmallTable, (child: Child, year: number, chance: Chance) => readonly Cells[]>> = {
  Reviews: reviewRows,
  UASC: asylumRows,
  OC2: healthRows,
  OC3: leaverRows,
  AD1: adoptedRows,
  PlacedAdoption: adoptionPlanRows,
  PrevPerm: permanenceRows,
  Missing: missingRows,
  SWEpisodes: socialWorkerRows,
};

/** What is drawn once for a child and said the same every year. */
const CONSTANT: ReadonlySet<Table> = new Set(['PrevPerm', 'SWEpisodes', 'AD1']);

/** One child's rows in one year's return. Whoever is in any table is in the Header. */
export const rowsOf = (child: Child, year: number, telling: Telling, seed: number): readonly Row[] => {
  const row = (table: Table, cells: Cells): Row => ({ year, table, cells });
  const about = { CHILD: child.id, DOB: statutoryDate(child.story.born) };
  const episodes = (telling.get(year) ?? []).map((told) => row('Episodes', episodeCells(child.id, told)));
  const others = tablesOf(year).flatMap((table) => {
    if (table === 'Header' || table === 'Episodes') return [];
    const chance = chanceFrom(seed, child.ordinal, tableNames.indexOf(table), CONSTANT.has(table) ? 0 : year);
    return rowsIn[table](child, year, chance).map((cells) => row(table, { ...about, ...cells }));
  });
  if (episodes.length + others.length === 0) return [];
  return [row('Header', { ...about, ...headerCells(child, year) }), ...episodes, ...others];
};
