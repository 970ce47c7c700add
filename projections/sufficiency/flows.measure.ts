import { dateOfDay, dayNumber, plusDays, plusMonths, type CalendarDate } from '../../src/domain/calendar.js';
import { particulars } from '../children/children.projection.js';
import type { EpisodeDuring } from '../children/episodes-during.query.js';
import { toTenths, type Behind, type Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import { completedMonths } from './durations.js';
import { countedOnEvening, daysOf, flowsByMonth, monthsFrom, type Flow, type MonthOfFlows } from './flows.js';

/**
 * The average age of children who came into care in some months, in years to one decimal: completed months of age on the
 * day of the child's first start in them, divided by twelve (starts count only the first start of a child: M18, ODS LAC1
 * notes). Children without a recorded date of birth are left out of it; null where there is nobody.
 */
export const averageAgeAtAdmission = (
  started: readonly Flow[],
  bornOn: ReadonlyMap<string, number>,
  id: string,
  months: string,
): Figure => {
  const firsts = new Map<string, number>();
  for (const { child, on } of started) if (on < (firsts.get(child) ?? Infinity)) firsts.set(child, on);
  const ages = [...firsts].flatMap(([child, on]) => {
    const born = bornOn.get(child);
    return born === undefined ? [] : [{ child, months: completedMonths(dateOfDay(born), dateOfDay(on)) }];
  });
  const sum = ages.reduce((total, age) => total + age.months, 0);
  return {
    id,
    words: `Average age at admission, ${months}`,
    value: ages.length === 0 ? null : toTenths(sum, ages.length * 12),
    unit: 'years',
    of: ages.length,
    behind: ages.map((age) => ({ kind: 'child', id: age.child, adds: toTenths(age.months, 12) })),
  };
};

/** Admissions less those who ceased, per month, to one decimal, over some months. */
export const averageNetMonthly = (told: readonly MonthOfFlows[], id: string, months: string): Figure => {
  const net = told.reduce((sum, { started, ceased }) => sum + started.length - ceased.length, 0);
  const size = toTenths(Math.abs(net), told.length);
  return {
    id,
    words: `Average net change per month, ${months}`,
    value: net < 0 ? -size : size,
    unit: 'children',
    of: told.length,
    behind: told.flatMap(({ started, ceased }) => netBehind(started, ceased)),
  };
};

const behind = (children: readonly string[], adds?: number): readonly Behind[] =>
  children.map((id) => ({ kind: 'child', id, ...(adds === undefined ? {} : { adds }) }));

const named = (flows: readonly Flow[]): readonly string[] => flows.map(({ child }) => child);

const netBehind = (started: readonly Flow[], ceased: readonly Flow[]): readonly Behind[] => [
  ...behind(named(started)),
  ...behind(named(ceased), -1),
];

/** The five figures of a month: the opening balance, who came, who left, the difference, and the closing balance. */
const monthFigures = (
  episodes: readonly EpisodeDuring[],
  { month, opening, started, ceased, closing }: MonthOfFlows,
): readonly Figure[] => {
  const name = month.slice(0, 7);
  const told = (what: string, words: string, value: number, records: readonly Behind[]): Figure => ({
    id: `flow.${name}.${what}`,
    words: `${name}, ${words}`,
    value,
    unit: 'children',
    behind: records,
  });
  const evening = (day: CalendarDate) => behind(countedOnEvening(episodes, dayNumber(day)));
  return [
    told('opening', 'in care when it began', opening, evening(plusDays(month, -1))),
    told('admissions', 'admissions', started.length, behind(named(started))),
    told('ceased', 'ceased to be looked after', ceased.length, behind(named(ceased))),
    told('net', 'admissions less those who ceased', started.length - ceased.length, netBehind(started, ceased)),
    told('closing', 'in care when it ended', closing, evening(plusDays(plusMonths(month, 1), -1))),
  ];
};

/** Who came into care and who left, in the whole calendar months that the period touches. */
export const flows: Measure = {
  name: 'flows',
  title: 'Who came into care and who left, month by month',
  definitions: [
    { file: 'projections/sufficiency/flows.ts', names: ['flowsByMonth'] },
    { file: 'projections/sufficiency/flows.measure.ts', names: ['flows', 'averageAgeAtAdmission', 'averageNetMonthly'] },
  ],
  figures: (read, { viewpoint: { knownAt }, first, last }) => {
    const months = monthsFrom(first, last);
    const episodes = read.episodesDuring({ ...daysOf(months), knownAt });
    const told = flowsByMonth(episodes, months);
    const started = told.flatMap((month) => month.started);
    const children = [...new Set(named(started))];
    const bornOn = new Map(read.of(particulars, children, knownAt).map(({ subject, dateOfBirth }) => [subject, dateOfBirth]));
    const span = `${first.slice(0, 7)}/${last.slice(0, 7)}`;
    const words = `${first.slice(0, 7)} to ${last.slice(0, 7)}`;
    return [
      ...told.flatMap((month) => monthFigures(episodes, month)),
      averageAgeAtAdmission(started, bornOn, `flow.averageAgeAtAdmission.${span}`, words),
      averageNetMonthly(told, `flow.averageNetMonthly.${span}`, words),
    ];
  },
};
