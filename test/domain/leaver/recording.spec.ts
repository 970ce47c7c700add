import { describe, expect, test } from '@jest/globals';
import { accommodations } from '../../../src/domain/codes.js';
import { accommodationCode, accommodationKinds, isInEducation, isInEducationEmploymentOrTraining, type AccommodationKind } from '../../../src/domain/leaver/codes.js';
import { decide } from '../../../src/domain/leaver/decide.js';
import type { LeaverFact } from '../../../src/domain/leaver/events.js';
import { correct, givenBy, on, record, strikeOut } from '../../support/given-money.js';
import { livesIn, told } from '../../support/given-leavers.js';

const given = givenBy(decide);
const allows = (...facts: readonly LeaverFact[]) => given(...facts.slice(0, -1)).when(record(facts.at(-1) as LeaverFact)).then(facts.at(-1) as LeaverFact);
const refuses = (refusal: object, ...facts: readonly LeaverFact[]) =>
  given(...facts.slice(0, -1)).when(record(facts.at(-1) as LeaverFact)).thenRefused(refusal);

const adviser = told('PersonalAdviserAllocated', '2024-01-10');
const plan = told('PathwayPlanMade', '2024-01-10');
const stays = told('StayingPutBegan', '2024-01-10', { carer: 'FH-1' });

describe('a care leaver’s record', () => {
  test('says nothing of a day to come', () => refuses({ code: 'in-the-future', on: '2024-07-01' }, told('PathwayPlanMade', '2024-07-01')));

  test('may begin with anything that was done', () => allows(told('LeaverContacted', '2024-01-01', { inTouch: 'YES' })));

  test('has an adviser to end', () => allows(adviser, told('PersonalAdviserEnded', '2024-02-10')));

  test('has no adviser to end before one is allocated', () =>
    refuses({ code: 'no-adviser', on: '2024-01-09' }, adviser, told('PersonalAdviserEnded', '2024-01-09')));

  test('has a new adviser in place of the one before', () => allows(adviser, told('PersonalAdviserAllocated', '2024-02-10')));

  test('has a plan reviewed once it is made', () => allows(plan, told('PathwayPlanReviewed', '2024-06-10')));

  test('has no plan reviewed that was never made', () =>
    refuses({ code: 'no-pathway-plan', on: '2024-06-10' }, adviser, told('PathwayPlanReviewed', '2024-06-10')));

  test('keeps the plan on which a review rests', () =>
    given(plan, told('PathwayPlanReviewed', '2024-06-10')).when(strikeOut('e1')).thenRefused({
      code: 'others-depend-on-it', others: [{ entry: 'e2', objection: { code: 'no-pathway-plan', on: '2024-06-10' } }],
    }));

  test('has a wrong accommodation put right', () =>
    given(livesIn('2024-01-10', 'D')).when(correct('e1', livesIn('2024-01-10', 'U'))).then(
      { type: 'EntryStruckOut', entry: 'e1' as never, reason: 'facts-were-wrong' }, { ...livesIn('2024-01-10', 'U'), corrects: 'e1' as never },
    ));
});

describe('staying put', () => {
  test('ends once it has begun', () => allows(stays, told('StayingPutEnded', '2024-03-10')));
  test('does not end before', () => refuses({ code: 'not-staying-put', on: '2024-03-10' }, told('StayingPutEnded', '2024-03-10')));
  test('does not begin twice', () =>
    refuses({ code: 'already-staying-put', since: '2024-01-10' }, stays, told('StayingPutBegan', '2024-02-10', {})));
  test('begins again after it ended', () => allows(stays, told('StayingPutEnded', '2024-02-01'), told('StayingPutBegan', '2024-02-10', {})));
});

