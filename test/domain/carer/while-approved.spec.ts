import { describe, test } from '@jest/globals';
import { approved, day, deregistered, fact, given, joined, record } from '../../support/carers.js';

const carers = approved('2018-06-01');
const needApproval = [
  fact('UsualLimitExempted', '2018-05-31', { places: 4 }),
  fact('UsualLimitExemptionEnded', '2018-05-31', {}),
  fact('PlacesUnavailable', '2018-05-31', { places: 1, reason: 'other' }),
  fact('PlacesAvailableAgain', '2018-05-31', {}),
  fact('CarerReviewed', '2018-05-31', { outcome: 'continue' }),
  fact('HubJoined', '2018-05-31', { hub: 'hub-1' }),
  fact('HubLeft', '2018-05-31', {}),
  fact('SkillsLevelSet', '2018-05-31', { level: 1 }),
];

describe('a household not approved on the day', () => {
  test.each(needApproval.map((one) => [one.type, one] as const))('is not told of by %s', (_, one) => {
    given(carers).when(record(one)).thenRefused({ code: 'not-approved', on: day('2018-05-31') });
    given(approved('2017-01-01'), deregistered('2018-01-01'))
      .when(record(one))
      .thenRefused({ code: 'not-approved', on: day('2018-05-31') });
  });
});

describe('places of an approved household', () => {
  test('cannot be unavailable beyond those approved', () => {
    given(carers)
      .when(record(fact('PlacesUnavailable', '2018-07-01', { places: 3, reason: 'other' })))
      .thenRefused({ code: 'more-than-approved', places: 3, approved: 2 });
    given(carers).when(record(fact('PlacesUnavailable', '2018-07-01', { places: 2, reason: 'other' }))).thenRecorded();
  });

  test('are more while it is exempt from the usual limit, and no longer', () => {
    const exempted = fact('UsualLimitExempted', '2018-07-01', { places: 4, until: day('2018-08-01') });
    const unavailable = (on: string) => fact('PlacesUnavailable', on, { places: 4, reason: 'other' });
    given(carers, exempted).when(record(unavailable('2018-07-31'))).thenRecorded();
    given(carers, exempted)
      .when(record(unavailable('2018-08-01')))
      .thenRefused({ code: 'more-than-approved', places: 4, approved: 2 });
  });

  test('come back only where some were unavailable', () => {
    const again = record(fact('PlacesAvailableAgain', '2018-08-01', {}));
    const until = { places: 1, reason: 'other', until: day('2018-08-01') } as const;
    given(carers).when(again).thenRefused({ code: 'places-available', on: day('2018-08-01') });
    given(carers, fact('PlacesUnavailable', '2018-07-01', until))
      .when(again)
      .thenRefused({ code: 'places-available', on: day('2018-08-01') });
    given(carers, fact('PlacesUnavailable', '2018-07-01', { places: 1, reason: 'other' })).when(again).thenRecorded();
  });

  test('are unavailable, or exempted, until a later day', () => {
    const until = day('2018-07-01');
    given(carers)
      .when(record(fact('PlacesUnavailable', '2018-07-01', { places: 1, reason: 'other', until })))
      .thenRefused({ code: 'ends-before-it-begins', on: until, until });
    given(carers)
      .when(record(fact('UsualLimitExempted', '2018-07-02', { places: 4, until })))
      .thenRefused({ code: 'ends-before-it-begins', on: day('2018-07-02'), until });
  });

  test('are exempted no longer only where they were', () =>
    given(carers)
      .when(record(fact('UsualLimitExemptionEnded', '2018-08-01', {})))
      .thenRefused({ code: 'not-exempt', on: day('2018-08-01') }));
});

