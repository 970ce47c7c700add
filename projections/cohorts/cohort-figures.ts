import { dayNumber, plusMonths, type CalendarDate } from '../../src/domain/calendar.js';
import { cohortLeavings, cohortProgress } from '../../src/domain/cohort/codes.js';
import { inId } from '../carers/own-households.js';
import { childrenBehind, count, type Figure } from '../figure.js';
import type { Flow } from '../sufficiency/flows.js';
import type { Told } from '../timeline.js';
import type { cohortMembers, cohortsRun, cohortTrackings } from './cohorts.projection.js';

type Cohort = Told<typeof cohortsRun>;
type Member = Told<typeof cohortMembers>;
type Tracking = Told<typeof cohortTrackings>;

/** Up to a day: everyone who has been in the cohort, every tracking, and every child who ceased to be looked after since its baseline. */
type Rows = { readonly members: readonly Member[]; readonly trackings: readonly Tracking[]; readonly ceased: readonly Flow[] };

/** So many children of one cohort: its own entries are behind them all. */
const inCohort = (id: string, words: string, { subject }: Cohort, value: number): Figure => ({
  id, words, value, unit: 'children', behind: value === 0 ? [] : [{ kind: 'cohort', id: subject, adds: value }],
});

/**
 * A programme’s cohort on a day (strategy 2019–2022: the initiative “was baselined and introduced in February 2018. Progress
 * is tracked on a monthly basis to ensure that children and young people identified in the baseline cohort are receiving
 * the right package of care”): children who joined at the baseline, who joined since, who left, by how, and who remain, so
 * that joined at the baseline + joined since − left = remaining. A child who left and joined again counts for each time.
 *
 * Of those who remain: tracked in the month up to the day (from the day after the same day of the month before), by the
 * latest progress told of each, and not tracked. The strategy says that progress is tracked monthly, and neither what is
 * told nor on which day of a month: those are our choice.
 */
export const cohortMembership = (cohort: Cohort, { members, trackings }: Rows, asAt: CalendarDate): readonly Figure[] => {
  const id = `cohort.${cohort.subject}`;
  const of = (what: string) => `${cohort.title}: ${what}`;
  const [day, monthBefore] = [dayNumber(asAt), dayNumber(plusMonths(asAt, -1))];
  const left = members.filter(({ to }) => to <= day);
  const remaining = members.filter(({ to }) => to > day);
  const since = members.filter(({ atBaseline }) => atBaseline === 0);
  const latest = new Map(
    [...trackings].sort((a, b) => a.from - b.from).filter(({ from }) => from > monthBefore).map(({ child, progress }) => [child, progress]),
  );
  const tracked = remaining.filter(({ child }) => latest.has(child));
  return [
    inCohort(`${id}.joinedAtBaseline`, of('children who joined at the baseline'), cohort, members.length - since.length),
    inCohort(`${id}.joinedSince`, of('children who joined since'), cohort, since.length),
    inCohort(`${id}.left`, of('children who left'), cohort, left.length),
    ...Object.entries(cohortLeavings).map(([how, { words }]) =>
      inCohort(`${id}.left.${inId(how)}`, of(`children who left, ${words}`), cohort, left.filter(({ howLeft }) => howLeft === how).length)),
    inCohort(`${id}.remaining`, of('children who remain'), cohort, remaining.length),
    inCohort(`${id}.tracked`, of('children tracked in the last month'), cohort, tracked.length),
    ...Object.entries(cohortProgress).map(([progress, { words }]) =>
      inCohort(`${id}.tracked.${inId(progress)}`, of(`children tracked in the last month, ${words}`), cohort,
        tracked.filter(({ child }) => latest.get(child) === progress).length)),
    inCohort(`${id}.notTracked`, of('children not tracked in the last month'), cohort, remaining.length - tracked.length),
  ];
};

/**
 * Children who ceased to be looked after from the day of a cohort’s baseline to the day asked about, those in the cohort and
 * those who were not (“Clarification was sought about the numbers of children discharged from care as part of the Right
 * Child Right Care who were not part of work-streams”, the council’s demand management and placement sufficiency, 2018).
 *
 * Who ceased is as in the flows by month, so the two together are the sum of those months from the baseline; a child who
 * ceased twice counts twice. In the cohort is a child who had joined it by the day of ceasing, whether or not it had left
 * the cohort since: the paper does not say, that is our choice.
 */
export const ceasedInCohort = (cohort: Cohort, { members, ceased }: Rows): readonly Figure[] => {
  const joined = new Map<string, number>();
  for (const { child, from } of members) joined.set(child, Math.min(from, joined.get(child) ?? from));
  const hadJoined = ({ child, on }: Flow): boolean => (joined.get(child) ?? Infinity) <= on;
  const within = ceased.filter(hadJoined).length;
  const since = (where: string) => `${cohort.title}: children who ceased to be looked after since the baseline, ${where}`;
  const id = `cohort.${cohort.subject}.ceased`;
  return [
    inCohort(`${id}.inCohort`, since('in the cohort'), cohort, within),
    count(`${id}.notInCohort`, since('not in the cohort'), 'children', childrenBehind(ceased.filter((flow) => !hadJoined(flow)))),
  ];
};
