import { accommodationKinds, type AccommodationKind } from '../../src/domain/leaver/codes.js';
import type { Figure } from '../figure.js';
import { grouped } from '../providers/grouped.js';
import { recorded, recordedOf } from './recorded.js';
import type { CareLeaver } from './young-people.js';

const LINES: Readonly<Record<AccommodationKind, string>> = {
  B: 'withParentsOrRelatives', C: 'communityHomeOrResidential', D: 'semiIndependentTransitional', E: 'supportedLodgings',
  G: 'goneAbroad', H: 'deported', K: 'ordinaryLodgings', R: 'residenceNotKnown', S: 'noFixedAbode', T: 'foyer',
  U: 'independentLiving', V: 'emergency', W: 'bedAndBreakfast', X: 'inCustody', Y: 'other', Z: 'withFormerFosterCarers',
};

/** The department leaves these out of what suitability is a share of: gone abroad, deported, residence not known (ODS LAF4a, note 4; M18). */
const NOT_ASKED_OF = /^[GHR]$/;

/**
 * Where care leavers live, as their leaving care records have it on the day, by the letters of the return's ACCOM; each in one
 * line, so that the lines add up to all. *Post-16 accommodation and support (commissioned)* is the strategy's own line and no
 * code of the return: what the authority buys, whatever its letter, and it stands before the letters. Those still looked
 * after are where their leaving care record says; where it says nothing they are not recorded, for a placement's code is not
 * one of these.
 *
 * Suitable is what the record says of it (ACCOM 1), of all care leavers, as the strategy's 282 of 294; and, apart, of those
 * of whom the department asks it: abroad, deported, not known and not recorded in neither.
 */
export const accommodationFigures = (leavers: readonly CareLeaver[]): readonly Figure[] => {
  const bought = leavers.filter(({ accommodation }) => accommodation?.commissioned === 1);
  const isSuitable = ({ accommodation }: CareLeaver): boolean => accommodation?.suitable === 1;
  const asked = leavers.filter(({ accommodation }) => accommodation && !NOT_ASKED_OF.test(accommodation.accommodation));
  return [
    recorded('careLeavers.accommodation.commissionedPost16', 'Post-16 accommodation and support (commissioned)', bought),
    ...Object.entries(LINES).map(([letter, id]) =>
      recorded(`careLeavers.accommodation.${id}`, accommodationKinds[letter as AccommodationKind].words,
        leavers.filter(({ accommodation }) => accommodation?.commissioned === 0 && accommodation.accommodation === letter))),
    recorded('careLeavers.accommodation.notRecorded', 'Where they live is not recorded', leavers.filter(({ accommodation }) => !accommodation)),
    ...recordedOf('careLeavers.suitableAccommodation', 'Care leavers in suitable accommodation', leavers, isSuitable),
    ...recordedOf('careLeavers.suitableAccommodation.known', 'Care leavers in suitable accommodation, of those in this country whose home is known', asked, isSuitable),
    ...commissionedFigures(bought),
  ];
};

const commissionedFigures = (bought: readonly CareLeaver[]): readonly Figure[] => {
  const frameworkOf = ({ accommodation }: CareLeaver): string => accommodation?.framework ?? '';
  const byFramework = [...grouped(bought, frameworkOf)].filter(([framework]) => framework !== '').sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    recorded('careLeavers.commissionedAccommodation', 'Care leavers in commissioned accommodation', bought),
    recorded('careLeavers.commissionedAccommodation.onFramework', 'Commissioned through a framework', bought.filter((one) => frameworkOf(one) !== '')),
    ...byFramework.map(([framework, some]) =>
      recorded(`careLeavers.commissionedAccommodation.framework.${framework}`, `Commissioned through framework ${framework}`, some)),
  ];
};
