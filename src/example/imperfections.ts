import { dateOfDay } from '../domain/calendar.js';
import { occasions, type Fault, type FaultKind, type Flaw } from './fault.js';
import { flawOn } from './flaws.js';
import { chanceFrom, type Chance } from './random.js';
import type { Child } from './story.js';
import type { Telling } from './telling.js';

/** One child in six has one thing wrong. */
const ONE_IN = 6;

/** How often each kind comes beside the others. */
const SHARES: readonly (readonly [FaultKind, number])[] = [
  ['unreadable', 0.5],
  ['late-entry', 1.5],
  ['corrected', 3],
  ['missing-from-a-year', 1],
  ['open-and-closed', 1],
  ['overlap', 1],
  ['no-continuation', 1],
  ['open-with-reason', 1.5],
];

const IMPERFECTION = 3;

export type Seeded = { readonly telling: Telling; readonly fault?: Fault };

/**
 * Puts in what goes wrong: at most one thing to a child, of the kind that is furthest behind its share and possible.
 * It counts as it goes, so children must be given in their order.
 */
export const imperfections = (seed: number, years: readonly number[]): ((child: Child, telling: Telling) => Seeded) => {
  const counts = new Map<FaultKind, number>();
  const countOf = (kind: FaultKind) => counts.get(kind) ?? 0;
  return (child, telling) => {
    if (child.ordinal % ONE_IN !== ONE_IN - 1) return { telling };
    const chance = chanceFrom(seed, IMPERFECTION, child.ordinal);
    const furthestBehind = [...SHARES].sort(([a, one], [b, other]) => countOf(a) / one - countOf(b) / other);
    for (const [kind] of furthestBehind) {
      const flaw = flawOf(kind, child, telling, { years, chance, earlier: countOf(kind) });
      if (!flaw) continue;
      counts.set(kind, countOf(kind) + 1);
      return { telling: flaw.telling, fault: faultOf(kind, child, flaw) };
    }
    return { telling };
  };
};

type Drawn = { readonly years: readonly number[]; readonly chance: Chance; readonly earlier: number };

const flawOf = (
  kind: FaultKind,
  child: Child,
  telling: Telling,
  { years, chance, earlier }: Drawn,
): Flaw | undefined => {
  const care = child.story.periods.filter((period) => period.kind === 'care');
  const flaws = occasions(care, years).flatMap((occasion) => flawOn[kind](occasion, telling, chance, earlier) ?? []);
  return flaws.length === 0 ? undefined : chance.pick(flaws);
};

const faultOf = (kind: FaultKind, child: Child, { year, episode, column }: Flaw): Fault => ({
  kind,
  year,
  child: child.id,
  decom: dateOfDay(episode.from),
  ...(column === undefined ? {} : { column }),
});
