import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { ChildAsked, type ChildTold } from '../../src/asking/child.js';
import { SnapshotAsked, type Snapshot } from '../../src/asking/snapshot.js';
import { replay } from '../../src/audit/replay.js';
import { CoreModule } from '../../src/core.module.js';
import { ExchangeModule } from '../../src/exchange.module.js';
import { ReturnExport } from '../../src/exports/ssda903/export-return.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { ChildId } from '../../src/domain/child/commands.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';
import type { ImportReport } from '../../src/imports/ssda903/report.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { Views } from '../../projections/views/views.js';
import { countOn, dataRowsIn, recount, sampleFolder, sampleIsHere } from '../support/sample-recount.js';

const AUTHORITY = 'E99000001';
const today = () => '2026-11-23' as CalendarDate;

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  folders.push(folder);
  return folder;
};

const opened: INestApplicationContext[] = [];
const tracker = async (): Promise<INestApplicationContext> => {
  const core = CoreModule.over({ data: scratch(), today });
  const app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false });
  await app.init();
  opened.push(app);
  return app;
};

const bringIn = async (app: INestApplicationContext, paths: string[], more: object = {}): Promise<ImportReport> => {
  const report = await app.get(ReturnImport).import(paths, { authority: AUTHORITY, by: 'test', ...more });
  await app.get<Projector>(Projector).waitUntilSeen(await app.get<Ledger>(LEDGER).head(), 120_000);
  return report;
};

const snapshot = (app: INestApplicationContext, asAt: string, by: string): Promise<Snapshot> =>
  app.get(QueryBus).execute(new SnapshotAsked(AUTHORITY, { asAt }, by));

const DAYS = [
  '2016-05-31', '2017-04-01', '2017-09-30', '2018-03-31', '2018-04-01', '2018-08-31', '2018-12-31', '2019-03-31',
  '2019-10-27', '2020-02-29', '2020-03-31', '2020-12-24', '2021-03-31', '2021-11-01', '2022-03-31', '2023-01-01',
];

if (!sampleIsHere) {
  test('the sample return is not on this machine, so its tests did not run', () => {
    console.warn('The tests over the sample return did not run: ../shared/data is not here.');
  });
}

const overTheSample = sampleIsHere ? describe : () => undefined;

overTheSample('five years of a return in the real format', () => {
  let app: INestApplicationContext;
  let report: ImportReport;
  const files = () => readdirSync(sampleFolder).map((name) => join(sampleFolder, name));

  beforeAll(async () => {
    app = await tracker();
    report = await bringIn(app, [sampleFolder]);
  }, 180_000);

  afterAll(async () => {
    for (const one of opened) await one.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test('are read to the last row, and every row is imported, unchanged or rejected', () => {
    expect(report.rowsRead).toBe(dataRowsIn());
    expect(report.rowsImported + report.rowsUnchanged + report.rowsRejected).toBe(report.rowsRead);
    expect(report.years).toEqual([2018, 2019, 2020, 2021, 2022]);
  });

  test('agree on any day with an independent recount of the files, by every code', async () => {
    const counts = recount();
    for (const day of DAYS)
      for (const [by, theirs] of [['placementType', 'place'], ['legalStatus', 'legal'], ['providerType', 'provider'], ['sex', 'sex']] as const) {
        const { total, shortBreaks, groups } = await snapshot(app, day, by);
        expect({ day, by, total, shortBreaks, groups }).toEqual({ day, by, ...countOn(counts, day, theirs) });
      }
  });

  test('list what the sequence rules find, child by child', () => {
    const sequence = report.findings.filter(({ rule }) => ['388', '431', '432', '433', '434', '435', '436', '501'].includes(rule));
    expect(sequence.length).toBeGreaterThan(0);
    for (const { child, file, row } of sequence) expect([child, file, row].every((part) => part !== null)).toBe(true);
  });

  test('come in again without changing anything', async () => {
    const again = await bringIn(app, [sampleFolder]);
    expect(again).toMatchObject({ rowsRead: report.rowsRead, rowsImported: 0, rowsRejected: 0, entriesMade: 0 });
    expect(again.rowsUnchanged).toBe(report.rowsRead);
  });

  test('show what rows said, what is believed instead and why', async () => {
    const told: ChildTold = await app.get(QueryBus).execute(new ChildAsked(AUTHORITY, '276736' as ChildId, {}));
    expect(told.resolutions.map(({ why }) => why)).toContain('ends-where-next-begins');
    expect(JSON.stringify(told)).not.toMatch(/PL_POST|HOME_POST|postcode/i);
  });

  test('replay to the very same views', async () => {
    expect(await replay(app.get<Ledger>(LEDGER), app.get(Views).sql)).toMatchObject({ identical: true, firstDifference: null });
  }, 60_000);

  test('give the same timeline in whatever order the years arrive, under whatever names', async () => {
    const other = await tracker();
    const renamed = scratch();
    files().forEach((file, at) => copyFileSync(file, join(renamed, `${(at * 7919) % 1_000}-x.csv`)));
    const yearsApart = [2021, 2019, 2017, 2020, 2018].map((year) => files().filter((file) => file.includes(`${year}-`)));
    for (const paths of yearsApart) await bringIn(other, paths);
    const third = await tracker();
    await bringIn(third, [renamed]);
    for (const day of DAYS) {
      const expected = (await snapshot(app, day, 'placementType')).children;
      expect((await snapshot(other, day, 'placementType')).children).toEqual(expected);
      expect((await snapshot(third, day, 'placementType')).children).toEqual(expected);
    }
  }, 240_000);

  test('can be tried without writing anything', async () => {
    const other = await tracker();
    const dry = await bringIn(other, [sampleFolder], { dryRun: true });
    expect(dry).toMatchObject({ rowsRead: report.rowsRead, rowsImported: report.rowsImported, rowsRejected: report.rowsRejected });
    expect(await other.get<Ledger>(LEDGER).head()).toBe(0);
  }, 120_000);

  test('come back out as a return that comes in again to the same answers', async () => {
    const other = await tracker();
    const out = scratch();
    for (const year of [2018, 2019, 2020, 2021, 2022])
      await app.get(ReturnExport).write({ authority: AUTHORITY, year, to: join(out, `${year - 1}`) });
    await bringIn(other, [out]);
    for (const day of DAYS.filter((each) => each >= '2017-04-01' && each < '2022-04-01'))
      for (const by of ['placementType', 'legalStatus'])
        expect((await snapshot(other, day, by)).groups).toEqual((await snapshot(app, day, by)).groups);
  }, 240_000);
});
