import type { CalendarDate } from './calendar.js';

/**
 * The code sets of the SSDA903 return, in plain English and dated. Sources: V the sector's validator, L the regional
 * pipeline's schemas (by collection year), S the standard safeguarding data model, M18 the department's metadata.
 */
export type CodeList<C extends string> = Readonly<
  Record<
    C,
    {
      readonly words: string;
      /** First day on which it may be used. */
      readonly from?: CalendarDate;
      /** First day no longer valid for episodes that start on or after it. */
      readonly until?: CalendarDate;
    }
  >
>;

const day = (text: string): CalendarDate => text as CalendarDate;

/**
 * PLACE (V:146, S). H5 left the list after 2023/24 by the regional pipeline's schema (L 2025), which is followed
 * here; the validator still accepts it in 2024/25. P2 ends by V:217, the others by L. L keeps Z1 beside Z11–Z14,
 * the validator drops it; what each of Z11–Z14 means could not be found.
 */
export const placementTypes = {
  A3: { words: 'Placed for adoption with consent, with current foster carer' },
  A4: { words: 'Placed for adoption with consent, not with current foster carer' },
  A5: { words: 'Placed for adoption with placement order, with current foster carer' },
  A6: { words: 'Placed for adoption with placement order, not with current foster carer' },
  H5: { words: 'Semi-independent living, not subject to children’s homes regulations', until: day('2024-04-01') },
  K1: { words: 'Secure children’s home' },
  K2: { words: 'Children’s home' },
  K3: { words: 'Registered supported accommodation', from: day('2024-04-01') },
  P1: { words: 'With parents or another person with parental responsibility' },
  P2: { words: 'Independent living: flat, lodgings, bed and breakfast or with friends', until: day('2023-10-28') },
  P3: { words: 'Residential employment' },
  R1: { words: 'Residential care home' },
  R2: { words: 'NHS or other health trust' },
  R3: { words: 'Family centre or mother and baby unit' },
  R5: { words: 'Young offender institution or prison' },
  S1: { words: 'Residential school' },
  T0: { words: 'Temporary move, of any kind' },
  T1: { words: 'Temporarily in hospital' },
  T2: { words: 'Temporarily on holiday' },
  T3: { words: 'Temporarily elsewhere while the usual carer is on holiday' },
  T4: { words: 'Temporarily elsewhere, other, up to seven days' },
  U1: { words: 'Foster carer who is a relative or friend, long term' },
  U2: { words: 'Foster carer who is a relative or friend, fostering for adoption or concurrent planning' },
  U3: { words: 'Foster carer who is a relative or friend, other' },
  U4: { words: 'Foster carer who is not a relative or friend, long term' },
  U5: { words: 'Foster carer who is not a relative or friend, fostering for adoption or concurrent planning' },
  U6: { words: 'Foster carer who is not a relative or friend, other' },
  Z1: { words: 'Other placement', until: day('2025-04-01') },
  Z11: { words: 'Other placement (Z11)', from: day('2025-04-01') },
  Z12: { words: 'Other placement (Z12)', from: day('2025-04-01') },
  Z13: { words: 'Other placement (Z13)', from: day('2025-04-01') },
  Z14: { words: 'Other placement (Z14)', from: day('2025-04-01') },
} as const satisfies CodeList<string>;

/** PLACE_PROVIDER (V:178). */
export const placementProviders = {
  PR0: { words: 'Parents or another person with parental responsibility' },
  PR1: { words: 'The authority’s own provision' },
  PR2: { words: 'Another local authority' },
  PR3: { words: 'Other public provision, such as the NHS' },
  PR4: { words: 'Private provision' },
  PR5: { words: 'Voluntary provision' },
} as const satisfies CodeList<string>;

