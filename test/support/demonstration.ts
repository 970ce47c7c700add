import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CoreModule } from '../../src/core.module.js';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.js';
import { ExchangeModule } from '../../src/exchange.module.js';

/** The demonstration authority, recorded in a folder of its own. */
export type Demonstration = { readonly app: INestApplicationContext; readonly data: string; readonly authority: string; readonly close: () => Promise<void> };

const AUTHORITY = 'E08999901';

export const demonstration = async (): Promise<Demonstration> => {
  const data = await mkdtemp(join(tmpdir(), 'demonstration-'));
  const app = await NestFactory.createApplicationContext(ExchangeModule.over(CoreModule.over({ data })), { logger: false, abortOnError: false });
  await app.init();
  await loadDemonstration(app, { data, authority: AUTHORITY });
  return {
    app, data, authority: AUTHORITY,
    close: async () => {
      await app.close();
      await rm(data, { recursive: true, force: true });
    },
  };
};
