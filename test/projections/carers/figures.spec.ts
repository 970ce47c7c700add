import { describe, expect, test } from '@jest/globals';
import { carersMeasure } from '../../../projections/carers/carers.measure.js';
import type { Figure } from '../../../projections/figure.js';
import type { Reader } from '../../../projections/measure.js';
import { dayNumber, type CalendarDate } from '../../../src/domain/calendar.js';
import type { CarerFact } from '../../../src/domain/carer/events.js';
import type { EntryNumber } from '../../../src/domain/entry.js';
import { toldOf } from '../../support/any-carers.js';
import { approved, day, deregistered, fact, joined, varied } from '../../support/carers.js';

type Households = Readonly<Record<string, readonly CarerFact[]>>;
type Span = { readonly subject: string; readonly from: number; readonly to: number };

/** A reader over the rows of some households, as if nothing had been learned since. */
const readerOver = (households: Households): Reader => {
  const rowsOf = (name: string) =>
    Object.entries(households).flatMap(([household, facts]) => toldOf(name, household, facts) as unknown as readonly Span[]);
  const during = (name: string, first: CalendarDate, last: CalendarDate) =>
    rowsOf(name).filter(({ from, to }) => from <= dayNumber(last) && to > dayNumber(first));
  return {
    at: ({ name }: { name: string }, { asAt }: { asAt: CalendarDate }) => during(name, asAt, asAt),
    during: ({ name }: { name: string }, { first, last }: { first: CalendarDate; last: CalendarDate }) => during(name, first, last),
    of: ({ name }: { name: string }, subjects: readonly string[]) => rowsOf(name).filter(({ subject }) => subjects.includes(subject)),
  } as unknown as Reader;
};

/** The figures on 31 December 2018, of the period from 1 April. */
const figuresOf = (households: Households): Readonly<Record<string, number | null>> => {
  const asked = {
    viewpoint: { asAt: day('2018-12-31'), knownAt: 99 as EntryNumber }, authority: 'E99000001', population: null,
    first: day('2018-04-01'), last: day('2018-12-31'),
  };
  const figures: readonly Figure[] = carersMeasure.figures(readerOver(households), asked);
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
  for (const { value, behind } of figures) expect(behind.reduce((sum, { adds = 1 }) => sum + adds, 0)).toBe(value);
  return Object.fromEntries(figures.map(({ id, value }) => [id, value]));
};

describe('figures about foster carers', () => {
  test('count households once, carers each, by age in completed years, and agencies’ households apart', () =>
    expect(
      figuresOf({
        h1: [approved('2015-01-01'), joined('2015-01-01', 1, '1967-12-31'), joined('2015-01-01', 2, '1968-01-01')],
        h2: [approved('2015-01-01')],
        h3: [approved('2015-01-01', {}, { agency: 'agency-1' }), joined('2015-01-01')],
      }),
    ).toMatchObject({
      'carers.households': 2, 'carers.total': 2, 'carers.age.51To60': 1, 'carers.age.41To50': 1,
      'carers.households.carersNotRecorded': 1, 'carers.agencyHouseholds': 1,
    }));

  test('count a household newly approved for a type in the period, new or on-going, and each once in all', () =>
    expect(
      figuresOf({
        new: [approved('2018-05-01', { types: ['task-centred', 'respite-or-day-care'] })],
        ongoing: [approved('2015-05-01'), varied('2018-06-01', { types: ['task-centred', 'long-term-or-permanent'] })],
        same: [approved('2015-05-01'), varied('2018-06-01', { places: 3 })],
        left: [approved('2015-05-01', { types: ['task-centred', 'fostering-plus'] }), deregistered('2018-07-01')],
      }),
    ).toMatchObject({
      'carers.approvals.taskCentred': 1, 'carers.approvals.respiteOrDayCare': 1, 'carers.approvals.longTermOrPermanent': 1,
      'carers.approvals.households': 2, 'carers.approvals.made': 3, 'carers.approvals.ceased': 2,
      'carers.approvals.held': 5, 'carers.approvals.held.households': 3,
    }));

  test('tell resignations soon after approval from retirements and later ones', () =>
    expect(
      figuresOf({
        twelve: [approved('2017-06-01'), deregistered('2018-06-01')],
        thirteen: [approved('2017-06-01'), deregistered('2018-07-01')],
        later: [approved('2016-06-01'), deregistered('2018-06-01')],
        retired: [approved('2018-05-01'), deregistered('2018-06-01', 'retirement')],
        lapsed: [approved('2018-05-01', { types: ['connected-person'], until: day('2018-08-21') })],
      }),
    ).toMatchObject({
      'carers.resignations.within12Months': 1, 'carers.resignations.within18Months': 2, 'carers.households.recruited': 2,
      'carers.households.deregistered': 5, 'carers.households.deregistered.approvalLapsed': 1, 'carers.households.net': -3,
    }));

  test('count the carers who became special guardians by financial year, up to the day asked about', () => {
    const told = figuresOf({
      couple: [approved('2010-01-01'), joined('2010-01-01'), joined('2010-01-01', 2), deregistered('2017-03-31', 'special-guardianship')],
      unknown: [approved('2010-01-01'), deregistered('2018-04-01', 'special-guardianship')],
      later: [approved('2010-01-01'), deregistered('2019-01-01', 'special-guardianship')],
    });
    expect(told).toMatchObject({
      'carers.specialGuardianship.2016-17': 2, 'carers.specialGuardianship.2017-18': 0, 'carers.specialGuardianship.2018-19': 1,
      'carers.specialGuardianship.total': 3,
    });
    expect(told).not.toHaveProperty(['carers.specialGuardianship.2019-20']);
  });

  test('tell transfers, stages, overdue reviews, open allegations and why carers left', () =>
    expect(
      figuresOf({
        came: [approved('2018-05-01', {}, { transferredFrom: 'agency-1' })],
        went: [approved('2015-05-01'), deregistered('2018-05-01', 'to-another-service', { transferredTo: 'agency-1' }),
          fact('ExitInterviewHeld', '2018-06-01', { themes: ['health', 'matching'] })],
        overdue: [approved('2015-05-01'), fact('CarerReviewed', '2017-12-30', { outcome: 'continue' })],
        due: [approved('2015-05-01'), fact('CarerReviewed', '2017-12-31', { outcome: 'continue' }),
          fact('AllegationRaised', '2018-12-01', { allegation: 'a' })],
        assessed: [fact('CarerEnquired', '2018-09-01', {}), fact('CarerAssessmentBegan', '2018-10-01', {})],
      }),
    ).toMatchObject({
      'carers.households.transferredIn': 1, 'carers.households.transferredOut': 1, 'carers.reviews.overdue': 1,
      'carers.allegations.open': 1, 'carers.awaiting.enquiry': 0, 'carers.awaiting.assessment': 1, 'carers.exitInterviews': 1,
      'carers.exitInterviews.health': 1, 'carers.exitInterviews.matching': 1,
    }));
});