/** LS (V:144); D1 ends and E1 begins by V:445 and V:446. */
export const legalStatuses = {
  C1: { words: 'Interim care order' },
  C2: { words: 'Full care order' },
  D1: { words: 'Freeing order', until: day('2005-12-30') },
  E1: { words: 'Placement order', from: day('2005-12-30') },
  V2: { words: 'Accommodated under section 20' },
  V3: { words: 'Short breaks, each break recorded' },
  V4: { words: 'Short breaks, one agreement for the series' },
  L1: { words: 'Police protection in local authority accommodation' },
  L2: { words: 'Emergency protection order' },
  L3: { words: 'Child assessment order' },
  J1: { words: 'Remanded or committed' },
  J2: { words: 'Detained under PACE' },
  J3: { words: 'Youth rehabilitation order with residence or intensive fostering' },
} as const satisfies CodeList<string>;

/** CIN (V:145). */
export const categoriesOfNeed = {
  N1: { words: 'Abuse or neglect' },
  N2: { words: 'Child’s disability' },
  N3: { words: 'Parental illness or disability' },
  N4: { words: 'Family in acute stress' },
  N5: { words: 'Family dysfunction' },
  N6: { words: 'Socially unacceptable behaviour' },
  N7: { words: 'Low income' },
  N8: { words: 'Absent parenting' },
} as const satisfies CodeList<string>;

/** RNE (V:143; S). */
export const reasonsForNewEpisode = {
  S: { words: 'Started to be looked after' },
  L: { words: 'Legal status changed' },
  P: { words: 'Moved to another carer' },
  T: { words: 'Placement changed, same carer' },
  B: { words: 'Moved to another carer and legal status changed' },
  U: { words: 'Placement and legal status changed, same carer' },
} as const satisfies CodeList<string>;

/**
 * REC (V:149). Until 2017/18 two codes stood for the four special guardianships (L 2019); which of E43 and E44 was
 * which is not stated.
 */
export const reasonsEpisodeCeased = {
  X1: { words: 'Another episode starts the same day' },
  E11: { words: 'Adopted, unopposed' },
  E12: { words: 'Adopted, consent dispensed with' },
  E2: { words: 'Died' },
  E3: { words: 'Care taken over by another authority' },
  E4A: { words: 'Returned home, planned' },
  E4B: { words: 'Returned home, unplanned' },
  E13: { words: 'Left to live with someone without parental responsibility' },
  E41: { words: 'Residence or child arrangements order' },
  E43: { words: 'Special guardianship order (E43)', until: day('2018-04-01') },
  E44: { words: 'Special guardianship order (E44)', until: day('2018-04-01') },
  E45: { words: 'Special guardianship order to former foster carer, relative or friend', from: day('2018-04-01') },
  E46: { words: 'Special guardianship order to former foster carer, other', from: day('2018-04-01') },
  E47: { words: 'Special guardianship order to another carer, relative or friend', from: day('2018-04-01') },
  E48: { words: 'Special guardianship order to another carer, other', from: day('2018-04-01') },
  E5: { words: 'Independent living with formal support' },
  E6: { words: 'Independent living without formal support' },
  E7: { words: 'Residential care of adult social services' },
  E8: { words: 'Left care for another reason' },
  E9: { words: 'Sentenced to custody' },
  E14: { words: 'Remand ended' },
  E15: { words: 'Found to be 18 or over' },
  E16: { words: 'Moved abroad' },
  E17: { words: 'Turned 18 and stayed with current carers' },
} as const satisfies CodeList<string>;

/** REASON_PLACE_CHANGE, said of the episode that ceases (V:1009, M18). */
export const placementChangeReasons = {
  CARPL: { words: 'Change to or carrying out of the care plan' },
  CLOSE: { words: 'Resignation of carer or closure' },
  ALLEG: { words: 'Allegation (section 47)' },
  STAND: { words: 'Concern about standards of care' },
  APPRR: { words: 'Approval removed' },
  CREQB: { words: 'Carer asked, because of the child’s behaviour' },
  CREQO: { words: 'Carer asked, for another reason' },
  CHILD: { words: 'Child asked' },
  LAREQ: { words: 'Responsible authority asked' },
  PLACE: { words: 'Status of the placement changed, same carer' },
  CUSTOD: { words: 'Custody', from: day('2018-04-01') },
  OTHER: { words: 'Other reason' },
} as const satisfies CodeList<string>;

