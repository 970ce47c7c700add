import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { distance } from '../../projections/distance/distance.measure.js';
import { readerOf } from '../../projections/reader.js';
import { Views } from '../../projections/views/views.js';
import { CoreModule } from '../../src/core.module.js';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar.js';
import type { ChildCommand, ChildId, RecordableFact } from '../../src/domain/child/commands.js';
import { commandIdFrom } from '../../src/ledger/entry-id.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { loadDirectory, openDirectory, type Directory } from '../../src/postcodes/directory.js';
import { measureDistances } from '../../src/postcodes/measure-distances.js';
import { Projector } from '../../src/projecting/projector.js';
import { RecordAboutChild, type Recorded } from '../../src/recording/record-about-child.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { admitted, HOMES, moved, statusChanged } from '../support/children.js';

const AUTHORITY = 'E08000018';
const BETWEEN = { homePostcode: 'ZZ1 1ZZ', placementPostcode: 'zz22zz' };

let app: INestApplicationContext;
let directory: Directory;
let folder: string;
let asked = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'distances-'));
  const file = join(folder, 'some.csv');
  writeFileSync(file, ['pcd,oslaua,oseast1m,osnrth1m', 'ZZ1 1ZZ,E08000018,0,0', 'ZZ2 2ZZ,E08000019,30000,40000', 'ZZ3 3ZZ,E08000018,3000,4000', 'ZZ4 4ZZ,E08000018,,'].join('\n'));
  await loadDirectory(folder, file, { vintage: 'an invented one' });
  directory = openDirectory(folder) as Directory;
  app = await NestFactory.createApplicationContext(CoreModule.over({ data: folder, today: () => '2024-06-30' as CalendarDate }), { logger: false });
  await app.init();
});
afterEach(async () => {
  directory.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => expect(asked).toBeGreaterThan(0));

const ask = async (child: string, command: ChildCommand): Promise<string> => {
  asked += 1;
  const told: Recorded = await app.get(CommandBus).execute(
    new RecordAboutChild({ authority: AUTHORITY, child: child as ChildId }, command, { commandId: commandIdFrom(`asked ${asked}`), by: 'officer' }));
  if (told.outcome !== 'written') throw new Error(JSON.stringify(told));
  return told.entries.at(-1)?.id as string;
};
const record = (child: string, fact: RecordableFact) => ask(child, { type: 'Record', fact });
const measure = () =>
  measureDistances({ ledger: app.get<Ledger>(LEDGER), commands: app.get(CommandBus), directory, authority: AUTHORITY, by: 'test' });

/** Child by child, miles and authority on a day. */
const toldOn = async (day: string) => {
  const knownAt = await app.get<Ledger>(LEDGER).head();
  await app.get<Projector>(Projector).waitUntilSeen(knownAt, 10_000);
  const inCare = readerOf(app.get(Views).sql, AUTHORITY).childrenInCare({ asAt: calendarDate(day) as CalendarDate, knownAt: knownAt });
  return inCare.map(({ child, distanceTenths, placementAuthority }) => [child, distanceTenths, placementAuthority]);
};

describe('measuring distances', () => {
  test('records how far a placement is from home, with the authority it lies in, from its first day on', async () => {
    await record('1', admitted('2019-01-05', { identity: BETWEEN }));
    await record('1', statusChanged('2019-03-05'));
    expect(await measure()).toEqual({ children: 1, measured: 1, alreadyKnown: 0, notMeasured: {}, notRecorded: 0 });
    expect(await toldOn('2019-01-05')).toEqual([['1', 311, 'E08000019']]);
    expect(await toldOn('2020-01-01')).toEqual([['1', 311, 'E08000019']]);
  });

  test('leaves alone what a return or a person told', async () => {
    await record('1', admitted('2019-01-05', { identity: BETWEEN, placement: { ...HOMES.foster, distance: 12.3, authority: 'E08000032' } }));
    expect(await measure()).toMatchObject({ measured: 0, alreadyKnown: 1 });
    expect(await toldOn('2019-01-05')).toEqual([['1', 123, 'E08000032']]);
  });

  test('says how many it could not measure, and why', async () => {
    await record('1', admitted('2019-01-05'));
    await record('2', admitted('2019-01-05', { identity: { homePostcode: 'ZZ1 1ZZ' } }));
    await record('3', admitted('2019-01-05', { identity: { ...BETWEEN, homePostcode: 'ZZ9 9ZZ' } }));
    await record('4', admitted('2019-01-05', { identity: { ...BETWEEN, homePostcode: 'ZZ4 4ZZ' } }));
    await record('5', admitted('2019-01-05', { identity: BETWEEN, legalStatus: 'V4' }));
    await record('6', admitted('2019-01-05', { identity: BETWEEN }));
    await record('6', { type: 'AsylumStatusRecorded', effectiveOn: '2019-01-05' as CalendarDate, ceasedOn: '2019-02-05' as CalendarDate });
    expect(await measure()).toEqual({
      children: 6, measured: 0, alreadyKnown: 0, notRecorded: 0,
      notMeasured: {
        'home postcode unknown': 1, 'placement postcode unknown': 1, 'postcode not in the directory': 1, 'no grid reference': 1,
        'short breaks': 1, 'unaccompanied asylum-seeking': 1,
      },
    });
  });

  test('measures each placement for itself, and finds nothing more to do when it is run again', async () => {
    await record('1', admitted('2019-01-05', { identity: BETWEEN }));
    await record('1', moved('2019-02-05', { identity: { ...BETWEEN, placementPostcode: 'ZZ3 3ZZ' } }));
    expect(await measure()).toMatchObject({ measured: 2 });
    const head = await app.get<Ledger>(LEDGER).head();
    expect(await measure()).toMatchObject({ measured: 0, alreadyKnown: 2 });
    expect(await app.get<Ledger>(LEDGER).head()).toBe(head);
    expect([await toldOn('2019-02-04'), await toldOn('2019-02-05')]).toEqual([[['1', 311, 'E08000019']], [['1', 31, 'E08000018']]]);
  });

  test('measures again where a postcode turned out to have been wrong, and until then tells nothing', async () => {
    const entry = await record('1', admitted('2019-01-05', { identity: BETWEEN }));
    await measure();
    const fact = admitted('2019-01-05', { identity: { ...BETWEEN, placementPostcode: 'ZZ3 3ZZ' } });
    await ask('1', { type: 'Correct', entry: entry as never, fact, reason: 'facts-were-wrong' });
    expect(await toldOn('2019-01-05')).toEqual([['1', null, null]]);
    expect(await measure()).toMatchObject({ measured: 1 });
    expect(await toldOn('2019-01-05')).toEqual([['1', 31, 'E08000018']]);
  });

  test('stands in the way of no correction: an admission may turn out never to have been', async () => {
    const entry = await record('1', admitted('2019-01-05', { identity: BETWEEN }));
    await measure();
    await ask('1', { type: 'StrikeOut', entry: entry as never, reason: 'wrong-child' });
    expect(await toldOn('2019-01-05')).toEqual([]);
  });

  test('keeps postcodes out of what it reports and out of the views', async () => {
    await record('1', admitted('2019-01-05', { identity: BETWEEN }));
    const report = await measure();
    const knownAt = await app.get<Ledger>(LEDGER).head();
    await app.get<Projector>(Projector).waitUntilSeen(knownAt, 10_000);
    const viewpoint = { asAt: '2019-06-30' as CalendarDate, knownAt };
    const figures = distance.figures(readerOf(app.get(Views).sql, AUTHORITY), {
      viewpoint, authority: AUTHORITY, first: '2019-04-01' as CalendarDate, last: viewpoint.asAt, population: null,
    });
    expect(figures.find(({ id }) => id === 'distance.mean')?.value).toBe(31.1);
    expect(JSON.stringify([report, figures]).toUpperCase()).not.toMatch(/ZZ\d/);
  });
});
