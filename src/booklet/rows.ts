import { monthOf, yearOf, type CalendarDate } from '../domain/calendar.js';
import { MONTHS } from '../words/wording.js';
import type { Unit } from '../../projections/figure.js';
import { monthsFrom } from '../../projections/sufficiency/flows.js';
import type { BookletAsked, Figures } from './asked.js';
import type { Gathered, RowSpec, TableSpec } from './table-spec.js';

/** The rows of a table: those it lays out, the months of the period, the years told of, or whatever its families tell. */
export const rowsIn = ({ rows, measures }: TableSpec, { period }: BookletAsked, figures: Figures): readonly RowSpec[] => {
  if (rows === 'months') return monthsFrom(period.from, period.to).map((month) => ({ id: month.slice(0, 7), words: monthInWords(month) }));
  const told = rows === 'years' ? yearsIn(figures).map((year) => ({ id: year, words: year })) : 'prefix' in rows ? gathered(rows, measures, figures) : rows;
  return told.length > 0 ? told : NOTHING;
};

/** A table without a row would be empty; this one says that there is nothing to tell. */
const NOTHING: readonly RowSpec[] = [{ id: 'nothing', words: 'Nothing is recorded of this' }];

const monthInWords = (month: CalendarDate): string => `${MONTHS[monthOf(month) - 1] ?? ''} ${yearOf(month)}`;

const yearsIn = (figures: Figures): readonly string[] =>
  [...new Set([...figures.keys()].flatMap((id) => /^benchmark\.rate\.(\d{4})\./.exec(id)?.[1] ?? []))].sort();

/** Shares are columns beside what they are shares of, so they have no row of their own. */
const gathered = ({ prefix, but, strip }: Gathered, measures: readonly string[], figures: Figures): readonly RowSpec[] =>
  [...figures].flatMap(([id, { id: own, words, measure, unit }]) => {
    const ours = (measures.includes(measure) || id !== own) && id.startsWith(prefix) && !id.endsWith('.percent') && !but?.some((other) => other.test(id));
    const said = strip ? words.replace(strip, '') : words;
    return ours ? [{ id, words: UNITS[unit] ? `${said} (${UNITS[unit]})` : said }] : [];
  });

/** Said with the words of a row where a column holds figures of several kinds. */
const UNITS: Partial<Readonly<Record<Unit, string>>> = { pence: '£', percent: '%', years: 'years', days: 'days', miles: 'miles', nights: 'nights' };
