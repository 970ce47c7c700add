import type BetterSqlite3 from 'better-sqlite3';

type Statements = Map<string, BetterSqlite3.Statement<unknown[], unknown>>;

const statements = new WeakMap<BetterSqlite3.Database, Statements>();

/** A statement of a connection, prepared when it is first asked for: preparing takes longer than most statements run. */
export const prepared = <Bound extends unknown[], Row>(
  sql: BetterSqlite3.Database, text: string,
): BetterSqlite3.Statement<Bound, Row> => {
  const own = statements.get(sql) ?? (new Map() as Statements);
  statements.set(sql, own);
  const statement = own.get(text) ?? sql.prepare<unknown[], unknown>(text);
  own.set(text, statement);
  return statement as unknown as BetterSqlite3.Statement<Bound, Row>;
};