/** Why siblings in care do not live together; the product's own list, for the return has none. */
export const siblingsApartReasons = {
  'assessed-needs': { words: 'Their assessed needs differ' },
  safeguarding: { words: 'It would not be safe' },
  'childs-wish': { words: 'A child’s own wish' },
  'court-direction': { words: 'The court’s direction' },
  'permanence-plan': { words: 'Their plans for permanence differ' },
  'no-home-for-all': { words: 'No home for all of them could be found' },
} as const satisfies CodeList<string>;

/** REVIEW_CODE (V:167). */
export const reviewCodes = {
  PN0: { words: 'Under four at the review' },
  PN1: { words: 'Attended and spoke' },
  PN2: { words: 'Attended, an advocate spoke' },
  PN3: { words: 'Attended and conveyed views by other means' },
  PN4: { words: 'Attended, did not contribute' },
  PN5: { words: 'Did not attend, briefed an advocate' },
  PN6: { words: 'Did not attend, sent views by other means' },
  PN7: { words: 'Did not attend, sent no views' },
} as const satisfies CodeList<string>;

/** MISSING (V:1006). */
export const missingKinds = {
  M: { words: 'Missing from care' },
  A: { words: 'Away from placement without authorisation' },
} as const satisfies CodeList<string>;

/** ETHNIC (V:103). */
export const ethnicities = {
  WBRI: { words: 'White British' },
  WIRI: { words: 'White Irish' },
  WOTH: { words: 'Any other White background' },
  WIRT: { words: 'Traveller of Irish heritage' },
  WROM: { words: 'Gypsy or Roma' },
  MWBC: { words: 'White and Black Caribbean' },
  MWBA: { words: 'White and Black African' },
  MWAS: { words: 'White and Asian' },
  MOTH: { words: 'Any other mixed background' },
  AIND: { words: 'Indian' },
  APKN: { words: 'Pakistani' },
  ABAN: { words: 'Bangladeshi' },
  AOTH: { words: 'Any other Asian background' },
  BCRB: { words: 'Caribbean' },
  BAFR: { words: 'African' },
  BOTH: { words: 'Any other Black background' },
  CHNE: { words: 'Chinese' },
  OOTH: { words: 'Any other ethnic group' },
  REFU: { words: 'Refused' },
  NOBT: { words: 'Not obtained' },
} as const satisfies CodeList<string>;

/** SEX: numbers to 2023/24, letters from 2024/25 (L 2025; V 24/25 rules 101, 232). */
export const sexes = {
  '1': { words: 'Male', until: day('2024-04-01') },
  '2': { words: 'Female', until: day('2024-04-01') },
  M: { words: 'Male', from: day('2024-04-01') },
  F: { words: 'Female', from: day('2024-04-01') },
  U: { words: 'Unknown', from: day('2024-04-01') },
} as const satisfies CodeList<string>;

/** IN_TOUCH: whether the authority is in touch with a care leaver (V:131, 344). */
export const inTouch = {
  YES: { words: 'In touch' },
  NO: { words: 'Not in touch' },
  DIED: { words: 'Died' },
  REFU: { words: 'Refuses contact' },
  NREQ: { words: 'No longer needs services' },
  RHOM: { words: 'Returned home for six months or more' },
} as const satisfies CodeList<string>;

/** ACTIV: a care leaver’s main activity (V:132); F3 and P3 were divided from 2021/22 (L 2022). */
export const activities = {
  F1: { words: 'Full time in higher education' },
  P1: { words: 'Part time in higher education' },
  F2: { words: 'Full time in other education' },
  P2: { words: 'Part time in other education' },
  F3: { words: 'Full time in training or employment (undivided)', until: day('2021-04-01') },
  P3: { words: 'Part time in training or employment (undivided)', until: day('2021-04-01') },
  F4: { words: 'Full time in an apprenticeship', from: day('2021-04-01') },
  P4: { words: 'Part time in an apprenticeship', from: day('2021-04-01') },
  F5: { words: 'Full time in training or employment', from: day('2021-04-01') },
  P5: { words: 'Part time in training or employment', from: day('2021-04-01') },
  G4: { words: 'Not in education, employment or training: illness or disability' },
  G5: { words: 'Not in education, employment or training: other' },
  G6: { words: 'Not in education, employment or training: pregnancy or parenting' },
  '0': { words: 'Not known' },
} as const satisfies CodeList<string>;

