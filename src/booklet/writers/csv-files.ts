import { createHash } from 'node:crypto';
import { csv } from '../../csv.js';
import { coverOf, titleOf, type Laid } from '../front.js';
import { printedTables, type PrintedTable } from '../printed-table.js';
import { textOf } from '../texts.js';
import { archiveOf, type Part } from './archive.js';

/** The booklet as one CSV file for each table, what it is, and a manifest with the digest of every file. */
export const csvFilesOf = (laid: Laid): Uint8Array => {
  const tables = printedTables(laid.booklet);
  const files: readonly Part[] = [
    { name: 'about.csv', body: csv(['what', 'said'], [['title', titleOf(laid)], ...coverOf(laid)]) },
    ...tables.map((table) => ({ name: fileOf(table), body: tableCsv(laid, table) })),
  ];
  const titles = new Map(tables.map((table) => [fileOf(table), table.headline]));
  const manifest = csv(['file', 'bytes', 'sha256', 'title'], files.map(({ name, body }) =>
    [name, Buffer.byteLength(body), createHash('sha256').update(body).digest('hex'), titles.get(name) ?? 'What these files are']));
  return archiveOf([{ name: 'manifest.csv', body: manifest }, ...files]);
};

const fileOf = ({ number, id }: PrintedTable): string => `${String(number).padStart(2, '0')}-${id}.csv`;

/** Each row says its viewpoint; shorthand stands in square brackets, and numbers have no separators. */
const tableCsv = ({ booklet: { viewpoint } }: Laid, { rowHeader, columns, rows }: PrintedTable): string =>
  csv(['as_at', 'known_at', rowHeader, ...columns.map(({ words }) => words)], rows.map(({ words, cells }) =>
    [viewpoint.asAt, viewpoint.knownAt, words, ...cells.map((cell) => (cell.mark ? textOf(cell) : cell.number))]));
