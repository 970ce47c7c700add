import { dateOfDay, dayNumber, ageOn, type CalendarDate } from '../../src/domain/calendar.js';
import { isShortBreak, sexOn, type LegalStatus } from '../../src/domain/codes.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import { distanceBandOf } from '../distance/bands.js';
import { bandOf, CARE_BANDS } from './durations.js';
import { locationOf } from './in-authority.js';
import { isFamilyBased, placementGroupOf, settingOf } from './settings.js';

/** What is not in the record is counted as such and never left out, so that groups add up to the total. */
export const NOT_RECORDED = 'not recorded';

type Grouping = (child: ChildInCare, asAt: CalendarDate) => string;

/**
 * What children in care may be counted by. Codes are the SSDA903 return's; bands say where they come from.
 */
export const GROUPINGS = {
  placementType: ({ placementType }) => placementType,
  usualPlacementType: ({ usualPlacementType }) => usualPlacementType,
  provider: ({ provider }) => provider ?? NOT_RECORDED,
  legalStatus: ({ legalStatus }) => legalStatus,
  categoryOfNeed: ({ categoryOfNeed }) => categoryOfNeed,
  sex: ({ sex }, asAt) => (sex === null ? NOT_RECORDED : sexOn(sex, asAt)),
  ethnicity: ({ ethnicity }) => ethnicity ?? NOT_RECORDED,
  age: (child, asAt) => ageOf(child, asAt)?.toString() ?? NOT_RECORDED,
  ageBand: (child, asAt) => ageBandOf(ageOf(child, asAt)),
  timeInCare: ({ careBegan }, asAt) => durationBandOf(careBegan, asAt),
  timeInPlacement: ({ placementBegan }, asAt) => durationBandOf(placementBegan, asAt),
  unaccompaniedAsylumSeeking: (child, asAt) => (isAsylumSeeking(child, asAt) ? 'yes' : 'no'),
  placementAuthority: ({ placementAuthority }) => placementAuthority ?? NOT_RECORDED,
  setting: (child) => settingOf(child).setting,
  placementGroup: placementGroupOf,
  familyBased: (child) => (isFamilyBased(child) ? 'yes' : 'no'),
  inAuthority: locationOf,
  disability: ({ disability }) => disabilityOf(disability),
  lengthOfCare: ({ careBegan }, asAt) => bandOf(CARE_BANDS, careBegan, asAt).words,
  distance: distanceBandOf,
  home: ({ urn, home }) => urn ?? home ?? NOT_RECORDED,
} as const satisfies Readonly<Record<string, Grouping>>;

/** Names that scripts and people also use for the same thing. */
const ALSO_CALLED: Readonly<Record<string, keyof typeof GROUPINGS>> = {
  providerType: 'provider',
  placementProvider: 'provider',
  gender: 'sex',
  ethnicOrigin: 'ethnicity',
  uasc: 'unaccompaniedAsylumSeeking',
  homes: 'home',
  disabled: 'disability',
  outOfAuthority: 'inAuthority',
};

export type GroupingName = keyof typeof GROUPINGS;

export const groupingNamed = (name: string): GroupingName | undefined =>
  Object.hasOwn(GROUPINGS, name) ? (name as GroupingName) : Object.hasOwn(ALSO_CALLED, name) ? ALSO_CALLED[name] : undefined;

/** Age in completed years on a day; null where the date of birth is not recorded. */
export const ageOf = ({ dateOfBirth }: Pick<ChildInCare, 'dateOfBirth'>, asAt: CalendarDate): number | null =>
  dateOfBirth === null ? null : ageOn(dateOfDay(dateOfBirth), asAt);

/** The age bands of the department's annual statistics. */
export const AGE_BANDS = [
  { id: 'under1', words: 'under 1', under: 1 },
  { id: '1To4', words: '1 to 4', under: 5 },
  { id: '5To9', words: '5 to 9', under: 10 },
  { id: '10To15', words: '10 to 15', under: 16 },
  { id: '16Plus', words: '16 and over', under: Infinity },
] as const;

/** The age band of completed years, in words. */
export const ageBandOf = (age: number | null): string =>
  age === null ? NOT_RECORDED : (AGE_BANDS.find(({ under }) => age < under)?.words ?? NOT_RECORDED);

const BANDS = [
  { under: 183, words: 'under 6 months' },
  { under: 365, words: '6 months to 1 year' },
  { under: 731, words: '1 to 2 years' },
  { under: 1826, words: '2 to 5 years' },
] as const;

/** Bands in days since the start; our own, for the return has none. */
const durationBandOf = (began: number, asAt: CalendarDate): string => {
  const days = dayNumber(asAt) - began;
  return BANDS.find(({ under }) => days < under)?.words ?? '5 years and over';
};

/** Whether a child is an unaccompanied asylum-seeking one on a day: from when the status began to when it ceased (DUC). */
export const isAsylumSeeking = ({ asylumFrom, asylumTo }: ChildInCare, asAt: CalendarDate): boolean =>
  asylumFrom !== null && asylumFrom <= dayNumber(asAt) && (asylumTo === null || dayNumber(asAt) < asylumTo);

/** Recorded as without a disability: NONE is the children in need census's word, the others are how people write it. */
const WITHOUT = new Set(['none', 'no', 'n', '0']);

/** Whether a child is recorded as disabled: yes, no or not recorded. */
export const disabilityOf = (told: string | null): string => {
  if (told === null) return NOT_RECORDED;
  return WITHOUT.has(told.trim().toLowerCase()) ? 'no' : 'yes';
};

/** Children in care on a day: the headline count, and apart from it those only on short breaks. */
export type Counted = {
  /** Without short breaks. */
  readonly total: number;
  /** Legal status V3 or V4: excluded from every headline count (DfE, children looked after statistics). */
  readonly shortBreaks: number;
  /** Counts by code, of those in `total`; sorted by code. */
  readonly groups: Readonly<Record<string, number>>;
};

/**
 * Who is counted as looked after: everybody in care on the day but those under an agreed series of short-term placements
 * (legal status V3 or V4), whom the department leaves out of every headline count ("exclude children looked after under an
 * agreed series of short term placements", DfE, underlying data 2018).
 */
export const headline = (children: readonly ChildInCare[]): readonly ChildInCare[] =>
  children.filter(({ legalStatus }) => !isShortBreak(legalStatus as LegalStatus));

export const counted = (children: readonly ChildInCare[], by: GroupingName, asAt: CalendarDate): Counted => {
  const counts = new Map<string, number>();
  const looked = headline(children);
  const grouping: Grouping = GROUPINGS[by];
  for (const child of looked) {
    const group = grouping(child, asAt);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return { total: looked.length, shortBreaks: children.length - looked.length, groups: Object.fromEntries(sorted) };
};
