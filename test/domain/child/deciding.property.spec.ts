import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../src/domain/child/decide.js';
import { episodesOf } from '../../../src/domain/child/episodes.js';
import type { ChildEvent, ChildFact } from '../../../src/domain/child/events.js';
import { objectionsTo } from '../../../src/domain/child/objections.js';
import { inEffectOrder, isStrike, type Entry } from '../../../src/domain/entry.js';
import { anyAsked, anyFact, commandFrom, lawfulHistory, type Asked } from '../../support/any-history.js';
import { entriesOf, TODAY } from '../../support/given.js';
import { runs } from '../../support/runs.js';

type History = readonly Entry<ChildEvent>[];

const told = (command: Parameters<typeof decide>[0], history: History) => decide(command, { history, today: TODAY });

const withAll = (history: History, events: readonly ChildEvent[]): History => [
  ...history,
  ...entriesOf(events, history),
];

const episodesIn = (history: History) => episodesOf(inEffectOrder<ChildFact>(history).map(({ event }) => event));

const histories = fc.array(anyAsked, { maxLength: 14 }).map(lawfulHistory);
const asked = fc
  .tuple(histories, anyAsked)
  .map(([history, one]: [History, Asked]) => ({ history, command: commandFrom(one, history) }));

describe('whatever is asked about a child', () => {
  test('is decided the same the second time, and then adds nothing', () => {
    fc.assert(
      fc.property(asked, ({ history, command }) => {
        const first = told(command, history);
        expect(told(command, history)).toEqual(first);
        if (!first.accepted) return;
        const again = told(command, withAll(history, first.events));
        expect(again.accepted ? again.events : []).toEqual([]);
      }),
      runs(300),
    );
  });

  test('never makes a record that objects to more than before', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 8 }), anyAsked, (facts, one) => {
        const unlawful = entriesOf(facts);
        const decision = told(commandFrom(one, unlawful), unlawful);
        if (!decision.accepted) return;
        const before = objectionsTo(unlawful, TODAY).length;
        expect(objectionsTo(withAll(unlawful, decision.events), TODAY).length).toBeLessThanOrEqual(before);
      }),
      runs(300),
    );
  });

  test('leaves a lawful record without an objection', () => {
    fc.assert(
      fc.property(histories, (history) => expect(objectionsTo(history, TODAY)).toEqual([])),
      runs(150),
    );
  });

  test('leaves episodes in order that neither overlap nor take up no days, of which only the last may last', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const episodes = episodesIn(history);
        episodes.forEach(({ from, to, careBegan, placementBegan, legalStatusBegan }, place) => {
          const next = episodes[place + 1];
          expect(to === null).toBe(next === undefined && to === null);
          if (to !== null) expect(from < to).toBe(true);
          if (next) expect((to as string) <= next.from).toBe(true);
          for (const began of [placementBegan, legalStatusBegan])
            expect(careBegan <= began && began <= from).toBe(true);
        });
      }),
      runs(150),
    );
  });

  test('keeps every entry ever made, in its place', () => {
    fc.assert(
      fc.property(asked, ({ history, command }) => {
        const decision = told(command, history);
        const after = decision.accepted ? withAll(history, decision.events) : history;
        expect(after.slice(0, history.length)).toEqual(history);
        const struck = after.flatMap(({ event }) => (isStrike(event) ? [event.entry] : []));
        expect(new Set(struck).size).toBe(struck.length);
      }),
      runs(150),
    );
  });
});
