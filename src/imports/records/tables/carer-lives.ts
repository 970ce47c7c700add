import * as codes from '../../../domain/carer/codes.js';
import { ethnicities, sexes } from '../../../domain/codes.js';
import { date, gssCode, reference, wholeFrom, wordsOf } from '../cell-kinds.js';
import { codeOf, codesOf } from '../code-kinds.js';
import { identity, needed, onDay, optional, table } from '../table.js';
import { household, ofHousehold } from './carer-approvals.js';

const recommendations = {
  approve: { words: 'Approve' }, 'not-approve': { words: 'Do not approve' }, defer: { words: 'Defer' },
} as const;
const closings = { withdrawn: { words: 'Withdrawn by the applicants' }, 'not-approved': { words: 'Not approved' } } as const;

export const carerPeople = table({
  name: 'carer-people',
  row: 'One person who fosters in a household.',
  columns: {
    household,
    person: needed(wholeFrom(1, 9), 'Tells the carers of one household apart: 1, 2 …', '1'),
    date_of_birth: needed(date, 'Date of birth.', '20/02/1971'),
    sex: optional(codeOf(sexes), 'Sex, by the return’s codes.', 'Female'),
    ethnicity: optional(codeOf(ethnicities), 'Ethnicity, by the return’s codes.', 'WBRI'),
    name: identity(wordsOf(200), 'The carer’s name.', 'Nobody Invented'),
    joined_on: needed(date, 'The day from which the person fosters in this household.', '14/05/2018'),
    left_on: optional(date, 'The day from which the person no longer does.'),
  },
  order: [['date_of_birth', 'joined_on'], ['joined_on', 'left_on']],
  tells: ({ household: id, person, date_of_birth: dateOfBirth, sex, ethnicity, name, joined_on, left_on }) => ofHousehold(
    id,
    onDay(joined_on, 'joined_on', (effectiveOn) => ({
      type: 'CarerPersonJoined', effectiveOn, person, dateOfBirth, sex, ethnicity, identity: { name },
    })),
    onDay(left_on, 'left_on', (effectiveOn) => ({ type: 'CarerPersonLeft', effectiveOn, person }), joined_on),
  ),
});

export const carerRecruitment = table({
  name: 'carer-recruitment',
  row: 'One household’s way from enquiry to panel, so far as it has come.',
  columns: {
    household,
    enquired_on: needed(date, 'First asked about fostering.', '09/10/2017'),
    applied_on: optional(date, 'Applied to foster.', '20/11/2017'),
    assessment_began_on: optional(date, 'The assessment began.', '04/12/2017'),
    panel_on: optional(date, 'The fostering panel considered the household.', '10/05/2018'),
    recommendation: optional(codeOf(recommendations), 'What the panel recommended.', 'Approve'),
    closed_on: optional(date, 'The application ended without approval.'),
    closed_why: optional(codeOf(closings), 'Why it ended.'),
  },
  order: [
    ['enquired_on', 'applied_on'], ['enquired_on', 'assessment_began_on'], ['enquired_on', 'panel_on'], ['enquired_on', 'closed_on'],
  ],
  pairs: [
    ['panel_on', 'recommendation'], ['recommendation', 'panel_on'], ['closed_on', 'closed_why'], ['closed_why', 'closed_on'],
  ],
  tells: (row) => ofHousehold(
    row.household,
    onDay(row.enquired_on, 'enquired_on', (effectiveOn) => ({ type: 'CarerEnquired', effectiveOn })),
    onDay(row.applied_on, 'applied_on', (effectiveOn) => ({ type: 'CarerApplied', effectiveOn })),
    onDay(row.assessment_began_on, 'assessment_began_on', (effectiveOn) => ({ type: 'CarerAssessmentBegan', effectiveOn })),
    onDay(row.panel_on, 'panel_on', (effectiveOn) => ({
      type: 'CarerPanelHeld', effectiveOn, recommendation: row.recommendation ?? 'defer',
    })),
    onDay(row.closed_on, 'closed_on', (effectiveOn) => ({
      type: 'CarerApplicationClosed', effectiveOn, why: row.closed_why ?? 'withdrawn',
    })),
  ),
});

