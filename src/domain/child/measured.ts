import type { CalendarDate } from '../calendar.js';
import { isShortBreak, type LegalStatus } from '../codes.js';
import type { Placement, PlacementMeasured, Postcodes } from './events.js';

/** What of an episode decides whether a measurement holds for it. */
type Stay = {
  readonly careBegan: CalendarDate;
  readonly placementBegan: CalendarDate;
  readonly placement: Placement;
  readonly legalStatus: LegalStatus;
  readonly ownPostcodes: Postcodes;
  readonly measured: Measured | null;
};

/** What was worked out of a placement: miles from home, and the authority it lies in; and the placement as it was told. */
export type Measured = Pick<PlacementMeasured, 'distance' | 'authority'> & { readonly told: Placement };

/**
 * A placement as told, with what was worked out of it where nobody said. Of short breaks nothing is told by it (the return
 * leaves their distance blank: V:398).
 */
export const withMeasured = (
  told: Placement, legalStatus: LegalStatus, measured: Pick<Measured, 'distance' | 'authority'> | null,
): { readonly placement: Placement; readonly measured: Measured | null } => {
  if (!measured) return { placement: told, measured };
  const kept: Measured = { ...measured, told };
  if (isShortBreak(legalStatus)) return { placement: told, measured: kept };
  const [distance, authority] = [told.distance ?? measured.distance, told.authority ?? measured.authority];
  const asTold = distance === told.distance && authority === told.authority;
  return { placement: asTold ? told : { ...told, distance, ...(authority === undefined ? {} : { authority }) }, measured: kept };
};

/** Postcodes that say the same, however they are written. */
export const samePostcodes = (a: Postcodes, b: Postcodes): boolean =>
  a === b ||
  (plain(a.homePostcode) === plain(b.homePostcode) && plain(a.placementPostcode) === plain(b.placementPostcode));

const plain = (postcode: string | undefined): string | undefined => postcode?.replace(/\s/g, '').toUpperCase();

/**
 * The episodes with a placement measured that the child is in, as the last of them tells: all those with that carer and
 * between those postcodes. What was worked out between other postcodes says nothing of it.
 */
export const measuredIn = <Episode extends Stay>(
  episodes: readonly Episode[], { distance, authority, identity }: PlacementMeasured,
): readonly Episode[] => {
  const last = episodes.at(-1);
  if (!last || !samePostcodes(last.ownPostcodes, identity ?? {})) return episodes;
  const found = authority === undefined ? { distance } : { distance, authority };
  const first = episodes.findLastIndex((episode) => !sameStay(episode, last)) + 1;
  return [
    ...episodes.slice(0, first),
    ...episodes.slice(first).map((episode) => ({ ...episode, ...withMeasured(asTold(episode), episode.legalStatus, found) })),
  ];
};

/** The placement of an episode as it was told, without what was worked out of it. */
export const asTold = ({ placement, measured }: Pick<Stay, 'placement' | 'measured'>): Placement => measured?.told ?? placement;

const sameStay = (a: Stay, b: Stay): boolean =>
  a.careBegan === b.careBegan && a.placementBegan === b.placementBegan && samePostcodes(a.ownPostcodes, b.ownPostcodes);
