import { beforeAll, describe, expect, test } from '@jest/globals';
import { leaversPlanned } from '../../src/demonstration/leavers.js';
import { livesFrom } from '../../src/demonstration/lives.js';
import { inOrderOfRecording } from '../../src/demonstration/load-planned.js';
import { marginsFrom } from '../../src/demonstration/margins.js';
import type { Planned } from '../../src/demonstration/planned.js';
import { dateOfDay } from '../../src/domain/calendar.js';
import { inEffectOrder, type Entry, type EntryId, type EntryStruckOut } from '../../src/domain/entry.js';
import { decide } from '../../src/domain/leaver/decide.js';
import type { LeaverFact } from '../../src/domain/leaver/events.js';
import type { Verb } from '../../src/domain/verbs.js';
import { entriesOf, on } from '../support/given-money.js';
import { figuresOf, type Given } from '../support/given-leavers.js';

const margins = marginsFrom(new URL('../golden/published-figures.json', import.meta.url));
const world = livesFrom(margins);
const plan = inOrderOfRecording(leaversPlanned(world, margins));

type Recorded = Entry<LeaverFact | EntryStruckOut>;

/** What the plan makes of each record, by the rules, up to an instant. */
const recordsBy = (instant: string) => {
  const [records, keys, refused] = [new Map<string, readonly Recorded[]>(), new Map<string, EntryId>(), [] as string[]];
  for (const { id, recordedAt, says } of plan.filter((one) => one.recordedAt <= instant)) {
    const history = records.get(id) ?? [];
    const decision = decide(commandOf(says, keys), { history, today: on(recordedAt.slice(0, 10)) });
    if (!decision.accepted) refused.push(`${id} ${JSON.stringify(says)}: ${JSON.stringify(decision.refusal)}`);
    else {
      const added = entriesOf(decision.events, history.length);
      records.set(id, [...history, ...added]);
      if ('key' in says && says.key !== undefined) keys.set(says.key, added.at(-1)?.id as EntryId);
    }
  }
  return { records, refused };
};

const commandOf = (says: Planned['says'], keys: ReadonlyMap<string, EntryId>): Verb<LeaverFact> => {
  if (says.verb === 'record') return { type: 'Record', fact: says.fact as LeaverFact };
  const entry = keys.get(says.of) as EntryId;
  return says.verb === 'correct'
    ? { type: 'Correct', entry, fact: says.fact as LeaverFact, reason: says.reason }
    : { type: 'StrikeOut', entry, reason: says.reason };
};

describe('the demonstration authority’s care leavers', () => {
  const figuresAt = (asAt: string, knownBy: string) => {
    const { records } = recordsBy(knownBy);
    const people = world.lives.map(({ child, born, periods }): readonly [string, Given] => [child, {
      born: dateOfDay(born),
      care: periods.map(({ from, to, reason, statuses }) => ({
        from: dateOfDay(from), ...(to === null ? {} : { to: dateOfDay(to) }), ...(reason === undefined ? {} : { reason }), status: statuses[0]?.status ?? 'C2',
      })),
      record: inEffectOrder<LeaverFact>(records.get(child) ?? []).map(({ event: { corrects: _corrects, ...fact } }) => fact),
    }]);
    return figuresOf(Object.fromEntries(people), asAt);
  };
  let figures: ReturnType<typeof figuresOf>;
  beforeAll(() => {
    figures = figuresAt('2018-12-31', '2018-12-31T23:59:59.999Z');
  });

  test('are recorded as the rules allow, one after another', () => expect(recordsBy('9999').refused).toEqual([]));

  const printed = margins.figures.filter(({ id }) => id.startsWith('careLeavers.'));
  test.each(printed.map(({ id, value }) => [id, value] as const))('come to what was printed: %s is %d', (id, value) => {
    const of = id.endsWith('.of');
    const figure = figures.get(of ? id.slice(0, -'.of'.length) : id);
    expect(of ? figure?.of : figure?.value).toBe(value);
  });

  test('come to the same as known later, when reviews were caught up', () => {
    const later = figuresAt('2018-12-31', '9999');
    for (const { id } of printed.filter((one) => !one.id.endsWith('.of'))) expect([id, later.get(id)?.value]).toEqual([id, figures.get(id)?.value]);
    expect(figuresAt('2019-03-31', '9999').get('careLeavers.upToDatePathwayPlan')?.value).toBeGreaterThan(0);
  });

  test('name nobody, and no figure of theirs is in the plan', () => {
    expect(plan.filter(({ says }) => JSON.stringify(says).includes('identity'))).toEqual([]);
    expect(plan.some(({ says }) => says.verb === 'correct')).toBe(true);
  });
});
