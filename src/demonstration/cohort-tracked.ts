import { dateOfDay, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { CohortLeaving, CohortProgress } from '../domain/cohort/codes.js';
import { day } from '../example/days.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { atWork, cohortTold, monthsBetween } from './demand-recorded.js';
import { LAST_DAY } from './new-year.js';
import type { Planned } from './planned.js';
import { mixed } from './quotas.js';
import type { Life, PeriodOfCare, World } from './world.js';

/** A programme under a name of our own, baselined in the month in which the council’s was (strategy 2019–2022: February 2018). */
const COHORT = { id: 'homeward-2018', title: 'Homeward' };
const BASELINE = day(2018, 2, 1);

/** How many children are in its baseline and join later, by what becomes of them; ours. */
const BASELINE_MANY = { leave: 24, stay: 10 };
const SINCE_MANY = 9;

/** A child's time in the cohort; `to` is null while it lasts. */
type Stay = { readonly child: string; readonly from: DayNumber; readonly to: DayNumber | null; readonly how: CohortLeaving | null };

/** A programme that brings children safely out of care: its baseline, who joined and left, and how each got on, month by month. */
export const cohortPlanned = (world: World): readonly Planned[] => {
  const stays = staysOf(world);
  return [
    cohortTold(COHORT.id, { type: 'CohortBaselined', title: COHORT.title }, BASELINE),
    ...stays.flatMap(({ child, from, to, how }) => [
      cohortTold(COHORT.id, { type: 'CohortJoined', child }, from),
      ...(to === null || how === null ? [] : [cohortTold(COHORT.id, { type: 'CohortLeft', child, how }, to)]),
    ]),
    ...stays.flatMap((stay, place) => tracked(chanceFrom(65, place), stay)),
  ];
};

type InCare = { readonly life: Life; readonly period: PeriodOfCare };

const staysOf = (world: World): readonly Stay[] => {
  const chance = chanceFrom(66);
  const inCare = mixed(chance, world.lives.flatMap((life) => there(life).map((period): InCare => ({ life, period }))));
  const leaving = inCare.filter(({ period }) => howLeft(period) !== null && (period.to ?? 0) > BASELINE + 21);
  const baseline = leaving.slice(0, BASELINE_MANY.leave).map(({ life, period }): Stay => stayUntilLeft(life, period, BASELINE));
  const staying = inCare.filter(({ period }) => period.to === null).slice(0, BASELINE_MANY.stay).map(({ life }, place): Stay => {
    const to = place % 5 === 2 ? atWork(BASELINE + chance.between(120, 400)) : null;
    return { child: life.child, from: BASELINE, to, how: to === null ? null : 'other' };
  });
  const since = leaving.slice(BASELINE_MANY.leave).filter(({ period }) => (period.to ?? 0) > BASELINE + 90).slice(0, SINCE_MANY);
  const joined = since.map(({ life, period }): Stay => {
    const latest = (period.to ?? LAST_DAY) - 45;
    return stayUntilLeft(life, period, Math.min(atWork(chance.between(BASELINE + 30, latest)), latest));
  });
  return [...baseline, ...staying, ...joined];
};

/** The time in care that a child was in on the day of the baseline, short breaks left out. */
const there = ({ periods }: Life): readonly PeriodOfCare[] =>
  periods.filter(({ from, to, statuses }) =>
    from < BASELINE - 60 && (to === null || to > BASELINE) && !statuses.some(({ status }) => status === 'V3' || status === 'V4'));

const stayUntilLeft = ({ child }: Life, period: PeriodOfCare, from: DayNumber): Stay => ({ child, from, to: period.to, how: howLeft(period) });

/** How one left whose time in care ended within the demonstration by a way that the programme works for. */
const howLeft = ({ to, reason }: PeriodOfCare): CohortLeaving | null => {
  if (to === null || to > LAST_DAY || reason === undefined) return null;
  if (reason === 'E4A') return 'reunified';
  if (/^E4[3-8]$/.test(reason)) return 'special-guardianship';
  return reason === 'E11' || reason === 'E12' ? 'adopted' : null;
};

/** On the last working days of each month, but for a month now and then in which nobody looked. */
const tracked = (chance: Chance, { child, from, to, how }: Stay): readonly Planned[] =>
  monthsBetween(dateOfDay(BASELINE), '2019-03-31' as CalendarDate).flatMap(([, before], place) => {
    const on = atWork(before - 4);
    if (on < from || on >= (to ?? LAST_DAY + 1) || (place > 0 && chance.yes(0.05))) return [];
    return [cohortTold(COHORT.id, { type: 'CohortTracked', child, progress: progressOf(chance, on, to, how) }, on)];
  });

const progressOf = (chance: Chance, on: DayNumber, to: DayNumber | null, how: CohortLeaving | null): CohortProgress => {
  if (to !== null && to - on < 28) return how === 'other' ? 'plan-changed' : 'achieved';
  return chance.yes(to === null ? 0.4 : 0.15) ? 'delayed' : 'on-track';
};
