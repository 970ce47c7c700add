import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { believe, nothingBelieved } from '../../projections/believing.js';
import { children } from '../../projections/children/children.projection.js';
import type { Row } from '../../projections/timeline.js';
import { daysBetween, plusDays } from '../../src/domain/calendar.js';
import type { ChildEvent, ChildFact } from '../../src/domain/child/events.js';
import type { Entry } from '../../src/domain/entry.js';
import { inEffectOrder } from '../../src/domain/entry.js';
import { anyDay, anyFact, FIRST_DAY } from '../support/any-history.js';
import { entriesOf } from '../support/given.js';
import { runs } from '../support/runs.js';

type Command = { readonly facts: readonly ChildEvent[]; readonly strikes: number | null };

/** Facts brought in, spread over a long life: mostly in order, some late, some that end what began long before. */
const anyEvent: fc.Arbitrary<ChildEvent> = fc.oneof(
  { weight: 5, arbitrary: anyFact },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDay, fc.nat({ max: 9 }))
      .map(([day, days]): ChildEvent => ({ type: 'EpisodeCeased', effectiveOn: day, began: plusDays(day, -days) })),
  },
);

/** One command a day or so: what it tells is of that day or the next two, or as much earlier as it is late. */
const anyCommands: fc.Arbitrary<readonly Command[]> = fc
  .array(
    fc.tuple(
      fc.array(anyEvent, { minLength: 1, maxLength: 3 }),
      fc.option(fc.nat({ max: 200 }), { nil: null, freq: 7 }),
      fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 70 }) }),
    ),
    { minLength: 45, maxLength: 70, size: 'max' },
  )
  .map((commands) =>
    commands.map(([events, strikes, late], place) => ({
      strikes,
      facts: events.map((event) => ('effectiveOn' in event ? onDayOf(event, Math.max(0, place - late)) : event)),
    })),
  );

const onDayOf = (event: ChildFact, place: number): ChildFact => {
  const effectiveOn = plusDays(FIRST_DAY, place + (Math.abs(daysBetween(FIRST_DAY, event.effectiveOn)) % 3));
  const lasted = 'began' in event && event.began ? daysBetween(event.began, event.effectiveOn) : null;
  return { ...event, effectiveOn, ...(lasted === null ? {} : { began: plusDays(effectiveOn, -lasted) }) };
};

const eventsOf = ({ facts, strikes }: Command, history: readonly Entry<ChildEvent>[]): readonly ChildEvent[] => {
  const entry = strikes === null ? undefined : history[strikes % Math.max(1, history.length)]?.id;
  return entry ? [{ type: 'EntryStruckOut', entry, reason: 'duplicate' }, ...facts] : facts;
};

const written = (rows: readonly Row[]): readonly string[] =>
  [...new Set(rows.map((row) => JSON.stringify(Object.entries(row).sort())))].sort();

describe('what is believed after each command of a long life', () => {
  test('is what all its entries come to when told from the first, however late they came', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        let history: readonly Entry<ChildEvent>[] = [];
        let believed = nothingBelieved(children);
        commands.forEach((command, place) => {
          const added = entriesOf(eventsOf(command, history), history, `c${place}`);
          history = [...history, ...added];
          believed = believe(children, believed, added).believed;
          const life = inEffectOrder<ChildFact>(history)
            .map(({ event }) => event)
            .reduce(children.evolve, children.initial);
          expect(believed.state).toEqual(life);
          children.timelines.forEach(({ rowsOf }, view) => {
            expect(written((believed.standing[view] ?? []).map(({ row }) => row))).toEqual(written(rowsOf(life)));
          });
        });
      }),
      runs(12),
    );
  });
});
