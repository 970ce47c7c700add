import { describe, expect, test } from '@jest/globals';
import { demandRefusals } from '../../../src/words/demand-refusals.js';
import { decide } from '../../../src/domain/cohort/decide.js';
import type { CohortFact } from '../../../src/domain/cohort/events.js';
import type { CohortObjection } from '../../../src/domain/cohort/refusals.js';
import { ofCohort } from '../../support/demand.js';
import { givenBy, on, record, strikeOut } from '../../support/given-money.js';

const given = givenBy<CohortFact>(decide);
const baselined = (day: string, title = 'Homeward') => ofCohort('CohortBaselined', day, { title });
const joined = (day: string, child = '1') => ofCohort('CohortJoined', day, { child });
const tracked = (day: string, progress: 'on-track' | 'delayed' = 'on-track', child = '1') => ofCohort('CohortTracked', day, { child, progress });
const left = (day: string, child = '1') => ofCohort('CohortLeft', day, { child, how: 'reunified' });
const closed = (day: string) => ofCohort('CohortClosed', day, {});

const BEGUN = [baselined('2024-01-10'), joined('2024-01-10')];

type Case = readonly [name: string, history: readonly CohortFact[], fact: CohortFact];

const MAY: readonly Case[] = [
  ['be joined on the day of its baseline', [baselined('2024-01-10')], joined('2024-01-10')],
  ['be joined later', BEGUN, joined('2024-03-10', '2')],
  ['be joined again by a child who left it', [...BEGUN, left('2024-02-10')], joined('2024-03-10')],
  ['track a child every day but one', [...BEGUN, tracked('2024-02-10')], tracked('2024-02-11', 'delayed')],
  ['track a child on the day it left', [...BEGUN, left('2024-02-10')], tracked('2024-02-10')],
  ['track a child on the day it is closed', [...BEGUN, left('2024-02-10'), closed('2024-02-10')], tracked('2024-02-10')],
  ['be closed when every child has left', [...BEGUN, left('2024-02-10')], closed('2024-02-10')],
  ['be closed where nobody joined', [baselined('2024-01-10')], closed('2024-02-10')],
];

const CANNOT: readonly (readonly [...Case, refusal: object])[] = [
  ['be baselined in the future', [], baselined('2024-07-01'), { code: 'in-the-future', on: '2024-07-01' }],
  ['be baselined twice', BEGUN, baselined('2024-02-10', 'Other'), { code: 'already-baselined', since: '2024-01-10' }],
  ['be joined before its baseline', BEGUN, joined('2024-01-09', '2'), { code: 'not-baselined', on: '2024-01-09' }],
  ['be joined twice', BEGUN, joined('2024-02-10'), { code: 'already-in-cohort', child: '1', since: '2024-01-10' }],
  ['track a child who never joined', BEGUN, tracked('2024-02-10', 'on-track', '2'), { code: 'not-in-cohort', child: '2', on: '2024-02-10' }],
  ['track a child who left the day before', [...BEGUN, left('2024-02-09')], tracked('2024-02-10'),
    { code: 'not-in-cohort', child: '1', on: '2024-02-10' }],
  ['track a child twice in a day', [...BEGUN, tracked('2024-02-10')], tracked('2024-02-10', 'delayed'),
    { code: 'tracked-that-day', child: '1', on: '2024-02-10' }],
  ['be left by a child who never joined', BEGUN, left('2024-02-10', '2'), { code: 'not-in-cohort', child: '2', on: '2024-02-10' }],
  ['be left on the day of joining', BEGUN, left('2024-01-10'), { code: 'joined-that-day', child: '1', on: '2024-01-10' }],
  ['be closed over the heads of its children', BEGUN, closed('2024-02-10'), { code: 'children-still-in-cohort', children: 1 }],
  ['be joined once closed', [baselined('2024-01-10'), closed('2024-02-10')], joined('2024-02-10'), { code: 'cohort-closed', since: '2024-02-10' }],
];

describe('a cohort', () => {
  test.each(MAY)('may %s', (_name, history, fact) => given(...history).when(record(fact)).then(fact));

  test.each(CANNOT)('cannot %s, and says so in words', (_name, history, fact, refusal) => {
    given(...history).when(record(fact)).thenRefused(refusal);
    const { code } = refusal as CohortObjection;
    if (code !== 'in-the-future') expect((demandRefusals[code] as (facts: object) => string)(refusal)).toMatch(/\.$/);
  });

  test('rests on its baseline: it does not go while children have joined', () =>
    given(...BEGUN)
      .when(strikeOut('e1'))
      .thenRefused({
        code: 'others-depend-on-it', others: [{ entry: 'e2', objection: { code: 'not-baselined', on: on('2024-01-10') } }],
      }));
});
