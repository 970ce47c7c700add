import { inEffectOrder, isFactEntry, type Entry, type EntryStruckOut, type Fact } from '../src/domain/entry.js';
import { revise, unrevised, type Belief, type Revision } from './revise.js';
import type { Projected } from './timeline.js';

/** What is believed of one subject after its entries so far. */
export type Believed<F extends Fact, State> = {
  readonly entries: readonly Entry<F | EntryStruckOut>[];
  readonly state: State;
  readonly standing: readonly (readonly Belief[])[];
  readonly told: Told<F, State>;
};

/** The facts believed, in effect order, and what they added up to after each of the last of them. */
type Told<F extends Fact, State> = { readonly facts: readonly Entry<F>[]; readonly states: readonly State[] };

/** Of how many facts it is remembered what they added up to. Most late entries are only a little late. */
const REMEMBERED = 32;

export const nothingBelieved = <F extends Fact, State>({ initial, timelines }: Projected<F, State>): Believed<F, State> => ({
  entries: [],
  state: initial,
  standing: timelines.map(() => []),
  told: { facts: [], states: [] },
});

/**
 * Takes in the entries of one command. What a command says is learned at once, at its last entry, so
 * that nobody ever sees a correction half made. Gives a revision for each timeline, in their order.
 */
export const believe = <F extends Fact, State>(
  projected: Projected<F, State>, before: Believed<F, State>, command: readonly Entry<F | EntryStruckOut>[],
): { readonly believed: Believed<F, State>; readonly revisions: readonly Revision[] } => {
  const entries = [...before.entries, ...command];
  const told = toldWith(projected, before, command, entries);
  const state = told.states.at(-1) ?? projected.initial;
  const at = command.at(-1)?.number ?? 0;
  const revisions = projected.timelines.map((timeline, place) => {
    const standing = before.standing[place] ?? [];
    if (state === before.state) return unrevised(standing);
    return revise(standing, timeline.rowsOf(state), at, Object.keys(timeline.columns));
  });
  return { believed: { entries, state, standing: revisions.map(({ standing }) => standing), told }, revisions };
};

/** A late, correcting or striking entry changes the order of the facts: they are told again from where it does. */
const toldWith = <F extends Fact, State>(
  { initial, evolve }: Projected<F, State>,
  { told }: Believed<F, State>,
  command: readonly Entry<F | EntryStruckOut>[],
  entries: readonly Entry<F | EntryStruckOut>[],
): Told<F, State> => {
  const facts = addedInOrder(told.facts, command) ?? inEffectOrder<F>(entries);
  const forgotten = told.facts.length - told.states.length;
  const same = sameAtStart(told.facts, facts);
  const from = same > forgotten ? same : 0;
  const states = from === 0 ? [] : told.states.slice(0, from - forgotten);
  let state = states.at(-1) ?? initial;
  for (const { event } of facts.slice(from)) states.push((state = evolve(state, event)));
  return { facts, states: states.length > 2 * REMEMBERED ? states.slice(-REMEMBERED) : states };
};

/** The facts with the command's after them, where each takes effect after everything before it; undefined otherwise. */
const addedInOrder = <F extends Fact>(
  facts: readonly Entry<F>[], command: readonly Entry<F | EntryStruckOut>[],
): readonly Entry<F>[] | undefined => {
  let latest = facts.at(-1)?.event.effectiveOn ?? '';
  const added: Entry<F>[] = [];
  for (const entry of command) {
    if (!isFactEntry<F>(entry) || entry.event.corrects !== undefined || entry.event.effectiveOn <= latest) return undefined;
    latest = entry.event.effectiveOn;
    added.push(entry);
  }
  return [...facts, ...added];
};

const sameAtStart = <F extends Fact>(some: readonly Entry<F>[], others: readonly Entry<F>[]): number => {
  let same = 0;
  while (same < some.length && some[same] === others[same]) same += 1;
  return same;
};
