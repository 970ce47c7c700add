import { describe, expect, test } from '@jest/globals';
import { episodesOf } from '../../../src/domain/child/episodes.js';
import {
  admitted,
  away,
  detailsChanged,
  discharged,
  found,
  HOMES,
  moved,
  on,
  returned,
  statusChanged,
  wentMissing,
} from '../../support/children.js';
import { given, id, record, strikeOut } from '../../support/given.js';

describe('a child away from the placement for a time', () => {
  const absent = given(admitted('2019-01-05'), away('2019-02-05'));

  test('comes back', () => absent.when(record(returned('2019-02-12'))).then(returned('2019-02-12')));

  test('may be away in another way next', () =>
    absent.when(record(away('2019-02-12', 'T2'))).then(away('2019-02-12', 'T2')));

  test('may have the legal status change meanwhile, and is still away', () => {
    const episodes = episodesOf([admitted('2019-01-05'), away('2019-02-05'), statusChanged('2019-02-08')]);
    expect(episodes.map((one) => [one.away, one.legalStatus])).toEqual([
      [null, 'V2'],
      ['T1', 'V2'],
      ['T1', 'C2'],
    ]);
  });

  test('cannot have the placement told otherwise meanwhile: the child comes back first', () =>
    absent.when(record(detailsChanged('2019-02-08'))).thenRefused({ code: 'still-away', since: on('2019-02-05') }));

  test('keeps the placement, which is the child’s own all along', () => {
    const episodes = episodesOf([admitted('2019-01-05'), away('2019-02-05'), returned('2019-02-12')]);
    expect(episodes.map(({ placement, placementBegan }) => [placement.carer, placementBegan])).toEqual(
      Array(3).fill(['household-1', '2019-01-05']),
    );
    expect(episodes.map((one) => one.away)).toEqual([null, 'T1', null]);
  });

  test('may move to another home without coming back, and is not away any more', () =>
    expect(episodesOf([admitted('2019-01-05'), away('2019-02-05'), moved('2019-02-12')]).at(-1)).toMatchObject({
      away: null,
      placement: HOMES.home,
      placementBegan: '2019-02-12',
    }));
});

describe('a child who is not away', () => {
  test('cannot come back', () =>
    given(admitted('2019-01-05'))
      .when(record(returned('2019-02-12')))
      .thenRefused({ code: 'not-away', on: on('2019-02-12') }));

  test('cannot come back twice', () =>
    given(admitted('2019-01-05'), away('2019-02-05'), returned('2019-02-12'))
      .when(record(returned('2019-02-14')))
      .thenRefused({ code: 'not-away', on: on('2019-02-14') }));

  test('cannot have come back before going', () =>
    given(admitted('2019-01-05'), away('2019-02-05'))
      .when(record(returned('2019-02-04')))
      .thenRefused({ code: 'not-away', on: on('2019-02-04') }));

  test('has the return rest on the going', () =>
    given(admitted('2019-01-05'), away('2019-02-05'), returned('2019-02-12'))
      .when(strikeOut('e2'))
      .thenRefused({
        code: 'others-depend-on-it',
        others: [{ entry: id('e3'), objection: { code: 'not-away', on: on('2019-02-12') } }],
      }));
});

describe('a child who goes missing', () => {
  const missing = given(admitted('2019-01-05'), wentMissing('2019-02-05'));

  test('is in care', () =>
    given()
      .when(record(wentMissing('2019-02-05')))
      .thenRefused({ code: 'not-in-care', on: on('2019-02-05') }));

  test('is found', () => missing.when(record(found('2019-02-07'))).then(found('2019-02-07')));

  test('cannot go missing again before', () =>
    missing.when(record(wentMissing('2019-02-06'))).thenRefused({ code: 'already-missing', since: on('2019-02-05') }));

  test('may go missing again after', () =>
    given(admitted('2019-01-05'), wentMissing('2019-02-05'), found('2019-02-07'))
      .when(record(wentMissing('2019-02-07')))
      .then(wentMissing('2019-02-07')));

  test('cannot be found when not missing', () =>
    given(admitted('2019-01-05'))
      .when(record(found('2019-02-07')))
      .thenRefused({ code: 'not-missing', on: on('2019-02-07') }));

  test('may be discharged meanwhile, and is then not missing from care', () =>
    given(admitted('2019-01-05'), wentMissing('2019-02-05'), discharged('2019-03-05'), admitted('2019-04-05'))
      .when(record(wentMissing('2019-04-06')))
      .then(wentMissing('2019-04-06')));

  test('keeps the placement', () =>
    expect(episodesOf([admitted('2019-01-05'), wentMissing('2019-02-05'), found('2019-02-07')])).toHaveLength(1));
});

describe('a placement that changes though the carer does not', () => {
  test('began when the carer took the child in', () =>
    expect(
      episodesOf([admitted('2019-01-05'), detailsChanged('2019-02-05'), statusChanged('2019-03-05')]).map(
        ({ placementBegan, reasonForNewEpisode }) => [placementBegan, reasonForNewEpisode],
      ),
    ).toEqual([
      ['2019-01-05', 'S'],
      ['2019-01-05', 'T'],
      ['2019-01-05', 'L'],
    ]));

  test('ends for the reason told with what follows it', () =>
    expect(episodesOf([admitted('2019-01-05'), detailsChanged('2019-02-05')])[0]).toMatchObject({
      to: '2019-02-05',
      reasonCeased: 'X1',
      changeReason: 'PLACE',
    }));
});
