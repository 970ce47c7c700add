import type BetterSqlite3 from 'better-sqlite3';
import { prepared } from '../views/prepared.js';

/** The references of all providers that an authority has ever had a registration of. */
export const providersKnown = (sql: BetterSqlite3.Database, authority: string): readonly string[] =>
  prepared<[object], string>(
    sql,
    'select distinct t.subject from provider t join authority a on a.id = t.authority where a.code = :authority order by 1',
  ).pluck().all({ authority });
