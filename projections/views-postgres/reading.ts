import type pg from 'pg';
import type { BelievedRow, Reading } from '../reading.js';
import type { Row, Value } from '../timeline.js';
import { workedOut } from './asking.js';
import { isGone, isLost } from './faults.js';
import { shownTo, type Shown } from './generations.js';
import type { ViewsPlace } from './place.js';
import { believedRows } from './questions.js';
import { keptText } from './text.js';
import { inOneState, inWordsOf, type Sql } from './transactions.js';

export type PostgresReading = Reading & {
  /** Told of the generation that is shown, wherever it was learnt. */
  readonly shows: (generation: number) => void;
};

/** How often a question is asked again at once, where the generation went or the connection broke while it was asked. */
const TRIES = 3;

/** Views on PostgreSQL, to whoever asks: every answer out of one state of one generation. */
export const postgresReading = (pool: pg.Pool, place: ViewsPlace): PostgresReading => {
  let generation: { readonly generation: number } = Object.freeze({ generation: 0 });
  const shows = (number: number): void => {
    if (number !== generation.generation) generation = Object.freeze({ generation: number });
  };
  const reading = <T>(work: (sql: Sql, shown: Shown) => Promise<T>): Promise<T> =>
    inWordsOf(place, () => asked(pool, async (sql) => {
      const shown = await shownTo(sql, place);
      shows(shown.generation);
      return work(sql, shown);
    }));
  return {
    get generation() {
      return generation;
    },
    shows,
    answer: (authority, work) => reading((sql, { schema }) => workedOut(sql, schema, authority, work)),
    believed: (authority, timeline, knownAt, subjects) =>
      reading(async (sql, { schema }) => {
        const { text, values } = believedRows(schema, timeline, knownAt, subjects);
        const { rows } = await sql.query<Value[]>({ text, values: [keptText(authority), ...values], rowMode: 'array' });
        const columns = Object.keys(timeline.columns);
        return (rows as unknown as readonly Value[][]).map((row) => believedRow(columns, row));
      }),
    authorities: () =>
      reading(async (sql, { schema }) => {
        const { rows } = await sql.query<{ code: string }>(`select code from ${schema}.authority order by code`);
        return rows.map(({ code }) => code);
      }),
  };
};

const asked = async <T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>, tries = TRIES): Promise<T> => {
  try {
    return await inOneState(pool, work);
  } catch (error) {
    if (tries === 1 || !(isGone(error) || isLost(error))) throw error;
    return asked(pool, work, tries - 1);
  }
};

const believedRow = (columns: readonly string[], [subject, from, to, ...values]: readonly Value[]): BelievedRow => ({
  subject: subject as string,
  row: { from, to, ...Object.fromEntries(columns.map((column, place) => [column, values[place] ?? null])) } as Row,
});
