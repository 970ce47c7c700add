import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { children, type ChildLife } from '../../../projections/children/children.projection.js';
import { plusDays, type CalendarDate } from '../../../src/domain/calendar.js';
import { episodesOf } from '../../../src/domain/child/episodes.js';
import type { ChildEvent } from '../../../src/domain/child/events.js';
import { isStrike } from '../../../src/domain/entry.js';
import { factsDrawn } from '../../../src/domain/statutory-return/facts-drawn.js';
import { rowsStated } from '../../../src/domain/statutory-return/stated.js';
import { tellDay } from '../../support/recount.js';
import {
  anyReturns,
  DAYS as ROW_DAYS,
  episodesIn,
  factsIn,
  take,
  takeAll,
  type History,
} from '../../support/returns.js';
import { runs } from '../../support/runs.js';

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

const lifeIn = (history: History): ChildLife => factsIn(history).reduce(children.evolve, children.initial);

const reordered = <T>(items: readonly T[], order: readonly number[]): readonly T[] =>
  order.map((place) => items[place] as T);

/** Everything believed of the child, and every view of it. */
const believed = (history: History) => {
  const life = lifeIn(history);
  return [life.episodes, ...children.timelines.map(({ rowsOf }) => [...rowsOf(life)].sort((a, b) => a.from - b.from))];
};

/** Nothing changes but on the days the rows speak of: those, the day before and the day after each. */
const DAYS = ROW_DAYS.flatMap((day) => [-1, 0, 1, 17].map((days) => plusDays(day as CalendarDate, days)));

describe('returns of several years', () => {
  test('come to the same life in whatever order they are brought in', () => {
    fc.assert(
      fc.property(anyReturns, (returns) => {
        const first = believed(takeAll(returns));
        for (const order of ORDERS.slice(1)) expect(believed(takeAll(reordered(returns, order)))).toEqual(first);
      }),
      runs(150),
    );
  });

  test('come, day by day, to what a count over the rows alone comes to', () => {
    fc.assert(
      fc.property(anyReturns, fc.constantFrom(...ORDERS), (returns, order) => {
        const episodes = episodesIn(takeAll(reordered(returns, order)));
        for (const day of DAYS) {
          const open = episodes.filter(({ from, to }) => from <= day && (to === null || to > day));
          expect(open.length).toBeLessThanOrEqual(1);
          const told = open[0] && {
            place: open[0].away ?? open[0].placement.type,
            status: open[0].legalStatus,
            provider:
              (open[0].away ?? open[0].placement.type.startsWith('T')) ? null : (open[0].placement.provider ?? null),
            need: open[0].categoryOfNeed,
          };
          if (JSON.stringify(told ?? null) !== JSON.stringify(tellDay(returns, day)))
            expect([day, told ?? null]).toEqual([day, tellDay(returns, day)]);
        }
      }),
      runs(100),
    );
  });

  test('come to nothing new when any of them is brought in again', () => {
    fc.assert(
      fc.property(anyReturns, fc.nat({ max: 2 }), (returns, again) => {
        const history = takeAll(returns);
        const [year, told] = returns[again] as (typeof returns)[number];
        const taken = take(history, year, told);
        expect(taken.events).toEqual([]);
        expect(taken.unchanged.size).toBe(told.length);
      }),
      runs(100),
    );
  });

  test('leave standing what is drawn from all their rows together, and nothing else', () => {
    fc.assert(
      fc.property(anyReturns, fc.constantFrom(...ORDERS), (returns, order) => {
        const history = takeAll(reordered(returns, order));
        const drawn = factsDrawn(rowsStated(history)).facts;
        const written = (facts: readonly ChildEvent[]) =>
          facts.map((fact) => JSON.stringify({ ...fact, source: undefined, corrects: undefined })).sort();
        expect(written(factsIn(history).filter(({ type }) => type !== 'ReturnReceived'))).toEqual(written(drawn));
        expect(
          history
            .filter(({ event }) => isStrike(event))
            .every(({ event }) => isStrike(event) && event.reason === 'superseded-by-return'),
        ).toBe(true);
      }),
      runs(100),
    );
  });

  test('come to episodes whatever the rows say, and never fail', () => {
    fc.assert(
      fc.property(anyReturns, (returns) => {
        for (const { from, to } of episodesOf(factsIn(takeAll(returns)))) expect(to === null || from < to).toBe(true);
      }),
      runs(50),
    );
  });
});
