import { episodesOf, type Episode } from '../domain/child/episodes.js';
import type { ChildFact, PlacementMeasured } from '../domain/child/events.js';
import { samePostcodes } from '../domain/child/measured.js';
import { isShortBreak } from '../domain/codes.js';
import type { Directory } from './directory.js';
import { milesBetween } from './postcode.js';

/** Why a placement without a distance was not measured. */
export type NotMeasured =
  | 'home postcode unknown'
  | 'placement postcode unknown'
  | 'postcode not in the directory'
  | 'no grid reference'
  | 'unaccompanied asylum-seeking'
  | 'short breaks';

export type Measuring = {
  readonly measured: readonly PlacementMeasured[];
  readonly not: readonly NotMeasured[];
  /** Placements that have a distance on record already. */
  readonly known: number;
};

/**
 * The distances of a child's placements that nobody told: one to each time with one carer between the same two postcodes,
 * from its first day. Unaccompanied asylum-seeking children, now or before, and short breaks are not measured, for the
 * return leaves their distance blank (V:406, V:398).
 */
export const distancesOfChild = (facts: readonly ChildFact[], directory: Pick<Directory, 'about' | 'locate'>): Measuring => {
  const asylum = facts.some(({ type }) => type === 'AsylumStatusRecorded');
  const measured: PlacementMeasured[] = [];
  const not: NotMeasured[] = [];
  let known = 0;
  for (const stay of staysIn(episodesOf(facts))) {
    const without = stay.find(({ placement, legalStatus }) => placement.distance === undefined && !isShortBreak(legalStatus));
    if (!without) {
      if (stay.every(({ legalStatus }) => isShortBreak(legalStatus))) not.push('short breaks');
      else known += 1;
      continue;
    }
    const told = asylum ? 'unaccompanied asylum-seeking' : measure(without, directory);
    if (typeof told === 'string') not.push(told);
    else measured.push(told);
  }
  return { measured, not, known };
};

/** Episodes by time with one carer between the same two postcodes. */
const staysIn = (episodes: readonly Episode[]): readonly (readonly Episode[])[] => {
  const stays: Episode[][] = [];
  for (const episode of episodes) {
    const stay = stays.at(-1);
    const last = stay?.at(-1);
    if (stay && last && goesOn(last, episode)) stay.push(episode);
    else stays.push([episode]);
  }
  return stays;
};

const goesOn = (a: Episode, b: Episode): boolean =>
  a.careBegan === b.careBegan && a.placementBegan === b.placementBegan && samePostcodes(a.ownPostcodes, b.ownPostcodes);

const measure = (
  { from, ownPostcodes }: Episode,
  { about, locate }: Pick<Directory, 'about' | 'locate'>,
): PlacementMeasured | NotMeasured => {
  const { homePostcode, placementPostcode } = ownPostcodes;
  if (!homePostcode) return 'home postcode unknown';
  if (!placementPostcode) return 'placement postcode unknown';
  const [home, placement] = [locate(homePostcode), locate(placementPostcode)];
  if (!home || !placement) return 'postcode not in the directory';
  if (!home.grid || !placement.grid) return 'no grid reference';
  return {
    type: 'PlacementMeasured',
    effectiveOn: from,
    distance: milesBetween(home.grid, placement.grid),
    ...(placement.authority === null ? {} : { authority: placement.authority }),
    directory: `ONS Postcode Directory, ${about.vintage}`,
    identity: { homePostcode, placementPostcode },
  };
};
