import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CoreModule } from '../../../src/core.module.js';
import type { CalendarDate } from '../../../src/domain/calendar.js';
import { ExchangeModule } from '../../../src/exchange.module.js';
import { RecordsImport, type RecordsImportOptions, type RecordsReport } from '../../../src/imports/records/records-import.js';
import type { Table } from '../../../src/imports/records/table.js';
import { tables } from '../../../src/imports/records/tables.js';
import type { Ledger, StoredEntry } from '../../../src/ledger/ledger.js';
import { LEDGER } from '../../../src/recording/recording.tokens.js';

export const AUTHORITY = 'E99000001';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A council's register: it brings files in and tells what its ledger then has. */
export type Register = {
  readonly app: INestApplicationContext;
  readonly bringIn: (files: Files, options?: Partial<RecordsImportOptions>) => Promise<RecordsReport>;
  readonly entries: () => Promise<readonly StoredEntry[]>;
  /** The stored data of one type, in the order of the ledger. */
  readonly told: (type: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
};

const folders: string[] = [];
const opened: INestApplicationContext[] = [];
afterAll(async () => {
  for (const app of opened.splice(0)) await app.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'records-'));
  folders.push(folder);
  return folder;
};

export const filesIn = (files: Files): string => {
  const folder = scratch();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

export const openRegister = async (today = '2026-11-26'): Promise<Register> => {
  const core = CoreModule.over({ data: scratch(), today: () => today as CalendarDate });
  const app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false });
  await app.init();
  opened.push(app);
  const entries = async (): Promise<readonly StoredEntry[]> => {
    const all: StoredEntry[] = [];
    const ledger: Ledger = app.get(LEDGER);
    for await (const entries of ledger.readAll(0)) all.push(...entries);
    return all;
  };
  return {
    app,
    entries,
    told: async (type) => (await entries()).filter((entry) => entry.type === type).map(({ data }) => data),
    bringIn: (files, options = {}) =>
      app.get(RecordsImport).import([filesIn(files)], { authority: AUTHORITY, by: 'test', ...options }),
  };
};

export const csv = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

const quoted = (cell: string): string => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A table's own example, as a file: every column, and one row. */
export const exampleOf = ({ columns }: Table): string =>
  csv(Object.keys(columns).join(','), Object.values(columns).map(({ example }) => quoted(example)).join(','));

/** All tables with their examples. */
export const everyExample = (): Record<string, string> =>
  Object.fromEntries(tables.map((table) => [`${table.name}.csv`, exampleOf(table)]));

/** `rule column at file:row`, in the order of the files. */
export const told = ({ findings }: RecordsReport): string[] =>
  findings.map(({ rule, column, file, row }) => `${rule}${column === null ? '' : ` ${column}`} at ${file.replace(/^.*\//, '')}:${row}`);