describe('the end of support', () => {
  const end = told('LeavingCareSupportEnded', '2024-02-01', { why: 'no-longer-wanted' });

  test('needs support to end', () => refuses({ code: 'no-support-to-end', on: '2024-02-01' }, end));
  test('ends the adviser and the plan with it', () => {
    refuses({ code: 'no-adviser', on: '2024-03-01' }, adviser, end, told('PersonalAdviserEnded', '2024-03-01'));
    refuses({ code: 'no-pathway-plan', on: '2024-03-01' }, plan, end, told('PathwayPlanReviewed', '2024-03-01'));
  });
  test('is not told twice, but after support began again', () => {
    const again = told('LeavingCareSupportEnded', '2024-04-01', { why: 'reached-25' });
    refuses({ code: 'no-support-to-end', on: '2024-04-01' }, adviser, end, told('LeaverContacted', '2024-03-01', { inTouch: 'YES' }), again);
    allows(adviser, end, told('SupportRequested', '2024-03-01'), again);
  });
});

describe('a care leaver who died', () => {
  const died = told('LeavingCareSupportEnded', '2024-02-01', { why: 'died' });
  const contact = told('LeaverContacted', '2024-02-01', { inTouch: 'DIED' });

  test.each([[died], [contact]])('has nothing recorded after it', (death) =>
    refuses({ code: 'leaver-has-died', since: '2024-02-01' }, plan, death, told('PathwayPlanReviewed', '2024-03-01')));
  test('may have it told by both the contact and the end of support', () => {
    allows(plan, contact, died);
    allows(plan, died, contact);
  });
  test('did not die before what is recorded later', () =>
    given(adviser, told('PathwayPlanMade', '2024-03-01')).when(record(died)).thenRefused({
      code: 'others-depend-on-it', others: [{ entry: 'e2', objection: { code: 'leaver-has-died', since: on('2024-02-01') } }],
    }));
});

describe('accommodation', () => {
  test.each(['S', 'X'] as const)('of no fixed abode or in custody is never suitable: %s', (kind) => {
    refuses({ code: 'never-suitable', accommodation: kind }, livesIn('2024-01-10', kind));
    allows(livesIn('2024-01-10', kind, false));
  });
  test.each(['G', 'H', 'R', 'S', 'X'] as const)('is nothing to buy where it is %s', (accommodation) =>
    refuses({ code: 'not-to-be-commissioned', accommodation }, told('LeaverAccommodated', '2024-01-10', { accommodation, suitable: false, commissioned: {} })));
  test('is bought from a framework, as the authority’s own category', () =>
    allows(told('LeaverAccommodated', '2024-01-10', { accommodation: 'D', suitable: true, commissioned: { framework: 'F', provider: 'P' } })));
  test('together with whether it is suitable makes every code of the return but not known, and no other', () => {
    const kinds = Object.keys(accommodationKinds) as AccommodationKind[];
    const made = kinds.flatMap((kind) => [accommodationCode(kind, true), accommodationCode(kind, false)]).filter((code) => code !== undefined);
    expect([...made, '0'].sort()).toEqual(Object.keys(accommodations).sort());
  });
});

describe('an activity', () => {
  test.each([['F3', '2021-03-31'], ['F4', '2021-04-01'], ['P5', '2024-01-10'], ['G5', '2018-12-31'], ['0', '2018-12-31']] as const)(
    '%s is in use on %s', (activity, day) => allows(told('LeaverActivityTold', day, { activity })));
  test.each([['F3', '2021-04-01'], ['P3', '2024-01-10'], ['F4', '2021-03-31'], ['P5', '2018-12-31']] as const)(
    '%s is not in use on %s', (activity, day) =>
      refuses({ code: 'activity-not-in-use', activity, on: day }, told('LeaverActivityTold', day, { activity })));
  test('is education, employment or training by its first letter, and education by the course', () => {
    const codes = ['F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5', 'G4', 'G5', 'G6', '0'];
    expect(codes.filter(isInEducationEmploymentOrTraining)).toEqual(codes.slice(0, 10));
    expect(codes.filter(isInEducation)).toEqual(['F1', 'P1', 'F2', 'P2', 'F4', 'P4']);
  });
});
