import type { CalendarDate } from '../calendar.js';
import { isCodeOf, accommodations, type activities, type inTouch, type CodeList } from '../codes.js';

/**
 * Where a care leaver lives: the first letter of the return’s ACCOM (S ssd_care_leavers; M18, care-leaver files). Whether it
 * is suitable is told beside it; together they are the return’s code, `B` and suitable `B1`.
 */
export const accommodationKinds = {
  B: { words: 'With parents or relatives' },
  C: { words: 'Community home or other residential care' },
  D: { words: 'Semi-independent, transitional accommodation' },
  E: { words: 'Supported lodgings' },
  G: { words: 'Gone abroad' },
  H: { words: 'Deported' },
  K: { words: 'Ordinary lodgings' },
  R: { words: 'Residence not known' },
  S: { words: 'No fixed abode' },
  T: { words: 'Foyer' },
  U: { words: 'Independent living' },
  V: { words: 'Emergency accommodation' },
  W: { words: 'Bed and breakfast' },
  X: { words: 'In custody' },
  Y: { words: 'Other accommodation' },
  Z: { words: 'With former foster carers' },
} as const satisfies CodeList<string>;

/** Why leaving care support came to an end. The product’s own list; the return has none. */
export const endingsOfSupport = {
  'reached-21': { words: 'Reached 21 and asked for no more' },
  'reached-25': { words: 'Reached 25' },
  'no-longer-wanted': { words: 'No longer wants support' },
  'returned-home': { words: 'Returned to live with parents' },
  'another-authority': { words: 'Another authority took it over' },
  died: { words: 'Died' },
} as const satisfies CodeList<string>;

export type AccommodationKind = keyof typeof accommodationKinds;
export type InTouch = keyof typeof inTouch;
export type Activity = keyof typeof activities;
export type EndingOfSupport = keyof typeof endingsOfSupport;

/** The return’s ACCOM; undefined where it has no such code: S1 and X1 are not valid (V:133). */
export const accommodationCode = (kind: AccommodationKind, suitable: boolean): keyof typeof accommodations | undefined => {
  const code = `${kind}${suitable ? '1' : '2'}`;
  return isCodeOf(accommodations, code) ? code : undefined;
};

/** In education or training, whose course may carry the duties on past 21 (Children Act 1989, sections 23C(7) and 23CA): ACTIV F1, P1, F2, P2, F4, P4. F3 and P3, until 2020/21, do not tell training from work. */
export const isInEducation = (activity: string): boolean => /^[FP][124]$/.test(activity);

/** In education, employment or training: the first letter of ACTIV is F (full time) or P (part time). */
export const isInEducationEmploymentOrTraining = (activity: string): boolean => /^[FP]/.test(activity);

/** From this day whoever is 21 to 24 has the authority’s support and a personal adviser on asking (Children Act 1989, section 23CZB). */
export const SUPPORT_TO_25 = '2018-04-01' as CalendarDate;
