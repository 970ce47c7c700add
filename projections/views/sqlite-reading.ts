import type BetterSqlite3 from 'better-sqlite3';
import { readerOf } from '../reader.js';
import type { BelievedRow, Reading } from '../reading.js';
import type { Row, Timeline, Value } from '../timeline.js';
import { prepared } from './prepared.js';
import { authoritiesKnown, type Views } from './views.js';

/** Views in SQLite, to whoever asks. An answer is worked out once and at once, so that nothing is written meanwhile. */
export const sqliteReading = (views: Pick<Views, 'sql'>): Reading => ({
  get generation() {
    return views.sql;
  },
  answer: async (authority, work) => work(readerOf(views.sql, authority)),
  believed: async (authority, timeline, knownAt, subjects) => believedIn(views.sql, authority, timeline, knownAt, subjects),
  authorities: async () => authoritiesKnown(views.sql),
});

const believedIn = (
  sql: BetterSqlite3.Database, authority: string, { name, columns }: Timeline<never>, knownAt: number, of?: readonly string[],
): readonly BelievedRow[] => {
  const own = Object.keys(columns);
  const select = prepared<Value[], readonly Value[]>(
    sql,
    `select subject, valid_from, valid_to${own.map((column) => `, ${column}`).join('')} from ${name}
      where authority = (select id from authority where code = ?) and known_from <= ? and known_to > ?${of ? ' and subject in (select value from json_each(?))' : ''}
      order by id`,
  );
  const found = select.raw().all(authority, knownAt, knownAt, ...(of ? [JSON.stringify(of)] : [])) as unknown as readonly Value[][];
  return found.map(([subject, from, to, ...values]) => ({
    subject: subject as string,
    row: { from, to, ...Object.fromEntries(own.map((column, place) => [column, values[place] ?? null])) } as Row,
  }));
};
