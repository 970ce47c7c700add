import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { MeasureAsked, type MeasureTold } from '../../src/asking/measure.js';
import { CoreModule } from '../../src/core.module.js';
import { ExchangeModule } from '../../src/exchange.module.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';
import { Projector } from '../../src/projecting/projector.js';
import { countOn, recount, sampleFolder, sampleIsHere } from '../support/sample-recount.js';
import { recounted } from '../support/sample-spells.js';

const AUTHORITY = 'E99000001';
const YEARS = [2018, 2019, 2020] as const;

if (!sampleIsHere)
  test('the sample return is not on this machine, so its measures were not recounted', () => {
    console.warn('The recount of the measures did not run: ../shared/data is not here.');
  });

const overTheSample = sampleIsHere ? describe : () => undefined;

overTheSample('the measures of the sample return', () => {
  let app: INestApplicationContext;
  const folder = mkdtempSync(join(tmpdir(), 'measures-'));
  const files = sampleIsHere ? recount() : undefined;

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

  const figuresOf = async (name: string, year: number): Promise<ReadonlyMap<string, number | null>> => {
    const told: MeasureTold = await app.get(QueryBus).execute(new MeasureAsked(AUTHORITY, name, { asAt: `${year}-03-31` }));
    return new Map(told.figures.map(({ id, value }) => [id, value]));
  };

  /** The counts of one table that are more than none, by the last part of their ids. */
  const table = (figures: ReadonlyMap<string, number | null>, prefix: string): Record<string, number> => {
    const own = [...figures].filter(([id, value]) => id.startsWith(prefix) && !id.endsWith('.percent') && value);
    return Object.fromEntries(own.map(([id, value]) => [id.slice(prefix.length), value ?? 0]));
  };

  test.each(YEARS)('agree with an independent recount of NI62 and NI63 at 31 March %i', async (year) => {
    const { inCare, moved, longTerm, settled } = recounted(year);
    const figures = await figuresOf('stability', year);
    const tenths = (some: number, all: number) => Number(((some / all) * 100).toFixed(1));
    expect(inCare).toBeGreaterThan(50);
    expect(table(figures, 'stability.threePlacements.')).toMatchObject({ inCare, count: moved });
    expect(table(figures, 'stability.longTerm.')).toMatchObject({ eligible: longTerm, stable: settled });
    expect(figures.get('stability.threePlacements.percent')).toBe(tenths(moved, inCare));
    expect(figures.get('stability.longTerm.percent')).toBe(tenths(settled, longTerm));
  });

  const AGAINST = [
    ['placement.type.', 'place', {}],
    ['placement.provider.', 'provider', { 'not recorded': 'notRecorded' }],
    ['lac.legalStatus.', 'legal', {}],
    ['lac.sex.', 'sex', { 1: 'male', 2: 'female' }],
    ['lac.ethnicity.', 'ethnicity', {}],
    ['lac.ageBand.', 'ageBand', { 'under 1': 'under1', '1 to 4': '1To4', '5 to 9': '5To9', '10 to 15': '10To15', '16 and over': '16Plus' }],
  ] as const;

  test.each(YEARS.flatMap((year) => AGAINST.map(([prefix, by, names]) => ({ year, prefix, by, names }))))(
    'agree with an independent recount by $by at 31 March $year',
    async ({ year, prefix, by, names }) => {
      const counted = countOn(files as ReturnType<typeof recount>, `${year}-03-31`, by);
      const figures = await figuresOf('sufficiency', year);
      const named = (group: string) => (names as Record<string, string>)[group] ?? group;
      expect([figures.get('lac.total'), figures.get('lac.shortBreaks')]).toEqual([counted.total, counted.shortBreaks]);
      expect(table(figures, prefix)).toEqual(Object.fromEntries(Object.entries(counted.groups).map(([group, count]) => [named(group), count])));
    },
  );

  test.each(YEARS)('have flows that reconcile with the counts of each evening, to 31 March %i', async (year) => {
    const flows = await figuresOf('flows', year);
    const evening = (day: string) => countOn(files as ReturnType<typeof recount>, day, 'place').total;
    expect(flows.get(`flow.${year - 1}-04.opening`)).toBe(evening(`${year - 1}-03-31`));
    expect(flows.get(`flow.${year}-03.closing`)).toBe(evening(`${year}-03-31`));
    const net = [...flows].filter(([id]) => id.endsWith('.net')).reduce((sum, [, value]) => sum + (value ?? 0), 0);
    expect(evening(`${year - 1}-03-31`) + net).toBe(evening(`${year}-03-31`));
  });
});
