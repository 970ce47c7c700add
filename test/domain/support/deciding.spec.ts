import { describe, expect, test } from '@jest/globals';
import { demandRefusals } from '../../../src/words/demand-refusals.js';
import { decide } from '../../../src/domain/support/decide.js';
import type { SupportFact } from '../../../src/domain/support/events.js';
import type { SupportObjection } from '../../../src/domain/support/refusals.js';
import { about } from '../../support/demand.js';
import { correct, givenBy, on, record, strikeOut } from '../../support/given-money.js';

const given = givenBy<SupportFact>(decide);
const referred = (day: string, referral = 'EC-1') => about('ReferralMade', day, { referral, service: 'edge-of-care' });
const outcome = (day: string, told: 'reduced' | 'increased' | 'no-change' = 'reduced', referral = 'EC-1') =>
  about('ReferralOutcomeTold', day, { referral, outcome: told });
const closed = (day: string) => about('ReferralClosed', day, { referral: 'EC-1' });
const avoided = (day: string, referral?: string) => about('AdmissionAvoided', day, referral === undefined ? {} : { referral });
const issued = (day: string, proceedings = 'CP-1') => about('ProceedingsIssued', day, { proceedings });
const concluded = (day: string) => about('ProceedingsConcluded', day, { proceedings: 'CP-1', how: 'supervision-order' });
const decided = (day: string, decision: 'agreed' | 'deferred' = 'agreed') => about('PanelDecided', day, { panel: 'residential', decision });

type Case = readonly [name: string, history: readonly SupportFact[], fact: SupportFact];

const MAY_BE: readonly Case[] = [
  ['a referral under a reference of its own', [referred('2024-01-10')], referred('2024-01-10', 'EC-2')],
  ['an outcome on the day of the referral', [referred('2024-01-10')], outcome('2024-01-10')],
  ['another outcome on another day', [referred('2024-01-10'), outcome('2024-02-10')], outcome('2024-03-10', 'increased')],
  ['an outcome after the referral was closed', [referred('2024-01-10'), closed('2024-02-10')], outcome('2024-03-10')],
  ['a referral closed on the day it was made', [referred('2024-01-10')], closed('2024-01-10')],
  ['an admission avoided by no referral', [], avoided('2024-01-10')],
  ['an admission avoided by a referral', [referred('2024-01-10')], avoided('2024-01-10', 'EC-1')],
  ['proceedings beside others', [issued('2024-01-10')], issued('2024-01-10', 'CP-2')],
  ['proceedings concluded', [issued('2024-01-10')], concluded('2024-01-10')],
  ['a decision of another day', [decided('2024-01-10', 'deferred')], decided('2024-01-17')],
  ['a decision of another panel that day', [decided('2024-01-10')], about('PanelDecided', '2024-01-10', { panel: 'fostering', decision: 'agreed' })],
];

const CANNOT_BE: readonly (readonly [...Case, refusal: object])[] = [
  ['what has not happened yet', [], avoided('2024-07-01'), { code: 'in-the-future', on: '2024-07-01' }],
  ['a referral made twice', [referred('2024-01-10')], referred('2024-02-10'),
    { code: 'already-referred', referral: 'EC-1', since: '2024-01-10' }],
  ['an outcome of no referral', [referred('2024-01-10')], outcome('2024-02-10', 'reduced', 'EC-2'),
    { code: 'not-referred', referral: 'EC-2', on: '2024-02-10' }],
  ['an outcome before the referral', [referred('2024-01-10')], outcome('2024-01-09'), { code: 'not-referred', referral: 'EC-1', on: '2024-01-09' }],
  ['two outcomes of one day', [referred('2024-01-10'), outcome('2024-02-10')], outcome('2024-02-10', 'no-change'),
    { code: 'outcome-told-that-day', referral: 'EC-1', on: '2024-02-10' }],
  ['a referral closed twice', [referred('2024-01-10'), closed('2024-02-10')], closed('2024-03-10'),
    { code: 'referral-closed', referral: 'EC-1', since: '2024-02-10' }],
  ['closing what was never referred', [], closed('2024-02-10'), { code: 'not-referred', referral: 'EC-1', on: '2024-02-10' }],
  ['an admission avoided by a referral not made', [], avoided('2024-02-10', 'EC-1'), { code: 'not-referred', referral: 'EC-1', on: '2024-02-10' }],
  ['proceedings issued twice', [issued('2024-01-10'), concluded('2024-02-10')], issued('2024-03-10'),
    { code: 'proceedings-already-issued', proceedings: 'CP-1', since: '2024-01-10' }],
  ['a conclusion without proceedings', [issued('2024-01-10', 'CP-2')], concluded('2024-02-10'),
    { code: 'proceedings-not-issued', proceedings: 'CP-1', on: '2024-02-10' }],
  ['two conclusions', [issued('2024-01-10'), concluded('2024-02-10')], concluded('2024-03-10'),
    { code: 'proceedings-concluded', proceedings: 'CP-1', since: '2024-02-10' }],
  ['two decisions of a panel in a day', [decided('2024-01-10')], decided('2024-01-10', 'deferred'),
    { code: 'panel-decided-that-day', panel: 'residential', on: '2024-01-10' }],
];

describe('support to a child', () => {
  test.each(MAY_BE)('may have %s', (_name, history, fact) => given(...history).when(record(fact)).then(fact));

  test.each(CANNOT_BE)('cannot have %s, and says so in words', (_name, history, fact, refusal) => {
    given(...history).when(record(fact)).thenRefused(refusal);
    const { code } = refusal as SupportObjection;
    if (code !== 'in-the-future') expect((demandRefusals[code] as (facts: object) => string)(refusal)).toMatch(/^[A-Z].*\.$/);
  });

  test('rests on its referrals: none goes while an outcome was told of it', () =>
    given(referred('2024-01-10'), outcome('2024-02-10'))
      .when(strikeOut('e1'))
      .thenRefused({
        code: 'others-depend-on-it',
        others: [{ entry: 'e2', objection: { code: 'not-referred', referral: 'EC-1', on: on('2024-02-10') } }],
      }));

  test('has a referral put right to an earlier day', () =>
    given(referred('2024-01-10'), outcome('2024-02-10'))
      .when(correct('e1', referred('2024-01-05')))
      .then(
        { type: 'EntryStruckOut', entry: 'e1' as never, reason: 'facts-were-wrong' },
        { ...referred('2024-01-05'), corrects: 'e1' as never },
      ));
});
