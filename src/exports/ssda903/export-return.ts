import { mkdir } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Asking } from '../../asking/asking.js';
import type { CollectionYear } from '../../domain/calendar.js';
import type { EntryNumber } from '../../domain/entry.js';
import { childrenReturned } from './children-returned.js';
import { TableFiles, type TableFile } from './table-files.js';

export type ExportOptions = {
  readonly authority: string;
  readonly year: CollectionYear;
  readonly to: string;
  readonly knownAt?: string | undefined;
};

export type ExportedReturn = {
  readonly year: CollectionYear;
  readonly knownAt: EntryNumber;
  readonly files: readonly Pick<TableFile, 'file' | 'rows'>[];
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
      for await (const { child, rows } of childrenReturned(this.asking.ledger, { authority, year, knownAt })) await files.add(child, rows);
    } finally {
      await files.close();
    }
    return { year, knownAt, files: files.written.map(({ file, rows }) => ({ file, rows })) };
  }
}
