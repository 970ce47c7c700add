import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { suppressed, type Quantity } from '../../src/booklet/suppression/suppressed.js';
import type { Equation } from '../../src/booklet/suppression/witness.js';
import { runs } from '../support/runs.js';

type Table = { readonly quantities: readonly Quantity[]; readonly equations: readonly Equation[] };

const counted = (id: string, value: number): Quantity => ({ id, value, sensitive: value >= 1 && value <= 5, signed: false, printed: true });

/** A table with totals of rows and columns; a one-row table has one total. */
const tableOf = (rows: readonly (readonly number[])[]): Table => {
  const width = rows[0]?.length ?? 0;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const cells = rows.flatMap((row, r) => row.map((value, c) => counted(`${r}.${c}`, value)));
  const rowTotals = rows.map((row, r) => counted(`${r}.all`, sum(row)));
  const columnTotals = Array.from({ length: width }, (_, c) => counted(`all.${c}`, sum(rows.map((row) => row[c] ?? 0))));
  const all = counted('all.all', sum(rows.flat()));
  const adding = (parts: readonly string[], total: string): Equation => new Map([...parts.map((id) => [id, 1] as const), [total, -1]]);
  return {
    quantities: [...cells, ...rowTotals, ...columnTotals, all],
    equations: [
      ...rows.map((row, r) => adding(row.map((_, c) => `${r}.${c}`), `${r}.all`)),
      ...columnTotals.map(({ id }, c) => adding(rows.map((_, r) => `${r}.${c}`), id)),
      adding(rowTotals.map(({ id }) => id), 'all.all'),
      adding(columnTotals.map(({ id }) => id), 'all.all'),
    ],
  };
};

const suppressedIn = ({ quantities, equations }: Table): readonly string[] => [...suppressed(quantities, equations)].sort();

/**
 * The oracle: fills the suppressed cells with whole numbers not below nought, by trying, until each has been seen with two
 * values or every way has been tried; the values each was seen with.
 */
const valuesThatFit = ({ quantities, equations }: Table, hidden: ReadonlySet<string>, most: number): ReadonlyMap<string, ReadonlySet<number>> => {
  const unknowns = [...hidden];
  const values = new Map(quantities.map(({ id, value }) => [id, hidden.has(id) ? Number.NaN : value]));
  const fitting = new Map(unknowns.map((id) => [id, new Set<number>()]));
  const enough = (): boolean => [...fitting.values()].every(({ size }) => size > 1);
  const told = (equation: Equation) => [...equation].map(([id, by]) => ({ id, by, value: values.get(id) as number }));
  const broken = (): boolean =>
    equations.some((equation) => {
      const all = told(equation);
      const total = all.find(({ by }) => by < 0)?.value as number;
      const parts = all.filter(({ by, value }) => by > 0 && !Number.isNaN(value)).reduce((sum, { value }) => sum + value, 0);
      return parts > total || (parts < total && all.every(({ value }) => !Number.isNaN(value)));
    });
  /** The only unknown of some equation, and what it must be. */
  const forced = (): { readonly id: string; readonly value: number } | undefined => {
    for (const equation of equations) {
      const all = told(equation);
      const [only, another] = all.filter(({ value }) => Number.isNaN(value));
      if (!only || another) continue;
      return { id: only.id, value: -all.reduce((sum, { by, value }) => sum + (Number.isNaN(value) ? 0 : by * value), 0) / only.by };
    }
    return undefined;
  };
  const fill = (): void => {
    if (broken() || enough()) return;
    const must = forced();
    const id = must?.id ?? unknowns.find((one) => Number.isNaN(values.get(one) as number));
    if (id === undefined) {
      for (const one of unknowns) fitting.get(one)?.add(values.get(one) as number);
      return;
    }
    const [from, to] = must ? [must.value, must.value] : [0, most];
    for (let value = from; value <= to && value >= 0; value += 1) {
      values.set(id, value);
      fill();
    }
    values.set(id, Number.NaN);
  };
  fill();
  return fitting;
};

describe('a table with nobody few', () => {
  test('is shown whole', () => expect(suppressedIn(tableOf([[10, 20, 0]]))).toEqual([]));
});

describe('one to five people', () => {
  test('are suppressed, and another number with them, for the total would tell', () =>
    expect(suppressedIn(tableOf([[3, 20, 12]]))).toEqual(expect.arrayContaining(['0.0', '0.2'])));

  test('two of them in a sum hide each other', () => {
    const { quantities, equations } = tableOf([[3, 4, 20]]);
    const one = suppressed(quantities.filter(({ id }) => id.startsWith('0.')), equations.slice(0, 1));
    expect([...one].sort()).toEqual(['0.0', '0.1']);
  });

  test('stay hidden where a nought is all there is beside them', () => {
    const equation: Equation = new Map([['a', 1], ['b', 1], ['all', -1]]);
    const shown = suppressed([counted('a', 4), counted('b', 0), { ...counted('all', 4), sensitive: false }], [equation]);
    expect(shown.has('a')).toBe(true);
    expect(shown.size).toBeGreaterThan(1);
  });

  test('who are the rest of a whole hide the part that would tell of them', () => {
    const equation: Equation = new Map([['in touch', 1], ['rest', 1], ['all', -1]]);
    const rest: Quantity = { ...counted('rest', 1), printed: false };
    expect([...suppressed([counted('in touch', 288), counted('all', 289), rest], [equation])]).toEqual(['in touch']);
  });
});

describe('a difference', () => {
  test('is hidden with the two it is taken from, for it and one of them would tell the other', () => {
    const equation: Equation = new Map([['admissions', 1], ['ceased', -1], ['net', -1]]);
    const net: Quantity = { ...counted('net', -5), sensitive: false, signed: true };
    expect(suppressed([counted('admissions', 3), counted('ceased', 8), net], [equation]).size).toBeGreaterThan(1);
  });
});

describe('what is suppressed', () => {
  const anyTable = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 3 }))
    .chain(([rows, columns]) => fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 9 })), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));

  test('never has but one value that fits what is shown', () => {
    fc.assert(
      fc.property(anyTable, (rows) => {
        const table = tableOf(rows);
        const hidden = suppressed(table.quantities, table.equations);
        fc.pre(hidden.size <= 10);
        const fitting = valuesThatFit(table, hidden, Math.max(...table.quantities.map(({ value }) => value)) + 1);
        for (const [id, values] of fitting) expect({ id, alone: values.size < 2 }).toEqual({ id, alone: false });
      }),
      runs(60),
    );
  }, 60_000);

  test('is never more than every number that is not nought, and never less than every few', () => {
    fc.assert(
      fc.property(anyTable, (rows) => {
        const { quantities, equations } = tableOf(rows);
        const hidden = suppressed(quantities, equations);
        expect(hidden.size).toBeLessThanOrEqual(quantities.length);
        for (const { id, sensitive } of quantities) if (sensitive) expect(hidden.has(id)).toBe(true);
        if (!quantities.some(({ sensitive }) => sensitive)) expect(hidden.size).toBe(0);
      }),
      runs(200),
    );
  });
});
