import type BetterSqlite3 from 'better-sqlite3';
import { dayNumber, type CalendarDate } from '../src/domain/calendar.js';
import type { Timeline, Told, Version } from './timeline.js';
import type { Viewpoint } from './viewpoint.js';
import { prepared } from './views/prepared.js';

type Asked = Pick<Timeline<never>, 'name' | 'columns' | 'snapshots'>;
type Days = { readonly first: CalendarDate; readonly last: CalendarDate; readonly knownAt: number };

/** Every row of a timeline that was so on a day, as known at an entry; by subject and start. */
export const rowsAt = <T extends Asked>(
  sql: BetterSqlite3.Database, authority: string, timeline: T, { asAt, knownAt }: Viewpoint,
): readonly Told<T>[] => rowsDuring(sql, authority, timeline, { first: asAt, last: asAt, knownAt });

/** Every row of a timeline that touches the days from one to another, both included, as known at an entry; by subject and start. */
export const rowsDuring = <T extends Asked>(
  sql: BetterSqlite3.Database, authority: string, timeline: T, { first, last, knownAt }: Days,
): readonly Told<T>[] =>
  prepared<[object], Told<T>>(sql, timeline.snapshots ? byIndex(timeline) : byScan(timeline)).all({
    authority, first: dayNumber(first), last: dayNumber(last), knownAt,
  });

/**
 * Every row of a timeline about some subjects, whenever it was so, as known at an entry; by subject and start. The joins are
 * crossed so that each subject is looked up: left to itself SQLite reads every row of the authority for each of them.
 */
export const rowsOfSubjects = <T extends Asked>(
  sql: BetterSqlite3.Database, authority: string, timeline: T, subjects: readonly string[], knownAt: number,
): readonly Told<T>[] =>
  prepared<[object], Told<T>>(
    sql,
    `select ${told(timeline)}
       from authority a
      cross join json_each(:subjects) named
      cross join ${timeline.name} t on t.authority = a.id and t.subject = named.value
      where a.code = :authority and t.known_from <= :knownAt and t.known_to > :knownAt
      order by t.subject, t.valid_from, t.id`,
  ).all({ authority, subjects: JSON.stringify(subjects), knownAt });

/** Whether a timeline tells anything of an authority at all, of whatever day and as known whenever. */
export const anyTold = (sql: BetterSqlite3.Database, authority: string, { name }: Asked): boolean =>
  prepared<[object], number>(sql, `select 1 from authority a join ${name} t on t.authority = a.id where a.code = :authority limit 1`)
    .pluck().get({ authority }) === 1;

/** Every row of a timeline about some subjects, whenever it was so and as known whenever; by subject, start and the entry from which it was believed. */
export const versionsOfSubjects = <T extends Asked>(
  sql: BetterSqlite3.Database, authority: string, timeline: T, subjects: readonly string[],
): readonly Version<T>[] =>
  prepared<[object], Version<T>>(
    sql,
    `select ${told(timeline)}, t.known_from as knownFrom, t.known_to as knownTo
       from authority a
      cross join json_each(:subjects) named
      cross join ${timeline.name} t on t.authority = a.id and t.subject = named.value
      where a.code = :authority
      order by t.subject, t.valid_from, t.known_from, t.valid_to, t.id`,
  ).all({ authority, subjects: JSON.stringify(subjects) });

const byIndex = (timeline: Asked): string => `
  select ${told(timeline)}
    from authority a
    cross join ${timeline.name}_at at
    join ${timeline.name} t on t.id = at.id
   where a.code = :authority and at.authority_from = a.id and at.authority_to = a.id
     and at.valid_from <= :last and at.valid_last >= :first and at.known_from <= :knownAt and at.known_last >= :knownAt
   order by t.subject, t.valid_from, t.id`;

const byScan = (timeline: Asked): string => `
  select ${told(timeline)}
    from authority a
    join ${timeline.name} t on t.authority = a.id
   where a.code = :authority and t.valid_from <= :last and t.valid_to > :first
     and t.known_from <= :knownAt and t.known_to > :knownAt
   order by t.subject, t.valid_from, t.id`;

const told = ({ columns }: Asked): string =>
  ['t.subject', 't.valid_from as "from"', 't.valid_to as "to"', ...Object.keys(columns).map((name) => `t.${name} as ${inCamelCase(name)}`)].join(', ');

/** A column as an answer calls it. */
export const inCamelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
