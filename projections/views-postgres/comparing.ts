import type { Timeline } from '../timeline.js';
import type { Followed } from '../views/views.js';
import type { Shown } from './generations.js';
import { named } from './tables.js';
import type { Sql } from './transactions.js';

/** A row as a replay compares it: whose it is, both its periods, and what it says. */
export type ComparedRow = Readonly<Record<string, string | number | null>>;

/** One state of the views, whole, whatever is written meanwhile. */
export type ViewsAsTheyStand = {
  readonly followed: Followed;
  /** Every row of a timeline in an order of what the rows say, for where they are kept is chance. */
  readonly rows: (timeline: Timeline<never>) => AsyncGenerator<ComparedRow>;
};

/** Rows held in memory at once. */
const AT_ONCE = 2_000;

export const asTheyStand = (sql: Sql, { schema, followed }: Shown): ViewsAsTheyStand => ({
  followed,
  rows: (timeline) => rowsInOrder(sql, schema, timeline),
});

async function* rowsInOrder(sql: Sql, schema: string, timeline: Timeline<never>): AsyncGenerator<ComparedRow> {
  const cursor = named(`rows of ${timeline.name}`);
  await sql.query(`declare ${cursor} no scroll cursor for ${inOrder(schema, timeline)}`);
  for (;;) {
    const { rows } = await sql.query<ComparedRow>(`fetch ${AT_ONCE} from ${cursor}`);
    yield* rows;
    if (rows.length < AT_ONCE) break;
  }
  await sql.query(`close ${cursor}`);
}

/** What is not said comes first, as in SQLite. */
const inOrder = (schema: string, { name, columns }: Timeline<never>): string => {
  const said = ['code', 'subject', 'known_from', 'valid_from', 'valid_to', 'known_to', ...Object.keys(columns)].map(named);
  return `select ${said.join(', ')} from ${schema}.${named(name)} kept join ${schema}.authority on authority.id = kept.authority
    order by ${said.map((column) => `${column} nulls first`).join(', ')}`;
};
