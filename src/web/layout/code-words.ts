import * as codes from '../../domain/codes.js';
import type { GroupingName } from '../../../projections/sufficiency/counts.js';

/** A code of the return in words, and the code itself for the hint; what is in no list speaks for itself. */
export type Coded = { readonly words: string; readonly code: string };

const coded =
  (list: codes.CodeList<string>) =>
  (code: string): Coded =>
    codes.isCodeOf(list, code) ? { words: codes.wordsFor(list, code), code } : plain(code);

const plain = (text: string): Coded => ({ words: text.charAt(0).toUpperCase() + text.slice(1), code: '' });

export const placementType = coded(codes.placementTypes);
export const provider = coded(codes.placementProviders);
export const legalStatus = coded(codes.legalStatuses);
export const categoryOfNeed = coded(codes.categoriesOfNeed);
export const sex = coded(codes.sexes);
export const ethnicity = coded(codes.ethnicities);
export const changeReason = coded(codes.placementChangeReasons);
export const leavingReason = coded(codes.reasonsEpisodeCeased);
export const newEpisodeReason = coded(codes.reasonsForNewEpisode);
export const siblingsApartReason = coded(codes.siblingsApartReasons);
export const missingKind = coded(codes.missingKinds);
export const participation = coded(codes.reviewCodes);

/** The return has no list of disabilities; a source that has one says NONE of a child without. */
export const disability = (told: string): Coded => (told === 'NONE' ? { words: 'Not disabled', code: told } : plain(told));

const years = (age: string): Coded =>
  /^\d+$/.test(age) ? { words: age === '1' ? '1 year' : `${age} years`, code: '' } : plain(age);

/** How each grouping’s codes are put into words. */
export const groupWords: Readonly<Record<GroupingName, (code: string) => Coded>> = {
  placementType,
  usualPlacementType: placementType,
  provider,
  legalStatus,
  categoryOfNeed,
  sex,
  ethnicity,
  age: years,
  ageBand: plain,
  timeInCare: plain,
  timeInPlacement: plain,
  unaccompaniedAsylumSeeking: plain,
  placementAuthority: plain,
  setting: plain,
  placementGroup: plain,
  familyBased: plain,
  inAuthority: plain,
  disability: plain,
  lengthOfCare: plain,
  distance: plain,
  home: plain,
};
