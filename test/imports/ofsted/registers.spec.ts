import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { parse } from 'csv-parse/sync';
import { replay } from '../../../src/audit/replay.js';
import { CoreModule } from '../../../src/core.module.js';
import type { CalendarDate } from '../../../src/domain/calendar.js';
import type { EntryNumber } from '../../../src/domain/entry.js';
import { ExchangeModule } from '../../../src/exchange.module.js';
import { RegisterImport, type RegisterImportOptions } from '../../../src/imports/ofsted/import-register.js';
import type { RegisterReport } from '../../../src/imports/ofsted/report.js';
import type { Ledger } from '../../../src/ledger/ledger.js';
import { Projector } from '../../../src/projecting/projector.js';
import { LEDGER } from '../../../src/recording/recording.tokens.js';
import { judgementsHeld, registrations } from '../../../projections/providers/providers.projection.js';
import { providersMeasure } from '../../../projections/providers/providers.measure.js';
import { readerOf } from '../../../projections/reader.js';
import { Views } from '../../../projections/views/views.js';

const AUTHORITY = 'E99000001';
const today = () => '2026-11-23' as CalendarDate;
const folder = fileURLToPath(new URL('../../../../shared/data/ofsted/', import.meta.url));
const file = (year: number): string => join(folder, `providers-31-march-${year}.csv`);
const areHere = existsSync(file(2019)) && existsSync(file(2020));

const scratch: string[] = [];
const opened: INestApplicationContext[] = [];
const tracker = async (): Promise<INestApplicationContext> => {
  const data = mkdtempSync(join(tmpdir(), 'registers-'));
  scratch.push(data);
  const app = await NestFactory.createApplicationContext(ExchangeModule.over(CoreModule.over({ data, today })), { logger: false });
  await app.init();
  opened.push(app);
  return app;
};

const bringIn = async (app: INestApplicationContext, paths: readonly string[], more: Partial<RegisterImportOptions> = {}): Promise<RegisterReport> => {
  const report = await app.get(RegisterImport).import(paths, { authority: AUTHORITY, by: 'test', ...more });
  await app.get<Projector>(Projector).waitUntilSeen(await app.get<Ledger>(LEDGER).head(), 120_000);
  return report;
};

/** What is shown of a day, counted: by type of provision, by judgement, by status. */
const shownOn = async (app: INestApplicationContext, day: string, knownAt?: EntryNumber) => {
  const read = readerOf(app.get(Views).sql, AUTHORITY);
  const viewpoint = { asAt: day as CalendarDate, knownAt: knownAt ?? (await app.get<Ledger>(LEDGER).head()) };
  return { providers: read.at(registrations, viewpoint), judgements: read.at(judgementsHeld, viewpoint) };
};

/** The last entry taken from the register of a day: what was known once it, and no later one, had been taken in. */
const knownFrom = async (app: INestApplicationContext, asAt: string): Promise<EntryNumber> => {
  let last = 0;
  for await (const page of app.get<Ledger>(LEDGER).readAll(0))
    for (const { number, data } of page) if ((data["source"] as { asAt?: string } | undefined)?.asAt === asAt) last = number;
  return last as EntryNumber;
};

const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

/** The register read once more, by another reader and by place: URN 1, type 3, status 5, places 17, judgement 23. */
const recount = (year: number): readonly (readonly string[])[] =>
  parse(readFileSync(file(year)), { bom: true, relax_column_count: true }).slice(2);

const plainly = (text: string | undefined): string => (text ?? '').toLowerCase().replace(/[^a-z]/g, '');
const PROVISION: Readonly<Record<string, string>> = {
  childrenshome: 'childrens-home', securechildrenshome: 'secure-childrens-home', independentfosteringagency: 'independent-fostering-agency',
  residentialspecialschool: 'residential-special-school', boardingschool: 'boarding-school', residentialfamilycentre: 'residential-family-centre',
  residentialspecialschoolregisteredasachildrenshome: 'residential-special-school-registered-as-home',
  furthereducationcollegewithresidentialaccommodation: 'further-education-college', voluntaryadoptionagency: 'voluntary-adoption-agency',
  adoptionsupportagency: 'adoption-support-agency', residentialholidayschemefordisabledchildren: 'residential-holiday-scheme',
  securetrainingcentre: 'secure-training-centre',
};
const JUDGEMENT: Readonly<Record<string, string>> = {
  outstanding: 'outstanding', good: 'good', requiresimprovementtobegood: 'requires-improvement', inadequate: 'inadequate',
};

