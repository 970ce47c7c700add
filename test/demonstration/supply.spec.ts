import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { DiscrepanciesAsked, type DiscrepanciesTold } from '../../src/asking/discrepancies.js';
import { MeasureAsked, type MeasureTold } from '../../src/asking/measure.js';
import { CoreModule } from '../../src/core.module.js';
import { childrenPlanned } from '../../src/demonstration/children-recorded.js';
import { compareFigures } from '../../src/demonstration/compare-figures.js';
import { livesFrom } from '../../src/demonstration/lives.js';
import { PUBLISHED_FIGURES } from '../../src/demonstration/load-demonstration.js';
import { loadPlanned } from '../../src/demonstration/load-planned.js';
import { marginsFrom } from '../../src/demonstration/margins.js';
import { moneyPlanned } from '../../src/demonstration/money.js';
import type { Planned } from '../../src/demonstration/planned.js';
import { isOwnFostering, lastsOn, placingsOf } from '../../src/demonstration/supply-stays.js';
import { suppliesPlanned, withSuppliers } from '../../src/demonstration/supply.js';
import { ageOn, dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { CarerFact } from '../../src/domain/carer/events.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';

const AUTHORITY = 'E08999902';
const margins = marginsFrom(PUBLISHED_FIGURES);
const lives = livesFrom(margins, AUTHORITY);
const world = withSuppliers(lives, margins);
const children = childrenPlanned(world, margins);
const supplies = suppliesPlanned(world, margins);
const money = moneyPlanned(world, margins, [...supplies, ...children]);

const referencesOf = (kind: Planned['kind']): ReadonlySet<string> => new Set(supplies.filter((one) => one.kind === kind).map(({ id }) => id));

const carerFacts = supplies.flatMap(({ kind, id, says }) =>
  kind === 'carer' && says.verb === 'record' ? [{ id, fact: says.fact as CarerFact }] : []);

describe('who supplies the demonstration authority', () => {
  test('is the same each time', () => {
    const again = withSuppliers(lives, margins);
    expect(again).toEqual(world);
    expect(suppliesPlanned(again, margins)).toEqual(supplies);
  });

  test('is on record, for every stay that has a supplier; and nobody fosters for the authority who is not', () => {
    const [carers, providers] = [referencesOf('carer'), referencesOf('provider')];
    const unknown = placingsOf(world).flatMap(({ life, stay }) => {
      const { carer, urn, home } = stay.suppliedBy ?? {};
      if (isOwnFostering(stay)) return carer !== undefined && carers.has(carer) ? [] : [`${life.child} ${stay.type}`];
      const provider = home ?? (urn === 'XXXXXXX' ? undefined : urn);
      return provider === undefined || providers.has(provider) ? [] : [`${life.child} ${provider}`];
    });
    expect(unknown).toEqual([]);
  });

  test('names a home or an agency for every child in a home, at a school or with an agency on the evening', () => {
    const evening = dayNumber('2018-12-31' as CalendarDate);
    const there = placingsOf(world).filter(({ stay }) => lastsOn(stay, evening) && /^(K|S1|R|H5|P2)/.test(stay.type));
    expect(there.filter(({ stay }) => stay.suppliedBy?.urn === undefined && stay.suppliedBy?.home === undefined)).toEqual([]);
  });

  test('has carers of an age to foster', () => {
    const approved = new Map(carerFacts.flatMap(({ id, fact }) => (fact.type === 'CarerApproved' ? [[id, fact.effectiveOn] as const] : [])));
    const ages = carerFacts.flatMap(({ id, fact }) => {
      const on = approved.get(id);
      return fact.type === 'CarerPersonJoined' && on ? [ageOn(fact.dateOfBirth, on)] : [];
    });
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(21);
    expect(Math.max(...ages)).toBeLessThanOrEqual(75);
  });

  test('comes to no more than eight thousand entries, none named after a real unit', () => {
    const entries = [...supplies, ...money].reduce((sum, { says }) => sum + (says.verb === 'correct' ? 2 : 1), 0);
    expect(entries).toBeLessThanOrEqual(8_000);
    expect(JSON.stringify(supplies)).not.toMatch(/Liberty|White Rose|Rotherham/i);
  });
});

describe('what the demonstration authority pays, recorded', () => {
  const data = mkdtempSync(join(tmpdir(), 'supply-'));
  let app: INestApplicationContext;

  beforeAll(async () => {
    app = await NestFactory.createApplicationContext(CoreModule.over({ data, today: () => '2026-11-26' as CalendarDate }), { logger: false });
    await app.init();
    await loadPlanned(app, AUTHORITY, [...supplies, ...children, ...money]);
    await app.get<Projector>(Projector).waitUntilSeen(await app.get<Ledger>(LEDGER).head(), 300_000);
  }, 600_000);
  afterAll(async () => {
    await app.close();
    rmSync(data, { recursive: true, force: true });
  });

  const costAt = async (asAt: string, knownAt?: string) => {
    const told: MeasureTold = await app.get(QueryBus).execute(new MeasureAsked(AUTHORITY, 'cost', { asAt, knownAt }));
    return (id: string): number => told.figures.find((figure) => figure.id === id)?.value ?? Number.NaN;
  };

  test('comes to every printed figure of carers, cost and places booked in block', async () => {
    const printed = margins.figures.filter(({ id }) => /^(carers|cost|shortBreaks)\.|^residential\.(tier3|blockBooked)\./.test(id));
    const told = await compareFigures(app.get(QueryBus), AUTHORITY, printed);
    expect(printed.length).toBeGreaterThan(40);
    expect(told.filter(({ verdict }) => verdict !== 'reproduced').map(({ id, published, computed, basis }) => ({ id, published, computed, basis }))).toEqual([]);
  });

  test('is by the outturn within a few pounds of what was printed', async () => {
    const cost = await costAt('2019-03-31');
    for (const line of ['externalResidential', 'independentFostering', 'inHouseFostering', 'supportedAccommodation', 'total']) {
      const id = `cost.outturn.2018-19.${line}`;
      expect([id, Math.abs(cost(id) - margins.of(id) * 100_000_000) < 20_000]).toEqual([id, true]);
    }
  });

  test('is at prices that are met with: pounds a week, by setting', async () => {
    const cost = await costAt('2018-12-31', '2018-12-31');
    const weekly = (line: string) => cost(`cost.average.${line}.weekly`) / 100;
    expect(weekly('externalResidential')).toBeGreaterThan(3_000);
    expect(weekly('externalResidential')).toBeLessThan(4_500);
    expect(weekly('supportedAccommodation')).toBeGreaterThan(700);
    expect(weekly('supportedAccommodation')).toBeLessThan(1_600);
  });

  test('leaves few placements without a price', async () => {
    const cost = await costAt('2018-12-31', '2018-12-31');
    for (const line of ['externalResidential', 'independentFostering', 'inHouseFostering', 'supportedAccommodation'])
      expect([line, cost(`cost.unpriced.2018-19.${line}`) <= 3]).toEqual([line, true]);
  });

  test('leaves some things to look into, and not many', async () => {
    const told: DiscrepanciesTold = await app.get(QueryBus).execute(new DiscrepanciesAsked(AUTHORITY, { asAt: '2018-12-31' }));
    const codes = told.discrepancies.map(({ code }) => code);
    expect(codes.filter((code) => /^(carer-|provider-|no-fee|booking)/.test(code)).length).toBeLessThanOrEqual(6);
    expect(codes.filter((code) => code === 'fee-without-placement').length).toBeLessThanOrEqual(15);
    expect(codes.filter((code) => code.startsWith('below-good')).length).toBeGreaterThan(0);
  });
});
