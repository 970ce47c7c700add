import { carers } from '../../projections/carers/carers.projection.js';
import { children } from '../../projections/children/children.projection.js';
import type { CostedRows } from '../../projections/cost/costed-rows.js';
import { fees } from '../../projections/fees/fees.projection.js';
import { providers } from '../../projections/providers/providers.projection.js';
import { rates } from '../../projections/rates/rates.projection.js';
import type { Projected } from '../../projections/timeline.js';
import { dayNumber } from '../../src/domain/calendar.js';
import type { CarerFact } from '../../src/domain/carer/events.js';
import type { ChildFact } from '../../src/domain/child/events.js';
import { inEffectOrder, type Fact } from '../../src/domain/entry.js';
import type { FeeFact } from '../../src/domain/fee/events.js';
import type { ProviderFact } from '../../src/domain/provider/events.js';
import type { RatesFact } from '../../src/domain/rates/events.js';
import { entriesOf, on } from './given-money.js';

/** What happened, record by record: of fees the child's reference, of carers the household's. */
export type Happened = {
  readonly children?: Readonly<Record<string, readonly ChildFact[]>>;
  readonly fees?: Readonly<Record<string, readonly FeeFact[]>>;
  readonly providers?: Readonly<Record<string, readonly ProviderFact[]>>;
  readonly carers?: Readonly<Record<string, readonly CarerFact[]>>;
  readonly rates?: readonly RatesFact[];
};

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The rows of one timeline about every subject, as a measure reads them. */
const rowsTold = <F extends Fact, State>(
  projected: Projected<F, State>,
  name: string,
  facts: Readonly<Record<string, readonly F[]>> = {},
): readonly never[] =>
  Object.entries(facts).flatMap(([subject, own]) => {
    const state = inEffectOrder<F>(entriesOf(own)).reduce((so, { event }) => projected.evolve(so, event), projected.initial);
    const rows = projected.timelines.find((timeline) => timeline.name === name)?.rowsOf(state) ?? [];
    return rows.map((row) => ({
      subject,
      ...Object.fromEntries(Object.entries(row).map(([column, value]) => [camel(column), value])),
    })) as never[];
  });

/** The rows that spending is worked out from, by the product's own timelines. */
export const costedRows = (told: Happened): CostedRows => ({
  placements: rowsTold(children, 'placement', told.children),
  fees: rowsTold(fees, 'fee', told.fees),
  bookings: rowsTold(providers, 'block_booking', told.providers),
  allowances: rowsTold(rates, 'allowance_rate', { card: told.rates ?? [] }),
  skills: rowsTold(rates, 'skills_rate', { card: told.rates ?? [] }),
  levels: rowsTold(carers, 'approval', told.carers),
  homes: rowsTold(providers, 'provider', told.providers),
  born: new Map(
    Object.entries(told.children ?? {}).flatMap(([child, facts]) =>
      facts.flatMap((fact) => (fact.type === 'ParticularsRecorded' ? [[child, dayNumber(fact.dateOfBirth)] as const] : [])),
    ),
  ),
});

/** The days `[from, to)`. */
export const days = (from: string, to: string) => ({ from: dayNumber(on(from)), to: dayNumber(on(to)) });
