import type { Table } from '../../../src/imports/records/table.js';
import { exampleOf } from './given-records.js';

/** One table of the how-to page, from its definition: what a row is, its columns, its codes and an example. */
export const sectionOf = (table: Table): string => {
  const columns = Object.entries(table.columns);
  const either = table.either ?? [];
  const must = (name: string, needed: boolean): string => (needed ? 'yes' : either.includes(name) ? 'one of these' : '');
  const rows = columns.map(([name, { kind, needed, means, identity }]) =>
    `| \`${name}\` | ${must(name, needed)} | ${kind.form.replaceAll('|', '\\|')} | ${means}${identity ? ' Kept apart, as identity.' : ''} |`);
  return [
    `### ${table.name}.csv`, '', table.row, '',
    '| column | must be filled in | written as | meaning |', '|---|---|---|---|', ...rows, '',
    ...codesOf(columns), '```', exampleOf(table).trimEnd(), '```', '',
  ].join('\n');
};

/** Each list of codes once, with the columns that take them. */
const codesOf = (columns: readonly (readonly [string, Table['columns'][string]])[]): readonly string[] => {
  const lists = new Map<object, string[]>();
  for (const [name, { kind }] of columns) if (kind.codes) lists.set(kind.codes, [...(lists.get(kind.codes) ?? []), `\`${name}\``]);
  const told = [...lists].map(([list, names]) => {
    const codes = Object.entries(list as NonNullable<Table['columns'][string]['kind']['codes']>);
    return `* ${names.join(', ')}: ${codes.map(([code, { words }]) => `\`${code}\` ${words}`).join('; ')}.`;
  });
  return told.length > 0 ? [...told, ''] : [];
};