export const carerReviews = table({
  name: 'carer-reviews',
  row: 'One review of approval.',
  columns: {
    household,
    reviewed_on: needed(date, 'The day of the review.', '12/05/2019'),
    outcome: needed(codeOf(codes.reviewOutcomes), 'What came of it.', 'continue'),
  },
  tells: ({ household: id, reviewed_on, outcome }) =>
    ofHousehold(id, onDay(reviewed_on, 'reviewed_on', (effectiveOn) => ({ type: 'CarerReviewed', effectiveOn, outcome }))),
});

export const carerHubs = table({
  name: 'carer-hubs',
  row: 'One membership of a support hub (Mockingbird), where it is not told with the approval.',
  columns: {
    household,
    hub: needed(reference, 'The hub, by its reference.', 'HUB-NORTH'),
    joined_on: needed(date, 'The day the household joined.', '01/09/2018'),
    left_on: optional(date, 'The day it left; blank while it belongs to it.', '31/08/2020'),
  },
  order: [['joined_on', 'left_on']],
  tells: ({ household: id, hub, joined_on, left_on }) => ofHousehold(
    id,
    onDay(joined_on, 'joined_on', (effectiveOn) => ({ type: 'HubJoined', effectiveOn, hub })),
    onDay(left_on, 'left_on', (effectiveOn) => ({ type: 'HubLeft', effectiveOn }), joined_on),
  ),
});

export const carerSkills = table({
  name: 'carer-skills',
  row: 'One change of the level of skill a household is paid at.',
  columns: {
    household,
    level_from: needed(date, 'The first day of the level.', '01/04/2020'),
    skills_level: needed(wholeFrom(1, 20), 'The level.', '4'),
  },
  tells: ({ household: id, level_from, skills_level: level }) =>
    ofHousehold(id, onDay(level_from, 'level_from', (effectiveOn) => ({ type: 'SkillsLevelSet', effectiveOn, level }))),
});

export const carerAddresses = table({
  name: 'carer-addresses',
  row: 'One address of a household, where it moved after approval.',
  columns: {
    household,
    lives_there_from: needed(date, 'The first day at the address.', '03/10/2019'),
    address: identity(wordsOf(500), 'The address.'),
    postcode: identity(wordsOf(40), 'Its postcode.', 'ZZ2 2ZZ'),
    authority: optional(gssCode, 'The authority in which it lies.', 'E08000018'),
  },
  either: ['address', 'postcode', 'authority'],
  tells: ({ household: id, lives_there_from, address, postcode, authority }) =>
    ofHousehold(id, onDay(lives_there_from, 'lives_there_from', (effectiveOn) => ({
      type: 'CarerAddressRecorded', effectiveOn, authority, identity: { address, postcode },
    }))),
});

export const carerAllegations = table({
  name: 'carer-allegations',
  row: 'One allegation against somebody in a household.',
  columns: {
    household,
    allegation: needed(reference, 'The allegation, by its reference.', 'AL-0031'),
    raised_on: needed(date, 'The day it was made.', '08/01/2020'),
    concluded_on: optional(date, 'The day it was concluded; blank until then.', '19/02/2020'),
    conclusion: optional(codeOf(codes.allegationOutcomes), 'How it was concluded.', 'Unfounded'),
  },
  order: [['raised_on', 'concluded_on']],
  pairs: [['concluded_on', 'conclusion'], ['conclusion', 'concluded_on']],
  tells: ({ household: id, allegation, raised_on, concluded_on, conclusion }) => ofHousehold(
    id,
    onDay(raised_on, 'raised_on', (effectiveOn) => ({ type: 'AllegationRaised', effectiveOn, allegation })),
    onDay(concluded_on, 'concluded_on', (effectiveOn) => ({
      type: 'AllegationConcluded', effectiveOn, allegation, outcome: conclusion ?? 'unsubstantiated',
    })),
  ),
});

export const carerExitInterviews = table({
  name: 'carer-exit-interviews',
  row: 'One interview with a household that stops fostering.',
  columns: {
    household,
    interviewed_on: needed(date, 'The day of the interview.', '14/07/2021'),
    themes: needed(codesOf(codes.exitThemes), 'What it spoke of.', 'Pay and allowances | Support out of hours'),
    note: identity(wordsOf(2_000), 'What it said in its own words.'),
  },
  tells: ({ household: id, interviewed_on, themes, note }) =>
    ofHousehold(id, onDay(interviewed_on, 'interviewed_on', (effectiveOn) => ({
      type: 'ExitInterviewHeld', effectiveOn, themes, identity: { note },
    }))),
});
