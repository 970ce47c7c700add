import type { BudgetFact } from '../../domain/budget/events.js';
import type { CalendarDate } from '../../domain/calendar.js';
import type { CarerFact } from '../../domain/carer/events.js';
import type { CohortFact } from '../../domain/cohort/events.js';
import type { LeaverFact } from '../../domain/leaver/events.js';
import type { FeeFact } from '../../domain/fee/events.js';
import type { ShortBreakFact } from '../../domain/short-break/events.js';
import type { PlanFact } from '../../domain/plan/events.js';
import type { ProviderFact } from '../../domain/provider/events.js';
import type { Allowance, RatesFact, SkillsFee } from '../../domain/rates/events.js';
import type { SupportFact } from '../../domain/support/events.js';
import type { SeriesFact } from '../../domain/series/events.js';
import type { Kind } from './cell-kinds.js';

/** A column of a table that a council makes from its own registers. */
export type Column<V = unknown, Needed extends boolean = boolean> = {
  readonly kind: Kind<V>;
  /** Whether it must be there and filled in; a column that need not be may be left out of the file. */
  readonly needed: Needed;
  /** For the how-to page. */
  readonly means: string;
  readonly example: string;
  /** It may name a person or tell where a child lives: it is kept under `identity`, and no message repeats it. */
  readonly identity?: true;
};

export type Columns = Readonly<Record<string, Column>>;

export const needed = <V>(kind: Kind<V>, means: string, example: string): Column<V, true> => ({
  kind, needed: true, means, example,
});
export const optional = <V>(kind: Kind<V>, means: string, example = ''): Column<V, false> => ({
  kind, needed: false, means, example,
});
export const identity = <V>(kind: Kind<V>, means: string, example = ''): Column<V, false> => ({
  ...optional(kind, means, example), identity: true,
});

/** What a row's cells say, column by column. */
export type Values<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer V, infer N> ? (N extends true ? V : V | undefined) : never;
};

/** A fact that a row tells, and the column to look at where it is refused. */
export type Statement<F> = {
  readonly fact: F;
  readonly column: string;
  /** Of a fact that ends something: the day that began. What ends an earlier stretch is told before what begins that day. */
  readonly began?: CalendarDate;
};

/** A line of a rate card; the lines of one card from one day are one fact. */
export type CardLine = { readonly allowance: Allowance } | { readonly skill: SkillsFee };

/** What a row tells, and of which record. What is undefined is not told. */
export type Drawn =
  | { readonly kind: 'carer'; readonly id: string; readonly says: readonly (Statement<CarerFact> | undefined)[] }
  | { readonly kind: 'provider'; readonly id: string; readonly says: readonly (Statement<ProviderFact> | undefined)[] }
  | { readonly kind: 'fee'; readonly id: string; readonly says: readonly (Statement<FeeFact> | undefined)[] }
  | { readonly kind: 'rates'; readonly id: string; readonly says: readonly (Statement<RatesFact> | undefined)[] }
  | { readonly kind: 'budget'; readonly id: string; readonly says: readonly (Statement<BudgetFact> | undefined)[] }
  | { readonly kind: 'series'; readonly id: string; readonly says: readonly (Statement<SeriesFact> | undefined)[] }
  | { readonly kind: 'plan'; readonly id: string; readonly says: readonly (Statement<PlanFact> | undefined)[] }
  | { readonly kind: 'support'; readonly id: string; readonly says: readonly (Statement<SupportFact> | undefined)[] }
  | { readonly kind: 'cohort'; readonly id: string; readonly says: readonly (Statement<CohortFact> | undefined)[] }
  | { readonly kind: 'short-break'; readonly id: string; readonly says: readonly (Statement<ShortBreakFact> | undefined)[] }
  | { readonly kind: 'leaver'; readonly id: string; readonly says: readonly (Statement<LeaverFact> | undefined)[] }
  | { readonly kind: 'card'; readonly id: string; readonly from: CalendarDate; readonly line: CardLine };

type Given<C extends Columns> = {
  readonly name: string;
  /** What one row is: “One approval of a household”. */
  readonly row: string;
  readonly columns: C;
  /** Of each, the second day may not come before the first. */
  readonly order?: readonly (readonly [keyof C & string, keyof C & string])[];
  /** Where the first is filled in, the second must be. */
  readonly pairs?: readonly (readonly [keyof C & string, keyof C & string])[];
  /** One of these must be filled in. */
  readonly either?: readonly (keyof C & string)[];
  readonly tells: (row: Values<C>) => Drawn;
};

/** A table that a file may hold; a file is known by its columns. */
export type Table = Given<Columns>;

/** What a column holds follows from the columns themselves, so that `tells` cannot misread one. */
export const table = <const C extends Columns>(given: Given<C>): Table => given as unknown as Table;

/** A statement where there is a day for it. */
export const onDay = <F>(
  on: CalendarDate | undefined, column: string, fact: (effectiveOn: CalendarDate) => F, began?: CalendarDate,
): Statement<F> | undefined => (on === undefined ? undefined : { fact: fact(on), column, ...(began ? { began } : {}) });
