import { describe, expect, test } from '@jest/globals';
import { episodesOf } from '../../../src/domain/child/episodes.js';
import type { ChildFact } from '../../../src/domain/child/events.js';
import { inEffectOrder } from '../../../src/domain/entry.js';
import { admitted, ceased, discharged, HOMES, moved, on, statusChanged } from '../../support/children.js';
import { correct, entriesOf, given, id, record, standing, strikeOut, struck } from '../../support/given.js';

const putsRight = <F extends ChildFact>(entry: string, fact: F): F => ({ ...fact, corrects: id(entry) });
const notInCare = (entry: string, day: string) => ({
  entry: id(entry),
  objection: { code: 'not-in-care', on: on(day) } as const,
});

describe('an entry that was wrong', () => {
  const history = given(admitted('2019-01-05'), moved('2019-03-05'));

  test('is struck out and what is right is recorded, in one command', () =>
    history.when(correct('e2', moved('2019-03-07'))).then(struck('e2'), putsRight('e2', moved('2019-03-07'))));

  test('may turn out to have been something else', () =>
    history
      .when(correct('e2', discharged('2019-03-05')))
      .then(struck('e2'), putsRight('e2', discharged('2019-03-05'))));

  test('is struck out', () => history.when(strikeOut('e2', 'duplicate')).then(struck('e2', 'duplicate')));

  test('has the note on why kept where what names people is kept', () =>
    history
      .when({ type: 'StrikeOut', entry: id('e2'), reason: 'wrong-child', note: 'It was the brother' })
      .then({ ...struck('e2', 'wrong-child'), identity: { note: 'It was the brother' } }));

  test('may be corrected where recording the same beside it could not be', () =>
    history.when(correct('e1', admitted('2019-01-07'))).then(struck('e1'), putsRight('e1', admitted('2019-01-07'))));

  test('cannot be put right with what cannot be', () =>
    history.when(correct('e2', moved('2019-01-04'))).thenRefused({ code: 'not-in-care', on: on('2019-01-04') }));
});

describe('a correction that was wrong', () => {
  const corrected = given(admitted('2019-01-05'), moved('2019-03-05'))
    .when(correct('e2', moved('2019-03-07')))
    .and();

  test('is corrected in its turn', () =>
    corrected.when(correct('e4', moved('2019-03-08'))).then(struck('e4'), putsRight('e4', moved('2019-03-08'))));

  test('is struck out, and the first is not believed again', () => {
    const outcome = corrected.when(strikeOut('e4'));
    outcome.then(struck('e4'));
    expect(standing(outcome.history())).toEqual([admitted('2019-01-05')]);
  });

  test('leaves the entry it put right struck out: that one cannot be corrected again', () =>
    corrected
      .when(correct('e2', moved('2019-03-09')))
      .thenRefused({ code: 'already-struck-out', entry: id('e2'), by: id('e3') }));

  test('may bring back what was said first', () =>
    expect(standing(corrected.when(correct('e4', moved('2019-03-05'))).history())).toEqual([
      admitted('2019-01-05'),
      putsRight('e4', moved('2019-03-05')),
    ]));
});

describe('what cannot be struck out', () => {
  const history = given(admitted('2019-01-05'), moved('2019-03-05'), struck('e2'));

  test('is an entry of someone else’s, or none', () =>
    history.when(strikeOut('e9')).thenRefused({ code: 'no-such-entry', entry: id('e9') }));

  test('is what was struck out already, and it is told by which entry', () =>
    history.when(strikeOut('e2')).thenRefused({ code: 'already-struck-out', entry: id('e2'), by: id('e3') }));

  test('is a striking out: record the fact again instead', () =>
    history.when(strikeOut('e3')).thenRefused({ code: 'not-a-fact', entry: id('e3') }));

  test('is what a return said: the facts drawn from it can be', () =>
    given({ type: 'ReturnReceived', effectiveOn: on('2019-03-31'), year: 2019, rows: [] })
      .when(strikeOut('e1'))
      .thenRefused({ code: 'not-a-fact', entry: id('e1') }));
});

