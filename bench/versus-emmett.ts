import pg from 'pg';
import { currentTable, MOVED, nameOf, rowsOfCurrent, toldInto, type Contender, type Rebuilding } from './versus-ours.js';

/** Brings in a package of the other store’s own folder. */
export type Packages = <Module>(name: string) => Promise<Module>;

type Appending = {
  readonly appendToStream: (
    stream: string, events: readonly object[], options: { readonly expectedStreamVersion: bigint | 'STREAM_DOES_NOT_EXIST' },
  ) => Promise<{ readonly nextExpectedStreamVersion: bigint }>;
};

const EVENT = { type: MOVED.type, data: MOVED.data };

const appending = (store: Appending): Contender['append'] => {
  const versions = new Map<number, bigint>();
  return async (stream) => {
    const expectedStreamVersion = versions.get(stream) ?? 'STREAM_DOES_NOT_EXIST';
    const { nextExpectedStreamVersion } = await store.appendToStream(nameOf(stream), [EVENT], { expectedStreamVersion });
    versions.set(stream, nextExpectedStreamVersion);
  };
};

type InSqlite = { readonly getSQLiteEventStore: (options: object) => Appending };

export const emmettInSqlite = async (packages: Packages, fileName: string): Promise<Contender> => {
  const { getSQLiteEventStore } = await packages<InSqlite>('@event-driven-io/emmett-sqlite');
  const store = getSQLiteEventStore({ fileName, schema: { autoMigration: 'CreateOrUpdate' } });
  return { append: appending(store), close: () => Promise.resolve() };
};

type Sql = { readonly SQL: (strings: TemplateStringsArray, ...values: readonly unknown[]) => unknown };
type Told = { readonly data: { readonly placement: { readonly urn: string } }; readonly metadata: { readonly streamName: string } };
type InPostgres = {
  readonly getPostgreSQLEventStore: (url: string) => Appending & {
    readonly close: () => Promise<void>; readonly schema: { readonly migrate: () => Promise<unknown> };
  };
  readonly postgreSQLRawBatchSQLProjection: (options: {
    readonly name: string; readonly canHandle: readonly string[]; readonly evolve: (events: readonly Told[]) => readonly unknown[];
  }) => unknown;
  readonly rebuildPostgreSQLProjections: (options: object) => { readonly start: () => Promise<void>; readonly close: () => Promise<void> };
};

/** A statement of theirs: what a tagged template gives, of the same text as ours. */
const statement = ({ SQL }: Sql, parts: readonly string[], ...values: readonly unknown[]): unknown =>
  SQL(Object.assign([...parts], { raw: parts }), ...values);

/** A store that can say how many of its events its rebuild leaves out, by its own order of them. */
export type EmmettInPostgres = Rebuilding & { readonly leftOut: () => Promise<number> };

export const emmettInPostgres = async (packages: Packages, connectionString: string): Promise<EmmettInPostgres> => {
  const [emmett, dumbo] = [await packages<InPostgres>('@event-driven-io/emmett-postgresql'), await packages<Sql>('@event-driven-io/dumbo')];
  const owner = new pg.Pool({ connectionString, max: 2 });
  await owner.query(currentTable('theirs'));
  const store = emmett.getPostgreSQLEventStore(connectionString);
  await store.schema.migrate();
  const parts = toldInto('theirs');
  // A projection of a name it has seen goes on where that one stopped: each rebuild is of another name.
  let rebuilds = 0;
  const projection = () => emmett.postgreSQLRawBatchSQLProjection({
    name: `current-${(rebuilds += 1)}`, canHandle: [MOVED.type],
    evolve: (events) => events.map(({ data, metadata }) => statement(dumbo, parts, metadata.streamName, data.placement.urn)),
  });
  const events = async () => Number((await owner.query<{ count: string }>('select count(*) from emt_messages')).rows[0]?.count);
  return {
    append: appending(store),
    events,
    // In one batch: between two it waits.
    rebuild: async () => {
      await owner.query('truncate theirs.current');
      const pulling = { batchSize: (await events()) + 1 };
      const consumer = emmett.rebuildPostgreSQLProjections({ connectionString, pulling, projections: [projection()] });
      await consumer.start();
      await consumer.close();
    },
    leftOut: async () => {
      const { rows } = await owner.query<{ at: string }>('select global_position as at from emt_messages order by transaction_id, global_position');
      return leftOut(rows.map(({ at }) => Number(at)));
    },
    current: async () => JSON.stringify((await owner.query(rowsOfCurrent('theirs'))).rows),
    close: async () => {
      await store.close();
      await owner.end();
    },
  };
};

/**
 * It reads in the order of transactions, and takes each event for told whose position is not after the last one told. Whoever
 * writes at once with others is given the two in different orders; one client alone never is.
 */
const leftOut = (positions: readonly number[]): number => {
  let [last, left] = [0, 0];
  for (const position of positions)
    if (position > last) last = position;
    else left += 1;
  return left;
};
