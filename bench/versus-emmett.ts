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

export const emmettInPostgres = async (packages: Packages, connectionString: string): Promise<Rebuilding> => {
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
  return {
    append: appending(store),
    events: async () => Number((await owner.query<{ count: string }>('select count(*) from emt_messages')).rows[0]?.count),
    rebuild: async () => {
      await owner.query('truncate theirs.current');
      const consumer = emmett.rebuildPostgreSQLProjections({ connectionString, projections: [projection()] });
      await consumer.start();
      await consumer.close();
    },
    current: async () => JSON.stringify((await owner.query(rowsOfCurrent('theirs'))).rows),
    close: async () => {
      await store.close();
      await owner.end();
    },
  };
};
