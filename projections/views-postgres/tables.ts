import { createHash } from 'node:crypto';
import pg from 'pg';
import { DEFINITION, TIMELINES } from '../definitions.js';
import { LASTING, type Timeline } from '../timeline.js';

/** Names are quoted always: several of ours are words of SQL, or will be. */
export const named = (name: string): string => pg.escapeIdentifier(name);

/** Text is compared byte by byte, as SQLite compares it. */
const TEXT = 'text collate "C"';

/**
 * In the schema that is home to the views: the generations there are and how far each has followed the ledger, which of
 * them is shown, and who may write.
 */
export const homeTables = (schema: string): readonly string[] => [
  `create table ${schema}.generation (
     number integer generated always as identity primary key,
     definition ${TEXT} not null,
     indexed boolean not null default false,
     followed integer not null default 0,
     entry_id ${TEXT}
   )`,
  `create table ${schema}.tracker_views (one integer primary key check (one = 1), shown integer references ${schema}.generation)`,
  `insert into ${schema}.tracker_views values (1, null)`,
  `create table ${schema}.lease (
     one integer primary key check (one = 1), holder ${TEXT}, token bigint not null, expires_at timestamptz not null
   )`,
  `insert into ${schema}.lease values (1, null, 0, '-infinity')`,
  `create table ${schema}.rebuild (
     one integer primary key check (one = 1), asked bigint not null, answered bigint not null, done integer, total integer
   )`,
  `insert into ${schema}.rebuild values (1, 0, 0, null, null)`,
];

/**
 * Both periods are kept as their bounds and, worked out from these, as ranges: bounds tell of a row that holds of no day
 * what a range cannot, and stand in the order of a b-tree; ranges are what GiST finds and excludes. What still lasts ends at
 * LASTING here too, and not at no bound at all, so that rows say the very same numbers wherever they are kept.
 */
const PERIODS = `
  valid_from integer not null, valid_to integer not null, known_from integer not null, known_to integer not null,
  valid int4range not null generated always as (int4range(valid_from, greatest(valid_from, valid_to))) stored,
  known int4range not null generated always as (int4range(known_from, known_to)) stored`;

/** Sums of pence outgrow four bytes. */
const typeOf = (kept: string): string => (kept.startsWith('text') ? kept.replace('text', TEXT) : kept.replace('integer', 'bigint'));

/** Whose a row is, as one number: GiST tells numbers apart in a quarter of the time in which it tells texts apart. */
const WHOSE = 'whose bigint not null generated always as (hashtextextended(subject, authority)) stored';

/**
 * Where a row lies in the plane of days and entries: what an R-tree of GiST finds. It is another column than the ranges, so that
 * the planner does not take the index of the constraint for it, which is in an order of its own and reads far more for it.
 */
const MOMENTS = 'moments box not null generated always as (box(point(valid_from, known_from), point(valid_to, known_to))) stored';

export const tableOf = (schema: string, { name, columns, oneAtATime, snapshots }: Timeline<never>): string => {
  const own = Object.entries(columns).map(([column, type]) => `${named(column)} ${typeOf(type)}`);
  const whose = ['authority integer not null', `subject ${TEXT} not null`, ...(oneAtATime ? [WHOSE] : []), ...(snapshots ? [MOMENTS] : [])];
  const all = ['id bigint generated always as identity primary key', ...whose, PERIODS, ...own];
  return `create table ${schema}.${named(name)} (${all.join(', ')})`;
};

export const authorityTable = (schema: string): string =>
  `create table ${schema}.authority (id integer generated always as identity primary key, code ${TEXT} not null unique)`;

/** Made after the rows when building, for that is faster. */
export const indexesOf = (schema: string, { name, columns, snapshots, besideSnapshots, oneAtATime }: Timeline<never>): readonly string[] => {
  const table = `${schema}.${named(name)}`;
  const rest = ['known_from', 'valid_from', 'valid_to', ...Object.keys(columns)].map(named).join(', ');
  return [
    ...(snapshots ? [...inOrderOfDays(schema, name), `create index on ${table} using gist (authority, moments)`] : []),
    // Of rows looked up beside every snapshot it holds all there is.
    `create index on ${table} (authority, subject, known_to)${besideSnapshots ? ` include (${rest})` : ''}`,
    // Nobody is in two places on one day, in whatever version of the story: the server itself refuses it.
    ...(oneAtATime
      ? [`alter table ${table} add constraint ${named(`${name}_one_at_a_time`)}
            exclude using gist (whose with =, valid with &&, known with &&, authority with =, subject with =)`]
      : []),
  ];
};

/**
 * Rows built subject by subject lie each on a page of its own for whoever asks about a day. Laid down by their first day,
 * those of one day lie on a few pages, and the tree that is grown from them in that order is smaller to search. What is
 * followed later comes in about that order by itself.
 */
const inOrderOfDays = (schema: string, name: string): readonly string[] => {
  const order = named(`${name}_in_order_of_days`);
  return [
    `create index ${order} on ${schema}.${named(name)} (authority, valid_from)`,
    `cluster ${schema}.${named(name)} using ${order}`,
    `drop index ${schema}.${order}`,
  ];
};

/** Tells the planner what there is and, of rows that an index holds whole, that it need not look for them in the table. */
export const settledIn = (schema: string, { name }: Timeline<never>): string => `vacuum (analyze) ${schema}.${named(name)}`;

/** By what definition views on PostgreSQL were made: their meaning and the shape of their tables. */
export const POSTGRES_DEFINITION = createHash('sha256')
  .update(DEFINITION)
  .update(JSON.stringify(TIMELINES.map((timeline) => [tableOf('views', timeline), indexesOf('views', timeline)])))
  .digest('hex');

const PERIOD_TYPES = { authority: 'int', subject: 'text', valid_from: 'int', valid_to: 'int', known_from: 'int', known_to: 'int' };

/** Rows in bulk, an array for each column; kept in the order in which they stand in the arrays. */
export const insertInto = (schema: string, { name, columns }: Timeline<never>): string => {
  const own = Object.entries(columns).map(([column, type]) => [column, type.startsWith('text') ? 'text' : 'bigint'] as const);
  const all = [...Object.entries(PERIOD_TYPES), ...own];
  return `insert into ${schema}.${named(name)} (${all.map(([column]) => named(column)).join(', ')})
    select * from unnest(${all.map(([, type], place) => `$${place + 1}::${type}[]`).join(', ')})`;
};

/** Rows stop being believed; the end of each is set once. */
export const closeIn = (schema: string, { name }: Timeline<never>): string =>
  `update ${schema}.${named(name)} kept set known_to = closed.at from unnest($1::bigint[], $2::int[]) closed (id, at)
    where kept.id = closed.id and kept.known_to = ${LASTING}`;

/** What is believed now of some subjects, each an authority and a reference. */
export const standingIn = (schema: string, { name, columns }: Timeline<never>): string =>
  `select asked.place, kept.id, kept.known_from, kept.valid_from, kept.valid_to${Object.keys(columns).map((column) => `, kept.${named(column)}`).join('')}
     from unnest($1::int[], $2::text[]) with ordinality asked (authority, subject, place)
     join ${schema}.${named(name)} kept on kept.authority = asked.authority and kept.subject = asked.subject collate "C" and kept.known_to = ${LASTING}
    order by kept.id`;
