import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { csv } from '../../csv.js';
import { dayOfMonth, monthOf, yearOf, type CalendarDate } from '../../domain/calendar.js';
import type { ToldRow } from '../../domain/statutory-return/rows-told.js';
import { tables, type TableName } from '../../domain/statutory-return/tables.js';

/** A file of a return, by the table it holds, and how many rows. */
export type TableFile = { readonly table: TableName; readonly file: string; readonly rows: number };

/** A file of that name is there already: it may be the only copy of a return. */
export class WouldOverwrite extends Error {}

const refusingToOverwrite = (error: NodeJS.ErrnoException): never => {
  if (error.code !== 'EEXIST') throw error;
  throw new WouldOverwrite(`${error.path ?? 'A file'} is there already. Give an empty or a new folder with --to.`);
};

/** One open file for each table, written as rows come, so that memory does not grow with the return. */
export class TableFiles {
  private readonly counts = new Map<TableName, number>();

  private constructor(
    private readonly handles: ReadonlyMap<TableName, FileHandle>,
    private readonly withIdentity: boolean,
  ) {}

  /** Without `identity` the cells that name people are left blank. */
  static async in(folder: string, { identity = true, mode = 0o666 }: { readonly identity?: boolean; readonly mode?: number } = {}): Promise<TableFiles> {
    const handles = new Map<TableName, FileHandle>();
    for (const { name, columns } of Object.values(tables)) {
      const handle = await open(join(folder, fileOf(name)), 'wx', mode).catch(refusingToOverwrite);
      handles.set(name, handle);
      await handle.write(csv(columns.map((column) => column.name), []));
    }
    return new TableFiles(handles, identity);
  }

  /** Adds a child’s rows, and tells the place of each in its file as a spreadsheet numbers it, the header being row 1. */
  async add(child: string, rows: readonly ToldRow[]): Promise<readonly number[]> {
    for (const table of new Set(rows.map((row) => row.table))) {
      const lines = rows.filter((row) => row.table === table).map(({ cells }) => this.lineOf(table, child, cells));
      await this.handles.get(table)?.write(withoutHead(csv([], lines)));
    }
    return rows.map(({ table }) => {
      const count = (this.counts.get(table) ?? 0) + 1;
      this.counts.set(table, count);
      return count + 1;
    });
  }

  private lineOf(table: TableName, child: string, cells: ToldRow['cells']): readonly string[] {
    return tables[table].columns.map(({ name, kind, identity }) => {
      if (name === 'CHILD') return child;
      const cell = identity && !this.withIdentity ? '' : (cells[name] ?? '');
      return kind === 'date' && cell !== '' ? asReturned(cell as CalendarDate) : cell;
    });
  }

  get written(): readonly TableFile[] {
    return Object.values(tables).map(({ name }) => ({ table: name, file: fileOf(name), rows: this.counts.get(name) ?? 0 }));
  }

  async close(): Promise<void> {
    for (const handle of this.handles.values()) await handle.close();
  }
}

export const fileOf = (table: TableName): string => `${table.toLowerCase()}.csv`;

const withoutHead = (text: string): string => text.slice(text.indexOf('\n') + 1);

/** The return writes dates DD/MM/YYYY. */
const asReturned = (date: CalendarDate): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) ? [pad(dayOfMonth(date)), pad(monthOf(date)), yearOf(date)].join('/') : date;

const pad = (value: number): string => String(value).padStart(2, '0');
