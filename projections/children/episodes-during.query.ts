import type BetterSqlite3 from 'better-sqlite3';
import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';

/** An episode that touches a period, as flows need it. Days are day numbers, `[from, to)`. */
export type EpisodeDuring = {
  readonly child: string;
  readonly from: number;
  readonly to: number;
  readonly legalStatus: string;
};

const QUERY = `
  select e.subject as child, e.valid_from as "from", e.valid_to as "to", e.legal_status as legalStatus
    from authority a
    cross join episode_at at
    join episode e on e.id = at.id
   where a.code = :authority and at.authority_from = a.id and at.authority_to = a.id
     and at.valid_from <= :last and at.valid_last >= :first and at.known_from <= :knownAt and at.known_last >= :knownAt
   order by e.subject, e.valid_from`;

/** Every episode that touches the days from one to another, both included, as known at an entry; by child and start. */
export const episodesDuring = (
  sql: BetterSqlite3.Database,
  authority: string,
  { first, last, knownAt }: { readonly first: CalendarDate; readonly last: CalendarDate; readonly knownAt: number },
): readonly EpisodeDuring[] =>
  sql.prepare(QUERY).all({ authority, first: dayNumber(first), last: dayNumber(last), knownAt }) as EpisodeDuring[];