if (!areHere) {
  test('Ofsted’s registers are not on this machine, so their tests did not run', () => {
    console.warn('The tests over Ofsted’s registers did not run: ../shared/data/ofsted is not here.');
  });
}

const overTheRegisters = areHere ? describe : () => undefined;

overTheRegisters('Ofsted’s registers of 2019 and 2020, as published', () => {
  let app: INestApplicationContext;
  let report: RegisterReport;

  beforeAll(async () => {
    app = await tracker();
    report = await bringIn(app, [file(2020), file(2019)]);
  }, 180_000);

  afterAll(async () => {
    for (const one of opened) await one.close();
    for (const one of scratch) rmSync(one, { recursive: true, force: true });
  });

  test('are read to the last row, and every row is imported, unchanged or rejected', () => {
    expect(report.rowsRead).toBe(recount(2019).length + recount(2020).length);
    expect(report.rowsImported + report.rowsUnchanged + report.rowsRejected).toBe(report.rowsRead);
    expect(report).toMatchObject({ rowsRejected: 0, registers: ['2019-03-31', '2020-03-31'] });
    expect(report.findings).toEqual([]);
  });

  test.each([2019, 2020])('agree on their day, as known from them, with an independent recount of the file: %i', async (year) => {
    const { providers, judgements } = await shownOn(app, `${year}-03-31`, await knownFrom(app, `${year}-03-31`));
    const rows = recount(year);
    const told = new Set(rows.map(([, urn]) => urn));
    const inRegister = providers.filter(({ subject }) => told.has(subject));
    expect(tally(inRegister.map(({ provision }) => provision))).toEqual(tally(rows.map((row) => PROVISION[plainly(row[3])] ?? '')));
    expect(tally(inRegister.map(({ status }) => status))).toEqual(tally(rows.map((row) => plainly(row[5]))));
    expect(inRegister.reduce((sum, { places }) => sum + (places ?? 0), 0)).toBe(rows.reduce((sum, row) => sum + Number(row[17]), 0));
    const ofThese = judgements.filter(({ subject }) => told.has(subject));
    expect(tally(ofThese.map(({ overall }) => overall))).toEqual(tally(rows.map((row) => JUDGEMENT[plainly(row[23])] ?? '')));
  });

  test('tell as ended on the day of the later one just those that it lacks', async () => {
    const [before, after] = [await shownOn(app, '2020-03-30'), await shownOn(app, '2020-03-31')];
    const still = new Set(after.providers.map(({ subject }) => subject));
    const gone = before.providers.filter(({ subject }) => !still.has(subject)).map(({ subject }) => subject);
    const later = new Set(recount(2020).map(([, urn]) => urn));
    const lacking = recount(2019).map(([, urn]) => urn ?? '').filter((urn) => !later.has(urn));
    expect(gone.sort()).toEqual(lacking.sort());
    expect(report.registrationsEnded).toBe(lacking.length);
    expect(after.providers.length).toBe(later.size);
  });

  test('come to the measure’s own figures, within Rotherham and in all', () => {
    const knownAt = 2_000_000_000 as EntryNumber;
    const asked = {
      viewpoint: { asAt: '2020-03-31' as CalendarDate, knownAt }, authority: 'E08000018',
      first: '2019-04-01' as CalendarDate, last: '2020-03-31' as CalendarDate, population: null,
    };
    const figures = providersMeasure.figures(readerOf(app.get(Views).sql, AUTHORITY), asked);
    const valueOf = (id: string) => figures.find((figure) => figure.id === id)?.value;
    const [rows, before] = [recount(2020), recount(2019)];
    const here = rows.filter((row) => row[14] === 'Rotherham');
    const good = rows.filter((row) => ['good', 'outstanding'].includes(plainly(row[23])));
    expect(valueOf('providers.registered')).toBe(rows.length);
    expect(valueOf('providers.authority')).toBe(here.length);
    expect(valueOf('providers.region')).toBe(rows.filter((row) => row[13] === 'Yorkshire and The Humber').length - here.length);
    expect(valueOf('providers.authority.places')).toBe(here.reduce((sum, row) => sum + Number(row[17]), 0));
    expect(valueOf('providers.registered.judgement.good-or-outstanding')).toBe(Math.round((good.length * 1_000) / rows.length) / 10);
    expect(valueOf('providers.closures')).toBe(before.filter((row) => !rows.some((other) => other[1] === row[1])).length);
    expect(valueOf('providers.openings')).toBe(rows.filter((row) => (row[4] ?? '').split('/').reverse().join('-') >= '2019-04-01').length);
    for (const { value, unit, behind } of figures)
      if (unit === 'providers') expect(behind.length).toBe(value);
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
  });

  test('show the same downgrades as the two files side by side', async () => {
    const ORDER = ['inadequate', 'requires-improvement', 'good', 'outstanding'];
    const [before, after] = [await shownOn(app, '2019-03-31', await knownFrom(app, '2019-03-31')), await shownOn(app, '2020-03-31')];
    const then = new Map(before.judgements.map(({ subject, overall }) => [subject, ORDER.indexOf(overall)]));
    const fell = after.judgements.filter(({ subject, overall }) => ORDER.indexOf(overall) < (then.get(subject) ?? -1)).length;
    const old = new Map(recount(2019).map((row) => [row[1], ORDER.indexOf(JUDGEMENT[plainly(row[23])] ?? '')]));
    expect(fell).toBe(recount(2020).filter((row) => ORDER.indexOf(JUDGEMENT[plainly(row[23])] ?? '') < (old.get(row[1]) ?? -1)).length);
    expect(fell).toBeGreaterThan(0);
  });

  test('keep no name or address outside identity, and nothing that is redacted', async () => {
    let text = '';
    for await (const page of app.get<Ledger>(LEDGER).readAll(0))
      for (const { data } of page) text += JSON.stringify({ ...data, identity: undefined });
    expect(text).not.toMatch(/REDACTED/i);
    expect(text).not.toMatch(/[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}"/);
  });

  test('come in again without an entry', async () => {
    const again = await bringIn(app, [file(2019), file(2020)]);
    expect(again).toMatchObject({ rowsRead: report.rowsRead, rowsUnchanged: report.rowsRead, rowsImported: 0, rowsRejected: 0, entriesMade: 0 });
  }, 60_000);

  test('make the same days whichever comes first', async () => {
    const other = await tracker();
    await bringIn(other, [file(2020)]);
    const late = await bringIn(other, [file(2019)]);
    expect(late.rowsRejected).toBe(0);
    for (const day of ['2018-06-30', '2019-03-30', '2019-03-31', '2019-09-30', '2020-03-30', '2020-03-31', '2024-01-01']) {
      const [here_, there] = [await shownOn(app, day), await shownOn(other, day)];
      expect(there.judgements).toEqual(here_.judgements);
      expect(there.providers).toEqual(here_.providers);
    }
  }, 120_000);

  test('can be tried without writing anything', async () => {
    const other = await tracker();
    const dry = await bringIn(other, [folder], { dryRun: true });
    expect(dry).toEqual({ ...report, dryRun: true });
    expect(await other.get<Ledger>(LEDGER).head()).toBe(0);
  }, 60_000);

  test('replay to the very same views', async () => {
    expect(await replay(app.get<Ledger>(LEDGER), app.get(Views).sql)).toMatchObject({ identical: true, firstDifference: null });
  }, 60_000);
});
