import type { DayNumber } from '../src/domain/calendar.js';
import type { Fact } from '../src/domain/entry.js';

/** Later than any day or entry: the end of what still lasts, or is still believed. Fits 32 bits, as the index wants. */
export const LASTING = 2_147_483_647;

/** A value of a row: codes as text, days and truths as whole numbers. */
export type Value = string | number | null;

/** One stretch of time about a subject, `[from, to)` in day numbers; `to` is LASTING while it lasts. */
export type Row = { readonly from: DayNumber; readonly to: DayNumber } & Readonly<Record<string, Value>>;

export type ColumnType = 'text' | 'integer' | 'text not null' | 'integer not null';

/** A view of one aspect of a subject's life: rows with a valid period, worked out from what its facts add up to. */
export type Timeline<State> = {
  /** The table's name. */
  readonly name: string;
  /** The columns beside subject and periods, in snake_case, with what SQL keeps them as. */
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Whether it is asked for whole, for a day: then it has the two-dimensional index. */
  readonly snapshots: boolean;
  /** Whether it is looked up for everybody in a snapshot. */
  readonly besideSnapshots?: boolean;
  /** Whether a subject is in no two of its rows at a time, in any version of the story. */
  readonly oneAtATime?: boolean;
  readonly rowsOf: (state: State) => readonly Row[];
};

/** Everything projected from one kind of stream: its facts are folded once, and each timeline reads the fold. */
export type Projected<F extends Fact, State> = {
  /** The first part of the names of the streams it follows. */
  readonly follows: string;
  readonly initial: State;
  readonly evolve: (state: State, fact: F) => State;
  readonly timelines: readonly Timeline<State>[];
};

type Camel<Name extends string> = Name extends `${infer First}_${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;
type Kept<Type extends ColumnType> = Type extends 'text not null'
  ? string
  : Type extends 'integer not null'
    ? number
    : Type extends 'text'
      ? string | null
      : number | null;

/** A row of a timeline as a question is answered with it: whose it is, when it was so, and its columns by name. */
export type Told<T extends { readonly columns: Readonly<Record<string, ColumnType>> }> = {
  readonly subject: string;
  /** Day numbers, `[from, to)`; `to` is LASTING while it lasts. */
  readonly from: DayNumber;
  readonly to: DayNumber;
} & { readonly [Column in keyof T['columns'] & string as Camel<Column>]: Kept<T['columns'][Column]> };

/** A row in one version of the story: as it was believed from one entry up to another; up to LASTING while it is. */
export type Version<T extends { readonly columns: Readonly<Record<string, ColumnType>> }> = Told<T> & {
  readonly knownFrom: number;
  readonly knownTo: number;
};
