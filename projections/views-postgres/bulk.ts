import type { Belief } from '../revise.js';
import type { Row, Timeline, Value } from '../timeline.js';
import type { Subject } from '../views/writing.js';
import { keptText } from './text.js';
import { closeIn, insertInto, standingIn } from './tables.js';
import type { Sql } from './transactions.js';

/** A row to be kept: whose it is, and the entries between which it was believed. */
export type NewRow = { readonly subject: Subject; readonly belief: Belief; knownTo: number };

/** A row kept before, and the entry at which it stopped being believed. */
export type Closed = { readonly id: number; readonly at: number };

/** Rows to a statement: enough for the way to the server and back not to matter. */
const AT_ONCE = 4_000;

export const addRows = async (sql: Sql, schema: string, timeline: Timeline<never>, rows: readonly NewRow[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await sql.query(insertInto(schema, timeline), columnsOf(timeline, rows.slice(from, from + AT_ONCE)));
};

export const closeRows = async (sql: Sql, schema: string, timeline: Timeline<never>, closed: readonly Closed[]): Promise<void> => {
  if (closed.length > 0) await sql.query(closeIn(schema, timeline), [closed.map(({ id }) => id), closed.map(({ at }) => at)]);
};

/** What is believed now of each of some subjects, in their order. */
export const standingOf = async (
  sql: Sql, schema: string, timeline: Timeline<never>, subjects: readonly Subject[],
): Promise<readonly (readonly Belief[])[]> => {
  const standing = subjects.map((): Belief[] => []);
  if (subjects.length === 0) return standing;
  const columns = Object.keys(timeline.columns);
  const { rows } = await sql.query<Value[]>({
    text: standingIn(schema, timeline),
    values: [subjects.map(({ authority }) => authority), subjects.map(({ id }) => keptText(id))],
    rowMode: 'array',
  });
  for (const [place, id, knownFrom, from, to, ...values] of rows as unknown as readonly Value[][]) {
    const own = Object.fromEntries(columns.map((column, at) => [column, values[at] ?? null]));
    standing[(place as number) - 1]?.push({ row: { from, to, ...own } as Row, knownFrom: knownFrom as number, id: id as number });
  }
  return standing;
};

/** An array for each column of the table, as the statement takes them. */
const columnsOf = ({ columns }: Timeline<never>, rows: readonly NewRow[]): unknown[] => [
  rows.map(({ subject }) => subject.authority),
  rows.map(({ subject }) => keptText(subject.id)),
  rows.map(({ belief }) => belief.row.from),
  rows.map(({ belief }) => belief.row.to),
  rows.map(({ belief }) => belief.knownFrom),
  rows.map(({ knownTo }) => knownTo),
  ...Object.keys(columns).map((column) => rows.map(({ belief }) => keptValue(belief.row[column] ?? null))),
];

const keptValue = (value: Value): Value => (typeof value === 'string' ? keptText(value) : value);

/** The numbers by which a generation knows authorities; those not known yet are given one. */
export const authorityNumbers = async (sql: Sql, schema: string, codes: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const asked = [...new Set(codes)];
  await sql.query(
    `insert into ${schema}.authority (code) select code from unnest($1::text[]) with ordinality asked (code, place)
      where not exists (select from ${schema}.authority known where known.code = asked.code collate "C") order by place`, [asked],
  );
  const { rows } = await sql.query<{ id: number; code: string }>(`select id, code from ${schema}.authority where code = any ($1::text[])`, [asked]);
  return new Map(rows.map(({ id, code }) => [code, id]));
};
