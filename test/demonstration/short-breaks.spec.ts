import { beforeAll, describe, expect, test } from '@jest/globals';
import { shortBreaksMeasure } from '../../projections/short-breaks/short-breaks.measure.js';
import { livesFrom } from '../../src/demonstration/lives.js';
import { inOrderOfRecording } from '../../src/demonstration/load-planned.js';
import { marginsFrom } from '../../src/demonstration/margins.js';
import { shortBreaksPlanned } from '../../src/demonstration/short-breaks.js';
import { suppliesPlanned, withSuppliers } from '../../src/demonstration/supply.js';
import { inEffectOrder, type Entry, type EntryId, type EntryNumber, type EntryStruckOut } from '../../src/domain/entry.js';
import type { ProviderFact } from '../../src/domain/provider/events.js';
import { decide } from '../../src/domain/short-break/decide.js';
import type { ShortBreakFact } from '../../src/domain/short-break/events.js';
import type { Verb } from '../../src/domain/verbs.js';
import { entriesOf, on } from '../support/given-money.js';
import { readerOver } from '../support/given-short-breaks.js';

const AUTHORITY = 'E08000018';
const margins = marginsFrom(new URL('../golden/published-figures.json', import.meta.url));

type Recorded = Entry<ShortBreakFact | EntryStruckOut>;

describe('the demonstration authority’s short breaks', () => {
  const world = withSuppliers(livesFrom(margins, AUTHORITY), margins);
  const plan = inOrderOfRecording(shortBreaksPlanned(world, margins));
  const records = new Map<string, readonly Recorded[]>();
  const refused: string[] = [];

  /** What the plan makes of each record, by the rules, on the day each was recorded. */
  beforeAll(() => {
    const keys = new Map<string, EntryId>();
    for (const { id, recordedAt, says } of plan) {
      const history = records.get(id) ?? [];
      const entry = says.verb === 'record' ? undefined : (keys.get(says.of) as EntryId);
      const command = (says.verb === 'record'
        ? { type: 'Record', fact: says.fact }
        : { type: says.verb === 'correct' ? 'Correct' : 'StrikeOut', entry, ...('fact' in says ? { fact: says.fact } : {}), reason: says.reason }) as Verb<ShortBreakFact>;
      const decision = decide(command, { history, today: on(recordedAt.slice(0, 10)) });
      if (!decision.accepted || decision.events.length === 0) refused.push(`${id} ${recordedAt} ${JSON.stringify(says)} ${JSON.stringify(decision)}`);
      else {
        const added = entriesOf(decision.events, history.length);
        records.set(id, [...history, ...added]);
        if ('key' in says && says.key !== undefined) keys.set(says.key, added.at(-1)?.id as EntryId);
      }
    }
  });

  const facts = () => Object.fromEntries([...records].map(([id, entries]) => [id, inEffectOrder<ShortBreakFact>(entries).map(({ event }) => event)]));
  const figuresOf = (first: string, last: string) => {
    const units = suppliesPlanned(world, margins).flatMap(({ kind, id, says }) => (kind === 'provider' && says.verb === 'record' ? [[id, says.fact as ProviderFact] as const] : []));
    const byUnit: Record<string, ProviderFact[]> = {};
    for (const [id, fact] of units) (byUnit[id] ??= []).push(fact);
    const asked = { viewpoint: { asAt: on(last), knownAt: 1 as EntryNumber }, authority: AUTHORITY, population: null, first: on(first), last: on(last) };
    return Object.fromEntries(shortBreaksMeasure.figures(readerOver(byUnit, facts()), asked).map(({ id, value }) => [id, value ?? -1]));
  };

  test('are told in facts that the rules allow, each on the day it was recorded', () => {
    expect(refused).toEqual([]);
    expect(plan.length).toBeLessThanOrEqual(1_500);
  });

  test('are the same whenever they are made', () =>
    expect(shortBreaksPlanned(world, margins)).toEqual(shortBreaksPlanned(world, margins)));

  test('are in the bedrooms that the council printed', () =>
    expect(figuresOf('2018-04-01', '2018-12-31')).toMatchObject({
      'shortBreaks.bedrooms': margins.of('shortBreaks.bedrooms'), 'shortBreaks.bedrooms.lessAmbulant': margins.of('shortBreaks.bedrooms.lessAmbulant'),
    }));

  test('are believable: some forty children, never more than there are bedrooms, and a few near the limit of 75 days', () => {
    const year = figuresOf('2018-04-01', '2019-03-31');
    const of = (id: string): number => year[`shortBreaks.${id}`] ?? -1;
    expect(of('children')).toBeGreaterThanOrEqual(30);
    expect(of('children')).toBeLessThanOrEqual(45);
    expect(of('occupancy')).toBeGreaterThan(35);
    expect(of('occupancy')).toBeLessThan(90);
    expect(of('peak')).toBeLessThanOrEqual(of('bedrooms'));
    expect(of('lessAmbulant.nightsBeyond')).toBe(0);
    expect(of('cancelled')).toBeGreaterThan(0);
    expect(of('near75') + of('over75')).toBeGreaterThan(0);
    expect(of('over75')).toBeLessThanOrEqual(4);
    expect(figuresOf('2019-04-01', '2019-05-31')['shortBreaks.nights.booked']).toBeGreaterThan(0);
  });
});
