import type { DayNumber } from '../domain/calendar.js';
import type { LegalStatus } from '../domain/codes.js';
import type { AdoptionPlan } from './story.js';

/** What a court's or a panel's step asks of the placement on the same day. */
export type Placing = 'for-adoption' | 'with-parents' | 'family-centre';

export type LegalStep = { readonly on: DayNumber; readonly legalStatus: LegalStatus; readonly placing?: Placing };

/** How a period of care ends; which code says so depends on the placement and the day. */
export type Leaving =
  | 'home'
  | 'home-suddenly'
  | 'guardianship'
  | 'child-arrangements'
  | 'adopted'
  | 'adult'
  | 'another-authority'
  | 'kin'
  | 'abroad'
  | 'died'
  | 'missing'
  | 'remand-ended'
  | 'sentenced'
  | 'found-adult';

/** What is still to come of a period of care, by law. */
export type Course = {
  readonly steps: readonly LegalStep[];
  readonly leaves: { readonly on: DayNumber; readonly how: Leaving };
  readonly adoption?: AdoptionPlan;
};
