import type { CalendarDate } from '../domain/calendar.js';
import { millions } from './budgets.js';
import { periodOfHouseholds } from './households-pool.js';
import type { Margins } from './margins.js';
import { costsOn } from './money-costs.js';
import type { Levels } from './money-levels.js';
import type { Planned } from './planned.js';

/** Where the fitting starts. */
const START: Levels = {
  homes: 1, homesReviewed: 1, agencies: 1, agenciesInAutumn: 1, agenciesSettled: 1, supported: 1, allowances: 1, skills: 1, atHome: 1,
};

/** Levels moved together, for no figure rests on two of a group. */
const GROUPS: readonly (readonly (keyof Levels)[])[] = [
  ['homes', 'agencies', 'supported', 'allowances', 'atHome'], ['homesReviewed', 'agenciesInAutumn', 'skills'], ['agenciesSettled'],
];

const MOVED = 1.25;

const moved = (group: readonly (keyof Levels)[]): Levels => ({ ...START, ...Object.fromEntries(group.map((level) => [level, START[level] * MOVED])) });

/** A figure where the fitting starts, and by how much it rises for each group of levels from there, a whole level up. */
type Rising = { readonly start: number; readonly by: readonly number[] };

/**
 * The levels of prices at which forecasts, outturns and averages come to what was printed. Every figure is a sum of weekly
 * prices, so it rises evenly with each level: from how much it rises, the levels follow one after the other. A forecast
 * rests on the first group alone, what a day costs on the first two, an outturn on all.
 */
export const levelsFitted = (
  margins: Margins, year: string, others: readonly Planned[], pricedAt: (levels: Levels) => readonly Planned[],
): Levels => {
  const plans = [START, ...GROUPS.map(moved)].map(pricedAt);
  const rising = (asAt: CalendarDate, known: 'then' | 'ever', groups: number) => {
    const costs = costsOn({ asAt, known }, others);
    const told = plans.slice(0, 1 + groups).map((plan) => costs(plan));
    return (id: string | ((of: (id: string) => number) => number)): Rising => {
      const [start = 0, ...values] = told.map((of) => (typeof id === 'string' ? of(id) : id(of)));
      return { start, by: values.map((value) => (value - start) / (MOVED - 1)) };
    };
  };
  const forecastOn = dayOf(margins, `cost.forecast.${year}.independentFostering`);
  return solved(margins, year, {
    then: rising(forecastOn, 'then', 1), evening: rising(periodOfHouseholds(margins).last, 'then', 2),
    ever: rising(`20${year.slice(-2)}-03-31` as CalendarDate, 'ever', 3),
  });
};

const dayOf = (margins: Margins, id: string): CalendarDate => margins.figures.find((figure) => figure.id === id)?.asAt as CalendarDate;

type Ask = (id: string | ((of: (id: string) => number) => number)) => Rising;

const LINES = ['externalResidential', 'independentFostering', 'inHouseFostering', 'supportedAccommodation'] as const;

const solved = (margins: Margins, year: string, { then, evening, ever }: Readonly<Record<'then' | 'evening' | 'ever', Ask>>): Levels => {
  const outturn = (line: string) => `cost.outturn.${year}.${line}`;
  const forecast = (line: string) => `cost.forecast.${year}.${line}`;
  const spent = (line: string) => millions(margins.of(outturn(line)));
  const thousands = (id: string) => margins.of(id) * 100_000;
  const homes = levelFor(then(forecast('externalResidential')), 0, millions(margins.of(forecast('outOfAuthorityHomes'))));
  const agencies = levelFor(then(forecast('independentFostering')), 0, millions(margins.of(forecast('independentFostering'))));
  const agenciesInAutumn = levelFor(evening('cost.average.independentFostering'), 1, thousands('cost.average.independentFostering'), agencies);
  const [allowances, skills] = bothLevels(
    [ever(outturn('inHouseFostering')), spent('inHouseFostering')], [evening('cost.average.inHouseFostering'), thousands('cost.average.inHouseFostering')]);
  const rest = (of: (id: string) => number) => LINES.reduce((left, line) => left - of(outturn(line)), of(outturn('total')));
  return {
    homes, homesReviewed: levelFor(ever(outturn('externalResidential')), 1, spent('externalResidential'), homes),
    agencies, agenciesInAutumn,
    agenciesSettled: levelFor(ever(outturn('independentFostering')), 2, spent('independentFostering'), agencies, agenciesInAutumn),
    supported: levelFor(ever(outturn('supportedAccommodation')), 0, spent('supportedAccommodation')),
    allowances, skills, atHome: levelFor(ever(rest), 0, LINES.reduce((left, line) => left - spent(line), spent('total'))),
  };
};

type Printed = readonly [Rising, number];

/** The levels of the first two groups at which two figures that rest on both come to what was printed. */
const bothLevels = ([one, printed]: Printed, [other, printedToo]: Printed): readonly [number, number] => {
  const [[a = 0, b = 0], [c = 0, d = 0]] = [one.by, other.by];
  const [p, q] = [printed - one.start, printedToo - other.start];
  const both = a * d - b * c;
  return [1 + (p * d - b * q) / both, 1 + (a * q - c * p) / both];
};

/** The level of one group at which a figure comes to what was printed, the other groups being at theirs. */
const levelFor = ({ start, by }: Rising, group: number, printed: number, ...others: readonly (number | undefined)[]): number => {
  const rest = others.reduce<number>((sum, level, place) => sum + (place === group ? 0 : ((level ?? 1) - 1) * (by[place] ?? 0)), start);
  return 1 + (printed - rest) / (by[group] ?? 0);
};