/**
 * ACCOM: where a care leaver lives, and whether it is suitable (S ssd_care_leavers). S1 and X1 are not valid (V:133),
 * though L lists them: nobody of no fixed abode or in custody is suitably housed.
 */
export const accommodations = {
  B1: { words: 'With parents or relatives, suitable' },
  B2: { words: 'With parents or relatives, unsuitable' },
  C1: { words: 'Community home or other residential care, suitable' },
  C2: { words: 'Community home or other residential care, unsuitable' },
  D1: { words: 'Semi-independent, transitional accommodation, suitable' },
  D2: { words: 'Semi-independent, transitional accommodation, unsuitable' },
  E1: { words: 'Supported lodgings, suitable' },
  E2: { words: 'Supported lodgings, unsuitable' },
  G1: { words: 'Gone abroad, suitable' },
  G2: { words: 'Gone abroad, unsuitable' },
  H1: { words: 'Deported, suitable' },
  H2: { words: 'Deported, unsuitable' },
  K1: { words: 'Ordinary lodgings, suitable' },
  K2: { words: 'Ordinary lodgings, unsuitable' },
  R1: { words: 'Residence not known, suitable' },
  R2: { words: 'Residence not known, unsuitable' },
  S2: { words: 'No fixed abode, unsuitable' },
  T1: { words: 'Foyer, suitable' },
  T2: { words: 'Foyer, unsuitable' },
  U1: { words: 'Independent living, suitable' },
  U2: { words: 'Independent living, unsuitable' },
  V1: { words: 'Emergency accommodation, suitable' },
  V2: { words: 'Emergency accommodation, unsuitable' },
  W1: { words: 'Bed and breakfast, suitable' },
  W2: { words: 'Bed and breakfast, unsuitable' },
  X2: { words: 'In custody, unsuitable' },
  Y1: { words: 'Other accommodation, suitable' },
  Y2: { words: 'Other accommodation, unsuitable' },
  Z1: { words: 'With former foster carers, suitable' },
  Z2: { words: 'With former foster carers, unsuitable' },
  '0': { words: 'Not known' },
} as const satisfies CodeList<string>;

/** SDQ_REASON: why there is no score (V, S). */
export const sdqReasons = {
  SDQ1: { words: 'No form returned, or under 4 or over 16' },
  SDQ2: { words: 'Carer refused' },
  SDQ3: { words: 'Not possible: severity of disability' },
  SDQ4: { words: 'Other reason' },
  SDQ5: { words: 'Child refused' },
} as const satisfies CodeList<string>;

/** NB_ADOPTR (V:175). */
export const adopterCounts = {
  '1': { words: 'One adopter' },
  '2': { words: 'Two adopters' },
} as const satisfies CodeList<string>;

/** SEX_ADOPTR (V:176). */
export const adopterSexes = {
  M1: { words: 'One man' },
  F1: { words: 'One woman' },
  MM: { words: 'Two men' },
  FF: { words: 'Two women' },
  MF: { words: 'A man and a woman' },
} as const satisfies CodeList<string>;

/** LS_ADOPTR (V:177). */
export const adopterStatuses = {
  L0: { words: 'Single' },
  L11: { words: 'Married, different gender' },
  L12: { words: 'Married, same gender' },
  L2: { words: 'Civil partnership' },
  L3: { words: 'Unmarried couple, different gender' },
  L4: { words: 'Unmarried couple, same gender' },
} as const satisfies CodeList<string>;

/** REASON_PLACED_CEASED (V:120). */
export const adoptionPlanEndings = {
  RD1: { words: 'Child’s needs changed' },
  RD2: { words: 'Court made no placement order' },
  RD3: { words: 'No prospective adopters found' },
  RD4: { words: 'Other reason' },
} as const satisfies CodeList<string>;

