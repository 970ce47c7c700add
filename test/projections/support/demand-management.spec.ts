import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EpisodeDuring } from '../../../projections/children/episodes-during.query.js';
import { LASTING } from '../../../projections/timeline.js';
import { dateOfDay, dayNumber, type CalendarDate } from '../../../src/domain/calendar.js';
import { referralOutcomes, supportServices, type ReferralOutcome, type SupportService } from '../../../src/domain/support/codes.js';
import { about, demandFigures, ofCohort, valuesOf, type Recorded } from '../../support/demand.js';
import { runs } from '../../support/runs.js';

const referred = (day: string, referral: string, service: SupportService = 'edge-of-care') => about('ReferralMade', day, { referral, service });
const outcome = (day: string, referral: string, told: ReferralOutcome) => about('ReferralOutcomeTold', day, { referral, outcome: told });
const valuesAt = (recorded: Recorded, asAt: string, first: string, last?: string) => valuesOf(demandFigures(recorded, asAt, first, last));

describe('the impact of edge of care', () => {
  const support = {
    once: [referred('2018-05-01', 'a'), outcome('2018-07-01', 'a', 'reduced')],
    changed: [referred('2018-05-01', 'b'), outcome('2018-07-01', 'b', 'reduced'), outcome('2018-12-31', 'b', 'increased')],
    twice: [
      referred('2018-01-10', 'c'), referred('2018-05-01', 'd'), outcome('2018-07-01', 'd', 'no-change'), outcome('2018-07-01', 'c', 'reduced'),
    ],
    closed: [referred('2018-05-01', 'e'), about('ReferralClosed', '2018-06-01', { referral: 'e' }), outcome('2018-07-01', 'e', 'reduced')],
    elsewhere: [referred('2018-05-01', 'f', 'pause'), outcome('2018-07-01', 'f', 'reduced')],
    notYet: [referred('2018-05-01', 'g'), outcome('2019-01-01', 'g', 'reduced')],
  };

  test('counts each child once, by the latest outcome told by the day, of a referral to that service', () => {
    expect(valuesAt({ support }, '2018-12-31', '2018-04-01')).toMatchObject({
      'edgeOfCare.reduced': 2, 'edgeOfCare.increased': 1, 'edgeOfCare.noChange': 1, 'edgeOfCare.total': 4,
      'edgeOfCare.reduced.percent': 50, 'edgeOfCare.increased.percent': 25,
    });
    expect(valuesAt({ support }, '2018-12-30', '2018-04-01')).toMatchObject({ 'edgeOfCare.reduced': 3, 'edgeOfCare.increased': 0 });
    expect(valuesAt({ support }, '2019-01-01', '2018-04-01')).toMatchObject({ 'edgeOfCare.total': 5 });
  });

  test('has no percent of nobody', () =>
    expect(valuesAt({}, '2018-12-31', '2018-04-01')).toMatchObject({ 'edgeOfCare.total': 0, 'edgeOfCare.reduced.percent': null }));
});

describe('what was done in a period', () => {
  const support = {
    1: [
      referred('2018-03-31', 'a'), about('AdmissionAvoided', '2018-04-01', { referral: 'a' }),
      about('ReferralClosed', '2018-06-30', { referral: 'a' }), about('AdmissionAvoided', '2018-07-01', { referral: 'a' }),
    ],
    2: [referred('2018-04-01', 'b', 'pause'), about('AdmissionAvoided', '2018-06-30', {}), about('ReferralClosed', '2018-07-01', { referral: 'b' })],
    3: [
      about('PanelDecided', '2018-04-01', { panel: 'residential', decision: 'deferred' }),
      about('PanelDecided', '2018-06-30', { panel: 'residential', decision: 'agreed' }),
      about('PanelDecided', '2018-07-01', { panel: 'fostering', decision: 'agreed' }),
    ],
  };

  test('is counted from its first day to its last, and open referrals on the evening of the day', () =>
    expect(valuesAt({ support }, '2018-06-30', '2018-04-01')).toMatchObject({
      'referrals.made': 1, 'referrals.made.pause': 1, 'referrals.closed': 1, 'referrals.closed.edgeOfCare': 1,
      'referrals.open': 1, 'referrals.open.edgeOfCare': 0, 'referrals.open.pause': 1,
      admissionsAvoided: 2, 'admissionsAvoided.edgeOfCare': 1, 'admissionsAvoided.withoutReferral': 1,
      panels: 2, 'panels.residential': 2, 'panels.residential.agreed': 1, 'panels.residential.deferred': 1, 'panels.fostering': 0,
    }));
});

