import { dayOfMonth, monthOf, yearOf, type CalendarDate } from '../domain/calendar.js';
import type { ChildEvent } from '../domain/child/events.js';
import type { ChildRefusal, Objected } from '../domain/child/refusals.js';
import type { StrikeReason } from '../domain/entry.js';
import type { ResolutionTold } from '../asking/child.js';
import type { Change } from '../../projections/comparing/changes.js';
import type { GroupingName } from '../../projections/sufficiency/counts.js';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** 3 March 2019. */
export const dayInWords = (date: CalendarDate): string =>
  `${dayOfMonth(date)} ${MONTHS[monthOf(date) - 1] ?? ''} ${yearOf(date)}`;

type Refusals = { readonly [C in ChildRefusal['code']]: (facts: Extract<ChildRefusal, { code: C }>) => string };

/** What to tell a person whose entry was refused; no code is without words, or this does not compile. */
const refusals: Refusals = {
  'in-the-future': ({ on }) =>
    `That day, ${dayInWords(on)}, has not come yet. Only what has happened can be recorded: give today’s date or an earlier one.`,
  'already-in-care': ({ since }) =>
    `The child is in care on that day already, since ${dayInWords(since)}. Record a move, or correct the admission.`,
  'not-in-care': ({ on }) =>
    `The child is not in care on ${dayInWords(on)}. Give a day within a time in care, or record the admission first.`,
  'before-birth': ({ born }) => `That is before the child was born, on ${dayInWords(born)}. Check both dates.`,
  'eighteen-or-over': ({ eighteenOn }) =>
    `Nobody can begin to be looked after at 18 or over, and the child turned 18 on ${dayInWords(eighteenOn)}. Check the date of birth.`,
  'after-death': ({ diedOn }) => `The child died on ${dayInWords(diedOn)}, by the record. Check that entry first.`,
  'not-away': ({ on }) =>
    `The child is not away from the placement on ${dayInWords(on)}. Record the temporary absence first.`,
  'still-away': ({ since }) =>
    `The child is away from the placement since ${dayInWords(since)}. Record the return first, then what changed.`,
  'already-missing': ({ since }) =>
    `The child is missing already, since ${dayInWords(since)}. Record that the child was found first.`,
  'not-missing': ({ on }) => `The child is not missing on ${dayInWords(on)}. Record that the child went missing first.`,
  'code-not-in-use': ({ field, value, on }) =>
    `${value} was not in use as ${field} on ${dayInWords(on)}. Choose a code that was in use on that day.`,
  'no-such-entry': () => 'No such entry is recorded about this child. Look the entry up in the child’s history.',
  'recorded-already': () => 'This has been recorded already, and there is one word of it at a time. Correct that entry instead.',
  'not-a-fact': () =>
    'That entry tells of no fact of its own, so it cannot be corrected or struck out. Choose the fact that is wrong.',
  'already-struck-out': () => 'That entry has been struck out already. Look at what was recorded in its place.',
  'others-depend-on-it': ({ others }) =>
    `Other entries rest on what would no longer be so: ${others.map(dependentInWords).join(' ')} Correct or strike out those first.`,
};

export const refusalInWords = (refusal: ChildRefusal): string =>
  (refusals[refusal.code] as (facts: ChildRefusal) => string)(refusal);

const dependentInWords = ({ objection }: Objected): string => refusalInWords(objection);

/** What happened, by type of entry: a heading, and a label in lists. */
export const entryTypes: Readonly<Record<ChildEvent['type'], string>> = {
  ChildAdmitted: 'Came into care',
  ChildAlreadyInCare: 'Already in care when records begin',
  ChildMoved: 'Moved to another carer',
  PlacementDetailsChanged: 'Placement changed, same carer',
  LegalStatusChanged: 'Legal status changed',
  ChildTemporarilyAbsent: 'Temporarily away from the placement',
  ChildReturned: 'Came back to the placement',
  ChildWentMissing: 'Went missing or away without authorisation',
  ChildFound: 'Was found or came back',
  ChildReviewed: 'Care was reviewed',
  ChildDischarged: 'Left care',
  EpisodeCeased: 'Episode ended, nothing following is recorded',
  PlacementMeasured: 'Distance from home worked out',
  SiblingGroupJoined: 'Is one of a group of siblings',
  SiblingsPlacedApart: 'Lives apart from siblings, for a reason',
  ParticularsRecorded: 'Particulars recorded',
  AsylumStatusRecorded: 'Unaccompanied asylum-seeking status recorded',
  HealthOutcomesStated: 'Health and outcomes stated',
  CareLeaverStated: 'Care leaver’s situation stated',
  AdoptionStated: 'Adoption stated',
  AdoptionPlanStated: 'Plan for adoption stated',
  PreviousPermanenceStated: 'Earlier permanence stated',
  SocialWorkerStated: 'Social worker stated',
  DeprivationOfLibertyStated: 'Deprivation of liberty order stated',
  ReturnReceived: 'A return was received',
  EntryStruckOut: 'An earlier entry was struck out',
};

export const strikeReasons: Readonly<Record<StrikeReason, string>> = {
  'facts-were-wrong': 'The facts were wrong',
  'wrong-child': 'It was about another child',
  duplicate: 'It had been recorded before',
  'superseded-by-return': 'A later return says otherwise',
};

/** Why a row of a return is not what is believed. */
export const resolutionReasons: Readonly<Record<ResolutionTold['why'], string>> = {
  'later-word': 'A later year’s return, or one received later, tells of the same: its word is believed.',
  'later-row': 'Another row further down the same file tells of the same: that row is believed.',
  'no-days': 'Another row of the same episode goes on where this one lasted no day: that row is believed.',
  'closed-beats-open': 'Another row of the same return tells how the same episode ended: that row is believed.',
  'ends-where-next-begins':
    'The next episode begins before this one ends: it is believed to end where the next begins.',
  'open-with-reason': 'A reason for ending is given without a day: the episode is believed to go on.',
};

export const changeKinds: Readonly<Record<Change['kind'], string>> = {
  in: 'Counted in B, not in A',
  out: 'Counted in A, not in B',
  'told otherwise': 'In both, told otherwise',
};

export const changedParts: Readonly<Record<Change['differences'][number]['what'], string>> = {
  legalStatus: 'Legal status',
  categoryOfNeed: 'Category of need',
  placementType: 'Placement type',
  provider: 'Provider',
  urn: 'Ofsted number (URN)',
  home: 'Provider’s record',
  carer: 'Carer',
  placementAuthority: 'Authority of the placement',
  distanceTenths: 'Distance from home',
  placementBegan: 'In the placement since',
  careBegan: 'In care since',
  dateOfBirth: 'Date of birth',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
  disability: 'Disability',
};

/** What children can be counted by. */
export const groupings: Readonly<Record<GroupingName, string>> = {
  placementType: 'Where they are living',
  usualPlacementType: 'Usual placement',
  provider: 'Provider',
  legalStatus: 'Legal status',
  categoryOfNeed: 'Category of need',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
  age: 'Age',
  ageBand: 'Age group',
  timeInCare: 'Time in care',
  timeInPlacement: 'Time in placement',
  unaccompaniedAsylumSeeking: 'Unaccompanied asylum-seeking',
  placementAuthority: 'Authority of the placement',
  setting: 'Setting',
  placementGroup: 'The department’s group of placements',
  familyBased: 'Family-based or not',
  inAuthority: 'In or out of authority',
  disability: 'Disability',
  lengthOfCare: 'Length of time in care',
  distance: 'Distance from home',
  home: 'Home or agency',
};
