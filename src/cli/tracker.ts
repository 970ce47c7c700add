import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Asking } from '../asking/asking.js';
import { configFrom } from '../config.js';
import { CoreModule } from '../core.module.js';
import { ExchangeModule } from '../exchange.module.js';
import { Projector } from '../projecting/projector.js';
import { isBegun } from '../projecting/store.js';
import { progressOn } from './progress.js';

/** A command that cannot be carried out as asked; the message says what to do. Exit code 2. */
export class Unusable extends Error {}

/** An answer of nothing is easily taken for a fact where another authority was meant. */
const tellOfOthers = async (app: INestApplicationContext, authority: string): Promise<void> => {
  const known = await app.get(Asking).reading.authorities();
  if (known.length > 0 && !known.includes(authority))
    process.stderr.write(`Nothing is recorded of authority ${authority} in this store. It has ${known.join(', ')}: choose with --authority.\n`);
};

type Opening = {
  readonly mayBegin?: boolean;
  /** What is only tried leaves nothing behind: where there is no store yet, one is begun in a scratch place. */
  readonly supposing?: boolean;
  /** The authority asked about. */
  readonly of?: string;
};

/** Opens the store of a folder for one command, and lets go of it afterwards. */
export const withTracker = async <Answer>(
  data: string, options: Opening, work: (app: INestApplicationContext) => Promise<Answer>,
): Promise<Answer> => {
  const { ledger, views } = configFrom(process.env);
  const there = isBegun({ data, ledger });
  if (!there && options.supposing) {
    const scratch = mkdtempSync(join(tmpdir(), 'tracker-'));
    return withTracker(scratch, { mayBegin: true }, work).finally(() => rmSync(scratch, { recursive: true, force: true }));
  }
  if (!options.mayBegin && !there)
    throw new Unusable(`There is no ledger in ${data}. Import a return into it first, or give another folder with --data.`);
  const progress = progressOn('Catching up with the ledger', 'entries');
  const core = CoreModule.over({ data, ledger, views, onCatchUp: progress.to });
  const app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false, abortOnError: false });
  progress.end();
  try {
    await app.init();
    const { stopped } = app.get<Projector>(Projector).status;
    if (stopped) process.stderr.write(`The views have stopped before entry ${stopped.before}: ${stopped.why}\n`);
    if (options.of !== undefined) await tellOfOthers(app, options.of);
    return await work(app);
  } finally {
    await app.close();
  }
};
