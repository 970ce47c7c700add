import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { PlanFact } from '../../src/domain/plan/events.js';
import { evolve, nothingRecorded, type PlanState } from '../../src/domain/plan/evolve.js';
import { LASTING, type Projected, type Timeline } from '../timeline.js';

const until = (to: CalendarDate | null): number => (to === null ? LASTING : dayNumber(to));

/** The plan, from the day it was adopted. */
export const plansAdopted = {
  name: 'plan_adopted',
  columns: { title: 'text not null' },
  snapshots: false,
  rowsOf: ({ adopted }) => (adopted ? [{ from: dayNumber(adopted.effectiveOn), to: LASTING, title: adopted.title }] : []),
} as const satisfies Timeline<PlanState>;

/** A target in force: what it was when the plan was made, what it is to be, in tenths of the figure's unit, and by when. */
export const targetsHeld = {
  name: 'target',
  columns: {
    target: 'text not null', measure: 'text not null', figure: 'text not null', words: 'text not null',
    baseline: 'integer not null', baseline_on: 'integer not null', tenths: 'integer not null', direction: 'text not null',
    due: 'integer not null', owner: 'text not null',
  },
  snapshots: false,
  rowsOf: ({ targets }) =>
    targets.map(({ set, tenths, due, from, to }) => ({
      from: dayNumber(from), to: until(to), target: set.target, measure: set.measure, figure: set.figure, words: set.words,
      baseline: set.baseline.tenths, baseline_on: dayNumber(set.baseline.asAt), tenths, direction: set.direction,
      due: dayNumber(due), owner: set.owner,
    })),
} as const satisfies Timeline<PlanState>;

/** What is to be done and not done yet, from the day it was set to the day it was done. */
export const actionsOpen = {
  name: 'action_open',
  columns: { action: 'text not null', target: 'text', words: 'text not null', due: 'integer not null', owner: 'text not null' },
  snapshots: false,
  rowsOf: ({ actions }) =>
    actions
      .filter(({ set, doneOn }) => doneOn === null || set.effectiveOn < doneOn)
      .map(({ set, doneOn }) => ({
        from: dayNumber(set.effectiveOn), to: until(doneOn), action: set.action, target: set.target ?? null, words: set.words,
        due: dayNumber(set.due), owner: set.owner,
      })),
} as const satisfies Timeline<PlanState>;

/** A delivery plan and its targets; the subject is the plan. */
export const plans: Projected<PlanFact, PlanState> = {
  follows: 'plan',
  initial: nothingRecorded,
  evolve,
  timelines: [plansAdopted, targetsHeld, actionsOpen],
};
