import { describe, expect, test } from '@jest/globals';
import { episodesOf, type Episode } from '../../../src/domain/child/episodes.js';
import type { ChildEvent, ChildFact } from '../../../src/domain/child/events.js';
import { inEffectOrder, type Entry } from '../../../src/domain/entry.js';
import {
  admitted,
  away,
  discharged,
  found,
  HOMES,
  moved,
  on,
  returned,
  statusChanged,
  wentMissing,
} from '../../support/children.js';
import { given, record, strikeOut } from '../../support/given.js';

const episodesIn = (history: readonly Entry<ChildEvent>[]): readonly Episode[] =>
  episodesOf(inEffectOrder<ChildFact>(history).map(({ event }) => event));

const spans = (history: readonly Entry<ChildEvent>[]) =>
  episodesIn(history).map(({ from, to, placement, reasonForNewEpisode, reasonCeased }) =>
    [from, to, placement.type, reasonForNewEpisode, reasonCeased].join(' '),
  );

describe('two moves on one day', () => {
  const twice = given(admitted('2019-01-05'), moved('2019-03-05')).when(
    record(moved('2019-03-05', { placement: HOMES.otherFoster, reason: 'STAND' })),
  );

  test('are both recorded', () => twice.then(moved('2019-03-05', { placement: HOMES.otherFoster, reason: 'STAND' })));

  test('make one episode: where the child slept', () =>
    expect(spans(twice.history())).toEqual(['2019-01-05 2019-03-05 U6 S X1', '2019-03-05  U6 P ']));

  test('leave the reason why the child left the first home', () =>
    expect(episodesIn(twice.history())[0]?.changeReason).toBe('CARPL'));
});

describe('a move and a change of legal status on one day', () => {
  test.each([
    ['told move first', [moved('2019-03-05'), statusChanged('2019-03-05')]],
    ['told status first', [statusChanged('2019-03-05'), moved('2019-03-05')]],
  ] as const)('are one new episode for both reasons, %s', (_words, [first, second]) =>
    expect(spans(given(admitted('2019-01-05'), first).when(record(second)).history())).toEqual([
      '2019-01-05 2019-03-05 U6 S X1',
      '2019-03-05  K2 B ',
    ]),
  );

  test('are part of coming into care when they are of its first day', () =>
    expect(
      spans(
        given(admitted('2019-03-05'), moved('2019-03-05'))
          .when(record(statusChanged('2019-03-05')))
          .history(),
      ),
    ).toEqual(['2019-03-05  K2 S ']));
});

describe('a child admitted and discharged on one day', () => {
  const dayOnly = given(admitted('2019-03-05')).when(record(discharged('2019-03-05')));

  test('is accepted', () => dayOnly.then(discharged('2019-03-05')));

  test('was in care on no day, for an episode that takes up no days is not one', () =>
    expect(spans(dayOnly.history())).toEqual([]));

  test('may be admitted the same day again', () =>
    expect(
      spans(
        dayOnly
          .and()
          .when(record(admitted('2019-03-05', { categoryOfNeed: 'N2' })))
          .history(),
      ),
    ).toEqual(['2019-03-05  U6 S ']));

  test('keeps an earlier time in care as it ended', () =>
    expect(
      spans(
        given(admitted('2019-01-05'), discharged('2019-03-05', { reason: 'E4B' }), admitted('2019-03-05'))
          .when(record(discharged('2019-03-05')))
          .history(),
      ),
    ).toEqual(['2019-01-05 2019-03-05 U6 S E4B']));
});

describe('a child who moves and is discharged on one day', () => {
  test('left care from the home before, for the reason of leaving', () =>
    expect(
      spans(
        given(admitted('2019-01-05'), moved('2019-03-05'))
          .when(record(discharged('2019-03-05', { reason: 'E2' })))
          .history(),
      ),
    ).toEqual(['2019-01-05 2019-03-05 U6 S E2']));

  test('has no reason for a change of placement told, for there was none', () =>
    expect(
      episodesIn(
        given(admitted('2019-01-05'), moved('2019-03-05'))
          .when(record(discharged('2019-03-05')))
          .history(),
      )[0]?.changeReason,
    ).toBeNull());
});

