import { expect, test } from '@jest/globals';
import { leavers } from '../../../projections/leavers/leavers.projection.js';
import { told } from '../../support/given-leavers.js';
import type { LeaverFact } from '../../../src/domain/leaver/events.js';

test('given support that ended on the day of the first contact, hearing of the young person later opens no record', () => {
  const facts: readonly LeaverFact[] = [
    told('LeaverContacted', '2018-01-05', { inTouch: 'YES' }),
    told('LeavingCareSupportEnded', '2018-01-05', { why: 'no-longer-wanted' }),
    told('LeaverContacted', '2018-01-09', { inTouch: 'YES' }),
  ];
  const rows = leavers.timelines.find(({ name }) => name === 'leaver_record')?.rowsOf(facts.reduce(leavers.evolve, leavers.initial));
  expect(rows).toEqual([]);
});
