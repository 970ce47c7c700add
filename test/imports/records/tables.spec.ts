import { describe, expect, test } from '@jest/globals';
import { recogniseTable } from '../../../src/imports/records/recognise-table.js';
import { tellRow } from '../../../src/imports/records/rows-told.js';
import type { Table } from '../../../src/imports/records/table.js';
import { tables } from '../../../src/imports/records/tables.js';

const byName = tables.map((table): [string, Table] => [table.name, table]);
const examplesOf = ({ columns }: Table): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([name, { example }]) => [name, example]));
const namesOf = (table: Table) => Object.keys(table.columns);
const neededOf = (table: Table) => [
  ...namesOf(table).filter((name) => table.columns[name]?.needed), ...(table.either?.slice(0, 1) ?? []),
];
const recognised = (header: string) => recogniseTable(header, 1, 500).layout?.table.name;

describe.each(byName)('the table %s', (name, table) => {
  test('is known by its columns, in any order, case and with any delimiter', () => {
    const names = namesOf(table);
    expect(recognised(names.join(','))).toBe(name);
    expect(recognised([...names].reverse().join(';').toUpperCase())).toBe(name);
    expect(recognised(names.map((one) => ` ${one.replaceAll('_', ' ')} `).join('\t'))).toBe(name);
  });

  test('is known by the columns it must have, and by no fewer', () => {
    const must = neededOf(table);
    expect(recognised(must.join(','))).toBe(name);
    for (const one of must) expect(recognised(must.filter((other) => other !== one).join(','))).toBeUndefined();
  });

  test('lacking one column it must have is told which, though it has all the others', () => {
    for (const one of neededOf(table).filter((each) => !table.either?.includes(each))) {
      const told = recogniseTable(namesOf(table).filter((other) => other !== one).join(','), 1, 500);
      expect(told.layout).toBeUndefined();
      expect(told.fault?.rule).toBe('missing-columns');
      expect(told.fault?.message).toContain(`o ${name}, but without the column ${one}`);
      const asNear = told.fault?.message.includes('; or to ');
      expect(told.fault?.column).toBe(asNear ? undefined : one);
    }
  });

  test('has an example row that can be read, and tells facts', () => {
    const { faults, drawn } = tellRow({ table, file: 'x', row: 2, cells: examplesOf(table) });
    expect(faults).toEqual([]);
    expect(drawn && ('line' in drawn || drawn.says.some((statement) => statement !== undefined))).toBe(true);
  });

  test('says of every column it must have that it is blank, where it is', () => {
    const told = tellRow({ table, file: 'x', row: 2, cells: {} }).faults.map(({ column, rule }) => `${rule} ${column}`);
    expect(told.sort()).toEqual(neededOf(table).map((column) => `blank ${column}`).sort());
  });

  test('repeats no cell in what it says is wrong', () => {
    const cells = Object.fromEntries(namesOf(table).map((column) => [column, '=A Name Invented']));
    for (const { message } of tellRow({ table, file: 'x', row: 2, cells }).faults) expect(message).not.toContain('Invented');
  });

  test('asks no name or address of anybody but under identity', () => {
    const open = namesOf(table).filter((column) => /^(name|address|postcode|note)$/.test(column) && !table.columns[column]?.identity);
    expect(open).toEqual([]);
  });
});

describe('a file that holds no table', () => {
  test('is told the nearest and what it lacks, where it has any column of it', () => {
    const { fault } = recogniseTable('CHILD,DOB,REVIEW,REVIEW_CODE', 1, 500);
    expect(fault?.rule).toBe('file-not-recognised');
    expect(fault?.message).toMatch(/The nearest is [a-z-]+, which needs also [a-z_, ]+/);
  });

  test('is told the tables there are, where it has none', () => {
    expect(recogniseTable('Alpha,Beta', 1, 500).fault?.message).toContain('The tables are carer-recruitment, carers, carer-people');
  });

  test('with a column twice is not guessed at', () => {
    expect(recogniseTable('year,category,budget,budget,decided_on', 1, 500).fault).toMatchObject({ rule: 'duplicate-header', column: 'budget' });
  });

  test('with columns beside those of its table is read without them, and told so', () => {
    const { layout, fault } = recogniseTable('year,category,budget,decided_on,remarks', 1, 500);
    expect([layout?.table.name, fault?.rule, fault?.column]).toEqual(['budgets', 'unknown-columns', 'remarks']);
  });
});
