import type { CalendarDate } from '../calendar.js';
import type { ActionSet, PlanAdopted, PlanFact, TargetSet } from './events.js';

/** A target as it stood from one day to another, `[from, to)`; `to` is null of one still in force. */
export type TargetHeld = {
  readonly set: TargetSet;
  readonly tenths: number;
  readonly due: CalendarDate;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
};

/** An action, and the day it was done. */
export type Action = { readonly set: ActionSet; readonly doneOn: CalendarDate | null };

/** What the facts so far add up to. */
export type PlanState = {
  readonly adopted: PlanAdopted | null;
  readonly targets: readonly TargetHeld[];
  readonly actions: readonly Action[];
};

export const nothingRecorded: PlanState = { adopted: null, targets: [], actions: [] };

export const evolve = (state: PlanState, fact: PlanFact): PlanState => {
  const { targets, actions } = state;
  const from = fact.effectiveOn;
  switch (fact.type) {
    case 'PlanAdopted':
      return { ...state, adopted: fact };
    case 'TargetSet':
      return { ...state, targets: [...targets, { set: fact, tenths: fact.tenths, due: fact.due, from, to: null }] };
    case 'TargetRevised': {
      const before = inForce(targets, fact.target);
      if (!before) return state;
      return { ...state, targets: [...without(targets, before, from), { ...before, tenths: fact.tenths, due: fact.due, from }] };
    }
    case 'TargetDropped': {
      const before = inForce(targets, fact.target);
      return before ? { ...state, targets: without(targets, before, from) } : state;
    }
    case 'ActionSet':
      return { ...state, actions: [...actions, { set: fact, doneOn: null }] };
    case 'ActionDone':
      return { ...state, actions: actions.map((one) => (one.set.action === fact.action ? { ...one, doneOn: from } : one)) };
  }
};

/** The target of that reference that is still in force. */
export const inForce = (targets: readonly TargetHeld[], target: string): TargetHeld | undefined =>
  targets.find(({ set, to }) => to === null && set.target === target);

/** A target that was in force on no day at all is left out. */
const without = (targets: readonly TargetHeld[], ended: TargetHeld, to: CalendarDate): readonly TargetHeld[] =>
  targets.flatMap((one) => (one !== ended ? [one] : one.from < to ? [{ ...one, to }] : []));
