import { dayNumber } from '../../src/domain/calendar.js';
import type { CohortFact } from '../../src/domain/cohort/events.js';
import { evolve, nothingRecorded, type CohortState } from '../../src/domain/cohort/evolve.js';
import { LASTING, type Projected, type Timeline } from '../timeline.js';

/** A programme's cohort, from the day it was baselined to the day it was closed. */
export const cohortsRun = {
  name: 'cohort',
  columns: { title: 'text not null', baselined_on: 'integer not null' },
  snapshots: false,
  rowsOf: ({ baseline, closed }) => {
    if (!baseline) return [];
    const [from, to] = [dayNumber(baseline.on), closed === null ? LASTING : dayNumber(closed)];
    return from < to ? [{ from, to, title: baseline.title, baselined_on: from }] : [];
  },
} as const satisfies Timeline<CohortState>;

/** A child's time in a cohort, and how it ended. */
export const cohortMembers = {
  name: 'cohort_member',
  columns: { child: 'text not null', how_left: 'text', at_baseline: 'integer not null' },
  snapshots: false,
  rowsOf: ({ baseline, stays }) =>
    stays
      .map(({ child, from, to, how }) => ({
        from: dayNumber(from), to: to === null ? LASTING : dayNumber(to), child, how_left: how,
        at_baseline: from === baseline?.on ? 1 : 0,
      }))
      .filter(({ from, to }) => from < to),
} as const satisfies Timeline<CohortState>;

/** How far a child of a cohort had come, on the day it was tracked; in order of day, so that one more leaves the others as they are. */
export const cohortTrackings = {
  name: 'cohort_tracking',
  columns: { child: 'text not null', progress: 'text not null' },
  snapshots: false,
  rowsOf: ({ stays }) =>
    stays
      .flatMap(({ child, tracked }) =>
        tracked.map(({ on, progress }) => ({ from: dayNumber(on), to: dayNumber(on) + 1, child, progress })))
      .sort((a, b) => a.from - b.from),
} as const satisfies Timeline<CohortState>;

/** Programmes' cohorts, who is in them and how they get on; the subject is the cohort. */
export const cohorts: Projected<CohortFact, CohortState> = {
  follows: 'cohort',
  initial: nothingRecorded,
  evolve,
  timelines: [cohortsRun, cohortMembers, cohortTrackings],
};
