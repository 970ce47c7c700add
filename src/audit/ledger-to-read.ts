import Database from 'better-sqlite3';
import { ledgerFile, openLedger } from '../ledger/choose-ledger.js';
import type { Ledger } from '../ledger/ledger.js';
import type { LedgerNamed } from '../ledger/ledger-named.js';
import { pagesOf, streamsOf } from '../ledger/reading.js';
import { SqliteReader } from '../ledger/sqlite-reader.js';

/** A ledger for reading alone, beside whoever writes it. */
export type LedgerToRead = Pick<Ledger, 'readStreams' | 'entry' | 'close'>;

/** A file is held by whoever writes it, and read beside; a server lets any number in. */
export const ledgerToRead = async (named: LedgerNamed): Promise<LedgerToRead> => {
  if (named.kind !== 'sqlite') return openLedger(named);
  const connection = new Database(ledgerFile(named.folder), { readonly: true, fileMustExist: true });
  const reader = new SqliteReader(connection);
  return {
    readStreams: (upTo) => streamsOf(pagesOf((last) => reader.pageByStream(upTo, last))),
    entry: (number) => Promise.resolve(reader.entry(number)),
    close: () => Promise.resolve(void connection.close()),
  };
};
