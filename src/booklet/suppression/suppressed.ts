import { derivable, type Equation } from './witness.js';

/** A number of a booklet, as far as disclosure is concerned. */
export type Quantity = {
  readonly id: string;
  readonly value: number;
  /** It would tell of so few people that it must not be known. */
  readonly sensitive: boolean;
  /** Whether it may be below nought: a difference. */
  readonly signed: boolean;
  /** What is only implied, as the rest of a whole, is not printed, and cannot be left out either. */
  readonly printed: boolean;
};

/**
 * Which printed quantities are suppressed, so that neither what is sensitive nor anything else suppressed can be worked out
 * from what is shown, by adding up and taking away: the sensitive ones, and as few others as are found to be needed
 * (complementary suppression). Where something could still be worked out, the smallest number beside it in one of its sums
 * is suppressed too, rather than a total, until nothing can be.
 */
export const suppressed = (quantities: readonly Quantity[], equations: readonly Equation[]): ReadonlySet<string> => {
  const byId = new Map(quantities.map((one) => [one.id, one]));
  const holding = equations.filter((equation) => holds(equation, byId));
  const hidden = new Set(quantities.filter(({ sensitive, printed }) => sensitive && printed).map(({ id }) => id));
  const near = (id: string): boolean => (sumsOf.get(id) ?? []).some((equation) => [...equation.keys()].some((one) => hidden.has(one)));
  const sumsOf = sumsByQuantity(holding);
  /** What has two values that fit has them still when more is suppressed. */
  const safe = new Set<string>();
  for (;;) {
    const unknowns = quantities.filter(({ id, printed, sensitive }) => (printed ? hidden.has(id) : sensitive || near(id)));
    const wanted = unknowns.filter(({ id, sensitive, printed }) => (sensitive || printed) && !safe.has(id)).map(({ id }) => id);
    const exposed = derivable(unknowns, touching(holding, unknowns), new Set(wanted));
    for (const id of wanted) if (!exposed.has(id)) safe.add(id);
    const alone = besideThem(exposed, sumsOf, byId, hidden);
    const more = alone.length > 0 ? alone : (firstOf(exposed, (id) => around(id, sumsOf, byId, hidden)) ?? []);
    if (more.length === 0) return hidden;
    for (const id of more) hidden.add(id);
  }
};

const sumsByQuantity = (equations: readonly Equation[]): ReadonlyMap<string, readonly Equation[]> => {
  const sums = new Map<string, Equation[]>();
  for (const equation of equations)
    for (const id of equation.keys()) {
      const own = sums.get(id);
      if (own) own.push(equation);
      else sums.set(id, [equation]);
    }
  return sums;
};

/** A sum that does not hold among these, or has a part that is not there, tells nothing. */
const holds = (equation: Equation, byId: ReadonlyMap<string, Quantity>): boolean => {
  let sum = 0;
  for (const [id, by] of equation) {
    const one = byId.get(id);
    if (!one) return false;
    sum += one.value * by;
  }
  return sum === 0;
};

const touching = (equations: readonly Equation[], unknowns: readonly { readonly id: string }[]): readonly Equation[] => {
  const ids = new Set(unknowns.map(({ id }) => id));
  return equations.filter((equation) => [...equation.keys()].some((id) => ids.has(id)));
};

type Sums = ReadonlyMap<string, readonly Equation[]>;
type ById = ReadonlyMap<string, Quantity>;

/** Where a sum tells one of them alone, for all else in it is shown: of each such sum the best of what is shown there. */
const besideThem = (exposed: ReadonlySet<string>, sumsOf: Sums, byId: ById, hidden: ReadonlySet<string>): readonly string[] => {
  const chosen = new Set<string>();
  const shown = (id: string): boolean => byId.get(id)?.printed === true && !hidden.has(id) && !chosen.has(id);
  for (const id of exposed)
    for (const equation of sumsOf.get(id) ?? []) {
      if ([...equation.keys()].some((one) => one !== id && !shown(one))) continue;
      const [best] = [...candidatesIn(equation, byId, shown, sumsOf)].sort(byCost);
      if (best) chosen.add(best.id);
    }
  return [...chosen];
};

const firstOf = (ids: ReadonlySet<string>, found: (id: string) => readonly string[]): readonly string[] | undefined => {
  for (const id of ids) {
    const some = found(id);
    if (some.length > 0) return some;
  }
  return undefined;
};

/** The best of what is shown in the sums of something, or in the sums of those, further and further; none where all is suppressed already. */
const around = (id: string, sumsOf: Sums, byId: ById, hidden: ReadonlySet<string>): readonly string[] => {
  const seen = new Set([id]);
  const shown = (one: string): boolean => byId.get(one)?.printed === true && !hidden.has(one);
  for (let ring = [id]; ring.length > 0; ) {
    const near = [...new Set(ring.flatMap((one) => sumsOf.get(one) ?? []))];
    const [best] = near.flatMap((equation) => candidatesIn(equation, byId, shown, sumsOf)).sort(byCost);
    if (best) return [best.id];
    ring = [...new Set(near.flatMap((equation) => [...equation.keys()]))].filter((one) => !seen.has(one));
    for (const one of ring) seen.add(one);
  }
  return [];
};

type Candidate = { readonly id: string; readonly cost: number };
const byCost = (a: Candidate, b: Candidate): number => a.cost - b.cost || (a.id < b.id ? -1 : 1);

const ALONE = 1e9;
const NOUGHT = 1e12;
const TOTAL = 1e15;

/**
 * What could be suppressed of a sum. The one that stands against all others is its total, and is kept if it can be; noughts are
 * the next to be kept, and then whatever would be the only one suppressed in another sum, and so take another with it.
 */
const candidatesIn = (equation: Equation, byId: ById, shown: (id: string) => boolean, sumsOf: Sums): readonly Candidate[] => {
  const against = [...equation].filter(([, by]) => by < 0);
  return [...equation].flatMap(([id, by]) => {
    const one = byId.get(id);
    if (!one || !shown(id)) return [];
    const isTotal = by < 0 && against.length === 1 && equation.size > 2;
    const alone = (sumsOf.get(id) ?? []).filter((other) => other !== equation && [...other.keys()].every((part) => part === id || shown(part))).length;
    return [{ id, cost: Math.abs(one.value) + alone * ALONE + (one.value === 0 ? NOUGHT : 0) + (isTotal ? TOTAL : 0) }];
  });
};
