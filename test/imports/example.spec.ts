import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { SnapshotAsked, type Snapshot } from '../../src/asking/snapshot.js';
import { CoreModule } from '../../src/core.module.js';
import type { FaultKind } from '../../src/example/fault.js';
import { writeExampleReturn, type Written } from '../../src/example/write-example-return.js';
import { ExchangeModule } from '../../src/exchange.module.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';
import type { ImportReport } from '../../src/imports/ssda903/report.js';

const AUTHORITY = 'E08999901';

/** Under which rules a flaw of each kind is told of. */
const TOLD_AS: Readonly<Record<FaultKind, readonly string[]>> = {
  corrected: ['later-word'],
  'late-entry': ['told-late'],
  'open-with-reason': ['148', 'open-with-reason'],
  'open-and-closed': ['closed-beats-open'],
  'no-continuation': ['388'],
  overlap: ['ends-where-next-begins'],
  'missing-from-a-year': ['501', '502', '562', 'NoE', '503A'],
  unreadable: ['141', '143', '144', '145', '146', '147', '149', '178', '1009'],
};

/** Placement types that left the list in 2023 and 2024, while children went on living there: the example tells that too. */
const ENDED_MEANWHILE = ['146', '217t'];

describe.each([{ firstYear: 2015 }, { firstYear: 2022 }])('the example authority’s return, five years from %o', (told) => {
  let app: INestApplicationContext;
  let written: Written;
  let report: ImportReport;
  const folder = mkdtempSync(join(tmpdir(), 'example-'));

  beforeAll(async () => {
    written = await writeExampleReturn(join(folder, 'return'), told);
    const core = CoreModule.over({ data: join(folder, 'store') });
    app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false });
    await app.init();
    report = await app.get(ReturnImport).import([join(folder, 'return')], { authority: AUTHORITY, by: 'test' });
  }, 180_000);

  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('comes in to the last row, but for the few that cannot be read', () => {
    expect(report.rowsImported + report.rowsUnchanged + report.rowsRejected).toBe(report.rowsRead);
    expect(report.rowsRejected).toBe(written.tally.faultsByKind.unreadable);
  });

  test('has every one of its flaws told of, at the child it is about', () => {
    const told = new Set(report.findings.map(({ child, rule }) => `${child} ${rule}`));
    const untold = written.tally.faults.filter(({ kind, child }) => !TOLD_AS[kind].some((rule) => told.has(`${child} ${rule}`)));
    expect(untold).toEqual([]);
  });

  test('tells nothing of children without a flaw', () => {
    const flawed = new Set(written.tally.faults.map(({ child }) => child));
    const untrue = report.findings.filter(({ child, rule }) => child !== null && !flawed.has(child) && !ENDED_MEANWHILE.includes(rule));
    expect(untrue).toEqual([]);
  });

  test('shows as many in care at each year’s end as the story says, give or take its flaws', async () => {
    for (const { year, inCare } of written.tally.byYear) {
      const told: Snapshot = await app.get(QueryBus).execute(new SnapshotAsked(AUTHORITY, { asAt: `${year}-03-31` }));
      expect(Math.abs(told.total - inCare)).toBeLessThanOrEqual(written.tally.faults.length / 10);
    }
  });
});
