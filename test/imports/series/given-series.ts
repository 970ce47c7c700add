import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { MeasureAsked, type MeasureTold, type PeriodAsked } from '../../../src/asking/measure.js';
import { SeriesAsked, type SeriesTold } from '../../../src/asking/series.js';
import { CoreModule } from '../../../src/core.module.js';
import type { CalendarDate } from '../../../src/domain/calendar.js';
import { ExchangeModule } from '../../../src/exchange.module.js';
import { SeriesImport, type SeriesImportOptions, type SeriesReport } from '../../../src/imports/series/import-series.js';
import type { Ledger } from '../../../src/ledger/ledger.js';
import { Projector } from '../../../src/projecting/projector.js';
import { LEDGER } from '../../../src/recording/recording.tokens.js';

/** The authority that the published files are looked at from. */
export const AUTHORITY = 'E08000018';

/** A tracker that takes published series in and tells of them. */
export type Publishing = {
  readonly app: INestApplicationContext;
  readonly bringIn: (paths: readonly string[], options?: Partial<SeriesImportOptions>) => Promise<SeriesReport>;
  readonly series: (reference: string, releasedBy?: string, knownAt?: string) => Promise<SeriesTold | null>;
  /** The values of a measure's figures by their ids. */
  readonly figures: (measure: string, asAt: string, period?: PeriodAsked) => Promise<ReadonlyMap<string, number | null>>;
  readonly head: () => Promise<number>;
};

const folders: string[] = [];
const opened: INestApplicationContext[] = [];
afterAll(async () => {
  for (const app of opened.splice(0)) await app.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'series-'));
  folders.push(folder);
  return folder;
};

/** Files of these names and lines; their paths. */
export const filesOf = (files: Readonly<Record<string, readonly string[]>>): readonly string[] => {
  const folder = scratch();
  return Object.entries(files).map(([name, lines]) => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  });
};

export const publishing = async (today: () => string = () => '2026-11-26'): Promise<Publishing> => {
  const core = CoreModule.over({ data: scratch(), today: () => today() as CalendarDate });
  const app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false });
  await app.init();
  opened.push(app);
  const head = async (): Promise<number> => app.get<Ledger>(LEDGER).head();
  return {
    app,
    head,
    bringIn: async (paths, options = {}) => {
      const report = await app.get(SeriesImport).import(paths, { authority: AUTHORITY, by: 'test', ...options });
      await app.get<Projector>(Projector).waitUntilSeen(await app.get<Ledger>(LEDGER).head(), 120_000);
      return report;
    },
    series: (reference, releasedBy, knownAt) => app.get(QueryBus).execute(new SeriesAsked(AUTHORITY, reference, { knownAt }, releasedBy)),
    figures: async (measure, asAt, period = {}) => {
      const told: MeasureTold = await app.get(QueryBus).execute(new MeasureAsked(AUTHORITY, measure, { asAt }, period));
      return new Map(told.figures.map(({ id, value }) => [id, value]));
    },
  };
};
