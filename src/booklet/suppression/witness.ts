/** A sum that holds: signed quantities, by id, that come to nothing together. `opening + net − closing`. */
export type Equation = ReadonlyMap<string, number>;

/** What is not known, each with its value, and whether it may be below nought. */
export type Unknown = { readonly id: string; readonly value: number; readonly signed: boolean };

/** How many changes are tried for one unknown before it is given up. */
const TRIES = 1_000;

/**
 * Which of some unknown quantities can be worked out, or could be for all that is found here: those for which no other set of
 * values is found that are not below nought and for which every equation still holds. What is known has no part in it, for it
 * does not change. Sound: whatever is not told of here has at least two values that fit. Only what is `wanted` is looked into.
 *
 * Another set is looked for by changing the one by one, and mending each equation that no longer holds by changing another
 * of its unknowns, that stands in the fewest equations first.
 */
export const derivable = (unknowns: readonly Unknown[], equations: readonly Equation[], wanted: ReadonlySet<string>): ReadonlySet<string> => {
  const search = searchAmong(unknowns, equations);
  const safe = new Set<string>();
  const asked = unknowns.map(({ id }, at) => ({ id, at })).filter(({ id }) => wanted.has(id));
  for (const { id, at } of asked) if (!safe.has(id)) for (const one of search.changedWith(at)) safe.add((unknowns[one] as Unknown).id);
  return new Set(asked.map(({ id }) => id).filter((id) => !safe.has(id)));
};

/** An unknown by its place, and what it counts for in an equation. */
type Term = readonly [at: number, by: number];

type Search = { readonly changedWith: (at: number) => readonly number[] };

const searchAmong = (unknowns: readonly Unknown[], equations: readonly Equation[]): Search => {
  const places = new Map(unknowns.map(({ id }, at) => [id, at]));
  const sumsOf: Term[][] = unknowns.map(() => []);
  const terms = equations.map((equation, sum) =>
    [...equation].flatMap(([id, by]): readonly Term[] => {
      const at = places.get(id);
      if (at === undefined) return [];
      sumsOf[at]?.push([sum, by]);
      return [[at, by]];
    }));
  for (const own of terms) own.sort(([a], [b]) => (sumsOf[a]?.length ?? 0) - (sumsOf[b]?.length ?? 0));
  const state: State = { unknowns, terms, sumsOf, by: new Float64Array(unknowns.length), lacks: new Float64Array(terms.length), touched: [], left: 0 };
  return {
    changedWith: (at) => {
      for (const step of [1, -1]) {
        state.left = TRIES;
        if (!change(state, at, step)) continue;
        const found = mended(state, 0) ? [...state.by.keys()].filter((one) => state.by[one] !== 0) : [];
        state.by.fill(0);
        state.lacks.fill(0);
        state.touched.length = 0;
        if (found.length > 0) return found;
      }
      return [];
    },
  };
};

/** How far a search is: by how much each unknown is changed, what each equation lacks, and which equations were touched, in order. */
type State = {
  readonly unknowns: readonly Unknown[];
  readonly terms: readonly (readonly Term[])[];
  readonly sumsOf: readonly (readonly Term[])[];
  readonly by: Float64Array;
  readonly lacks: Float64Array;
  readonly touched: number[];
  left: number;
};

/** Whether an unknown may be so much more, and was. */
const change = ({ unknowns, sumsOf, by, lacks, touched }: State, at: number, more: number): boolean => {
  const unknown = unknowns[at] as Unknown;
  if (!Number.isInteger(more) || (!unknown.signed && unknown.value + more < 0)) return false;
  by[at] = more;
  for (const [sum, coefficient] of sumsOf[at] ?? []) {
    lacks[sum] = (lacks[sum] ?? 0) + coefficient * more;
    touched.push(sum);
  }
  return true;
};

const undo = ({ sumsOf, by, lacks, touched }: State, at: number): void => {
  const more = by[at] ?? 0;
  by[at] = 0;
  for (const [sum, coefficient] of sumsOf[at] ?? []) lacks[sum] = (lacks[sum] ?? 0) - coefficient * more;
  touched.length -= sumsOf[at]?.length ?? 0;
};

/** Whether every equation touched, from one on, could be made to hold again; where not, all is as it was. */
const mended = (state: State, from: number): boolean => {
  let next = from;
  while (next < state.touched.length && state.lacks[state.touched[next] as number] === 0) next += 1;
  if (next === state.touched.length) return true;
  const sum = state.touched[next] as number;
  const lacks = state.lacks[sum] as number;
  for (const [at, by] of state.terms[sum] ?? []) {
    if (state.by[at] !== 0 || !change(state, at, -lacks / by)) continue;
    state.left -= 1;
    if (state.left < 0) return false;
    if (mended(state, next)) return true;
    if (state.left < 0) return false;
    undo(state, at);
  }
  return false;
};
