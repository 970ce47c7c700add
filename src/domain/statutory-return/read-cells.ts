import { calendarDate, dateFrom, type CalendarDate } from '../calendar.js';
import { isCodeOf } from '../codes.js';
import type { Column, Table } from './tables.js';

/** What is wrong with a cell, in words that say what to do about it. */
export type CellProblem = {
  readonly column: string;
  /** The validator's number, or `mandatory`, `readable` or `column` where the reference gives none. */
  readonly rule: string;
  readonly message: string;
  /** Whether the row is kept with the cell as it stands, or tells no fact and is sent back. */
  readonly severity: 'rejects' | 'reports';
};

export type ReadCells = {
  /** The cells that are not blank: trimmed, codes in capitals, dates as `YYYY-MM-DD`; what could not be read, as it came. */
  readonly cells: Readonly<Record<string, string>>;
  readonly problems: readonly CellProblem[];
};

/** What one row of a return says, read by its table's columns. */
export const readCells = (table: Table, given: Readonly<Record<string, string>>): ReadCells => {
  const cells: Record<string, string> = {};
  const problems: CellProblem[] = [];
  for (const column of [...table.columns, ...table.tolerated]) {
    const text = (given[column.name] ?? '').trim();
    const value = text === '' ? undefined : read(column, text);
    if (text !== '') cells[column.name] = value ?? text;
    if (text === '' && column.mandatory) problems.push(absent(column));
    else if (text !== '' && value === undefined) problems.push(unreadable(column, text));
  }
  return { cells, problems: [...problems, ...strangers(table, given)] };
};

/** The cell in its one way of being written; undefined where it cannot be read. */
const read = (column: Column, text: string): string | undefined => {
  const capitals = text.toUpperCase();
  switch (column.kind) {
    case 'date':
      return readDate(text);
    case 'partial-date':
      return readDate(text) ?? readPartialDate(text);
    case 'code':
      return [capitals, withoutPoint(capitals)].find(
        (code) => column.codes !== undefined && isCodeOf(column.codes, code),
      );
    case 'boolean':
      return /^[01]$/.test(withoutPoint(text)) ? withoutPoint(text) : undefined;
    case 'integer':
      return readInteger(withoutPoint(text), column.most);
    case 'decimal':
      return /^\d+(\.\d+)?$/.test(text) ? text : undefined;
    case 'text':
      return column.shape === undefined ? text : column.shape.pattern.test(capitals) ? capitals : undefined;
  }
};

/** A whole number that a spreadsheet wrote with a point: `1.0` is 1. */
const withoutPoint = (text: string): string => text.replace(/^(\d+)\.0+$/, '$1');

const readInteger = (text: string, most = Infinity): string | undefined =>
  /^\d+$/.test(text) && Number(text) <= most ? String(Number(text)) : undefined;

/** The return's own `DD/MM/YYYY`, or `YYYY-MM-DD` with or without a midnight. */
export const readDate = (text: string): CalendarDate | undefined => {
  const written = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (written) return dateFrom(Number(written[3]), Number(written[2]), Number(written[1]));
  return calendarDate(text.replace(/[T ]00:00(:00(\.0+)?)?$/, ''));
};

/** `zz/MM/YYYY`, `zz/zz/YYYY` or `zz/zz/zzzz` (V:632). */
const readPartialDate = (text: string): string | undefined => {
  const lower = text.toLowerCase();
  return /^zz\/((0[1-9]|1[0-2])\/(19|20|21)\d\d|zz\/((19|20|21)\d\d|zzzz))$/.test(lower) ? lower : undefined;
};

const severityOf = ({ needed }: Column): CellProblem['severity'] => (needed ? 'rejects' : 'reports');

const absent = (column: Column): CellProblem => ({
  column: column.name,
  rule: column.rule ?? 'mandatory',
  message: `${column.name} is blank: fill it in.`,
  severity: severityOf(column),
});

const unreadable = (column: Column, text: string): CellProblem => ({
  column: column.name,
  rule: column.rule ?? 'readable',
  message: `${column.identity ? column.name : `${column.name} says “${text}”, which`} is not ${expected(column)}.`,
  severity: column.kind === 'text' ? 'reports' : severityOf(column),
});

const expected = ({ kind, codes, shape, most }: Column): string => {
  switch (kind) {
    case 'date':
      return 'a day that exists: write it as DD/MM/YYYY';
    case 'partial-date':
      return 'a date: write DD/MM/YYYY, with zz for a day or month, or zz/zz/zzzz, where it is not known';
    case 'code':
      return `one of its codes: use ${Object.keys(codes ?? {}).join(', ')}`;
    case 'boolean':
      return '0 or 1: write 0 for no and 1 for yes';
    case 'integer':
      return most === undefined ? 'a whole number' : `a whole number from 0 to ${most}`;
    case 'decimal':
      return 'a number';
    case 'text':
      return shape?.words ?? 'readable';
  }
};

/** A cell under a heading the table does not have was not read, and that is said. */
const strangers = ({ columns, tolerated }: Table, given: Readonly<Record<string, string>>): readonly CellProblem[] => {
  const known = new Set([...columns, ...tolerated].map(({ name }) => name));
  return Object.entries(given)
    .filter(([name, text]) => !known.has(name) && text.trim() !== '')
    .map(([name]) => ({
      column: name,
      rule: 'column',
      message: `${name} is not a column of this table, so it was not read: check the heading.`,
      severity: 'reports',
    }));
};
