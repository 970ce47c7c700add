import { inEffectOrder, isStrike, type Entry, type EntryStruckOut, type Fact } from '../src/domain/entry.js';
import { revise, type Belief, type Revision } from './revise.js';
import type { Projected } from './timeline.js';

/** What is believed of one subject after its entries so far, and what the last command changed. */
export type Believed<F extends Fact, State> = {
  readonly entries: readonly Entry<F | EntryStruckOut>[];
  readonly state: State;
  readonly standing: readonly (readonly Belief[])[];
};

export const nothingBelieved = <F extends Fact, State>({ initial, timelines }: Projected<F, State>): Believed<F, State> => ({
  entries: [],
  state: initial,
  standing: timelines.map(() => []),
});

/**
 * Takes in the entries of one command. What a command says is learned at once, at its last entry, so
 * that nobody ever sees a correction half made. Gives a revision for each timeline, in their order.
 */
export const believe = <F extends Fact, State>(
  projected: Projected<F, State>, before: Believed<F, State>, command: readonly Entry<F | EntryStruckOut>[],
): { readonly believed: Believed<F, State>; readonly revisions: readonly Revision[] } => {
  const entries = [...before.entries, ...command];
  const state = stateAfter(projected, before, command, entries);
  const at = command.at(-1)?.number ?? 0;
  const revisions = projected.timelines.map((timeline, place) =>
    revise(before.standing[place] ?? [], timeline.rowsOf(state), at, Object.keys(timeline.columns)),
  );
  return { believed: { entries, state, standing: revisions.map(({ standing }) => standing) }, revisions };
};

/** A late, correcting or striking entry changes what came before it, so all is told again; most only add to it. */
const stateAfter = <F extends Fact, State>(
  { initial, evolve }: Projected<F, State>,
  before: Believed<F, State>,
  command: readonly Entry<F | EntryStruckOut>[],
  entries: readonly Entry<F | EntryStruckOut>[],
): State => {
  const told = addedInOrder(before.entries, command);
  return told
    ? told.reduce(evolve, before.state)
    : inEffectOrder<F>(entries).reduce<State>((state, { event }) => evolve(state, event), initial);
};

const tellsOf = <F extends Fact>(event: F | EntryStruckOut): event is F => !isStrike(event);

/** The command's facts in order, where each takes effect after everything before it; undefined otherwise. */
const addedInOrder = <F extends Fact>(
  before: readonly Entry<F | EntryStruckOut>[], command: readonly Entry<F | EntryStruckOut>[],
): readonly F[] | undefined => {
  let latest = '';
  for (const { event } of before) if (tellsOf(event) && event.effectiveOn > latest) latest = event.effectiveOn;
  const facts: F[] = [];
  for (const { event } of command) {
    if (!tellsOf(event) || event.corrects !== undefined || event.effectiveOn <= latest) return undefined;
    latest = event.effectiveOn;
    facts.push(event);
  }
  return facts;
};