describe('care proceedings', () => {
  const issued = (day: string, proceedings: string) => about('ProceedingsIssued', day, { proceedings });
  const concluded = (day: string, proceedings: string) => about('ProceedingsConcluded', day, { proceedings, how: 'care-order' });
  const support = {
    first: [issued('2018-03-31', 'p'), concluded('2018-09-01', 'p')],
    sibling: [issued('2018-04-01', 'q')],
    other: [issued('2018-04-01', 'q'), issued('2018-05-31', 'r'), concluded('2018-06-30', 'q')],
  };

  test('are counted month by month for each child, and averaged over the months', () => {
    const told = valuesAt({ support }, '2018-06-30', '2018-04-15', '2018-06-30');
    expect(told).toMatchObject({
      'proceedings.issued': 3, 'proceedings.issued.2018-04': 2, 'proceedings.issued.2018-05': 1, 'proceedings.issued.2018-06': 0,
      'proceedings.averageMonthly.2018-04/2018-06': 1, 'proceedings.open': 3, 'proceedings.concluded': 1, 'proceedings.concluded.careOrder': 1,
    });
    expect(told).not.toHaveProperty(['proceedings.issued.2018-03']);
  });
});

describe('a cohort', () => {
  const joined = (day: string, child: string) => ofCohort('CohortJoined', day, { child });
  const left = (day: string, child: string, how: 'reunified' | 'other') => ofCohort('CohortLeft', day, { child, how });
  const tracked = (day: string, child: string, progress: 'on-track' | 'delayed') => ofCohort('CohortTracked', day, { child, progress });
  const homeward = [
    ofCohort('CohortBaselined', '2018-02-01', { title: 'Homeward' }), joined('2018-02-01', 'a'), joined('2018-02-01', 'b'),
    joined('2018-02-01', 'c'), tracked('2018-02-28', 'a', 'on-track'), joined('2018-03-05', 'd'), tracked('2018-05-30', 'b', 'on-track'),
    tracked('2018-05-31', 'b', 'delayed'), tracked('2018-06-30', 'd', 'delayed'), left('2018-05-10', 'a', 'reunified'), left('2018-06-30', 'c', 'other'),
  ];
  const ceased = (child: string, to: string) =>
    ({ child, from: dayNumber('2017-01-01' as CalendarDate), to: dayNumber(to as CalendarDate), legalStatus: 'C2' }) as unknown as EpisodeDuring;

  test('is told by who joined, who left and how, who remains, and who of those was tracked in the month up to the day', () =>
    expect(valuesAt({ cohorts: { h: homeward } }, '2018-06-30', '2018-04-01')).toMatchObject({
      'cohort.h.joinedAtBaseline': 3, 'cohort.h.joinedSince': 1, 'cohort.h.left': 2, 'cohort.h.left.reunified': 1, 'cohort.h.left.other': 1,
      'cohort.h.remaining': 2, 'cohort.h.tracked': 2, 'cohort.h.tracked.delayed': 2, 'cohort.h.tracked.onTrack': 0, 'cohort.h.notTracked': 0,
    }));

  test('is told as at an earlier day by what had happened by then, and not at all before its baseline', () => {
    expect(valuesAt({ cohorts: { h: homeward } }, '2018-05-09', '2018-04-01')).toMatchObject({
      'cohort.h.joinedAtBaseline': 3, 'cohort.h.joinedSince': 1, 'cohort.h.left': 0, 'cohort.h.remaining': 4, 'cohort.h.notTracked': 4,
    });
    expect(valuesAt({ cohorts: { h: homeward } }, '2018-01-31', '2018-01-01')).not.toHaveProperty(['cohort.h.joinedAtBaseline']);
  });

  test('parts the children who ceased to be looked after since its baseline into those who had joined it by then and the others', () => {
    const episodes = [
      ceased('a', '2018-05-10'), ceased('d', '2018-03-04'), ceased('e', '2018-02-01'), ceased('f', '2018-01-31'), ceased('g', '2018-07-01'),
      { ...ceased('h', '2018-02-02'), to: LASTING },
    ];
    expect(valuesAt({ cohorts: { h: homeward }, episodes }, '2018-06-30', '2018-04-01')).toMatchObject({
      'cohort.h.ceased.inCohort': 1, 'cohort.h.ceased.notInCohort': 2,
    });
  });
});