describe('an approved household', () => {
  test('leaves only a hub it is in', () => {
    const left = record(fact('HubLeft', '2018-08-01', {}));
    given(carers).when(left).thenRefused({ code: 'not-in-a-hub', on: day('2018-08-01') });
    given(carers, fact('HubJoined', '2018-07-01', { hub: 'hub-1' })).when(left).thenRecorded();
  });

  test('may be reviewed on the day it is deregistered, and not after it', () => {
    const left = [carers, deregistered('2018-08-01', 'services-decision')];
    given(...left).when(record(fact('CarerReviewed', '2018-08-01', { outcome: 'terminate' }))).thenRecorded();
    given(...left)
      .when(record(fact('CarerReviewed', '2018-08-02', { outcome: 'terminate' })))
      .thenRefused({ code: 'not-approved', on: day('2018-08-02') });
  });

  test('tells why it left once it has, on that day or later', () => {
    const interview = (on: string) => record(fact('ExitInterviewHeld', on, { themes: ['health'] }));
    given(carers).when(interview('2018-08-01')).thenRefused({ code: 'still-approved', since: day('2018-06-01') });
    given(carers, deregistered('2018-08-01')).when(interview('2018-08-01')).thenRecorded();
    given(carers, deregistered('2018-08-01')).when(interview('2018-09-01')).thenRecorded();
    given(carers, deregistered('2018-08-01'))
      .when(interview('2018-07-31'))
      .thenRefused({ code: 'still-approved', since: day('2018-06-01') });
    given().when(interview('2018-08-01')).thenRefused({ code: 'not-approved', on: day('2018-08-01') });
  });
});

describe('an allegation', () => {
  const raised = fact('AllegationRaised', '2018-07-01', { allegation: 'a1' });
  const concluded = (on: string, allegation = 'a1') =>
    fact('AllegationConcluded', on, { allegation, outcome: 'unfounded' });

  test('is concluded once, after it was raised', () => {
    given(carers, raised).when(record(concluded('2018-08-01'))).thenRecorded();
    given(carers, raised).when(record(concluded('2018-07-01'))).thenRecorded();
    given(carers, raised).when(record(concluded('2018-06-30'))).thenRefused({ code: 'not-raised', allegation: 'a1' });
    given(carers, raised).when(record(concluded('2018-08-01', 'a2'))).thenRefused({ code: 'not-raised', allegation: 'a2' });
    given(carers, raised, concluded('2018-08-01'))
      .when(record(concluded('2018-09-01')))
      .thenRefused({ code: 'not-raised', allegation: 'a1' });
  });

  test('keeps its reference to itself', () =>
    given(carers, raised, concluded('2018-08-01'))
      .when(record(fact('AllegationRaised', '2018-09-01', { allegation: 'a1' })))
      .thenRefused({ code: 'already-raised', since: day('2018-07-01') }));

  test('may be raised after approval has ended', () =>
    given(carers, deregistered('2018-06-15')).when(record(raised)).thenRecorded());
});

describe('a carer of a household', () => {
  const left = (on: string, person = 1) => record(fact('CarerPersonLeft', on, { person }));

  test('joins once, and again only after having left', () => {
    given(joined('2018-06-01'))
      .when(record(joined('2018-07-01')))
      .thenRefused({ code: 'already-in-household', since: day('2018-06-01') });
    given(joined('2018-06-01')).when(record(joined('2018-07-01', 2))).thenRecorded();
    given(joined('2018-06-01'), fact('CarerPersonLeft', '2018-07-01', { person: 1 }))
      .when(record(joined('2018-07-01')))
      .thenRecorded();
  });

  test('leaves only while there', () => {
    given(joined('2018-06-01')).when(left('2018-05-01')).thenRefused({ code: 'not-in-household', person: 1 });
    given(joined('2018-06-01')).when(left('2018-07-01', 2)).thenRefused({ code: 'not-in-household', person: 2 });
    given(joined('2018-06-01')).when(left('2018-07-01')).thenRecorded();
  });

  test('does not foster before birth', () =>
    given()
      .when(record(joined('2018-06-01', 1, '2018-06-02')))
      .thenRefused({ code: 'before-birth', born: day('2018-06-02') }));

  test('may be recorded before the household is approved, or without that', () =>
    given().when(record(joined('1990-06-01'))).thenRecorded());
});
