import { activities, inTouch } from '../../../domain/codes.js';
import * as codes from '../../../domain/leaver/codes.js';
import type { LeaverFact } from '../../../domain/leaver/events.js';
import { date, recordReference, reference, wordsOf, yesOrNo } from '../cell-kinds.js';
import { codeOf } from '../code-kinds.js';
import { identity, needed, onDay, optional, table, type Drawn, type Statement } from '../table.js';

const child = needed(recordReference, 'The young person, by the reference of the return.', '276736');
const ofLeaver = (id: string, ...says: readonly (Statement<LeaverFact> | undefined)[]): Drawn => ({ kind: 'leaver', id, says });

export const personalAdvisers = table({
  name: 'personal-advisers',
  row: 'One allocation of a personal adviser to a care leaver.',
  columns: {
    child,
    adviser_from: needed(date, 'The day from which this is the adviser.', '05/03/2018'),
    adviser_until: optional(date, 'The day from which there was none any more; blank where another took over.'),
    adviser_name: identity(wordsOf(200), 'The adviser’s name.', 'Nobody Invented'),
  },
  order: [['adviser_from', 'adviser_until']],
  tells: ({ child: id, adviser_from, adviser_until, adviser_name: name }) => ofLeaver(
    id,
    onDay(adviser_from, 'adviser_from', (effectiveOn) => ({
      type: 'PersonalAdviserAllocated', effectiveOn, ...(name === undefined ? {} : { identity: { name } }),
    })),
    onDay(adviser_until, 'adviser_until', (effectiveOn) => ({ type: 'PersonalAdviserEnded', effectiveOn }), adviser_from),
  ),
});

const madeOrReviewed = {
  made: { words: 'A plan was made' }, reviewed: { words: 'The plan was reviewed' },
} as const;

export const pathwayPlans = table({
  name: 'pathway-plans',
  row: 'One making or one review of a care leaver’s pathway plan.',
  columns: {
    child,
    plan_on: needed(date, 'The day it was made or reviewed.', '03/09/2018'),
    plan_was: needed(codeOf(madeOrReviewed), 'Which of the two.', 'made'),
  },
  tells: ({ child: id, plan_on, plan_was }) => ofLeaver(id, onDay(plan_on, 'plan_on', (effectiveOn) => ({
    type: plan_was === 'made' ? 'PathwayPlanMade' : 'PathwayPlanReviewed', effectiveOn,
  }))),
});

export const leaverContacts = table({
  name: 'care-leaver-contacts',
  row: 'One contact with a care leaver, or attempt at one.',
  columns: {
    child,
    contact_on: needed(date, 'The day.', '10/12/2018'),
    in_touch: needed(codeOf(inTouch), 'What came of it, by the return’s codes.', 'YES'),
  },
  tells: ({ child: id, contact_on, in_touch }) =>
    ofLeaver(id, onDay(contact_on, 'contact_on', (effectiveOn) => ({ type: 'LeaverContacted', effectiveOn, inTouch: in_touch }))),
});

export const leaverAccommodation = table({
  name: 'care-leaver-accommodation',
  row: 'One place where a care leaver lives or lived.',
  columns: {
    child,
    lives_from: needed(date, 'The first day there.', '01/10/2018'),
    accommodation: needed(codeOf(codes.accommodationKinds), 'What it is, by the first letter of the return’s code.', 'D'),
    suitable: needed(yesOrNo, 'Whether it is suitable: the return’s 1 or 2.', 'yes'),
    commissioned: optional(yesOrNo, 'Whether it is post-16 accommodation and support that the authority buys; no if blank.', 'yes'),
    framework: optional(reference, 'The framework it was bought from, by reference.', 'REG-16PLUS-2018'),
    provider: optional(reference, 'The provider, by reference.', 'SA-9'),
    postcode: identity(wordsOf(40), 'Its postcode.', 'ZZ3 3ZZ'),
  },
  pairs: [['framework', 'commissioned'], ['provider', 'commissioned']],
  tells: ({ child: id, lives_from, accommodation, suitable, commissioned, framework, provider, postcode }) =>
    ofLeaver(id, onDay(lives_from, 'lives_from', (effectiveOn) => ({
      type: 'LeaverAccommodated', effectiveOn, accommodation, suitable,
      ...(commissioned === true ? { commissioned: { framework, provider } } : {}),
      ...(postcode === undefined ? {} : { identity: { postcode } }),
    }))),
});

export const leaverActivities = table({
  name: 'care-leaver-activities',
  row: 'What a care leaver did from one day on: education, training, work or none.',
  columns: {
    child,
    activity_from: needed(date, 'The first day.', '01/09/2018'),
    activity: needed(codeOf(activities), 'What it is, by the return’s codes.', 'F2'),
  },
  tells: ({ child: id, activity_from, activity }) =>
    ofLeaver(id, onDay(activity_from, 'activity_from', (effectiveOn) => ({ type: 'LeaverActivityTold', effectiveOn, activity }))),
});

export const stayingPut = table({
  name: 'staying-put',
  row: 'One time of living on with former foster carers after 18.',
  columns: {
    child,
    stays_put_from: needed(date, 'The first day; the 18th birthday or later.', '11/06/2018'),
    stayed_put_until: optional(date, 'The first day no longer; blank while it lasts.', '20/11/2018'),
    household: optional(recordReference, 'The carers, by the reference of their household.', 'FH-0412'),
  },
  order: [['stays_put_from', 'stayed_put_until']],
  tells: ({ child: id, stays_put_from, stayed_put_until, household: carer }) => ofLeaver(
    id,
    onDay(stays_put_from, 'stays_put_from', (effectiveOn) => ({
      type: 'StayingPutBegan', effectiveOn, ...(carer === undefined ? {} : { carer }),
    })),
    onDay(stayed_put_until, 'stayed_put_until', (effectiveOn) => ({ type: 'StayingPutEnded', effectiveOn }), stays_put_from),
  ),
});

export const leavingCareSupport = table({
  name: 'leaving-care-support',
  row: 'When a care leaver of 21 to 24 asked for support, or when support ended.',
  columns: {
    child,
    asked_on: optional(date, 'The day support was asked for.', '04/04/2018'),
    support_ended_on: optional(date, 'The day from which the authority supports no longer.', '15/12/2018'),
    support_ended_why: optional(codeOf(codes.endingsOfSupport), 'Why it ended.', 'No longer wants support'),
  },
  either: ['asked_on', 'support_ended_on'],
  order: [['asked_on', 'support_ended_on']],
  pairs: [['support_ended_on', 'support_ended_why'], ['support_ended_why', 'support_ended_on']],
  tells: ({ child: id, asked_on, support_ended_on, support_ended_why: why }) => ofLeaver(
    id,
    onDay(asked_on, 'asked_on', (effectiveOn) => ({ type: 'SupportRequested', effectiveOn })),
    onDay(support_ended_on, 'support_ended_on', (effectiveOn) => ({
      type: 'LeavingCareSupportEnded', effectiveOn, why: why ?? 'no-longer-wanted',
    }), asked_on),
  ),
});
