import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { FigureAsked, type FigureTold } from '../../src/asking/figure.js';
import { MeasureAsked, type MeasureTold } from '../../src/asking/measure.js';
import { TargetsAsked, type TargetsTold } from '../../src/asking/targets.js';
import { EXAMPLE_AUTHORITY } from '../../src/config.js';
import { CoreModule } from '../../src/core.module.js';
import { benchmarksPlanned } from '../../src/demonstration/benchmarks.js';
import { PUBLISHED_FIGURES } from '../../src/demonstration/load-demonstration.js';
import { loadPlanned } from '../../src/demonstration/load-planned.js';
import { marginsFrom } from '../../src/demonstration/margins.js';
import { targetsPlanned } from '../../src/demonstration/targets.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';

const margins = marginsFrom(PUBLISHED_FIGURES);
const WHO: Readonly<Record<string, string>> = { rotherham: 'authority', yorkshireAndHumber: 'region' };

describe('the demonstration authority’s benchmarks and targets', () => {
  const data = mkdtempSync(join(tmpdir(), 'benchmarks-'));
  let app: INestApplicationContext;

  beforeAll(async () => {
    app = await NestFactory.createApplicationContext(CoreModule.over({ data, today: () => '2026-11-26' as CalendarDate }), { logger: false });
    await app.init();
    await loadPlanned(app, EXAMPLE_AUTHORITY, [...benchmarksPlanned(margins), ...targetsPlanned(margins)]);
    await app.get<Projector>(Projector).waitUntilSeen(await app.get<Ledger>(LEDGER).head(), 60_000);
  });
  afterAll(async () => {
    await app.close();
    rmSync(data, { recursive: true, force: true });
  });

  const rates = async (knownAt: string, releasedBy?: string): Promise<ReadonlyMap<string, number | null>> => {
    const told: MeasureTold = await app.get(QueryBus).execute(
      new MeasureAsked(EXAMPLE_AUTHORITY, 'benchmarks', { asAt: '2018-12-31', knownAt }, { releasedBy }));
    return new Map(told.figures.map(({ id, value }) => [id, value]));
  };

  test('come to every printed rate, as known when the strategy was written', async () => {
    const told = await rates('2018-12-31');
    const printed = [...margins.under('benchmark.rate.')].map(([rest, value]): readonly [string, number] => {
      const [year, who = ''] = rest.split('.');
      return [`benchmark.rate.${year}.${WHO[who] ?? who}`, value];
    });
    expect(printed.length).toBe(28);
    expect(Object.fromEntries(printed.map(([id]) => [id, told.get(id)]))).toEqual(Object.fromEntries(printed));
  });

  test('were otherwise before they were revised, by the ledger and by the day of release alike', async () => {
    const of = async (knownAt: string, releasedBy?: string) => {
      const told = await rates(knownAt, releasedBy);
      return ['2015', '2016', '2017', '2018'].map((year) => told.get(`benchmark.rate.${year}.authority`));
    };
    expect(await of('2016-12-31')).toEqual([73, 77, undefined, undefined]);
    expect(await of('2017-12-31')).toEqual([73, 76, 85, undefined]);
    expect(await of('2018-12-31', '2016-12-31')).toEqual([73, 77, undefined, undefined]);
    expect(await of('2018-12-31', '2015-12-31')).toEqual([73, undefined, undefined, undefined]);
  });

  test.each(['benchmark.rate.2015.authority', 'benchmark.rate.2016.authority', 'benchmark.rate.2017.statisticalNeighbours', 'benchmark.rate.2014.region'])(
    'rest on the entries without which %s would be another, and on no others', async (figure) => {
      const viewpoint = { asAt: '2018-12-31', knownAt: '2018-12-31' };
      const told: FigureTold = await app.get(QueryBus).execute(new FigureAsked(EXAMPLE_AUTHORITY, 'benchmarks', figure, viewpoint));
      const facts = new Map<number, { readonly type: string; readonly effectiveOn?: unknown }>();
      for await (const page of app.get<Ledger>(LEDGER).readAll(0)) for (const { number, type, data } of page) facts.set(number, { type, effectiveOn: data['effectiveOn'] });
      const year = Number(figure.split('.')[2]);
      for (const { id, entries, others } of told.behind) {
        const decides = id === 'comparators' ? ['ComparatorsSet 2010-04-01'] : id.startsWith('cla.') ? [`ValueReleased ${year}-03-31`] : [`ValueReleased ${year - 1}-06-30`];
        expect({ id, decides: entries.map((one) => `${facts.get(one)?.type} ${String(facts.get(one)?.effectiveOn)}`) }).toEqual({ id, decides });
        expect(others.length).toBeGreaterThan(id === 'comparators' ? -1 : 5);
      }
    });

  test('are aimed at from where the printed figures stood', async () => {
    const told: TargetsTold = await app.get(QueryBus).execute(new TargetsAsked(EXAMPLE_AUTHORITY, { asAt: '2019-03-31' }));
    expect(told.targets).toHaveLength(7);
    const own = told.targets.find(({ target }) => target === 'own-households');
    expect(own).toMatchObject({ baseline: { value: 150, asAt: '2018-12-31' }, value: 200, due: '2022-03-31', now: 0, unit: 'households', verdict: 'behind' });
    expect(told.targets.every(({ unit }) => unit !== null)).toBe(true);
    expect(told.actionsOpen.map(({ action, overdue }) => [action, overdue])).toEqual([['recruit-for-teenagers', false]]);
    const before: TargetsTold = await app.get(QueryBus).execute(new TargetsAsked(EXAMPLE_AUTHORITY, { asAt: '2019-03-24' }));
    expect(before.targets.find(({ target }) => target === 'own-households')).toMatchObject({ value: 190, due: '2021-03-31' });
    expect(before.actionsOpen.map(({ action }) => action)).toEqual(['recruit-for-teenagers']);
  });
});
