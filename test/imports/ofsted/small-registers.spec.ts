import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CoreModule } from '../../../src/core.module.js';
import type { CalendarDate } from '../../../src/domain/calendar.js';
import { ExchangeModule } from '../../../src/exchange.module.js';
import { RegisterImport, type RegisterImportOptions } from '../../../src/imports/ofsted/import-register.js';
import type { RegisterReport } from '../../../src/imports/ofsted/report.js';
import { dayTold } from '../../../src/imports/ofsted/read-registers.js';
import type { Ledger } from '../../../src/ledger/ledger.js';
import { LEDGER } from '../../../src/recording/recording.tokens.js';

const OVERALL = 'Overall experiences and progress of children and young people';
const HEAD = ['URN', 'Provision type', 'Registration date', 'Registration status', 'Name', 'Postcode', 'Local authority', 'Sector', 'Places',
  'Event type', 'Inspection date', 'Event number', OVERALL];
const row = (urn: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  URN: urn, 'Provision type': "Children's Home", 'Registration date': '01/02/2015', 'Registration status': 'Active', Name: 'REDACTED', Postcode: 'REDACTED',
  'Local authority': 'Rotherham', Sector: 'Private', Places: '4', 'Event type': 'Full inspection', 'Inspection date': '10/05/2018', 'Event number': `E${urn}`,
  [OVERALL]: 'Good', ...more,
});
const csv = (rows: readonly Readonly<Record<string, string>>[], head = HEAD): string =>
  [`Provider information${','.repeat(head.length - 1)}`, head.join(','), ...rows.map((cells) => head.map((name) => cells[name] ?? '').join(','))].join('\n');

const scratch: string[] = [];
const opened: INestApplicationContext[] = [];
let folder: string;
let app: INestApplicationContext;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'registers-'));
  scratch.push(folder);
  const core = CoreModule.over({ data: join(folder, 'data'), today: () => '2026-11-23' as CalendarDate });
  app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false });
  await app.init();
  opened.push(app);
});

afterAll(async () => {
  for (const one of opened) await one.close();
  for (const one of scratch) rmSync(one, { recursive: true, force: true });
});

const given = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const bringIn = (paths: readonly string[], more: Partial<RegisterImportOptions> = {}): Promise<RegisterReport> =>
  app.get(RegisterImport).import(paths, { authority: 'E08000018', by: 'test', ...more });
const typesOf = async (urn: string): Promise<readonly string[]> =>
  (await app.get<Ledger>(LEDGER).read(`provider-E08000018-${urn}`)).map(({ type, data }) => `${type} ${String(data['effectiveOn'])}`);
const rules = ({ findings }: RegisterReport): readonly string[] => findings.map(({ rule }) => rule);

describe('two registers', () => {
  test('tell of a closure, a downgrade, a suspension and a change, with a column more and others moved', async () => {
    const first = given('providers-31-march-2019.csv', csv([row('1'), row('2'), row('3'), row('4')]));
    const moved = ['Health services', ...HEAD.toReversed()];
    const second = given('providers-31-march-2020.csv', csv([
      row('1', { 'Inspection date': '11/06/2019', 'Event number': 'X1', [OVERALL]: 'Inadequate', 'Health services': 'Good' }),
      row('2', { 'Registration status': 'Suspended' }), row('3', { Places: '6' }), row('5', { 'Registration date': '01/08/2019' }),
    ], moved));
    const report = await bringIn([second, first]);
    expect(report).toMatchObject({ rowsRead: 8, rowsImported: 8, rowsRejected: 0, registrationsEnded: 1, registers: ['2019-03-31', '2020-03-31'], findings: [] });
    expect(await typesOf('1')).toEqual(expect.arrayContaining(['ProviderInspected 2018-05-10', 'ProviderRegistered 2015-02-01', 'ProviderInspected 2019-06-11']));
    expect(await typesOf('2')).toContain('RegistrationSuspended 2020-03-31');
    expect(await typesOf('3')).toContain('ProviderDetailsChanged 2020-03-31');
    expect(await typesOf('4')).toContain('RegistrationEnded 2020-03-31');
    expect(await bringIn([first, second])).toMatchObject({ rowsUnchanged: 8, entriesMade: 0 });
  });

  test('tell of a provider once, and of what is redacted nothing', async () => {
    await bringIn([given('providers-31-march-2019.csv', csv([row('1', { Name: 'Nobody Invented' }), row('2')]))]);
    const [named] = (await app.get<Ledger>(LEDGER).read('provider-E08000018-1')).filter(({ type }) => type === 'ProviderRegistered');
    const [unnamed] = (await app.get<Ledger>(LEDGER).read('provider-E08000018-2')).filter(({ type }) => type === 'ProviderRegistered');
    expect(named?.data['identity']).toEqual({ name: 'Nobody Invented' });
    expect(unnamed?.data).not.toHaveProperty('identity');
  });
});

