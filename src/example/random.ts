/** Quartiles of a length: least, lower quartile, median, upper quartile, greatest. */
export type Quartiles = readonly [number, number, number, number, number];

/** Chance that depends on its keys alone: the same keys give the same answers on every machine, for ever. */
export type Chance = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  readonly yes: (probability: number) => boolean;
  /** A whole number, both ends included. */
  readonly between: (least: number, greatest: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly weighted: <T>(choices: readonly (readonly [T, number])[]) => T;
  /** A whole number such that a quarter of all draws fall between each two neighbours of the five. */
  readonly spread: (quartiles: Quartiles) => number;
};

/**
 * Chance by Chris Doty-Humphrey's sfc32, whose words of state are mixed from the keys. No logarithm is used, so that
 * no machine rounds otherwise than another.
 */
export const chanceFrom = (...keys: readonly number[]): Chance => {
  const next = sfc32(keys);
  const between = (least: number, greatest: number) => least + Math.floor(next() * (greatest - least + 1));
  return {
    next,
    between,
    yes: (probability) => next() < probability,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
    weighted: (choices) => chosen(choices, next()),
    spread: (quartiles) => {
      const quarter = between(0, 3);
      return between(quartiles[quarter] ?? 0, quartiles[quarter + 1] ?? 0);
    },
  };
};

const chosen = <T>(choices: readonly (readonly [T, number])[], at: number): T => {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = at * total;
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return (choices[choices.length - 1] as readonly [T, number])[0];
};

const sfc32 = (keys: readonly number[]): (() => number) => {
  let [a, b, c, d] = [mixed(keys, 0x9e3779b9), mixed(keys, 0x243f6a88), mixed(keys, 0xb7e15162), 1];
  const step = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let turn = 0; turn < 12; turn += 1) step();
  return step;
};

/** One 32-bit word from all keys, each stirred in by the finishing steps of MurmurHash3. */
const mixed = (keys: readonly number[], start: number): number =>
  keys.reduce((word, key) => {
    let stirred = (word ^ key) + 0x6d2b79f5;
    stirred = Math.imul(stirred ^ (stirred >>> 16), 0x85ebca6b);
    stirred = Math.imul(stirred ^ (stirred >>> 13), 0xc2b2ae35);
    return stirred ^ (stirred >>> 16);
  }, start);
