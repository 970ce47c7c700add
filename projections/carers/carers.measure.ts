import type { CalendarDate } from '../../src/domain/calendar.js';
import type { Figure } from '../figure.js';
import type { Measure, MeasureAsked, Reader } from '../measure.js';
import { approvalsHeld, approvalsInPeriod } from './approvals-by-type.js';
import { householdsAndCarers } from './carer-ages.js';
import { approvals, carerHappenings, carerPeople, carerStages } from './carers.projection.js';
import { recruitedAndDeregistered, resignedSoon } from './households.js';
import { daysDeciding } from './own-households.js';
import { guardiansAmong, specialGuardianship } from './special-guardianship.js';
import { allegationsOpen, awaiting, exitInterviews, reviewsOverdue } from './stages-and-reviews.js';

const EARLIEST = '1900-01-01' as CalendarDate;

/**
 * Foster carers: who fosters for the authority, for what they are approved, who came and who left. Only the authority's
 * own households count, unless a figure says that it is of agencies.
 */
export const carersMeasure: Measure = {
  name: 'carers',
  title: 'Foster carers, their approvals, and households gained and lost',
  definitions: [
    { file: 'projections/carers/carers.measure.ts', names: ['carersMeasure'] },
    { file: 'projections/carers/own-households.ts', names: ['ownOnly', 'staysOf'] },
    { file: 'projections/carers/carer-ages.ts', names: ['householdsAndCarers'] },
    { file: 'projections/carers/approvals-by-type.ts', names: ['approvalsHeld', 'approvalsInPeriod'] },
    { file: 'projections/carers/households.ts', names: ['recruitedAndDeregistered', 'resignedSoon'] },
    { file: 'projections/carers/special-guardianship.ts', names: ['specialGuardianship'] },
    {
      file: 'projections/carers/stages-and-reviews.ts',
      names: ['awaiting', 'reviewsOverdue', 'allegationsOpen', 'exitInterviews'],
    },
  ],
  figures: (read, asked) => [...onTheDay(read, asked), ...inThePeriod(read, asked), ...ofEveryYear(read, asked)],
};

const onTheDay = (read: Reader, { viewpoint }: MeasureAsked): readonly Figure[] => {
  const [held, { asAt }] = [read.at(approvals, viewpoint), viewpoint];
  const households = held.map(({ subject }) => subject);
  const happenings = read.of(carerHappenings, households, viewpoint.knownAt);
  return [
    ...householdsAndCarers(held, read.at(carerPeople, viewpoint), asAt),
    ...approvalsHeld(held),
    ...awaiting(read.at(carerStages, viewpoint)),
    reviewsOverdue(held, happenings, asAt),
    allegationsOpen(held, happenings, asAt),
  ];
};

const inThePeriod = (read: Reader, { viewpoint: { knownAt }, first, last }: MeasureAsked): readonly Figure[] => {
  const period = { first, last };
  const rows = read.during(approvals, { ...daysDeciding(period), knownAt });
  return [
    ...recruitedAndDeregistered(rows, period),
    ...resignedSoon(rows, period),
    ...approvalsInPeriod(rows, period),
    ...exitInterviews(read.during(carerHappenings, { ...period, knownAt }), period),
  ];
};

const ofEveryYear = (read: Reader, { viewpoint: { asAt, knownAt } }: MeasureAsked): readonly Figure[] => {
  const rows = read.during(approvals, { first: EARLIEST, last: asAt, knownAt });
  const households = guardiansAmong(rows, asAt).map(({ household }) => household);
  return specialGuardianship(rows, read.of(carerPeople, households, knownAt), asAt);
};
