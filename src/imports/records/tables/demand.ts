import * as cohortCodes from '../../../domain/cohort/codes.js';
import type { CohortFact } from '../../../domain/cohort/events.js';
import * as codes from '../../../domain/support/codes.js';
import type { SupportFact } from '../../../domain/support/events.js';
import { date, recordReference, reference, wordsOf } from '../cell-kinds.js';
import { codeOf } from '../code-kinds.js';
import { identity, needed, onDay, optional, table, type Drawn, type Statement } from '../table.js';

const child = needed(recordReference, 'The child, by the reference of the return; of a child never in care, your own.', '276736');
const ofChild = (id: string, ...says: readonly (Statement<SupportFact> | undefined)[]): Drawn => ({ kind: 'support', id, says });
const referral = needed(reference, 'The referral, by its reference.', 'EC-0214');

export const referrals = table({
  name: 'referrals',
  row: 'One referral of a child to a service.',
  columns: {
    child, referral,
    service: needed(codeOf(codes.supportServices), 'The service.', 'Edge of care team'),
    referred_on: needed(date, 'The day of the referral.', '14/05/2018'),
    closed_on: optional(date, 'The day the service stopped working with the child.', '02/11/2018'),
  },
  order: [['referred_on', 'closed_on']],
  tells: ({ child: id, referral: named, service, referred_on, closed_on }) => ofChild(
    id,
    onDay(referred_on, 'referred_on', (effectiveOn) => ({ type: 'ReferralMade', effectiveOn, referral: named, service })),
    onDay(closed_on, 'closed_on', (effectiveOn) => ({ type: 'ReferralClosed', effectiveOn, referral: named })),
  ),
});

export const referralOutcomes = table({
  name: 'referral-outcomes',
  row: 'One word on what has come of a referral; the latest counts.',
  columns: {
    child, referral,
    told_on: needed(date, 'The day as of which it was so.', '28/09/2018'),
    outcome: needed(codeOf(codes.referralOutcomes), 'What has come of it.', 'reduced'),
  },
  tells: ({ child: id, referral: named, told_on, outcome }) =>
    ofChild(id, onDay(told_on, 'told_on', (effectiveOn) => ({ type: 'ReferralOutcomeTold', effectiveOn, referral: named, outcome }))),
});

export const admissionsAvoided = table({
  name: 'admissions-avoided',
  row: 'One time that a child would have come into care and did not.',
  columns: {
    child,
    avoided_on: needed(date, 'The day.', '21/06/2018'),
    referral: optional(reference, 'The referral by whose work it was avoided, by its reference.', 'EC-0214'),
  },
  tells: ({ child: id, avoided_on, referral: named }) =>
    ofChild(id, onDay(avoided_on, 'avoided_on', (effectiveOn) => ({ type: 'AdmissionAvoided', effectiveOn, referral: named }))),
});

export const careProceedings = table({
  name: 'care-proceedings',
  row: 'Care proceedings about one child; children of one application share its reference.',
  columns: {
    child,
    proceedings: needed(reference, 'The proceedings, by their reference.', 'CP-2018-031'),
    issued_on: needed(date, 'The day they were issued.', '09/04/2018'),
    concluded_on: optional(date, 'The day they were concluded for this child.', '08/10/2018'),
    concluded_how: optional(codeOf(codes.proceedingsOutcomes), 'How.', 'Supervision order'),
  },
  order: [['issued_on', 'concluded_on']],
  pairs: [['concluded_on', 'concluded_how'], ['concluded_how', 'concluded_on']],
  tells: ({ child: id, proceedings, issued_on, concluded_on, concluded_how }) => ofChild(
    id,
    onDay(issued_on, 'issued_on', (effectiveOn) => ({ type: 'ProceedingsIssued', effectiveOn, proceedings })),
    onDay(concluded_on, 'concluded_on', (effectiveOn) => ({
      type: 'ProceedingsConcluded', effectiveOn, proceedings, how: concluded_how ?? 'no-order',
    })),
  ),
});

export const panelDecisions = table({
  name: 'panel-decisions',
  row: 'One decision of a panel about a child.',
  columns: {
    child,
    panel: needed(codeOf(codes.panels), 'The panel.', 'Edge of care panel'),
    decided_on: needed(date, 'The day of the panel.', '17/05/2018'),
    decision: needed(codeOf(codes.panelDecisions), 'What it decided.', 'Agreed'),
    note: identity(wordsOf(2_000), 'What it said in its own words.'),
  },
  tells: ({ child: id, panel, decided_on, decision, note }) =>
    ofChild(id, onDay(decided_on, 'decided_on', (effectiveOn) => ({ type: 'PanelDecided', effectiveOn, panel, decision, identity: { note } }))),
});

const cohort = needed(recordReference, 'The cohort, by its reference.', 'homeward-2018');
const ofCohort = (id: string, ...says: readonly (Statement<CohortFact> | undefined)[]): Drawn => ({ kind: 'cohort', id, says });

export const cohorts = table({
  name: 'cohorts',
  row: 'One cohort of a programme.',
  columns: {
    cohort,
    title: needed(reference, 'The programme’s name.', 'Homeward'),
    baselined_on: needed(date, 'The day of its baseline.', '01/02/2018'),
    closed_on: optional(date, 'The day the programme ended; every child has left by then.', '31/12/2018'),
  },
  order: [['baselined_on', 'closed_on']],
  tells: ({ cohort: id, title, baselined_on, closed_on }) => ofCohort(
    id,
    onDay(baselined_on, 'baselined_on', (effectiveOn) => ({ type: 'CohortBaselined', effectiveOn, title })),
    onDay(closed_on, 'closed_on', (effectiveOn) => ({ type: 'CohortClosed', effectiveOn })),
  ),
});

export const cohortMembers = table({
  name: 'cohort-members',
  row: 'One child’s time in a cohort.',
  columns: {
    cohort, child,
    joined_on: needed(date, 'The day the child joined; the day of the baseline if it was in it from the beginning.', '01/02/2018'),
    left_on: optional(date, 'The day the child left it.', '19/10/2018'),
    left_how: optional(codeOf(cohortCodes.cohortLeavings), 'How.', 'Special guardianship'),
  },
  order: [['joined_on', 'left_on']],
  pairs: [['left_on', 'left_how'], ['left_how', 'left_on']],
  tells: ({ cohort: id, child: named, joined_on, left_on, left_how }) => ofCohort(
    id,
    onDay(joined_on, 'joined_on', (effectiveOn) => ({ type: 'CohortJoined', effectiveOn, child: named })),
    onDay(left_on, 'left_on', (effectiveOn) => ({ type: 'CohortLeft', effectiveOn, child: named, how: left_how ?? 'other' }), joined_on),
  ),
});

export const cohortProgress = table({
  name: 'cohort-progress',
  row: 'How far one child of a cohort had come on a day.',
  columns: {
    cohort, child,
    tracked_on: needed(date, 'The day, as a rule one a month.', '28/02/2018'),
    progress: needed(codeOf(cohortCodes.cohortProgress), 'How far.', 'On track'),
  },
  tells: ({ cohort: id, child: named, tracked_on, progress }) =>
    ofCohort(id, onDay(tracked_on, 'tracked_on', (effectiveOn) => ({ type: 'CohortTracked', effectiveOn, child: named, progress }))),
});