describe('figures of demand management', () => {
  const FIRST = dayNumber('2018-04-01' as CalendarDate);
  const anyReferral = fc.record({
    child: fc.constantFrom('1', '2', '3'), day: fc.nat({ max: 60 }),
    service: fc.constantFrom(...(Object.keys(supportServices) as SupportService[])),
    closed: fc.option(fc.nat({ max: 40 })),
    told: fc.uniqueArray(fc.record({ day: fc.nat({ max: 60 }), outcome: fc.constantFrom(...(Object.keys(referralOutcomes) as ReferralOutcome[])) }),
      { maxLength: 3, selector: ({ day }) => day }),
  });

  test('are those of a naive recount of the facts, and the records behind add up to them', () =>
    fc.assert(
      fc.property(fc.array(anyReferral, { maxLength: 8 }), fc.nat({ max: 90 }), fc.nat({ max: 60 }), (made, until, begin) => {
        const day = (days: number) => dateOfDay(FIRST + days);
        const facts = made.flatMap(({ child, day: on, service, closed, told }, place) => [
          { child, fact: referred(day(on), `r${place}`, service) },
          ...told.map((one) => ({ child, fact: outcome(day(on + one.day), `r${place}`, one.outcome) })),
          ...(closed === null ? [] : [{ child, fact: about('ReferralClosed', day(on + closed), { referral: `r${place}` }) }]),
        ]);
        const inOrder = facts.sort((a, b) => (a.fact.effectiveOn < b.fact.effectiveOn ? -1 : a.fact.effectiveOn > b.fact.effectiveOn ? 1 : 0));
        const support = Object.fromEntries(['1', '2', '3'].map((child) => [child, inOrder.filter((one) => one.child === child).map(({ fact }) => fact)]));
        const figures = demandFigures({ support }, day(until), day(Math.min(begin, until)));
        for (const { id, value, unit, behind } of figures)
          if (unit !== 'percent' && !id.includes('average')) expect([id, behind.reduce((sum, { adds = 1 }) => sum + adds, 0)]).toEqual([id, value]);

        const values = valuesOf(figures);
        const within = (days: number) => days <= until && days >= Math.min(begin, until);
        for (const [service, id] of [['pause', 'pause'], ['edge-of-care', 'edgeOfCare']]) {
          const own = made.filter((one) => one.service === service);
          expect(values[`referrals.made.${id}`]).toBe(own.filter((one) => within(one.day)).length);
          expect(values[`referrals.closed.${id}`]).toBe(own.filter((one) => one.closed !== null && within(one.day + one.closed)).length);
          expect(values[`referrals.open.${id}`]).toBe(
            own.filter((one) => one.day <= until && (one.closed === null || one.day + one.closed > until)).length);
        }
        const latest = ['1', '2', '3'].flatMap((child) => {
          const words = made.flatMap((one, place) => (one.child === child && one.service === 'edge-of-care'
            ? one.told.map((told) => ({ on: one.day + told.day, made: one.day, place, told: told.outcome })) : []));
          const [last] = words.filter(({ on }) => on <= until).sort((a, b) => b.on - a.on || b.made - a.made || b.place - a.place);
          return last ? [last.told] : [];
        });
        expect([values['edgeOfCare.reduced'], values['edgeOfCare.increased'], values['edgeOfCare.noChange'], values['edgeOfCare.total']]).toEqual([
          ...(['reduced', 'increased', 'no-change'] as const).map((wanted) => latest.filter((told) => told === wanted).length), latest.length,
        ]);
      }),
      runs(200),
    ));
});
