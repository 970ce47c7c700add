import { LASTING, type Timeline } from '../timeline.js';

/** Every table has these beside its own columns: whose it is, and the two periods, half-open, as whole numbers. */
const PERIODS = 'valid_from integer not null, valid_to integer not null, known_from integer not null, known_to integer not null';

/** One row: how far the views have followed the ledger, and by which definition of them. */
export const ABOUT_THE_VIEWS = `
  create table followed (
    one integer primary key check (one = 1),
    definition text not null,
    number integer not null,
    entry_id text
  ) strict;
  create table authority (id integer primary key, code text not null unique) strict;`;

export const tableOf = ({ name, columns, snapshots }: Timeline<never>): string => {
  const own = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
  const table = `create table ${name} (id integer primary key, authority integer not null, subject text not null, ${PERIODS}, ${own.join(', ')}) strict;`;
  return snapshots ? `${table} ${indexOf(name)}` : table;
};

/**
 * The two-dimensional index that finds what was so on a day as known at an entry without walking the
 * history on either side (docs/adr/0012-snapshots-use-a-two-dimensional-index.md). Its bounds are inclusive.
 */
const indexOf = (name: string): string =>
  `create virtual table ${name}_at using rtree_i32(id, authority_from, authority_to, valid_from, valid_last, known_from, known_last);`;

/** Made after the rows when building, for that is faster. Of rows looked up beside every snapshot it holds all there is. */
export const subjectIndexOf = ({ name, columns, besideSnapshots }: Timeline<never>): string => {
  const rest = besideSnapshots ? ['known_from', 'valid_from', 'valid_to', ...Object.keys(columns)] : [];
  return `create index if not exists ${name}_subject on ${name} (${['authority', 'subject', 'known_to', ...rest].join(', ')});`;
};

export const insertInto = (timeline: Timeline<never>): string => insertManyInto(timeline, 1);

export const insertManyInto = ({ name, columns }: Timeline<never>, rows: number): string => {
  const all = ['authority', 'subject', 'valid_from', 'valid_to', 'known_from', 'known_to', ...Object.keys(columns)];
  const row = `(${all.map(() => '?').join(', ')})`;
  return `insert into ${name} (${all.join(', ')}) values ${Array<string>(rows).fill(row).join(', ')}`;
};

export const insertIntoIndexOf = ({ name }: Timeline<never>): string =>
  `insert into ${name}_at values (?, ?, ?, ?, ?, ?, ?)`;

/** The row stops being believed; its end is set once. */
export const closeIn = ({ name }: Timeline<never>): string =>
  `update ${name} set known_to = ? where id = ? and known_to = ${LASTING}`;

export const closeInIndexOf = ({ name }: Timeline<never>): string => `update ${name}_at set known_last = ? where id = ?`;

export const standingIn = ({ name, columns }: Timeline<never>): string =>
  `select id, known_from, valid_from, valid_to, ${Object.keys(columns).join(', ')}
     from ${name} where authority = ? and subject = ? and known_to = ${LASTING}`;
