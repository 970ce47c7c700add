import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Fact } from '../../src/domain/entry.js';
import type { Ledger, StoredEntry } from '../../src/ledger/ledger.js';
import { partsOf, projectedFor } from '../following.js';
import { build, type Progress } from '../rebuilding.js';
import type { Projected, Timeline } from '../timeline.js';
import { addRows, authorityNumbers, type NewRow } from './bulk.js';
import type { Writing } from './following.js';
import { indexGeneration } from './generations.js';
import { fenceLightly } from './lease.js';
import { letGo, patientClient, schemaOf } from './place.js';
import { carriedOut, type Sql } from './transactions.js';

/** Rows kept in one transaction: few enough to be held in memory, and enough of each timeline to be kept in bulk. */
const AT_ONCE = 20_000;

/**
 * Fills an empty generation with what entries 1 to `upTo` tell, stream by stream, so that memory does not grow with the
 * ledger. Rows are kept in bulk, each lot in a transaction of whoever holds the lease, and indexed once all are there: until
 * then nobody is shown them, so what a process that dies leaves half done is only let go.
 */
export const rebuildIn = async (
  writing: Writing, generation: number, ledger: Pick<Ledger, 'readStreams' | 'entry'>, upTo: number, progress: Progress = () => undefined,
): Promise<void> => {
  const { place } = writing;
  const client = await patientClient(place);
  const rebuilding = rebuilder(writing, client, generation);
  let done = 0;
  try {
    for await (const stream of ledger.readStreams(upTo)) {
      rebuilding.take(stream);
      done += stream.length;
      if (!rebuilding.full()) continue;
      await rebuilding.keep();
      progress(done, upTo);
      await nextTurn();
    }
    await rebuilding.keep();
    await indexGeneration(client, place, generation);
    const last = upTo === 0 ? undefined : await ledger.entry(upTo as never);
    await rebuilding.inTurn((sql) =>
      sql.query(`update ${place.schema}.generation set followed = $2, entry_id = $3 where number = $1`, [generation, upTo, last?.id ?? null]));
    progress(upTo, upTo);
  } finally {
    await letGo(client, place);
  }
};

type Waiting = { readonly timeline: Timeline<never>; readonly rows: NewRow[]; readonly add: Parameters<typeof build>[1][number]['add'] };

const rebuilder = ({ place, lease }: Writing, client: Sql, generation: number) => {
  const schema = schemaOf(place, generation);
  const kinds = new Map<string, readonly Waiting[]>();
  const authorities = new Map<string, number>();
  let waiting = 0;
  const inTurn = (work: (sql: Sql) => Promise<unknown>): Promise<unknown> =>
    carriedOut(client, async (sql) => {
      await fenceLightly(sql, place, lease);
      return work(sql);
    });
  const waitingFor = (timeline: Timeline<never>): Waiting => {
    const rows: NewRow[] = [];
    return { timeline, rows, add: (subject, belief, knownTo) => void (waiting += rows.push({ subject, belief, knownTo }) > 0 ? 1 : 0) };
  };
  const take = (stream: readonly StoredEntry[]): void => {
    const name = stream[0]?.stream;
    if (name === undefined) return;
    const { kind, authority, id } = partsOf(name);
    const projected = projectedFor(name) as unknown as Projected<Fact, unknown>;
    const own = kinds.get(kind) ?? projected.timelines.map((timeline) => waitingFor(timeline as never));
    kinds.set(kind, own);
    const known = authorities.get(authority) ?? authorities.size + 1;
    authorities.set(authority, known);
    build(projected, own, { authority: known, id }, stream);
  };
  const keep = (): Promise<unknown> =>
    inTurn(async (sql) => {
      await keepAuthorities(sql, schema, authorities);
      for (const { timeline, rows } of [...kinds.values()].flat()) await addRows(sql, schema, timeline, rows.splice(0));
      waiting = 0;
    });
  return { take, keep, inTurn, full: (): boolean => waiting >= AT_ONCE };
};

/** The generation is this builder's own, so it gives the numbers that it has reckoned with. */
const keepAuthorities = async (sql: Sql, schema: string, reckoned: ReadonlyMap<string, number>): Promise<void> => {
  const kept = await authorityNumbers(sql, schema, [...reckoned.keys()]);
  for (const [code, number] of reckoned)
    if (kept.get(code) !== number) throw new Error(`${schema} is not empty: it knows an authority by another number`);
};