describe('a register with faults', () => {
  test('has every row imported, unchanged or sent back, and each fault told', async () => {
    const report = await bringIn([given('providers-31-march-2019.csv', csv([
      row('1'), row('1'), row('1', { Places: '9' }), row(''), row('2', { 'Registration date': '31/02/2015' }), row('3', { 'Provision type': 'Treehouse' }),
      row('4', { Places: 'many' }), row('5', { [OVERALL]: 'Splendid' }), row('6', { [OVERALL]: 'Requires Improvement to be good', 'Provision type': 'Children’s home' }),
    ]))]);
    expect(report).toMatchObject({ rowsRead: 9, rowsImported: 4, rowsUnchanged: 1, rowsRejected: 4 });
    expect(rules(report)).toEqual(expect.arrayContaining(['repeated-row', 'urn-repeated', 'urn-blank', 'date-not-real', 'provision-type-not-known', 'not-a-number']));
    expect(report.findings.find(({ rule }) => rule === 'date-not-real')).toMatchObject({ file: 'providers-31-march-2019.csv', row: 7, column: 'Registration date', provider: '2' });
    expect(await typesOf('5')).toEqual(['ProviderRegistered 2015-02-01']);
  });

  test('that lacks a needed column, tells no day or is something else is sent back whole', async () => {
    const lacking = await bringIn([given('providers-31-march-2019.csv', csv([row('1')], HEAD.filter((name) => name !== 'Provision type')))]);
    const undated = await bringIn([given('providers.csv', csv([row('1')]))]);
    const other = await bringIn([given('shopping-31-march-2019.csv', 'milk,eggs\n1,2')]);
    expect([lacking, undated, other].map(rules)).toEqual([['column-missing'], ['day-unknown'], ['not-a-register']]);
    for (const { rowsRead, rowsRejected, entriesMade } of [lacking, undated, other]) expect([rowsRead, entriesMade]).toEqual([rowsRejected, 0]);
    expect(await bringIn([join(folder, 'providers.csv')], { asAt: '2019-03-31' as CalendarDate })).toMatchObject({ rowsImported: 1 });
  });

  test('that is not UTF-8 is read as Windows wrote it', async () => {
    const report = await bringIn([given('providers-31-march-2019.csv', Buffer.from(csv([row('1', { 'Provision type': 'Children\u0092s home' })]), 'latin1'))]);
    expect(report).toMatchObject({ rowsImported: 1, rowsRejected: 0 });
    expect(rules(report)).toEqual(['not-utf8']);
  });

  test('that is plainly a part of one closes nobody', async () => {
    const many = Array.from({ length: 12 }, (_, at) => row(`${at + 1}`));
    await bringIn([given('providers-31-march-2019.csv', csv(many))]);
    const part = await bringIn([given('providers-31-march-2020.csv', csv(many.slice(0, 1)))]);
    expect(part).toMatchObject({ registrationsEnded: 0, entriesMade: 0 });
    expect(rules(part)).toEqual(['register-in-part']);
  });
});

test.each([['providers-31-march-2019', '2019-03-31'], ['register_2020-08-31', '2020-08-31'], ['Providers 1st Sept 2021', '2021-09-01'], ['providers', undefined]])(
  'the name %s tells of %s', (stem, day) => expect(dayTold(stem)).toBe(day));
