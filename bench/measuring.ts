/** A median and what lay around it. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** One figure of a measure. */
export type Line = {
  readonly what: string;
  readonly value: Spread;
  readonly unit: string;
  /** What the bare thing did, in the same rounds. */
  readonly floor?: Spread;
  /** Against the floor, round by round. */
  readonly ratio?: Spread;
  /** What is asked of the ratio, or of the value where there is none. */
  readonly target?: Target;
  readonly rounds: number;
  readonly samples: number;
};

export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** Something that must hold for the figures to count: a fast wrong answer scores nothing. */
export type Gate = { readonly what: string; readonly held: boolean };

export type Outcome = { readonly lines: readonly Line[]; readonly gates: readonly Gate[]; readonly notes?: readonly string[] };

/** What a measure is given: a folder for itself, and where ledgers that others may use as well are kept. */
export type Place = { readonly folder: string; readonly ledgers: string; readonly quick: boolean };

export type Measure = { readonly name: string; readonly about: string; readonly measure: (place: Place) => Promise<Outcome> };

/** Rounds in which product and floor take turns. */
export const ROUNDS = 5;

export const rounds = async (times: number, round: (round: number) => Promise<void>): Promise<void> => {
  for (let at = 0; at < times; at += 1) {
    collectGarbage();
    await round(at);
  }
};

export const collectGarbage = (): void => (globalThis as { gc?: () => void }).gc?.();

export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export const spread = (values: readonly number[]): Spread => ({
  median: percentile(values, 0.5),
  min: Math.min(...values),
  max: Math.max(...values),
});

/** A line whose ratio is taken round by round, so that what disturbed both disturbs neither. */
export const against = (
  line: { readonly what: string; readonly unit: string; readonly samples: number; readonly target?: Target },
  values: readonly number[],
  floors: readonly number[],
): Line => ({
  ...line,
  value: spread(values),
  floor: spread(floors),
  ratio: spread(values.map((value, round) => value / (floors[round] ?? Number.NaN))),
  rounds: values.length,
});

export const alone = (
  line: { readonly what: string; readonly unit: string; readonly samples: number; readonly target?: Target },
  values: readonly number[],
): Line => ({ ...line, value: spread(values), rounds: values.length });

export const met = ({ target, ratio, value }: Line): boolean | undefined => {
  if (!target) return undefined;
  const judged = (ratio ?? value).median;
  return 'atMost' in target ? judged <= target.atMost : judged >= target.atLeast;
};

/** Milliseconds that something took. */
export const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** The memory the process has, once what is no longer needed is gone. */
export const memoryNow = (): number => {
  collectGarbage();
  return process.memoryUsage.rss();
};

/** By how many megabytes the process grew beyond what it had, at its largest. */
export const growth = (before = memoryNow()): { readonly look: () => void; readonly most: () => number } => {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  return { look, most: () => (look(), (most - before) / 1e6) };
};
