import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { StatusAsked, type Status } from '../audit/status.js';
import type { CalendarDate } from '../domain/calendar.js';
import { LedgerUnavailable } from '../ledger/ledger.js';
import { Projector } from '../projecting/projector.js';
import { demonstrationPlan } from './demonstration-plan.js';
import { loadPlanned, type LoadingProgress } from './load-planned.js';
import { marginsFrom } from './margins.js';

/** The figures the demonstration authority adds up to, as they were printed. */
export const PUBLISHED_FIGURES = new URL('../../test/golden/published-figures.json', import.meta.url);

/** The evening that the strategy's data booklet tells of: where somebody new begins to look. */
export const DEMONSTRATION_EVENING = '2018-12-31' as CalendarDate;

type Where = { readonly data: string; readonly authority: string };

/**
 * Fills an empty store with the demonstration authority, in some seconds. A file says that it is not all in yet, so that a
 * start after an interruption goes on. Whether there was anything to do.
 */
export const loadDemonstration = async (
  app: INestApplicationContext, { data, authority }: Where, onProgress?: LoadingProgress,
): Promise<boolean> => {
  const unfinished = join(data, 'demonstration-unfinished');
  if ((await headOf(app)) > 0 && !existsSync(unfinished)) return false;
  await writeFile(unfinished, 'The demonstration authority is being recorded. It goes on at the next start.\n');
  await loadPlanned(app, authority, demonstrationPlan(marginsFrom(PUBLISHED_FIGURES), authority), onProgress);
  await app.get<Projector>(Projector).waitUntilSeen(await headOf(app), 600_000);
  await rm(unfinished);
  return true;
};

const headOf = async (app: INestApplicationContext): Promise<number> => {
  const { head }: Status = await app.get(QueryBus).execute(new StatusAsked());
  if (head === null) throw new LedgerUnavailable('The ledger is out of reach: whether it is empty cannot be told.', { passing: true });
  return head;
};
