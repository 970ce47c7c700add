import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Asking } from '../../asking/asking.js';
import { csv } from '../../csv.js';
import { dayOfMonth, monthOf, yearOf, type CalendarDate, type CollectionYear } from '../../domain/calendar.js';
import type { ChildEvent, ChildFact } from '../../domain/child/events.js';
import { inEffectOrder, wholeCommands, type EntryNumber } from '../../domain/entry.js';
import { rowsTold, type ToldRow } from '../../domain/statutory-return/rows-told.js';
import { tables, type TableName } from '../../domain/statutory-return/tables.js';
import type { StoredEntry } from '../../ledger/ledger.js';
import { fromStored } from '../../ledger/stored-events.js';

export type ExportOptions = {
  readonly authority: string;
  readonly year: CollectionYear;
  readonly to: string;
  readonly knownAt?: string | undefined;
};

export type ExportedReturn = {
  readonly year: CollectionYear;
  readonly knownAt: EntryNumber;
  readonly files: readonly { readonly file: string; readonly rows: number }[];
};

/** Writes a year's statutory return, one CSV file a table, as the record tells it with what was known at an entry. */
@Injectable()
export class ReturnExport {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async write({ authority, year, to, knownAt: asked }: ExportOptions): Promise<ExportedReturn> {
    const { knownAt } = await this.asking.settle({ knownAt: asked });
    await mkdir(to, { recursive: true });
    const files = await TableFiles.in(to);
    try {
      for await (const stream of this.asking.ledger.readStreams(knownAt)) {
        const child = childOf(stream, authority);
        if (child === undefined) continue;
        for (const row of rowsTold(factsIn(stream), year)) await files.add(child, row);
      }
    } finally {
      await files.close();
    }
    return { year, knownAt, files: files.written };
  }
}

const childOf = (stream: readonly StoredEntry[], authority: string): string | undefined => {
  const prefix = `child-${authority}-`;
  const name = stream[0]?.stream;
  return name?.startsWith(prefix) ? name.slice(prefix.length) : undefined;
};

const factsIn = (stream: readonly StoredEntry[]): readonly ChildFact[] =>
  inEffectOrder<ChildFact>(wholeCommands(stream.map((entry) => fromStored<ChildEvent>(entry)))).map(({ event }) => event);

/** A file of that name is there already: it may be the only copy of a return. */
export class WouldOverwrite extends Error {}

const refusingToOverwrite = (error: NodeJS.ErrnoException): never => {
  if (error.code !== 'EEXIST') throw error;
  throw new WouldOverwrite(`${error.path ?? 'A file'} is there already. Give an empty or a new folder with --to.`);
};

/** One open file for each table, written as rows come, so that memory does not grow with the return. */
class TableFiles {
  private readonly counts = new Map<TableName, number>();

  private constructor(private readonly handles: ReadonlyMap<TableName, FileHandle>) {}

  static async in(folder: string): Promise<TableFiles> {
    const handles = new Map<TableName, FileHandle>();
    for (const { name, columns } of Object.values(tables)) {
      const handle = await open(join(folder, fileOf(name)), 'wx').catch(refusingToOverwrite);
      await handle.write(csv(columns.map((column) => column.name), []));
      handles.set(name, handle);
    }
    return new TableFiles(handles);
  }

  async add(child: string, { table, cells }: ToldRow): Promise<void> {
    const row = tables[table].columns.map(({ name, kind }) => {
      const cell = name === 'CHILD' ? child : (cells[name] ?? '');
      return kind === 'date' && cell !== '' ? asReturned(cell as CalendarDate) : cell;
    });
    await this.handles.get(table)?.write(withoutHead(csv([], [row])));
    this.counts.set(table, (this.counts.get(table) ?? 0) + 1);
  }

  get written(): ExportedReturn['files'] {
    return Object.values(tables).map(({ name }) => ({ file: fileOf(name), rows: this.counts.get(name) ?? 0 }));
  }

  async close(): Promise<void> {
    for (const handle of this.handles.values()) await handle.close();
  }
}

const fileOf = (table: TableName): string => `${table.toLowerCase()}.csv`;

const withoutHead = (text: string): string => text.slice(text.indexOf('\n') + 1);

/** The return writes dates DD/MM/YYYY. */
const asReturned = (date: CalendarDate): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) ? [pad(dayOfMonth(date)), pad(monthOf(date)), yearOf(date)].join('/') : date;

const pad = (value: number): string => String(value).padStart(2, '0');
