import type { Sought, Typed } from './find-sought.js';

/** How many letters children are kept under: as many as are typed before any is offered. */
const PAIR = 2;

/**
 * The children of one authority, under every pair of letters by which one may be looked for: each two that stand side by side in
 * the reference, and the two with which each word of the name and the pupil number begin. So a search looks at those alone.
 */
export class Candidates {
  readonly children = new Map<string, Sought>();
  private readonly byPair = new Map<string, Set<Sought>>();
  private readonly byBirth = new Map<string, Set<Sought>>();

  /** Puts a child in the place of what was known of it before. */
  put(child: Sought): void {
    const before = this.children.get(child.reference);
    if (before) this.forget(before);
    this.children.set(child.reference, child);
    for (const pair of pairsOf(child)) under(this.byPair, pair).add(child);
    if (child.dateOfBirth !== null) under(this.byBirth, child.dateOfBirth).add(child);
  }

  /** Everybody who may answer what was typed, and others. */
  answering({ key, words, day, names }: Typed): Iterable<Sought> {
    if (key.length < PAIR || words.some((word) => word.length < PAIR)) return this.children.values();
    const born = day === undefined ? [] : this.of(this.byBirth, day);
    const named = this.fewest(words.map((word) => word.slice(0, PAIR)));
    const numbered = names ? this.of(this.byPair, key.slice(0, PAIR)) : [];
    return new Set([...this.fewest(pairsIn(key)), ...named, ...numbered, ...born]);
  }

  private forget(child: Sought): void {
    for (const pair of pairsOf(child)) this.byPair.get(pair)?.delete(child);
    if (child.dateOfBirth !== null) this.byBirth.get(child.dateOfBirth)?.delete(child);
  }

  /** Whoever answers has all the pairs: the rarest is enough to look under. */
  private fewest(pairs: readonly string[]): Iterable<Sought> {
    const sets = pairs.map((pair) => this.byPair.get(pair) ?? new Set<Sought>());
    return sets.sort((a, b) => a.size - b.size)[0] ?? [];
  }

  private of(kept: ReadonlyMap<string, ReadonlySet<Sought>>, key: string): Iterable<Sought> {
    return kept.get(key) ?? [];
  }
}

const under = (kept: Map<string, Set<Sought>>, key: string): Set<Sought> => {
  const there = kept.get(key) ?? new Set<Sought>();
  kept.set(key, there);
  return there;
};

const pairsIn = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - PAIR + 1) }, (_, place) => text.slice(place, place + PAIR));

const pairsOf = ({ key, words, upnKey }: Sought): ReadonlySet<string> =>
  new Set([...pairsIn(key), ...[...words, upnKey].filter((word) => word !== '').map((word) => word.slice(0, PAIR))]);
