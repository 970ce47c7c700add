import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReturnedRow } from '../../../src/domain/child/events.js';
import { readCells, type CellProblem } from '../../../src/domain/statutory-return/read-cells.js';
import { findingsOf } from '../../../src/domain/statutory-return/rules.js';
import type { Finding } from '../../../src/domain/statutory-return/rules/rule.js';
import { tableWithColumns } from '../../../src/domain/statutory-return/tables.js';

const FOLDER = fileURLToPath(new URL('../../../../shared/data/ssda903-sample/', import.meta.url));

type Line = { readonly year: number; readonly row: ReturnedRow; readonly problems: readonly CellProblem[]; readonly raw: Record<string, string> };

/** The sample's files are named by the year in which the collection year begins; no cell has a quote or a comma. */
const linesOf = (name: string, file: number): readonly Line[] => {
  const [heading = '', ...lines] = readFileSync(`${FOLDER}${name}`, 'utf8').trim().split(/\r?\n/);
  const columns = heading.split(',');
  const table = tableWithColumns(columns);
  if (!table) throw new Error(`no table has the columns of ${name}`);
  return lines.map((line, place) => {
    const cells = line.split(',');
    const raw = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
    const { cells: read, problems } = readCells(table, raw);
    return { year: Number(name.slice(0, 4)) + 1, row: { table: table.name, row: place + 2, file, cells: read }, problems, raw };
  });
};

const countsOf = (names: readonly string[]): Readonly<Record<string, number>> =>
  names.reduce<Record<string, number>>((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {});

if (!existsSync(FOLDER)) {
  console.warn('The sample return is not beside the project: its rules were not tried on it.');
  test('the sample return is not at hand, and was not tried', () => expect(existsSync(FOLDER)).toBe(false));
} else {
  const lines = readdirSync(FOLDER).filter((name) => name.endsWith('.csv')).flatMap(linesOf);
  const byChild = new Map<string, Line[]>();
  for (const line of lines) {
    const child = `${line.year} ${line.row.cells['CHILD']}`;
    byChild.set(child, [...(byChild.get(child) ?? []), line]);
  }
  const found: readonly (Finding & { readonly year: number })[] = [...byChild.values()].flatMap((all) => {
    const year = (all[0] as Line).year;
    const earlier = byChild.get(`${year - 1} ${all[0]?.row.cells['CHILD']}`) ?? [];
    const before = year === 2018 ? {} : { earlier: earlier.map(({ row }) => row) };
    return findingsOf({ year, rows: all.map(({ row }) => row), ...before }).map((finding) => ({ ...finding, year }));
  });
  const counts = countsOf(found.map(({ rule }) => rule));
  const episodes = lines.filter(({ row }) => row.table === 'Episodes').map(({ raw }) => raw);
  const onDay = (text = ''): number => Date.parse(text.split('/').reverse().join('-'));

  describe('the sample return', () => {
    test('has every row read', () => {
      expect(lines.length).toBeGreaterThan(10_000);
      expect(lines.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'rejects'))).toEqual([]);
    });

    test('has only accommodations and pupil numbers that cannot be read', () =>
      expect(Object.keys(countsOf(lines.flatMap(({ problems }) => problems.map(({ column }) => column)))).sort()).toEqual(['ACCOM', 'UPN']));

    /** Counted again from the text of the files. */
    const recounted: Readonly<Record<string, number>> = {
      133: lines.filter(({ raw }) => raw['ACCOM'] !== undefined && ['01', '02', 'S1', 'X1'].includes(raw['ACCOM'])).length,
      355: episodes.filter(({ DECOM, DEC }) => DECOM === DEC).length,
      356: episodes.filter(({ DECOM, DEC }) => DEC !== '' && onDay(DEC) < onDay(DECOM)).length,
      148: episodes.filter(({ DEC, REC }) => (DEC === '') !== (REC === '')).length,
      378: episodes.filter(({ PLACE, LS }) => PLACE === 'P1' && LS === 'V2').length,
      390: episodes.filter(({ REC = '', PLACE = '' }) => /^E1[12]$/.test(REC) && !/^A/.test(PLACE)).length,
      366: episodes.filter(({ LS, RNE }) => LS === 'V3' && RNE !== 'S').length,
      384: episodes.filter(({ LS = '', PLACE = '' }) => /^V[34]$/.test(LS) && /^U[14]$/.test(PLACE)).length,
      408: episodes.filter(({ LS, PLACE = '' }) => LS !== 'E1' && /^A[56]$/.test(PLACE)).length,
      445: episodes.filter(({ LS }) => LS === 'D1').length,
      550: episodes.filter(({ PLACE, PLACE_PROVIDER }) => PLACE !== 'P1' && PLACE_PROVIDER === 'PR0').length,
      222: episodes.filter(({ PLACE = '', URN }) => /^(H5|P[123]|R[125]|Z1|T.)$/.test(PLACE) && URN !== '').length,
    };
    test.each(Object.entries(recounted))('breaks rule %s %i times', (rule, count) => expect(counts[rule] ?? 0).toBe(count));

    test('has nothing found twice', () => {
      const keys = found.map(({ year, table, row, rule, column }) => `${year} ${table} ${row} ${rule} ${column}`);
      expect(new Set(keys).size).toBe(keys.length);
    });

    test('says the same when its rows stand the other way round', () => {
      const key = ({ row, file, rule, column }: Finding) => `${file} ${row} ${rule} ${column}`;
      const judged = (turn: (rows: readonly ReturnedRow[]) => readonly ReturnedRow[]) =>
        [...byChild.values()].flatMap((all) => findingsOf({ year: (all[0] as Line).year, rows: turn(all.map(({ row }) => row)) })).map(key).sort();
      expect(judged((rows) => rows.toReversed())).toEqual(judged((rows) => rows));
    });
  });
}
