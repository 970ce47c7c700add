import { describe, expect, test } from '@jest/globals';
import { CHAPTERS } from '../../src/booklet/chapters/chapters.js';
import { MEASURES } from '../../projections/measures.js';

const tables = CHAPTERS.flatMap((chapter) => chapter.tables);

describe('the booklet', () => {
  test('has at least twenty tables, each under an id of its own', () => {
    expect(tables.length).toBeGreaterThanOrEqual(20);
    const ids = [...tables.map(({ id }) => id), ...CHAPTERS.map(({ id }) => `chapter-${id}`)];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(tables.map((table) => [table.id, table] as const))('lays out %s so that its chart, shares and sums name columns that it has', (_, { columns, rows, chart, across, measures, rowHeader }) => {
    const ids = columns.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set([rowHeader, ...columns.map(({ words }) => words)]).size).toBe(columns.length + 1);
    const drawn = !chart ? [] : chart.kind === 'bars' ? [chart.column] : chart.columns;
    expect(drawn.length).toBeLessThanOrEqual(4);
    const shared = columns.flatMap((column) => ('share' in column ? [column.share, column.of.slice(column.of.lastIndexOf('.') + 1)] : []));
    expect(ids).toEqual(expect.arrayContaining([...drawn, ...shared, ...(across ?? []).flatMap(Object.keys)]));
    if (Array.isArray(rows)) expect(new Set(rows.map(({ id }: { id: string }) => id)).size).toBe(rows.length);
    expect(MEASURES.map(({ name }) => name)).toEqual(expect.arrayContaining([...measures]));
  });
});
