import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ChildAsked, type ChildTold } from '../../src/asking/child.js';
import { SnapshotAsked, type Snapshot } from '../../src/asking/snapshot.js';
import { CoreModule } from '../../src/core.module.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { ChildId } from '../../src/domain/child/commands.js';
import { ExchangeModule } from '../../src/exchange.module.js';
import { ReturnExport } from '../../src/exports/ssda903/export-return.js';
import { WouldOverwrite } from '../../src/exports/ssda903/table-files.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';
import type { ImportReport } from '../../src/imports/ssda903/report.js';
import { newCommandId } from '../../src/ledger/entry-id.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { RecordAboutChild } from '../../src/recording/record-about-child.js';

const AUTHORITY = 'E99000001';
const HEAD = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const row = (from: string, rne: string, place: string, to = '', rec = ''): string =>
  `1,${from},${rne},C2,N1,${place},PR1,${to},${rec},,ZE99 1AA,ZE99 1AB,SC900001`;

const FIRST = row('01/05/2018', 'S', 'U6', '10/06/2018', 'X1');
const SECOND = row('10/06/2018', 'P', 'K2', '20/12/2018', 'E4A');

describe('a year’s return that comes again', () => {
  let folder: string;
  let app: INestApplicationContext;
  let files = 0;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'again-'));
    const core = CoreModule.over({ data: join(folder, 'store'), today: () => '2026-06-30' as CalendarDate });
    app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false });
    await app.init();
  });

  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const comes = async (...rows: string[]): Promise<ImportReport> => {
    files += 1;
    const file = join(folder, `${files}.csv`);
    writeFileSync(file, `${[HEAD, ...rows].join('\r\n')}\r\n`);
    const report = await app.get(ReturnImport).import([file], { authority: AUTHORITY, by: 'test' });
    await app.get<Projector>(Projector).waitUntilSeen(await app.get<Ledger>(LEDGER).head());
    return report;
  };
  const told = (knownAt?: string): Promise<ChildTold> =>
    app.get(QueryBus).execute(new ChildAsked(AUTHORITY, '1' as ChildId, { asAt: '2018-07-01', knownAt }));
  const lived = async () => (await told()).episodes.map(({ from, to, placement }) => [from, to, placement.type]);

  const LATER = FIRST.replace('10/06/2018', '12/08/2018');
  const SECOND_LATER = SECOND.replace('10/06/2018', '12/08/2018');

  test('is believed in its latest word, also where that is its first word again', async () => {
    await comes(FIRST, SECOND);
    await comes(LATER, SECOND_LATER);
    expect((await lived())[0]).toEqual(['2018-05-01', '2018-08-12', 'U6']);
    const again = await comes(FIRST, SECOND);
    expect(again).toMatchObject({ rowsImported: 2, rowsUnchanged: 0 });
    expect((await lived())[0]).toEqual(['2018-05-01', '2018-06-10', 'U6']);
  });

  test('changes nothing where it says the same', async () => {
    await comes(FIRST, SECOND);
    expect(await comes(FIRST, SECOND)).toMatchObject({ rowsUnchanged: 2, entriesMade: 0 });
  });

  test('is believed as a whole: a row it leaves out is told of and believed no longer', async () => {
    await comes(FIRST, SECOND);
    const report = await comes(FIRST);
    expect(report.findings.map(({ rule }) => rule)).toContain('not-in-amended-return');
    expect(await lived()).toEqual([['2018-05-01', '2018-06-10', 'U6']]);
  });

  test('agrees with a discharge that a person had recorded already', async () => {
    await comes(FIRST, row('10/06/2018', 'P', 'K2'));
    const fact = { type: 'ChildDischarged', effectiveOn: '2018-12-20' as CalendarDate, reason: 'E4A' } as const;
    const asked = { commandId: newCommandId(), by: 'officer' };
    await app.get(CommandBus).execute(new RecordAboutChild({ authority: AUTHORITY, child: '1' as ChildId }, { type: 'Record', fact }, asked));
    const report = await comes(FIRST, SECOND);
    expect(report.findings.filter(({ rule }) => rule === 'not-in-care')).toEqual([]);
    expect((await told()).entries.filter(({ type }) => type === 'ChildDischarged')).toHaveLength(1);
  });

  test('is told of in the middle of its command as before it, on the child’s page as in the count', async () => {
    await comes(FIRST, row('10/06/2018', 'P', 'K2'));
    const before = await app.get<Ledger>(LEDGER).head();
    await comes(LATER, SECOND_LATER);
    const middle = String(before + 2);
    const counted: Snapshot = await app.get(QueryBus).execute(new SnapshotAsked(AUTHORITY, { asAt: '2018-07-01', knownAt: middle }));
    expect(counted.groups).toEqual({ K2: 1 });
    expect((await told(middle)).episodes).toEqual((await told(String(before))).episodes);
  });

  test('where two rows begin one episode, one of them lasting no day, is believed in the one that goes on', async () => {
    const report = await comes(row('01/06/2018', 'S', 'U4', '01/06/2018', 'X1'), row('01/06/2018', 'P', 'K2'));
    expect(await lived()).toEqual([['2018-06-01', null, 'K2']]);
    expect(report.findings.map(({ rule }) => rule)).toContain('no-days');
  });

  test('goes out only where nothing is written over', async () => {
    await comes(FIRST, SECOND);
    const to = join(folder, 'out');
    await app.get(ReturnExport).write({ authority: AUTHORITY, year: 2019, to });
    await expect(app.get(ReturnExport).write({ authority: AUTHORITY, year: 2019, to })).rejects.toThrow(WouldOverwrite);
    expect(existsSync(join(to, 'episodes.csv'))).toBe(true);
  });
});
