import { assertEndsAt, AT_ONCE, commandsToAdd, endAfter, type CopiedPage, type CopyEnd, type LedgerRows } from './copy-rows.js';
import { KurrentCatchUp } from './kurrent-catch-up.js';
import { KurrentConnection } from './kurrent-connection.js';
import { inPlainWords, isMovedOn } from './kurrent-faults.js';
import { placeOf } from './kurrent-place.js';
import { recordsOf, type LedgerRecord } from './kurrent-record.js';
import { CopyRefused } from './ledger.js';
import type { HashedCommand, HashedEntry } from './postgres-plan.js';

/** A server takes 1 MiB in one append where nothing else is set; what stands beside an entry is under 600 bytes, names apart. */
const MOST_BYTES = 900_000;
const BESIDE_BYTES = 1_200;

/** The rows of a ledger that KurrentDB keeps in a stream. A page is added in as many appends as the server takes, whole commands each. */
export const rowsOfKurrent = async (placed: Parameters<typeof placeOf>[0]): Promise<LedgerRows> => {
  const place = placeOf(placed);
  const connection = await KurrentConnection.to(place);
  const catchUp = new KurrentCatchUp(connection, place);
  const there = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      await catchUp.advance();
      return await work();
    } catch (error) {
      if (isMovedOn(error)) throw new CopyRefused('The ledger no longer ends where the copy had reached: somebody else writes to it.', { cause: error });
      throw inPlainWords(error, place.words);
    }
  };
  const rows = new KurrentRows(connection, catchUp);
  return {
    end: () => there(async () => rows.end),
    hashAt: (number) => there(() => rows.hashAt(number)),
    commandsBy: (number) => there(() => rows.commandsBy(number)),
    pageAfter: (after) => there(() => rows.pageAfter(after)),
    copyInto: (after, page) => there(() => rows.copyInto(after, page)),
    close: () => connection.close(),
  };
};

class KurrentRows {
  constructor(
    private readonly connection: KurrentConnection,
    private readonly catchUp: KurrentCatchUp,
  ) {}

  get end(): CopyEnd {
    const { number, hash } = this.catchUp.index.end;
    return { number, hash };
  }

  async hashAt(number: number): Promise<string | undefined> {
    if (number < 1 || number > this.end.number) return undefined;
    const [record] = await this.connection.read(this.catchUp.index.placeOfEntry(number), 1);
    return record?.hash;
  }

  async commandsBy(number: number): Promise<number> {
    let count = 0;
    for await (const { completed } of this.recordsFrom(0)) {
      if (completed && completed.position > number) break;
      if (completed) count += 1;
    }
    return count;
  }

  /** From the record of the entry before on: what stands between it and the next are commands that wrote none. */
  async pageAfter(after: number): Promise<CopiedPage> {
    const entries: HashedEntry[] = [];
    const commands: HashedCommand[] = [];
    let open: HashedEntry[] = [];
    for await (const record of this.recordsFrom(after === 0 ? 0 : this.catchUp.index.placeOfEntry(after))) {
      if (entries.length >= AT_ONCE && record.row) break;
      if (record.row && record.number > after) open.push([...record.row, record.hash]);
      if (!record.completed) continue;
      commands.push(commandOf(record, record.completed));
      entries.push(...open);
      open = [];
    }
    return { entries, commands };
  }

  async copyInto(after: CopyEnd, page: CopiedPage): Promise<void> {
    assertEndsAt(this.end, after);
    endAfter(after, page);
    const known = new Map<string, string>();
    for await (const { commandId, completed } of this.recordsFrom(after.number === 0 ? 0 : this.catchUp.index.placeOfEntry(after.number)))
      if (completed) known.set(commandId, completed.hash);
    const commands = [...commandsToAdd(page, known)].sort((one, other) => one[5] - other[5] || withoutLast(one) - withoutLast(other));
    const plan = { outcomes: [], entries: page.entries, commands };
    for (const part of partsOf(recordsOf(plan, after.hash, this.catchUp.index.next))) {
      await this.connection.append(part);
      this.catchUp.take(part);
    }
  }

  private async *recordsFrom(from: number): AsyncGenerator<LedgerRecord> {
    for (let at = from; ; ) {
      const records = await this.connection.read(at, AT_ONCE);
      yield* records;
      if (records.length < AT_ONCE) return;
      at += records.length;
    }
  }
}

const commandOf = ({ commandId }: LedgerRecord, { digest, stream, revision, entries, position, hash }: NonNullable<LedgerRecord['completed']>): HashedCommand =>
  [commandId, digest, stream, revision, entries, position, hash];

/** A command that wrote none stands after the one whose entry it was carried out at. */
const withoutLast = ([, , , , entries]: HashedCommand): number => (entries === 0 ? 1 : 0);

/** Records in their order, parted at the ends of commands so that each part is one append. */
const partsOf = (records: readonly LedgerRecord[]): readonly (readonly LedgerRecord[])[] => {
  const parts: LedgerRecord[][] = [];
  let [part, command, bytes]: [LedgerRecord[], LedgerRecord[], number] = [[], [], 0];
  for (const record of records) {
    command.push(record);
    if (!record.completed) continue;
    const size = command.reduce((sum, { row }) => sum + Buffer.byteLength(row?.[6] ?? '') + Buffer.byteLength(row?.[2] ?? '') + BESIDE_BYTES, 0);
    if (part.length > 0 && bytes + size > MOST_BYTES) {
      parts.push(part);
      [part, bytes] = [[], 0];
    }
    part.push(...command);
    bytes += size;
    command = [];
  }
  return part.length > 0 ? [...parts, part] : parts;
};
