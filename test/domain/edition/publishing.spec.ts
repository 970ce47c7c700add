import { describe, test } from '@jest/globals';
import { decide } from '../../../src/domain/edition/decide.js';
import type { EditionFact } from '../../../src/domain/edition/events.js';
import type { EntryNumber } from '../../../src/domain/entry.js';
import { givenBy, on, record, strikeOut } from '../../support/given-money.js';

const given = givenBy(decide);

const edition = (number: number, day: string): EditionFact => ({
  type: 'EditionPublished',
  effectiveOn: on(day),
  edition: number,
  asAt: on('2023-12-31'),
  knownAt: 900 as EntryNumber,
  profile: 'published',
  release: '0.1.0',
  figures: [['in-care-by-sex.male.children', '345']],
  files: [],
});

describe('an edition', () => {
  test('comes out', () => given().when(record(edition(1, '2024-01-15'))).then(edition(1, '2024-01-15')));

  test('has the next number of its series', () => given(edition(1, '2024-01-15')).when(record(edition(2, '2024-02-15'))).then(edition(2, '2024-02-15')));

  test('leaves out no number', () =>
    given(edition(1, '2024-01-15')).when(record(edition(3, '2024-02-15'))).thenRefused({ code: 'not-the-next-edition', edition: 3, next: 2 }));

  test('does not come out twice', () =>
    given(edition(1, '2024-01-15')).when(record(edition(1, '2024-02-15'))).thenRefused({ code: 'not-the-next-edition', edition: 1, next: 2 }));

  test('does not come out on a day to come', () =>
    given().when(record(edition(1, '2024-07-01'))).thenRefused({ code: 'in-the-future', on: on('2024-07-01') }));

  test('stays while a later one stands on its number', () =>
    given(edition(1, '2024-01-15'), edition(2, '2024-02-15'))
      .when(strikeOut('e1'))
      .thenRefused({ code: 'others-depend-on-it', others: [{ entry: 'e2', objection: { code: 'not-the-next-edition', edition: 2, next: 1 } }] }));
});
