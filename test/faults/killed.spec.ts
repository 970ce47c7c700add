import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { SnapshotAsked, type Snapshot } from '../../src/asking/snapshot.js';
import { replay } from '../../src/audit/replay.js';
import { verifyStore } from '../../src/audit/verify.js';
import { CoreModule } from '../../src/core.module.js';
import { writeExampleReturn } from '../../src/example/write-example-return.js';
import { ExchangeModule } from '../../src/exchange.module.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';
import type { ImportReport } from '../../src/imports/ssda903/report.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { Views } from '../../projections/views/views.js';
import { killedAfter } from '../support/killing.js';

const AUTHORITY = 'E99000001';
/** A long campaign sets this higher; how often each is killed. */
const TIMES = Number(process.env['TRACKER_KILLS'] ?? 4);
const DAYS = ['2014-06-30', '2015-03-31', '2015-12-31', '2016-03-31'];

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  folders.push(folder);
  return folder;
};

const within = async <T>(data: string, work: (app: INestApplicationContext) => Promise<T>): Promise<T> => {
  const app = await NestFactory.createApplicationContext(ExchangeModule.over(CoreModule.over({ data })), { logger: false });
  await app.init();
  try {
    return await work(app);
  } finally {
    await app.close();
  }
};

const bringIn = (app: INestApplicationContext, folder: string): Promise<ImportReport> =>
  app.get(ReturnImport).import([folder], { authority: AUTHORITY, by: 'test' });

const answers = async (app: INestApplicationContext): Promise<unknown> => {
  await app.get<Projector>(Projector).waitUntilSeen(await app.get<Ledger>(LEDGER).head(), 60_000);
  const told = DAYS.map((asAt): Promise<Snapshot> => app.get(QueryBus).execute(new SnapshotAsked(AUTHORITY, { asAt })));
  return (await Promise.all(told)).map(({ children, total, groups }) => ({ children, total, groups }));
};

const sound = async (app: INestApplicationContext): Promise<void> => {
  const told = await replay(app.get<Ledger>(LEDGER), app.get(Views).sql);
  expect(told).toMatchObject({ identical: true, firstDifference: null });
};

describe('a tracker killed without warning (kill -9)', () => {
  let example: string;
  let expected: unknown;
  let whole: string;

  beforeAll(async () => {
    example = scratch();
    await writeExampleReturn(example, { children: 150, firstYear: 2015, years: 2 });
    whole = scratch();
    expected = await within(whole, async (app) => {
      await bringIn(app, example);
      return answers(app);
    });
  }, 120_000);

  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test('in the middle of an import leaves a ledger that the same import completes', async () => {
    const data = scratch();
    let interrupted = 0;
    for (let time = 0; time < TIMES; time += 1) {
      const { done } = await killedAfter(20 + ((time * 137) % 400), ['import', data, example]);
      if (!done) interrupted += 1;
      expect(await verifyStore(data, [], () => undefined)).toMatchObject({ intact: true });
    }
    expect(interrupted).toBeGreaterThan(0);
    await within(data, async (app) => {
      const report = await bringIn(app, example);
      expect(report.rowsImported + report.rowsUnchanged + report.rowsRejected).toBe(report.rowsRead);
      expect(await answers(app)).toEqual(expected);
      await sound(app);
    });
  }, 120_000);

  test('in the middle of rebuilding goes on answering from the views shown before, or from the new ones, never from a mix', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const { begun } = await killedAfter(5 + ((time * 61) % 300), ['rebuild', whole]);
      expect(begun).toBe(true);
      await within(whole, async (app) => {
        expect(await answers(app)).toEqual(expected);
        await sound(app);
      });
    }
  }, 120_000);

  test('between writing the ledger and the views catches up at the next start', async () => {
    const data = scratch();
    copyFileSync(join(whole, 'ledger.db'), join(data, 'ledger.db'));
    await within(data, async (app) => {
      expect(await answers(app)).toEqual(expected);
      await sound(app);
    });
  }, 60_000);
});

describe('a switch of views that was interrupted', () => {
  const pointer = (data: string) => join(data, 'views', 'views.current');
  const small = async (): Promise<{ data: string; expected: unknown }> => {
    const [data, example] = [scratch(), scratch()];
    await writeExampleReturn(example, { children: 20, firstYear: 2015, years: 1 });
    const expected = await within(data, async (app) => {
      await bringIn(app, example);
      return answers(app);
    });
    return { data, expected };
  };

  test('before the pointer was renamed shows the views that were there', async () => {
    const { data, expected } = await small();
    const shown = readFileSync(pointer(data), 'utf8');
    writeFileSync(join(data, 'views', 'views-99.db'), 'half built');
    writeFileSync(join(data, 'views', 'views.current.next'), 'views-99.db\n');
    await within(data, async (app) => expect(await answers(app)).toEqual(expected));
    expect(readFileSync(pointer(data), 'utf8')).toBe(shown);
    expect(existsSync(join(data, 'views', 'views-99.db'))).toBe(false);
  });

  test('after the pointer was renamed shows the new views and lets go of the old', async () => {
    const { data, expected } = await small();
    const shown = readFileSync(pointer(data), 'utf8').trim();
    copyFileSync(join(data, 'views', shown), join(data, 'views', 'views-98.db'));
    writeFileSync(pointer(data), 'views-98.db\n');
    await within(data, async (app) => expect(await answers(app)).toEqual(expected));
    expect(readdirSync(join(data, 'views')).filter((name) => name.endsWith('.db'))).toEqual(['views-98.db']);
  });

  test('whose file was damaged is built again from the ledger', async () => {
    const { data, expected } = await small();
    writeFileSync(join(data, 'views', readFileSync(pointer(data), 'utf8').trim()), 'not a database');
    await within(data, async (app) => expect(await answers(app)).toEqual(expected));
  });
});
