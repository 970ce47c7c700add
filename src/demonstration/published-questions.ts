import { calendarDate, lastDayOf, plusDays, plusMonths, type CalendarDate } from '../domain/calendar.js';
import type { PublishedFigure } from './margins.js';

/** How a printed figure is asked of the tracker. */
export type Question = {
  readonly measure: string;
  /** Of the measure's figures, and whether its value is meant or what it is a share of. */
  readonly figure: string;
  readonly part: 'value' | 'of';
  readonly asAt: CalendarDate;
  /** A date; absent where all that is in the ledger is meant. */
  readonly knownAt?: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** What the tracker's figure is divided by to be in the printed unit. */
  readonly dividedBy: number;
};

/** Which measure has a figure: the first whose pattern fits. */
const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/\.distance\.|\.over20Miles/, 'distance'],
  [/^residential\.tier3\./, 'cost'],
  [/^residential\.blockBooked\./, 'providers'],
  [/^(lac|placement|fostering|residential|specialist|commissioned|withParents)\./, 'sufficiency'],
  [/^stability\./, 'stability'],
  [/^carers\./, 'carers'],
  [/^flow\./, 'flows'],
  [/^cost\./, 'cost'],
  [/^careLeavers\./, 'care-leavers'],
  [/^shortBreaks\./, 'short-breaks'],
  [/^edgeOfCare\./, 'demand-management'],
  [/^benchmark\./, 'benchmarks'],
];

/**
 * Where a printed figure goes by another name here. What the demand management paper of 2018 calls homes out of authority is
 * its budget line of external residential placements. The strategy's 41 "non family based" are those placed with parents
 * (it says itself that they are 6.5 % of 634), who are family-based.
 */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^(lac|commissioned)\.total\..*$/, '$1.total'],
  [/\.outOfAuthorityHomes/, '.externalResidential'],
  [/^placement\.nonFamilyBased$/, 'withParents.total'],
  [/^(benchmark\.rate\.\d{4})\.rotherham$/, '$1.authority'],
  [/^(benchmark\.rate\.\d{4})\.yorkshireAndHumber$/, '$1.region'],
];

/** What a figure of this unit is divided by to be as printed; money is pence here. */
const DIVIDED: Readonly<Record<string, number>> = { '£ million': 100_000_000, '£ thousand a year': 100_000 };

/**
 * What was known when a paper was written, where the figure does not say: the strategy's evening of 31 December 2018 (its
 * flows say so), the demand management paper's 1 September 2018. A year's outturn is as all is known now.
 */
const WRITTEN: Readonly<Record<string, string>> = { 'strategy-2019-2022': '2018-12-31', 'demand-management-2018': '2018-09-01' };

/** The question to which a printed figure is the answer; null where no measure has it. */
export const questionOf = (published: PublishedFigure): Question | null => {
  const renamed = RENAMED.reduce((id, [pattern, to]) => id.replace(pattern, to), published.id);
  const measure = MEASURES.find(([pattern]) => pattern.test(renamed))?.[1];
  if (measure === undefined) return null;
  const period = periodOf(published);
  const isOutturn = renamed.startsWith('cost.outturn.');
  const knownAt = published.knownAt ?? (isOutturn ? undefined : WRITTEN[published.source]);
  const day = calendarDate(published.asAt ?? '') ?? period?.to ?? calendarDate(knownAt ?? '');
  if (!day) return null;
  return {
    measure,
    figure: renamed.endsWith('.of') ? renamed.replace(/\.of$/, '.percent') : renamed,
    part: renamed.endsWith('.of') ? 'of' : 'value',
    asAt: measure === 'flows' && period ? period.to : day,
    ...(knownAt ? { knownAt } : {}),
    ...(period && measure !== 'cost' ? period : {}),
    dividedBy: DIVIDED[published.unit] ?? 1,
  };
};

type Period = { readonly from: CalendarDate; readonly to: CalendarDate };

/** The days of a period as it is printed: `2018-04-01/2018-12-31`, `2018-01/2018-05`, `2018-04`, `2018-19`; of a month's opening, that month. */
const periodOf = ({ id, period }: PublishedFigure): Period | null => {
  const month = /^flow\.(\d{4}-\d{2})\./.exec(id)?.[1];
  const [first, last = first] = (period ?? month ?? '').split('/');
  if (first === undefined || first === '' || last === undefined) return null;
  return /^\d{4}-(1[3-9]|[2-9]\d)$/.test(first) ? financialYear(first) : { from: firstDay(first), to: lastDay(last) };
};

const financialYear = (label: string): Period => {
  const year = Number(label.slice(0, 4)) + 1;
  return { from: `${year - 1}-04-01` as CalendarDate, to: lastDayOf(year) };
};

const firstDay = (text: string): CalendarDate => (text.length === 7 ? `${text}-01` : text) as CalendarDate;

const lastDay = (text: string): CalendarDate =>
  text.length === 7 ? plusDays(plusMonths(`${text}-01` as CalendarDate, 1), -1) : (text as CalendarDate);
