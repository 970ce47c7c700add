import pg from 'pg';
import { CHAIN_BEGINS, ENTRY_COLUMNS, hashOfRow } from './entry-row.js';
import { LedgerUnavailable } from './ledger.js';
import { letGo, placeOf, settingsOf } from './postgres-connection.js';
import { inPlainWords } from './postgres-faults.js';
import { postgresGuardsMissing } from './postgres-guards.js';
import type { HashedRow } from './verify-chain.js';
import { fault, type LedgerFault } from './verify-fault.js';
import type { Verification, VerifyOptions } from './verify.js';

const PAGE = 1_000;
const [RECORDED_AT, HASH] = [7, 13];

type Reached = { readonly verified: number; readonly head: string; readonly recordedAt: string };
type Command = readonly [number, string, number, string | null, ...kept: (string | number | null)[]];

const ENTRIES = `select ${ENTRY_COLUMNS}, hash from entry where number > $1 and number <= $2 order by number limit ${PAGE}`;
const COMMAND =
  'command.id, command.digest, command.stream, command.revision, command.entries, command.position, command.hash';
const COMPLETED = `select entry.number, entry.stream, entry.revision, entry.hash, ${COMMAND}
  from entry left join command on command.id = entry.command
  where entry.number > $1 and entry.number <= $2 and entry.completes = 1 order by entry.number`;
const WITHOUT_ENTRIES = `select command.position, command.stream, command.revision, entry.hash, ${COMMAND}
  from command left join entry on entry.number = command.position where command.entries = 0 and command.position <= $1`;
const OUT_OF_STREAM = `select number from entry where number > $1 and number <= $2 and revision <> 1
  and not exists (select from entry as before where before.stream = entry.stream
    and before.revision = entry.revision - 1 and before.number < entry.number) order by number limit 1`;
const TOLD = `select coalesce(sum(entries), 0)::bigint, (select coalesce(max(position), 0) from command),
  (select coalesce(min(number), 1) from entry) from command where entries > 0 and position <= $1`;

/**
 * As verifyLedger, of a ledger that PostgreSQL keeps. It may be in use; entries written meanwhile are left for the next
 * time. Its user need only read.
 */
export const verifyPostgresLedger = async (
  placed: Parameters<typeof placeOf>[0],
  options: VerifyOptions = {},
): Promise<Verification> => {
  const place = placeOf(placed);
  const client = new pg.Client(settingsOf(place));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const [there] = await rowsOf(client, 'select to_regclass($1) is not null', [`${place.schema}.entry`]);
    if (!there?.[0]) throw new LedgerUnavailable(`There is no ledger to verify ${place.words}.`);
    return await verified(client, place.schema, options);
  } catch (error) {
    throw inPlainWords(error, place.words);
  } finally {
    await letGo(client, place);
  }
};

const verified = async (client: pg.Client, schema: string, options: VerifyOptions): Promise<Verification> => {
  const [end] = await rowsOf(client, 'select coalesce(max(number), 0) from entry', []);
  const total = end?.[0] as number;
  const witnessed = new Map(options.witnesses?.map(({ number, hash }) => [number, hash]));
  let reached: Reached = { verified: 0, head: CHAIN_BEGINS, recordedAt: '' };
  let found: LedgerFault | undefined;
  while (!found && reached.verified < total) {
    const first = reached.verified;
    const rows = await rowsOf(client, ENTRIES, [first, total]);
    const followed = chained(rows, reached, witnessed);
    reached = followed.reached;
    found = (await disagreementBetween(client, first, reached.verified)) ?? followed.fault;
    options.onProgress?.(reached.verified, total);
  }
  found ??= await faultOfAll(client, total, [...witnessed.keys()]);
  found ??= await postgresGuardsMissing(client, schema);
  const verification = { entries: reached.verified, intact: found === undefined, head: reached.head };
  return found ? { ...verification, firstFault: found } : verification;
};

type Followed = { readonly reached: Reached; readonly fault?: LedgerFault };

const chained = (rows: readonly HashedRow[], from: Reached, witnessed: ReadonlyMap<number, string>): Followed => {
  let reached = from;
  if (rows.length === 0) return { reached, fault: fault(from.verified + 1, 'missing', 'is missing') };
  for (const row of rows) {
    const wrong = faultOf(row, reached, witnessed);
    if (wrong) return { reached, fault: wrong };
    reached = { verified: row[0] as number, head: row[HASH] as string, recordedAt: row[RECORDED_AT] as string };
  }
  return { reached };
};

const faultOf = (row: HashedRow, { verified: before, head, recordedAt }: Reached, witnessed: ReadonlyMap<number, string>) => {
  const number = before + 1;
  if (row[0] !== number) return fault(number, 'missing', `is missing: entry ${row[0]} comes next`);
  if (hashOfRow(head, row.slice(0, HASH)) !== row[HASH]) return fault(number, 'altered', 'is not as it was written');
  if ((witnessed.get(number) ?? row[HASH]) !== row[HASH])
    return fault(number, 'altered', 'or one before it was altered and the chain made anew: its hash is not the one noted elsewhere');
  return (row[RECORDED_AT] as string) < recordedAt
    ? fault(number, 'time-runs-back', `says it was recorded at ${row[RECORDED_AT]}, before the entry before it`)
    : undefined;
};

const disagreementBetween = async (client: pg.Client, after: number, last: number): Promise<LedgerFault | undefined> => {
  const [gap] = await rowsOf(client, OUT_OF_STREAM, [after, last]);
  if (gap) return fault(gap[0] as number, 'revision-gap', 'does not follow the one before it in its stream');
  const commands = (await rowsOf(client, COMPLETED, [after, last])) as unknown as readonly Command[];
  const disagreeing = commands.find(disagrees);
  return disagreeing && fault(disagreeing[0], 'command-disagrees', 'is not what the ledger keeps of its command');
};

/** What can only be seen once every entry has been. */
const faultOfAll = async (client: pg.Client, total: number, witnesses: readonly number[]): Promise<LedgerFault | undefined> => {
  const [told] = (await rowsOf(client, TOLD, [total])) as readonly (readonly number[])[];
  const [accounted = 0, last = 0, first = 1] = told ?? [];
  if (first < 1) return fault(first, 'reordered', 'stands before the first entry');
  const [end] = await rowsOf(client, 'select coalesce(max(number), 0) from entry', []);
  const furthest = Math.max(last, ...witnesses);
  if (furthest > (end?.[0] as number))
    return fault(total + 1, 'missing', `is missing: the ledger ends before it, and there is a record of entry ${furthest}`);
  if (accounted !== total)
    return fault(0, 'command-disagrees', 'The commands kept tell of other entries than there are.');
  const empty = (await rowsOf(client, WITHOUT_ENTRIES, [total])) as unknown as readonly Command[];
  const wrong = empty.find(disagrees);
  return wrong && fault(0, 'command-disagrees', `Command ${wrong[4]} is not kept as it was written.`);
};

const disagrees = ([number, stream, revision, entryHash, ...kept]: Command): boolean => {
  const [id, , keptStream, keptRevision, , position, hash] = kept;
  if (id === null || keptStream !== stream || keptRevision !== revision || position !== number) return true;
  return hashOfRow(entryHash ?? CHAIN_BEGINS, kept.slice(0, -1) as (string | number)[]) !== hash;
};

const rowsOf = async (client: pg.Client, text: string, values: readonly unknown[]): Promise<readonly HashedRow[]> =>
  (await client.query<(string | number)[]>({ text, values: [...values], rowMode: 'array' })).rows;
