import { describe, expect, test } from '@jest/globals';
import { episodesOf } from '../../../src/domain/child/episodes.js';
import type { ChildFact } from '../../../src/domain/child/events.js';
import { withPostcodesCarried } from '../../../src/domain/child/postcodes-carried.js';
import { admitted, away, detailsChanged, moved, statusChanged } from '../../support/children.js';

const came = admitted('2018-12-01', { identity: { homePostcode: 'S60 1AA', placementPostcode: 'S61 1AA' } });
const identityOf = (fact: ChildFact) => ('identity' in fact ? fact.identity : undefined);

describe('what is recorded of a child whose postcodes are known', () => {
  test('keeps the home left behind where the child moves, and not the address of before', () => {
    expect(identityOf(withPostcodesCarried(moved('2019-02-01'), [came]))).toEqual({ homePostcode: 'S60 1AA' });
    const told = moved('2019-02-01', { identity: { placementPostcode: 'S62 1AA' } });
    expect(identityOf(withPostcodesCarried(told, [came]))).toEqual({ homePostcode: 'S60 1AA', placementPostcode: 'S62 1AA' });
  });

  test('keeps both where the carer stays the same', () => {
    expect(identityOf(withPostcodesCarried(detailsChanged('2019-02-01'), [came]))).toEqual(came.identity);
  });

  test('keeps the home left behind over an absence, and says nothing of what keeps them anyway', () => {
    expect(identityOf(withPostcodesCarried(away('2019-02-01'), [came]))).toEqual({ homePostcode: 'S60 1AA' });
    expect(withPostcodesCarried(statusChanged('2019-02-01'), [came])).toEqual(statusChanged('2019-02-01'));
  });

  test('is the same when it is asked again once it is recorded', () => {
    const first = withPostcodesCarried(moved('2019-02-01'), [came]);
    expect(withPostcodesCarried(moved('2019-02-01'), [came, first])).toEqual(first);
    expect(episodesOf([came, first]).at(-1)?.ownPostcodes).toEqual({ homePostcode: 'S60 1AA' });
  });

  test('says nothing where nothing is known', () => {
    expect(withPostcodesCarried(moved('2019-02-01'), [admitted('2018-12-01')])).toEqual(moved('2019-02-01'));
    expect(withPostcodesCarried(moved('2019-02-01'), [])).toEqual(moved('2019-02-01'));
  });
});
