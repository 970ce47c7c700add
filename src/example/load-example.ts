import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { StatusAsked, type Status } from '../audit/status.js';
import type { Config } from '../config.js';
import { lastDayOf, type CalendarDate, type CollectionYear } from '../domain/calendar.js';
import { ReturnImport } from '../imports/ssda903/import-return.js';
import { Projector } from '../projecting/projector.js';
import { yearsOf } from './example-return.js';
import { folderOf } from './tables.js';
import { writeExampleReturn } from './write-example-return.js';

/** Late enough that today’s page is nearly up to date, and that the return’s newer tables and codes are met. */
const TOLD = { firstYear: 2022, years: 5 };

/** The last day that the example authority’s returns tell of. */
export const EXAMPLE_ENDS: CalendarDate = lastDayOf(yearsOf(TOLD).at(-1) as CollectionYear);

/** Tells how many rows of how many are in. */
export type LoadingProgress = (done: number, total: number) => void;

/**
 * Fills an empty store with the example authority: each year’s return as it would have come in, in the summer after
 * the year. The folder of its files is there as long as it is not all in, so that a start after an interruption goes on.
 */
export const loadExample = async (
  app: INestApplicationContext,
  config: Config,
  onProgress?: LoadingProgress,
): Promise<void> => {
  const files = join(config.data, 'example-return');
  if (!config.example || !(await wanted(app, files))) return;
  await mkdir(files, { recursive: true });
  await writeExampleReturn(files, TOLD);
  const returns = new ReturnImport(app.get(CommandBus));
  for (const year of yearsOf(TOLD))
    await returns.import([join(files, folderOf(year))], {
      authority: config.authority,
      by: 'example',
      recordedOn: `${year}-06-30` as CalendarDate,
      ...(onProgress ? { onProgress } : {}),
    });
  const { head }: Status = await app.get(QueryBus).execute(new StatusAsked());
  await app.get(Projector).waitUntilSeen(head, 600_000);
  await rm(files, { recursive: true, force: true });
};

const wanted = async (app: INestApplicationContext, files: string): Promise<boolean> => {
  const { head }: Status = await app.get(QueryBus).execute(new StatusAsked());
  return head === 0 || existsSync(files);
};