/** PREV_PERM (V:631). */
export const previousPermanences = {
  P1: { words: 'Adoption' },
  P2: { words: 'Special guardianship order' },
  P3: { words: 'Residence or child arrangements order' },
  P4: { words: 'Previous permanence of unknown kind' },
  Z1: { words: 'None' },
} as const satisfies CodeList<string>;

/** SW_REASON (L 2024; S ssd_involvements). */
export const socialWorkerChanges = {
  MANAGE: { words: 'Managing caseloads' },
  FCONTA: { words: 'First contact or re-referral' },
  LEFTRL: { words: 'Previous social worker left role' },
  ORGRST: { words: 'Organisational restructure' },
  TSPROC: { words: 'Transfer as standard process' },
  ABSENC: { words: 'Absence cover or return from absence' },
  CHCHAN: { words: 'Child asked' },
  PCCHAN: { words: 'Parent or carer asked' },
  SWDIED: { words: 'Previous social worker died' },
  OTHERS: { words: 'Other reason' },
} as const satisfies CodeList<string>;

/** The code by which a sex is told on a day: 1 and 2 became M and F with collection year 2025 (L 2025). */
export const sexOn = (code: string, on: CalendarDate): string => {
  const [before, after] = [SEX_CODES.find(([old]) => old === code), SEX_CODES.find(([, now]) => now === code)];
  const pair = before ?? after;
  return pair ? pair[on < '2024-04-01' ? 0 : 1] : code;
};

const SEX_CODES = [
  ['1', 'M'],
  ['2', 'F'],
] as const;

export type PlacementType = keyof typeof placementTypes;
export type PlacementProvider = keyof typeof placementProviders;
export type LegalStatus = keyof typeof legalStatuses;
export type CategoryOfNeed = keyof typeof categoriesOfNeed;
export type ReasonForNewEpisode = keyof typeof reasonsForNewEpisode;
export type ReasonEpisodeCeased = keyof typeof reasonsEpisodeCeased;
export type PlacementChangeReason = keyof typeof placementChangeReasons;
export type ReviewCode = keyof typeof reviewCodes;
export type SiblingsApartReason = keyof typeof siblingsApartReasons;
export type MissingKind = keyof typeof missingKinds;
export type Ethnicity = keyof typeof ethnicities;
export type TemporaryType = 'T0' | 'T1' | 'T2' | 'T3' | 'T4';

export const isCodeOf = <C extends string>(list: CodeList<C>, text: string): text is C => Object.hasOwn(list, text);

/** Whether a code may be used of something that began on a day. */
export const validOn = <C extends string>(list: CodeList<C>, code: C, on: CalendarDate): boolean => {
  const { from, until } = list[code];
  return (from === undefined || on >= from) && (until === undefined || on < until);
};

export const wordsFor = <C extends string>(list: CodeList<C>, code: C): string => list[code].words;

/** Away from a placement that stays the child's own: T0–T4 (V:380, 383). */
export const isTemporary = (type: PlacementType): type is TemporaryType => /^T[0-4]$/.test(type);

/** Looked after for short breaks only, and left out of every headline figure: V3, V4 (M18, M19). */
export const isShortBreak = (legalStatus: LegalStatus): boolean => legalStatus === 'V3' || legalStatus === 'V4';

/** Fostered: U1–U6 (S; that the published group is these six is an inference). */
export const isFoster = (type: PlacementType): boolean => /^U[1-6]$/.test(type);

/** Fostered by a relative or friend: U1–U3 (S). */
export const isFosteredByFamilyOrFriend = (type: PlacementType): boolean => /^U[1-3]$/.test(type);

/** Placed for adoption: A3–A6 (S). */
export const isPlacedForAdoption = (type: PlacementType): boolean => /^A[3-6]$/.test(type);

/** On remand, detained or sentenced: J1–J3 (V:358). */
export const isYouthJustice = (legalStatus: LegalStatus): boolean => /^J[1-3]$/.test(legalStatus);
