import Database from 'better-sqlite3';
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntryNumber } from '../domain/entry.js';
import { ledgerFile } from '../ledger/choose-ledger.js';
import { CHAIN_BEGINS } from '../ledger/entry-row.js';
import type { LedgerNamed } from '../ledger/ledger-named.js';
import { ledgerOf, type StorePlace } from '../projecting/store.js';
import { Asking } from '../asking/asking.js';
import { STORE_PLACE } from './checks.js';

/** An entry as it is stored, with the hashes that chain it to the one before. */
export class EntryProofAsked {
  constructor(readonly number: number) {}
}

export type EntryProof = {
  readonly revision: number;
  readonly schema: number;
  readonly writtenAt: string;
  /** Whether it is the last of its command; what a command says is learned at once, with its last entry. */
  readonly completes: boolean;
  /** The other entries of its command. */
  readonly together: readonly EntryNumber[];
  /** What is stored, without what names a person. */
  readonly stored: Readonly<Record<string, unknown>>;
  /** Whether something that names a person is kept in it, apart from the rest. */
  readonly keptApart: boolean;
  /** Its hash and that of the entry before, which it is worked out from; null where the ledger does not tell them. */
  readonly hashes: { readonly own: string; readonly before: string } | null;
};

@QueryHandler(EntryProofAsked)
export class EntryProofHandler implements IQueryHandler<EntryProofAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(STORE_PLACE) private readonly place: StorePlace,
  ) {}

  /** Null where there is no such entry. The ledger hands out none whose hash does not fit the one before. */
  async execute({ number }: EntryProofAsked): Promise<EntryProof | null> {
    const entry = await this.asking.ledger.entry(number as EntryNumber);
    if (!entry) return null;
    const { revision, schema, writtenAt, completes, data, command, stream } = entry;
    const together = (await this.asking.ledger.read(stream)).filter((one) => one.command === command && one.number !== number).map((one) => one.number);
    return { revision, schema, writtenAt, completes, together, ...withoutNames(data), hashes: await this.hashesOf(number) };
  }

  private async hashesOf(number: number): Promise<EntryProof['hashes']> {
    const named = ledgerOf(this.place);
    const [own, before] =
      named.kind === 'sqlite' ? hashesInFile(ledgerFile(named.folder), number) : named.kind === 'postgres' ? await hashesInPostgres(named, number) : [];
    return own === undefined ? null : { own, before: before ?? CHAIN_BEGINS };
  }
}

/** Names lie under `identity` and nowhere else, wherever that is. */
const withoutNames = (data: object): Pick<EntryProof, 'stored' | 'keptApart'> => {
  let keptApart = false;
  const stored = JSON.parse(
    JSON.stringify(data, (member, value: unknown) => {
      if (member !== 'identity') return value;
      keptApart = true;
      return undefined;
    }),
  ) as EntryProof['stored'];
  return { stored, keptApart };
};

type Hashes = readonly (string | undefined)[];

const hashesInPostgres = async (named: Extract<LedgerNamed, { readonly kind: 'postgres' }>, number: number): Promise<Hashes> => {
  const rows = (await import('../ledger/copy-postgres.js')).rowsOfPostgres(named);
  try {
    return [await rows.hashAt(number), await rows.hashAt(number - 1)];
  } finally {
    await rows.close();
  }
};

/** The entry’s hash, then that of the one before. */
const hashesInFile = (file: string, number: number): Hashes => {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return connection.prepare<[number, number], string>('select hash from entry where number in (?, ?) order by number desc').pluck().all(number, number - 1);
  } finally {
    connection.close();
  }
};
