import { dateOfDay, dayNumber, plusDays, plusMonths, type CalendarDate } from '../../src/domain/calendar.js';
import { ceasedInCohort, cohortMembership } from '../cohorts/cohort-figures.js';
import { cohortMembers, cohortsRun, cohortTrackings } from '../cohorts/cohorts.projection.js';
import type { Figure } from '../figure.js';
import type { Measure, Reader } from '../measure.js';
import { daysOf, flowsByMonth, monthsFrom, type Flow } from '../sufficiency/flows.js';
import type { Viewpoint } from '../viewpoint.js';
import { edgeOfCare } from './edge-of-care.js';
import { decisionsByPanel } from './panels.js';
import { proceedingsIssued, proceedingsOpenAndConcluded } from './proceedings.js';
import { admissionsAvoided, referralsByService } from './referrals.js';
import { careProceedings, panelDecisions, referralOutcomes, referrals, supportHappenings } from './support.projection.js';

/** Before anything that is recorded. */
const BEGINNING = '1900-01-01' as CalendarDate;

/** Everyone who ceased to be looked after on the days from one to another, both included. */
const ceasedFrom = (read: Reader, first: CalendarDate, { asAt, knownAt }: Viewpoint): readonly Flow[] => {
  const months = monthsFrom(first, asAt);
  const flows = flowsByMonth(read.episodesDuring({ ...daysOf(months), knownAt }), months);
  const [from, to] = [dayNumber(first), dayNumber(asAt)];
  return flows.flatMap(({ ceased }) => ceased).filter(({ on }) => on >= from && on <= to);
};

const cohortFigures = (read: Reader, viewpoint: Viewpoint): readonly Figure[] => {
  const untilThen = { first: BEGINNING, last: viewpoint.asAt, knownAt: viewpoint.knownAt };
  const run = read.during(cohortsRun, untilThen);
  if (run.length === 0) return [];
  const members = byCohort(read.during(cohortMembers, untilThen));
  const trackings = byCohort(read.during(cohortTrackings, untilThen));
  const ceased = ceasedFrom(read, dateOfDay(Math.min(...run.map(({ baselinedOn }) => baselinedOn))), viewpoint);
  return run.flatMap((cohort) => {
    const own = {
      members: members.get(cohort.subject) ?? [],
      trackings: trackings.get(cohort.subject) ?? [],
      ceased: ceased.filter(({ on }) => on >= cohort.baselinedOn),
    };
    return [...cohortMembership(cohort, own, viewpoint.asAt), ...ceasedInCohort(cohort, own)];
  });
};

const byCohort = <R extends { readonly subject: string }>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> => {
  const grouped = new Map<string, R[]>();
  for (const row of rows) {
    const own = grouped.get(row.subject);
    if (own) own.push(row);
    else grouped.set(row.subject, [row]);
  }
  return grouped;
};

/**
 * What is done so that children need not be in care, or no longer: edge of care and other services, care proceedings,
 * panels, and programmes with their cohorts. Referrals open, outcomes and cohorts are as at the day; what was made, closed,
 * avoided, decided or concluded is of the period; care proceedings are of whole calendar months.
 */
export const demandManagement: Measure = {
  name: 'demand-management',
  title: 'Demand management: edge of care, proceedings, panels and cohorts',
  definitions: [
    { file: 'projections/support/demand-management.measure.ts', names: ['demandManagement'] },
    { file: 'projections/support/edge-of-care.ts', names: ['edgeOfCare'] },
    { file: 'projections/support/referrals.ts', names: ['referralsByService', 'admissionsAvoided'] },
    { file: 'projections/support/proceedings.ts', names: ['proceedingsIssued', 'proceedingsOpenAndConcluded'] },
    { file: 'projections/support/panels.ts', names: ['decisionsByPanel'] },
    { file: 'projections/cohorts/cohort-figures.ts', names: ['cohortMembership', 'ceasedInCohort'] },
  ],
  figures: (read, { viewpoint, first, last }) => {
    const { knownAt } = viewpoint;
    const months = monthsFrom(first, last);
    const wholeMonths = { first: months[0] ?? first, last: plusDays(plusMonths(months.at(-1) ?? last, 1), -1), knownAt };
    const happenings = read.during(supportHappenings, { first, last, knownAt });
    return [
      ...edgeOfCare(read.at(referralOutcomes, viewpoint)),
      ...referralsByService(read.at(referrals, viewpoint), happenings),
      ...admissionsAvoided(happenings),
      ...proceedingsIssued(read.during(supportHappenings, wholeMonths), months),
      ...proceedingsOpenAndConcluded(read.at(careProceedings, viewpoint), happenings),
      ...decisionsByPanel(read.during(panelDecisions, { first, last, knownAt })),
      ...cohortFigures(read, viewpoint),
    ];
  },
};
