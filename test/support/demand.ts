import { cohorts } from '../../projections/cohorts/cohorts.projection.js';
import type { EpisodeDuring } from '../../projections/children/episodes-during.query.js';
import type { Figure } from '../../projections/figure.js';
import type { Reader } from '../../projections/measure.js';
import { demandManagement } from '../../projections/support/demand-management.measure.js';
import { support } from '../../projections/support/support.projection.js';
import type { Row, Timeline } from '../../projections/timeline.js';
import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { CohortFact } from '../../src/domain/cohort/events.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import type { SupportFact } from '../../src/domain/support/events.js';
import { inCamelCase } from './any-carers.js';

type Of<F extends { type: string }, Type extends F['type']> = Omit<Extract<F, { type: Type }>, 'type' | 'effectiveOn'>;

export const about = <Type extends SupportFact['type']>(type: Type, day: string, members: Of<SupportFact, Type>): SupportFact =>
  ({ type, effectiveOn: day, ...members }) as unknown as SupportFact;

export const ofCohort = <Type extends CohortFact['type']>(type: Type, day: string, members: Of<CohortFact, Type>): CohortFact =>
  ({ type, effectiveOn: day, ...members }) as unknown as CohortFact;

/** Facts of each record, in the order in which they took effect. */
export type Recorded = {
  readonly support?: Readonly<Record<string, readonly SupportFact[]>>;
  readonly cohorts?: Readonly<Record<string, readonly CohortFact[]>>;
  readonly episodes?: readonly EpisodeDuring[];
};

type Span = { readonly subject: string; readonly from: number; readonly to: number };

const rowsIn = (recorded: Recorded): ReadonlyMap<string, readonly Span[]> => {
  const rows = new Map<string, Span[]>();
  const add = (subject: string, state: unknown, timelines: readonly unknown[]): void => {
    for (const { name, rowsOf } of timelines as readonly Timeline<unknown>[])
      rows.set(name, [...(rows.get(name) ?? []), ...rowsOf(state).map((row: Row) => ({ subject, ...inCamelCase(row) }) as unknown as Span)]);
  };
  for (const [child, facts] of Object.entries(recorded.support ?? {}))
    add(child, facts.reduce(support.evolve, support.initial), support.timelines);
  for (const [cohort, facts] of Object.entries(recorded.cohorts ?? {}))
    add(cohort, facts.reduce(cohorts.evolve, cohorts.initial), cohorts.timelines);
  return rows;
};

/** The figures of demand management over what was recorded, as if nothing had been learned since. */
export const demandFigures = (recorded: Recorded, asAt: string, first: string, last = asAt): readonly Figure[] => {
  const rows = rowsIn(recorded);
  const during = (name: string, from: CalendarDate, to: CalendarDate): readonly Span[] =>
    (rows.get(name) ?? []).filter((row) => row.from <= dayNumber(to) && row.to > dayNumber(from));
  type Days = { readonly first: CalendarDate; readonly last: CalendarDate };
  const read = {
    at: ({ name }: { name: string }, viewpoint: { asAt: CalendarDate }) => during(name, viewpoint.asAt, viewpoint.asAt),
    during: ({ name }: { name: string }, days: Days) => during(name, days.first, days.last),
    episodesDuring: () => recorded.episodes ?? [],
  } as unknown as Reader;
  return demandManagement.figures(read, {
    viewpoint: { asAt: asAt as CalendarDate, knownAt: 99 as EntryNumber }, authority: 'E99000001', population: null,
    first: first as CalendarDate, last: last as CalendarDate,
  });
};

export const valuesOf = (figures: readonly Figure[]): Readonly<Record<string, number | null>> =>
  Object.fromEntries(figures.map(({ id, value }) => [id, value]));
