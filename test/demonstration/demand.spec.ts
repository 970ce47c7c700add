import { describe, expect, test } from '@jest/globals';
import { LASTING } from '../../projections/timeline.js';
import { dateOfDay, dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { decide as decideCohort } from '../../src/domain/cohort/decide.js';
import type { CohortFact } from '../../src/domain/cohort/events.js';
import { inEffectOrder, type Entry, type EntryId, type EntryNumber, type EntryStruckOut, type Fact } from '../../src/domain/entry.js';
import { decide as decideSupport } from '../../src/domain/support/decide.js';
import type { SupportFact } from '../../src/domain/support/events.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Verb } from '../../src/domain/verbs.js';
import { demandPlanned } from '../../src/demonstration/demand.js';
import { inOrderOfRecording } from '../../src/demonstration/load-planned.js';
import { marginsFrom } from '../../src/demonstration/margins.js';
import type { Life, World } from '../../src/demonstration/world.js';
import { demandFigures, valuesOf, type Recorded } from '../support/demand.js';

type Events = readonly Entry<Fact | EntryStruckOut>[];
type Decide = (command: Verb<Fact>, known: { history: Events; today: CalendarDate }) => Decision<Fact | EntryStruckOut, unknown, never>;

const margins = marginsFrom(new URL('../golden/published-figures.json', import.meta.url));

/** One child comes into care every two days from April 2016, under an interim order, every fourth newborn; most leave, in one way or another. */
const world: World = {
  lives: Array.from({ length: 540 }, (_, place): Life => {
    const from = dayNumber('2016-04-01' as CalendarDate) + place * 2;
    const to = place % 3 === 0 ? null : from + 400 + ((place * 37) % 300);
    const end = to !== null && to < dayNumber('2019-04-01' as CalendarDate) ? to : null;
    return {
      child: String(20_000_000 + place * 7), born: place % 4 === 0 ? from - 1 : from - 3000, sex: '1', ethnicity: 'WBRI', asylum: false,
      ...(place % 5 < 2 ? { siblings: `f${Math.floor(place / 5)}` } : {}),
      periods: [{
        from, to: end, ...(end === null ? {} : { reason: (['E4A', 'E45', 'E11', 'E6'] as const)[place % 4] ?? 'E8' }), categoryOfNeed: 'N1',
        stays: [{ from, to: end, type: (['U6', 'K2', 'H5', 'U4'] as const)[place % 4] ?? 'U6' }],
        statuses: [{ from, status: 'C1' }, { from: from + 190, status: place % 9 === 0 ? 'E1' : 'C2' }],
      }],
    };
  }),
};
const plan = inOrderOfRecording(demandPlanned(world, margins));

/** The plan as the rules let it be recorded by an instant: entries by record, and what they refused. */
const recordedBy = (until = '9') => {
  const records = new Map<string, Events>();
  const keys = new Map<string, EntryId>();
  const refused: unknown[] = [];
  for (const { kind, id, says, recordedAt, by } of plan.filter((one) => one.recordedAt <= until)) {
    const history = records.get(`${kind} ${id}`) ?? [];
    const entry = says.verb === 'record' ? undefined : keys.get(says.of);
    const command = says.verb === 'record' ? { type: 'Record', fact: says.fact } : { ...says, type: 'Correct', entry };
    const decision = (kind === 'cohort' ? (decideCohort as unknown as Decide) : (decideSupport as unknown as Decide))(
      command as Verb<Fact>, { history, today: recordedAt.slice(0, 10) as CalendarDate });
    if (!decision.accepted || decision.events.length === 0) refused.push([kind, id, says, decision]);
    else {
      const added = decision.events.map((event, place) => {
        const revision = history.length + place + 1;
        return {
          id: `${kind} ${id} ${revision}` as EntryId, number: revision as EntryNumber, revision, event, recordedAt, recordedBy: by,
          origin: 'migrated' as const, command: '', completes: true,
        };
      });
      records.set(`${kind} ${id}`, [...history, ...added]);
      if ('key' in says && says.key !== undefined) keys.set(says.key, (added.at(-1) as (typeof added)[number]).id);
    }
  }
  const ofKind = <F extends Fact>(kind: string) =>
    Object.fromEntries([...records].flatMap(([record, entries]) =>
      record.startsWith(`${kind} `) ? [[record.slice(kind.length + 1), inEffectOrder<F>(entries as never).map(({ event }) => event)]] : []));
  return { refused, support: ofKind<SupportFact>('support'), cohorts: ofKind<CohortFact>('cohort') };
};

describe('demand management of the demonstration authority', () => {
  const all = recordedBy();
  const byEvening = recordedBy('2018-12-31T23');
  const figures = (asAt: string, first: string, recorded: Recorded = all) => valuesOf(demandFigures(recorded, asAt, first));

  test('is allowed by the rules, to the last entry, and of no more entries than it may have', () => {
    expect(all.refused).toEqual([]);
    expect(plan.length).toBeGreaterThan(1_500);
    expect(plan.length).toBeLessThanOrEqual(2_500);
  });

  test('has the printed impact of edge of care, as known that evening and as known now, and another since', () => {
    for (const recorded of [byEvening, all]) {
      const told = figures('2018-12-31', '2018-04-01', recorded);
      for (const { id, value } of margins.figures.filter((one) => one.id.startsWith('edgeOfCare.')))
        expect([id, id.endsWith('.percent') ? Math.round(told[id] ?? 0) : told[id]]).toEqual([id, value]);
    }
    expect(figures('2019-03-31', '2018-04-01')['edgeOfCare.reduced']).not.toBe(margins.of('edgeOfCare.reduced'));
  });

  test('has the average numbers of care proceedings of the demand management paper', () => {
    expect(figures('2018-03-31', '2017-04-01')['proceedings.averageMonthly.2017-04/2018-03']).toBe(19.5);
    expect(figures('2018-08-31', '2018-04-01')['proceedings.averageMonthly.2018-04/2018-08']).toBe(15.4);
  });

  test('has a cohort baselined in February 2018 that children join and leave, and is tracked every month', () => {
    const evening = figures('2018-12-31', '2018-04-01');
    const joined = (evening['cohort.homeward-2018.joinedAtBaseline'] ?? 0) + (evening['cohort.homeward-2018.joinedSince'] ?? 0);
    expect(joined - (evening['cohort.homeward-2018.left'] ?? 0)).toBe(evening['cohort.homeward-2018.remaining']);
    expect(evening['cohort.homeward-2018.left']).toBeGreaterThan(10);
    expect(evening['cohort.homeward-2018.tracked']).toBeGreaterThan((evening['cohort.homeward-2018.remaining'] ?? 0) * 0.8);
  });

  test('has children who ceased to be looked after since the baseline, some of them in the cohort and more who were not', () => {
    const episodes = world.lives.flatMap(({ child, periods }) =>
      periods.map(({ from, to }) => ({ child, from, to: to ?? LASTING, legalStatus: 'C2' })));
    const told = figures('2018-12-31', '2018-04-01', { ...all, episodes });
    const other = told['cohort.homeward-2018.left.other'] ?? 0;
    expect(told['cohort.homeward-2018.ceased.inCohort']).toBe((told['cohort.homeward-2018.left'] ?? 0) - other);
    expect(told['cohort.homeward-2018.ceased.notInCohort']).toBeGreaterThan(told['cohort.homeward-2018.ceased.inCohort'] ?? 0);
  });

  test('tells of children of the world only what fits their time in care', () => {
    const lives = new Map(world.lives.map((life) => [life.child, life]));
    const left = all.cohorts['homeward-2018']?.filter((fact) => fact.type === 'CohortLeft' && fact.how !== 'other') ?? [];
    for (const fact of left)
      if (fact.type === 'CohortLeft') expect(lives.get(fact.child)?.periods.map(({ to }) => to && dateOfDay(to))).toContain(fact.effectiveOn);
    for (const [child, facts] of Object.entries(all.support))
      for (const { effectiveOn } of facts) expect([child, effectiveOn > dateOfDay(lives.get(child)?.born ?? 0)]).toEqual([child, true]);
    const edge = Object.entries(all.support).filter(([, facts]) => facts.some((fact) => fact.type === 'ReferralMade')).map(([child]) => child);
    expect(edge.filter((child) => lives.has(child))).toEqual([]);
  });

  test('is the same plan again, and names only roles', () => {
    expect(inOrderOfRecording(demandPlanned(world, margins))).toEqual(plan);
    expect(new Set(plan.map(({ by }) => by)).size).toBeLessThan(10);
    expect(JSON.stringify(plan)).not.toContain('identity');
  });
});
