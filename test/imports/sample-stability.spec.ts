import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { StabilityAsked, type Stability } from '../../src/asking/stability.js';
import { CoreModule } from '../../src/core.module.js';
import { ExchangeModule } from '../../src/exchange.module.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';
import { Projector } from '../../src/projecting/projector.js';
import { sampleFolder, sampleIsHere } from '../support/sample-recount.js';
import { recounted } from '../support/sample-spells.js';

const AUTHORITY = 'E99000001';

if (!sampleIsHere)
  test('the sample return is not on this machine, so its measures were not recounted', () => {
    console.warn('The recount of NI62 and NI63 did not run: ../shared/data is not here.');
  });

const overTheSample = sampleIsHere ? describe : () => undefined;

overTheSample('stability in the sample return', () => {
  let app: INestApplicationContext;
  const folder = mkdtempSync(join(tmpdir(), 'stability-'));

  beforeAll(async () => {
    app = await NestFactory.createApplicationContext(ExchangeModule.over(CoreModule.over({ data: folder })), { logger: false });
    await app.init();
    const { entriesMade } = await app.get(ReturnImport).import([sampleFolder], { authority: AUTHORITY, by: 'test' });
    await app.get<Projector>(Projector).waitUntilSeen(entriesMade, 120_000);
  }, 180_000);

  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([2018, 2019, 2020, 2021])('agrees with an independent recount at 31 March %i', async (year) => {
    const told: Stability = await app.get(QueryBus).execute(new StabilityAsked(AUTHORITY, { asAt: `${year}-03-31` }));
    const { inCare, moved, longTerm, settled } = recounted(year);
    expect(inCare).toBeGreaterThan(50);
    expect(told.threeOrMorePlacements).toMatchObject({ numerator: moved, denominator: inCare });
    expect(told.samePlacementTwoYears).toMatchObject({ numerator: settled, denominator: longTerm });
  });
});
