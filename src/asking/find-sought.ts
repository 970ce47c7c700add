import type { CalendarDate } from '../domain/calendar.js';
import { folded, wordsOf, type Identity } from './find-identity.js';

/** A child as it is looked for: what is compared is folded once. */
export type Sought = Identity & {
  readonly reference: string;
  readonly key: string;
  readonly nameKey: string;
  readonly words: readonly string[];
  readonly upnKey: string;
};

/** What was typed, read in every way it may be meant. Without names, neither a name nor a pupil number is meant by it. */
export type Typed = { readonly key: string; readonly words: readonly string[]; readonly day: CalendarDate | undefined; readonly names: boolean };

export const soughtOf = (reference: string, identity: Identity): Sought => ({
  ...identity, reference, key: folded(reference), nameKey: folded(identity.name ?? ''), words: wordsOf(identity.name ?? ''), upnKey: folded(identity.upn ?? ''),
});

export const typedOf = (text: string, day: CalendarDate | undefined, names: boolean): Typed => ({
  key: folded(text), words: names ? wordsOf(text) : [], day, names,
});

/** How children answer, the closest first: by the whole reference, its beginning, name, pupil number, date of birth, any part of the reference. */
const NAMED = 2;

/** How close a child is to what was typed, from 0; -1 where it does not answer. */
const closeness = (child: Sought, { key, words, day, names }: Typed): number => {
  if (child.key.startsWith(key)) return child.key === key ? 0 : 1;
  if (names && isNamed(child.words, words)) return NAMED;
  if (names && key.length > 1 && child.upnKey.startsWith(key)) return 3;
  if (day !== undefined && child.dateOfBirth === day) return 4;
  return key.length > 1 && child.key.includes(key) ? 5 : -1;
};

/** Each word typed begins a word of the name, and no two the same one; in any order. */
const isNamed = (name: readonly string[], typed: readonly string[]): boolean => {
  if (typed.length === 0 || typed.length > name.length) return false;
  const [first = '', ...rest] = typed;
  return name.some((word, place) => word.startsWith(first) && (rest.length === 0 || isNamed(name.toSpliced(place, 1), rest)));
};

/** The closest of those who answer, at most so many, by reference, or by name where the name is what answers; and how many there are. */
export const found = (children: Iterable<Sought>, typed: Typed, most: number): { readonly closest: readonly Sought[]; readonly total: number } => {
  const byCloseness: Sought[][] = [[], [], [], [], [], []];
  if (typed.key !== '') for (const child of children) byCloseness[closeness(child, typed)]?.push(child);
  const closest: Sought[] = [];
  for (const [place, alike] of byCloseness.entries())
    if (closest.length < most) closest.push(...least(alike, place === NAMED ? byName : byReference, most - closest.length));
  return { closest, total: byCloseness.reduce((sum, { length }) => sum + length, 0) };
};

type Order = (a: Sought, b: Sought) => number;
const byReference: Order = (a, b) => compare(a.key, b.key);
const byName: Order = (a, b) => compare(a.nameKey, b.nameKey) || byReference(a, b);

/** The first few in order; few are looked for among very many, so those are not all sorted. */
const least = (children: readonly Sought[], order: Order, most: number): readonly Sought[] => {
  const first: Sought[] = [];
  for (const child of children) {
    const last = first[most - 1];
    if (last && order(child, last) >= 0) continue;
    const place = first.findIndex((one) => order(child, one) < 0);
    first.splice(place < 0 ? first.length : place, 0, child);
    if (first.length > most) first.pop();
  }
  return first;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
