import { describe, expect, test } from '@jest/globals';
import { episodesOf } from '../../../src/domain/child/episodes.js';
import type { RecordableFact } from '../../../src/domain/child/commands.js';
import type { ChildFact } from '../../../src/domain/child/events.js';
import { inEffectOrder } from '../../../src/domain/entry.js';
import { proposed } from '../../../src/domain/verbs.js';
import { unusualInALife } from '../../../projections/unusual/in-a-life.js';
import { admitted, detailsChanged, discharged, HOMES, moved, on, reviewed, statusChanged } from '../../support/children.js';
import { entriesOf } from '../../support/given.js';

/** What a child's life was; then what is to be recorded of it, today; then what is unusual about that. */
const given = (...facts: readonly ChildFact[]) => ({
  when: (fact: RecordableFact, { today = '2019-06-30', born }: { today?: string; born?: string } = {}) => {
    const history = entriesOf(facts);
    const orderOf = (all: typeof history) => inEffectOrder<ChildFact>(all).map(({ event }) => event);
    const life = { before: episodesOf(orderOf(history)), after: episodesOf(orderOf([...history, ...proposed([fact], history)])) };
    const found = unusualInALife({ fact, ...life, born: born ? on(born) : null, today: on(today) });
    return {
      then: (...unusual: ReturnType<typeof unusualInALife>) => expect(found).toEqual(unusual),
      thenNothing: () => expect(found).toEqual([]),
    };
  },
});

const elsewhere = (household: string) => ({ placement: { ...HOMES.foster, carer: household } });

describe('what is recorded more than four weeks after it happened', () => {
  test('is asked about, with how late it is', () => {
    given(admitted('2018-12-01')).when(moved('2019-06-01')).then({ code: 'recorded-late', days: 29 });
  });

  test('is not, four weeks after or sooner', () => {
    given(admitted('2018-12-01')).when(moved('2019-06-02')).thenNothing();
    given(admitted('2018-12-01')).when(reviewed('2019-06-30')).thenNothing();
  });
});

describe('a third move within twelve months', () => {
  const twice = given(admitted('2017-01-01'), moved('2018-07-01', elsewhere('h2')), moved('2019-01-01', elsewhere('h3')));

  test('is asked about, with how many it makes', () => {
    twice.when(moved('2019-06-30', elsewhere('h4'))).then({ code: 'another-move', moves: 3 });
  });

  test('is not one where the first of them was longer ago', () => {
    twice.when(moved('2019-07-01', elsewhere('h4')), { today: '2019-07-01' }).thenNothing();
  });

  test('is none where what changed is not the carer', () => {
    twice.when(detailsChanged('2019-06-30', { placement: { ...HOMES.foster, carer: 'h3', type: 'U4' } })).thenNothing();
  });
});

describe('a move to where the child lives already', () => {
  test('is asked about, with since when', () => {
    given(admitted('2018-12-01')).when(moved('2019-06-10', { placement: HOMES.foster })).then({ code: 'same-placement', since: on('2018-12-01') });
    given(admitted('2018-12-01', { placement: HOMES.home })).when(moved('2019-06-10')).then({ code: 'same-placement', since: on('2018-12-01') });
  });

  test('is none where the household is another, or nobody named one', () => {
    given(admitted('2018-12-01')).when(moved('2019-06-10', elsewhere('h2'))).thenNothing();
    given(admitted('2018-12-01', { placement: HOMES.lodgings })).when(moved('2019-06-10', { placement: HOMES.lodgings })).thenNothing();
  });
});

describe('a move on a day, and what else is recorded of that day or later', () => {
  test('leaves no day to a placement that began that very day', () => {
    given(admitted('2018-12-01'), moved('2019-06-10')).when(moved('2019-06-10', elsewhere('h2'))).then({ code: 'leaves-no-day', on: on('2019-06-10') });
    given(admitted('2019-06-10')).when(moved('2019-06-10', elsewhere('h2'))).then({ code: 'leaves-no-day', on: on('2019-06-10') });
  });

  test('leaves none where only the legal status changed that day', () => {
    given(admitted('2018-12-01'), statusChanged('2019-06-10')).when(moved('2019-06-10', elsewhere('h2'))).thenNothing();
  });

  test('lasts only until the next one, or until care ended', () => {
    given(admitted('2018-12-01'), moved('2019-06-20')).when(moved('2019-06-10', elsewhere('h2'))).then({ code: 'lasts-until', until: on('2019-06-20') });
    given(admitted('2018-12-01'), discharged('2019-06-20')).when(moved('2019-06-10', elsewhere('h2'))).then({ code: 'lasts-until', until: on('2019-06-20') });
  });
});

describe('an admission soon after care ended', () => {
  const left = given(admitted('2018-12-01'), discharged('2019-06-01'));

  test('is asked about, with the day on which it ended and how many days there are between', () => {
    left.when(admitted('2019-06-29'), { today: '2019-06-30' }).then({ code: 'soon-after-leaving', left: on('2019-06-01'), days: 28 });
    left.when(admitted('2019-06-01'), { today: '2019-06-01' }).then({ code: 'soon-after-leaving', left: on('2019-06-01'), days: 0 });
  });

  test('is not soon after more than four weeks', () => {
    left.when(admitted('2019-06-30')).thenNothing();
  });
});

describe('what is said of somebody of 18 or over', () => {
  const grown = given(admitted('2018-12-01'));

  test('is asked about from the birthday on', () => {
    const unusual = { code: 'eighteen-or-over', eighteenOn: on('2019-06-20') } as const;
    grown.when(moved('2019-06-20', elsewhere('h2')), { born: '2001-06-20' }).then(unusual);
    grown.when(discharged('2019-06-21'), { born: '2001-06-20' }).then(unusual);
  });

  test('is not, the day before, nor where care ends on the birthday, nor where nobody said when the child was born', () => {
    grown.when(moved('2019-06-19', elsewhere('h2')), { born: '2001-06-20' }).thenNothing();
    grown.when(discharged('2019-06-20'), { born: '2001-06-20' }).thenNothing();
    grown.when(moved('2019-06-20', elsewhere('h2'))).thenNothing();
  });
});
