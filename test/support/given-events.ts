import { expect } from '@jest/globals';
import { children } from '../../projections/children/children.projection.js';
import { LASTING } from '../../projections/timeline.js';
import { dateOfDay } from '../../src/domain/calendar.js';
import type { ChildEvent, ChildFact } from '../../src/domain/child/events.js';
import { inEffectOrder } from '../../src/domain/entry.js';
import { entriesOf } from './given.js';

type Told = Readonly<Record<string, unknown>>;

/** Columns that hold days; shown as dates, so that a test can be read. */
const DAYS = new Set([
  'from',
  'to',
  'care_began',
  'placement_began',
  'legal_status_began',
  'date_of_birth',
  'child_born',
  'asylum_from',
  'asylum_to',
]);

const readable = (row: Told): Told =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      !DAYS.has(column) || value === null ? value : value === LASTING ? 'lasting' : dateOfDay(value as number),
    ]),
  );

/** Events of one child; then what a view of them holds, in order of days. */
export const givenEvents = (...events: readonly ChildEvent[]) => {
  const facts = inEffectOrder<ChildFact>(entriesOf(events)).map(({ event }) => event);
  const life = facts.reduce(children.evolve, children.initial);
  return {
    thenRowsOf: (name: string, ...rows: readonly Told[]) => {
      const view = children.timelines.find((one) => one.name === name);
      const told = [...(view?.rowsOf(life) ?? [])].sort((a, b) => a.from - b.from).map(readable);
      expect(told).toHaveLength(rows.length);
      expect(told).toMatchObject([...rows]);
    },
  };
};
