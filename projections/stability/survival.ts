import type { EpisodeOf } from '../children/episodes-of.query.js';

/** How many days a placement has lasted; `ended` is false where it still does, so that it may last longer. */
export type Lasted = { readonly days: number; readonly ended: boolean };

/** The days at which a survival curve is told. */
export const SURVIVAL_DAYS = [30, 90, 180, 365, 730] as const;

/**
 * What share of placements last longer than some days, by the product-limit estimator of Kaplan and Meier (1958): on each
 * day on which placements end, of those that had lasted until then (still lasting ones among them, for as long as they are
 * known to have lasted) the share that did not end. A placement still lasting on the day asked about is right-censored
 * there. Null where none has been followed for so long.
 */
export const survivalAt = (placements: readonly Lasted[], days: number): number | null => {
  const sorted = [...placements].sort((a, b) => a.days - b.days);
  const longest = sorted.at(-1);
  let [share, place] = [1, 0];
  while (place < sorted.length && (sorted[place] as Lasted).days <= days) {
    const day = (sorted[place] as Lasted).days;
    const atRisk = sorted.length - place;
    let ended = 0;
    for (; sorted[place]?.days === day; place += 1) ended += sorted[place]?.ended ? 1 : 0;
    share *= (atRisk - ended) / atRisk;
  }
  const followed = longest !== undefined && (longest.days >= days || share === 0);
  return followed ? share : null;
};

/** A child's time with one carer as it was on a day: how it began, and how long it had lasted. */
export type PlacementLasted<Episode extends Placed> = Lasted & {
  readonly child: string;
  /** The first day. */
  readonly from: number;
  /** The episode with which it began. */
  readonly first: Episode;
  /** The first day it was no longer so, where it had ended. */
  readonly to: number | null;
};

type Placed = Pick<EpisodeOf, 'child' | 'from' | 'to' | 'placementBegan' | 'careBegan'>;

/**
 * Every time with one carer that had begun by a day, of episodes in order of child and start, by what was so on that day. It
 * ends where the child goes to another carer and where the child leaves care; going away for a time ends nothing.
 */
export const placementsLasted = <Episode extends Placed>(
  episodes: readonly Episode[],
  day: number,
): readonly PlacementLasted<Episode>[] => {
  const stays: { first: Episode; to: number }[] = [];
  for (const episode of episodes) {
    if (episode.from > day) continue;
    const last = stays.at(-1);
    if (last && last.to === episode.from && sameStay(last.first, episode)) last.to = episode.to;
    else stays.push({ first: episode, to: episode.to });
  }
  return stays.map(({ first, to }) => ({
    child: first.child,
    from: first.placementBegan,
    first,
    to: to <= day ? to : null,
    days: (to <= day ? to : day) - first.placementBegan,
    ended: to <= day,
  }));
};

const sameStay = (a: Placed, b: Placed): boolean =>
  a.child === b.child && a.placementBegan === b.placementBegan && a.careBegan === b.careBegan;
