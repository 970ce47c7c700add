import 'reflect-metadata';
import { mkdirSync, rmSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { replay } from '../src/audit/replay.js';
import { CoreModule } from '../src/core.module.js';
import type { CalendarDate } from '../src/domain/calendar.js';
import { ExchangeModule } from '../src/exchange.module.js';
import type { Ledger } from '../src/ledger/ledger.js';
import { verifyLedger } from '../src/ledger/verify.js';
import { LEDGER } from '../src/recording/recording.tokens.js';
import { Views } from '../projections/views/views.js';
import type { Gate } from './measuring.js';

/** A day after everything the bench tells of. */
export const TODAY = '2199-12-31' as CalendarDate;

/** The product without its HTTP doors, over the store of a folder. */
export const openTracker = async (data: string): Promise<INestApplicationContext> => {
  const core = CoreModule.over({ data, today: () => TODAY });
  const app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false, abortOnError: false });
  return app.init();
};

export const emptied = (folder: string): string => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** The views say what the ledger says, row by row. */
export const replaysTheSame = async (app: INestApplicationContext): Promise<Gate> => {
  const { identical, entries, rowsCompared } = await replay(app.get<Ledger>(LEDGER), app.get(Views).sql);
  return { what: `${entries} entries replay to the same ${rowsCompared} rows`, held: identical };
};

export const isIntact = async (file: string): Promise<Gate> => {
  const { intact, entries } = await verifyLedger(file);
  return { what: `${entries} entries verified, none altered`, held: intact };
};
