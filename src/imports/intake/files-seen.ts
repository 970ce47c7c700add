import type { FileProblem } from '../ssda903/files/raw-row.js';
import type { ReturnRead } from '../ssda903/files/read-return.js';
import type { RegisterFile } from '../ofsted/read-registers.js';
import type { TablesRead } from '../records/read-tables.js';
import type { SeriesKind, SeriesRead } from '../series/read-series.js';
import { weightOf } from './findings-by-rule.js';
import type { FileSeen, Uploaded } from './intake.js';

type Seen = Omit<FileSeen, 'before'>;

/** The files of a return, in the order in which they are read, and then those that are left out. */
export const filesOfReturn = ({ years, problems }: ReturnRead, given: readonly Uploaded[]): readonly Seen[] => {
  const used = years.flatMap(({ files }) =>
    files.map(({ name, tables, year, yearToldBy, rowsRead: rows, rowsUnreadable: unreadable, sha256 }): Seen => ({
      name, tables, year, yearToldBy, day: null, rows, unreadable, sha256, leftOut: null,
    })));
  return withOthers(used, problems(), given);
};

/** Files of the authority’s own registers, as they were given, and then those that are left out. */
export const filesOfRecords = ({ files, problems }: TablesRead, given: readonly Uploaded[]): readonly Seen[] => {
  const leftOut = reasonsOf(problems);
  const seen = files.flatMap(({ name, table, rowsRead: rows, rowsUnreadable: unreadable, sha256 }): Seen[] => {
    const reason = leftOut.get(name) ?? null;
    return table === null && reason === null
      ? []
      : [{ name, tables: table === null ? [] : [table], year: null, yearToldBy: null, day: null, rows, unreadable, sha256, leftOut: reason }];
  });
  return withOthers(seen, problems, given);
};

/** Ofsted’s registers, the day each tells of told; and then those that are left out. */
export const filesOfRegisters = (files: readonly RegisterFile[], problems: readonly FileProblem[], given: readonly Uploaded[]): readonly Seen[] =>
  withOthers(
    files.map(({ name, asAt, rows, unreadable, sha256, leftOut }): Seen => ({
      name, tables: leftOut === null ? ['Register of providers'] : [], year: null, yearToldBy: null, day: asAt, rows, unreadable, sha256, leftOut,
    })),
    problems, given,
  );

const SERIES: Readonly<Record<SeriesKind, string>> = { underlying: 'Underlying data by area', vintages: 'One area in successive releases' };

/** Files of published series, and then those that are left out. */
export const filesOfSeries = ({ files, problems }: SeriesRead, given: readonly Uploaded[]): readonly Seen[] => {
  const leftOut = reasonsOf(problems);
  return withOthers(
    files.map(({ name, kind, rows, unreadable, sha256 }): Seen => ({
      name, tables: kind === null ? [] : [SERIES[kind]], year: null, yearToldBy: null, day: null, rows, unreadable, sha256,
      leftOut: kind === null ? (leftOut.get(name) ?? NO_ROWS) : null,
    })),
    problems, given,
  );
};

const reasonsOf = (problems: readonly FileProblem[]): ReadonlyMap<string, string> =>
  new Map(
    problems
      .filter((problem) => problem.rule === 'same-file-twice' || weightOf(problem) === 'file-left-out')
      .reverse()
      .map(({ file, message }) => [file, message]),
  );

/** No file is passed over in silence: what is in none of the tables is told of with the reason. */
const withOthers = (seen: readonly Seen[], problems: readonly FileProblem[], given: readonly Uploaded[]): readonly Seen[] => {
  const reasons = reasonsOf(problems);
  const known = new Set(seen.map(({ name }) => name));
  const others = [...reasons].filter(([name]) => !known.has(name)).map(([name, leftOut]) => other(name, leftOut));
  for (const { name } of others) known.add(name);
  const silent = given
    .map(({ label }) => label)
    .filter((label) => ![...known].some((name) => name === label || name.startsWith(`${label}: `) || name.startsWith(`${label} (`)))
    .map((label) => other(label, NO_ROWS));
  return [...seen, ...others, ...silent];
};

const NO_ROWS = 'There are no rows in this file that could be read. See that it is the right one.';

const other = (name: string, leftOut: string): Seen => ({
  name, tables: [], year: null, yearToldBy: null, day: null, rows: 0, unreadable: 0, sha256: null, leftOut,
});
