import { CHAIN_BEGINS, hashOfRow } from './entry-row.js';
import { KurrentConnection } from './kurrent-connection.js';
import { inPlainWords } from './kurrent-faults.js';
import { placeOf } from './kurrent-place.js';
import type { LedgerRecord } from './kurrent-record.js';
import { fault, type LedgerFault } from './verify-fault.js';
import type { Verification, VerifyOptions } from './verify.js';

const PAGE = 1_000;

/** As verifyLedger, of a ledger that KurrentDB keeps. The server itself forbids altering what is in a stream. */
export const verifyKurrentLedger = async (
  placed: Parameters<typeof placeOf>[0],
  options: VerifyOptions = {},
): Promise<Verification> => {
  const place = placeOf(placed);
  const connection = await KurrentConnection.to(place);
  try {
    await connection.assertKept();
    return await verified(connection, options);
  } catch (error) {
    throw inPlainWords(error, place.words);
  } finally {
    await connection.close();
  }
};

const verified = async (connection: KurrentConnection, { onProgress, witnesses = [] }: VerifyOptions): Promise<Verification> => {
  const chain = new RecordChain(new Map(witnesses.map(({ number, hash }) => [number, hash])));
  let found: LedgerFault | undefined;
  for (let at = 0; ; ) {
    const records = await connection.read(at, PAGE);
    for (const record of records) if ((found = chain.faultOf(record, at++))) break;
    onProgress?.(chain.verified, chain.verified);
    if (found || records.length < PAGE) break;
  }
  found ??= chain.endFault();
  const verification = { entries: chain.verified, intact: found === undefined, head: chain.head };
  return found ? { ...verification, firstFault: found } : verification;
};

/** Follows the records from the first on, and stays at the last sound one. */
class RecordChain {
  verified = 0;
  head: string = CHAIN_BEGINS;
  private recordedAt = '';
  private sinceCommand = 0;
  private readonly revisions = new Map<string, number>();

  constructor(private readonly witnessed: ReadonlyMap<number, string>) {}

  faultOf({ at, row, number, hash, commandId, completed }: LedgerRecord, expected: number): LedgerFault | undefined {
    const next = this.verified + (row ? 1 : 0);
    if (at !== expected || number !== next) return fault(next, 'missing', `is missing: entry ${number} comes next`);
    if (row) {
      const wrong = this.faultOfEntry(row, hash);
      if (wrong) return wrong;
      [this.verified, this.head, this.recordedAt] = [number, hash, row[7]];
      this.revisions.set(row[2], row[3]);
      this.sinceCommand += 1;
    }
    if (!completed) return undefined;
    const { digest, stream, revision, entries, position } = completed;
    const kept = hashOfRow(this.head, [commandId, digest, stream, revision, entries, position]);
    const told = entries === this.sinceCommand && position === number && (!row || (row[2] === stream && row[3] === revision));
    this.sinceCommand = 0;
    return kept === completed.hash && told ? undefined : fault(number, 'command-disagrees', 'is not what the ledger keeps of its command');
  }

  endFault(): LedgerFault | undefined {
    const furthest = Math.max(0, ...this.witnessed.keys());
    if (this.sinceCommand > 0) return fault(this.verified, 'command-disagrees', 'ends the ledger in the middle of a command');
    if (furthest <= this.verified) return undefined;
    return fault(this.verified + 1, 'missing', `is missing: the ledger ends before it, and there is a record of entry ${furthest}`);
  }

  private faultOfEntry(row: NonNullable<LedgerRecord['row']>, hash: string): LedgerFault | undefined {
    const [number, , stream, revision, , , , recordedAt] = row;
    if (hashOfRow(this.head, row) !== hash) return fault(number, 'altered', 'is not as it was written');
    if ((this.witnessed.get(number) ?? hash) !== hash)
      return fault(number, 'altered', 'or one before it was altered and the chain made anew: its hash is not the one noted elsewhere');
    if (recordedAt < this.recordedAt)
      return fault(number, 'time-runs-back', `says it was recorded at ${recordedAt}, before the entry before it`);
    return revision === (this.revisions.get(stream) ?? 0) + 1
      ? undefined
      : fault(number, 'revision-gap', 'does not follow the one before it in its stream');
  }
}