describe('an entry that others depend on', () => {
  const history = given(
    admitted('2019-01-05'),
    moved('2019-03-05'),
    statusChanged('2019-04-05'),
    discharged('2019-05-05'),
  );

  test('cannot be struck out, and it is told which do', () =>
    history.when(strikeOut('e1')).thenRefused({
      code: 'others-depend-on-it',
      others: [notInCare('e2', '2019-03-05'), notInCare('e3', '2019-04-05'), notInCare('e4', '2019-05-05')],
    }));

  test('cannot be corrected to a day after them', () =>
    history
      .when(correct('e1', admitted('2019-03-10')))
      .thenRefused({ code: 'others-depend-on-it', others: [notInCare('e2', '2019-03-05')] }));

  test('can be corrected to any day before them', () =>
    history.when(correct('e1', admitted('2019-03-04'))).then(struck('e1'), putsRight('e1', admitted('2019-03-04'))));

  test('can be struck out once they are', () =>
    given(admitted('2019-01-05'), moved('2019-03-05'), struck('e2')).when(strikeOut('e1')).then(struck('e1')));
});

describe('a correction on a day on which more happened', () => {
  const placesIn = (history: Parameters<typeof standing>[0]) =>
    inEffectOrder<ChildFact>(history).map(({ event }) => 'placement' in event && event.placement?.type);

  test('takes the place of what it puts right, and not the last place', () => {
    const history = given(
      admitted('2019-01-05'),
      moved('2019-03-05'),
      moved('2019-03-05', { placement: HOMES.otherFoster }),
    )
      .when(correct('e2', moved('2019-03-05', { placement: { type: 'R3', provider: 'PR5' } })))
      .history();
    expect(placesIn(history)).toEqual(['U6', 'R3', 'U6']);
    expect(episodesOf(inEffectOrder<ChildFact>(history).map(({ event }) => event)).at(-1)?.placement).toEqual(
      HOMES.otherFoster,
    );
  });

  test('keeps that place when it is corrected again', () => {
    const first = given(
      admitted('2019-01-05'),
      moved('2019-03-05'),
      moved('2019-03-05', { placement: HOMES.otherFoster }),
    )
      .when(correct('e2', moved('2019-03-05', { placement: { type: 'R3', provider: 'PR5' } })))
      .and();
    const again = first.when(correct('e5', moved('2019-03-05', { placement: { type: 'S1', provider: 'PR5' } })));
    expect(placesIn(again.history())).toEqual(['U6', 'S1', 'U6']);
  });

  test('goes to the end of the day where it is of another day', () => {
    const history = given(
      admitted('2019-01-05'),
      moved('2019-03-05'),
      moved('2019-03-06', { placement: HOMES.otherFoster }),
    )
      .when(correct('e2', moved('2019-03-06')))
      .history();
    expect(placesIn(history)).toEqual(['U6', 'U6', 'K2']);
  });
});

describe('a history that already breaks a rule, as one brought in may', () => {
  const broken = given(admitted('2019-01-05'), admitted('2019-03-05'), discharged('2019-05-05'));

  test('does not lock the record: only what is newly wrong is objected to', () =>
    broken.when(record(moved('2019-04-05'))).then(moved('2019-04-05')));

  test('lets the entry at fault be struck out', () => broken.when(strikeOut('e2')).then(struck('e2')));

  test('lets the entry at fault be put right in part', () =>
    broken
      .when(correct('e2', admitted('2019-03-05', { categoryOfNeed: 'N4' })))
      .then(struck('e2'), putsRight('e2', admitted('2019-03-05', { categoryOfNeed: 'N4' }))));

  test('is still not to be made worse', () =>
    broken.when(record(discharged('2019-04-05'))).thenRefused({
      code: 'others-depend-on-it',
      others: [notInCare('e3', '2019-05-05')],
    }));

  test('may have its missing ending recorded, on the day on which the next began', () =>
    broken.when(record(discharged('2019-03-05'))).then({ ...discharged('2019-03-05'), began: on('2019-01-05') }));

  test('may hold facts of days that were not in care, which change nothing', () =>
    expect(episodesOf([moved('2019-01-01'), ceased('2019-01-02', '2019-01-01'), admitted('2019-01-05')])).toHaveLength(
      1,
    ));

  test('is kept whole: entries that never stood are not forgotten', () => {
    const history = entriesOf([moved('2018-01-05'), admitted('2019-01-05')]);
    expect(inEffectOrder<ChildFact>(history)).toHaveLength(2);
  });
});
