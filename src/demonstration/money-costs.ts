import { costedYear } from '../../projections/cost/costed-year.js';
import { forecastFigures } from '../../projections/cost/forecast.js';
import { unitCostFigures } from '../../projections/cost/unit-costs.js';
import { collectionYearOf, firstDayOf, type CalendarDate } from '../domain/calendar.js';
import type { EntryNumber, Instant } from '../domain/entry.js';
import { OWN_AUTHORITY } from './locations.js';
import { readerOfRows, rowsKnown, type KnownRows } from './money-known.js';
import type { Planned } from './planned.js';

/** As at a day, and as known at its end or, where it says so, whenever. */
export type Evening = { readonly asAt: CalendarDate; readonly known: 'then' | 'ever' };

/** The figures of cost by id, in pence, that the measures count of a plan. */
export type Costs = (plan: readonly Planned[]) => (id: string) => number;

const LAST: Instant = '9999-12-31T23:59:59.999Z' as Instant;

/** What the measures of cost would say of what is recorded already and a plan beside it; null counts as nought. */
export const costsOn = ({ asAt, known }: Evening, recorded: readonly Planned[]): Costs => {
  const by = known === 'then' ? (`${asAt}T23:59:59.999Z` as Instant) : LAST;
  const already = rowsKnown(recorded, by);
  return (plan) => figuresOf(asAt, already, rowsKnown(plan, by));
};

const figuresOf = (asAt: CalendarDate, ...rows: readonly KnownRows[]) => {
  const viewpoint = { asAt, knownAt: 0 as EntryNumber };
  const year = costedYear(readerOfRows(...rows), {
    viewpoint, authority: OWN_AUTHORITY, first: firstDayOf(collectionYearOf(asAt)), last: asAt, population: null,
  });
  const values = new Map([...forecastFigures(year), ...unitCostFigures(year)].map(({ id, value }) => [id, value ?? 0]));
  return (id: string): number => {
    const value = values.get(id);
    if (value === undefined) throw new Error(`No measure of cost gives ${id}.`);
    return value;
  };
};
