import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { PlanFact, TargetSet } from './events.js';
import { evolve, inForce, nothingRecorded, type PlanState } from './evolve.js';
import type { PlanObjection } from './refusals.js';

const objectionTo = (state: PlanState, fact: PlanFact, today: CalendarDate): PlanObjection | undefined => {
  const { adopted, targets, actions } = state;
  const on = fact.effectiveOn;
  if (on > today) return { code: 'in-the-future', on };
  if (fact.type === 'PlanAdopted') return adopted ? { code: 'already-adopted', since: adopted.effectiveOn } : undefined;
  if (!adopted) return { code: 'plan-not-adopted', on };
  const held = 'target' in fact && fact.target !== undefined ? inForce(targets, fact.target) : undefined;
  const action = 'action' in fact ? actions.find(({ set }) => set.action === fact.action) : undefined;
  switch (fact.type) {
    case 'TargetSet':
      return held ? { code: 'target-set-already', target: fact.target, since: held.set.effectiveOn } : toTarget(fact, fact);
    case 'TargetRevised':
      return held ? toTarget(held.set, fact) : { code: 'no-such-target', target: fact.target, on };
    case 'TargetDropped':
      return held ? undefined : { code: 'no-such-target', target: fact.target, on };
    case 'ActionSet':
      if (fact.target !== undefined && !held) return { code: 'no-such-target', target: fact.target, on };
      return action && { code: 'action-set-already', action: fact.action, since: action.set.effectiveOn };
    case 'ActionDone':
      if (!action) return { code: 'no-such-action', action: fact.action, on };
      return action.doneOn === null ? undefined : { code: 'action-done-already', action: fact.action, since: action.doneOn };
  }
};

/** What is wanted lies ahead of the baseline, in value and in time. */
const toTarget = (
  { effectiveOn: on, baseline, direction }: TargetSet, { tenths, due }: Pick<TargetSet, 'tenths' | 'due'>,
): PlanObjection | undefined => {
  if (baseline.asAt > on) return { code: 'baseline-still-to-come', asAt: baseline.asAt, on };
  if (due <= baseline.asAt) return { code: 'due-before-baseline', due, asAt: baseline.asAt };
  const ahead = direction === 'raise' ? tenths >= baseline.tenths : tenths <= baseline.tenths;
  return ahead ? undefined : { code: 'target-the-wrong-way', direction };
};

const planRules: Rules<PlanFact, PlanState, PlanObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(planRules);