describe('a child discharged and re-admitted on one day', () => {
  const expected = ['2019-01-05 2019-03-05 U6 S E4A', '2019-03-05  U6 S '];

  test('is in care twice, told in the order in which it happened', () => {
    const back = given(admitted('2019-01-05'), discharged('2019-03-05')).when(record(admitted('2019-03-05')));
    expect(spans(back.history())).toEqual(expected);
    expect(episodesIn(back.history()).map(({ careBegan }) => careBegan)).toEqual(['2019-01-05', '2019-03-05']);
  });

  test('is in care twice, told the other way round of a history brought in', () => {
    const ended = given(admitted('2019-01-05'), admitted('2019-03-05'), moved('2019-04-05')).when(
      record(discharged('2019-03-05')),
    );
    ended.then(discharged('2019-03-05', { began: on('2019-01-05') }));
    expect(spans(ended.history()).slice(0, 2)).toEqual([expected[0], '2019-03-05 2019-04-05 U6 S X1']);
  });

  test('may leave that day again, in the same words: the last word of the day was that it came', () =>
    expect(
      spans(
        given(admitted('2019-01-05'), discharged('2019-03-05'), admitted('2019-03-05'))
          .when(record(discharged('2019-03-05')))
          .history(),
      ),
    ).toEqual([expected[0]]));

  test('may have left for good on that day for another reason', () =>
    expect(
      spans(
        given(admitted('2019-01-05'), discharged('2019-03-05'), admitted('2019-03-05'))
          .when(record(discharged('2019-03-05', { reason: 'E3' })))
          .history(),
      ),
    ).toEqual([expected[0]]));

  test('cannot lose the discharge while the admission stands on it', () =>
    given(admitted('2019-01-05'), discharged('2019-03-05'), admitted('2019-03-05'))
      .when(strikeOut('e2'))
      .thenRefused({
        code: 'others-depend-on-it',
        others: [{ entry: 'e3' as never, objection: { code: 'already-in-care', since: on('2019-01-05') } }],
      }));
});

describe('what is told twice of one day', () => {
  const there = moved('2019-03-05');
  const back = moved('2019-03-05', { placement: HOMES.otherFoster });

  test('is already so where it was the last word', () =>
    given(admitted('2019-01-05'), there, back).when(record(back)).thenAlreadySo());

  test('is a word of its own where something else was said between', () =>
    given(admitted('2019-01-05'), there, back).when(record(there)).then(there));
});

describe('a child missing until the day of leaving care', () => {
  const left = given(admitted('2019-01-05'), wentMissing('2019-03-01'), discharged('2019-03-05'));

  test('may be recorded as found before the discharge is', () =>
    given(admitted('2019-01-05'), wentMissing('2019-03-01'), found('2019-03-05'))
      .when(record(discharged('2019-03-05')))
      .then(discharged('2019-03-05')));

  test('may be recorded as found after the discharge is', () =>
    left.when(record(found('2019-03-05'))).then(found('2019-03-05')));

  test('cannot be found after leaving, for nobody out of care is missing from it', () =>
    left.when(record(found('2019-03-06'))).thenRefused({ code: 'not-missing', on: on('2019-03-06') }));
});

describe('a child away and back on one day', () => {
  test('was where it lives', () =>
    expect(
      episodesIn(
        given(admitted('2019-01-05'), away('2019-03-05'))
          .when(record(returned('2019-03-05')))
          .history(),
      ).map(({ from, away: kind }) => [from, kind]),
    ).toEqual([
      ['2019-01-05', null],
      ['2019-03-05', null],
    ]));
});
