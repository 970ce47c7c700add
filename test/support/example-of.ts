import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { StatusAsked, type Status } from '../../src/audit/status.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { writeExampleReturn } from '../../src/example/write-example-return.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';
import { Projector } from '../../src/projecting/projector.js';
import type { Served } from './served.js';

const YEARS = [2022, 2023, 2024, 2025, 2026];

/** Brings in an example authority of so many children, each year’s return as it came in the summer after. */
export const exampleOf = async (children: number, { serving: { app }, config }: Served): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'example-'));
  const { files } = await writeExampleReturn(folder, { children, firstYear: YEARS[0] as number, years: YEARS.length });
  const returns = new ReturnImport(app.get(CommandBus));
  for (const year of YEARS) {
    const ofYear = files.filter((file) => file.startsWith(`${year - 1}-`)).map((file) => join(folder, file));
    await returns.import(ofYear, {
      authority: config.authority,
      by: 'example',
      recordedOn: `${year}-06-30` as CalendarDate,
    });
  }
  const { head }: Status = await app.get(QueryBus).execute(new StatusAsked());
  await app.get<Projector>(Projector).waitUntilSeen(head ?? 0);
  await rm(folder, { recursive: true, force: true });
};
