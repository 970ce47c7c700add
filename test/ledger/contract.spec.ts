import { join } from 'node:path';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { ledgerFolder } from '../support/ledger-folder.js';
import { ledgerContract } from './contract.js';

ledgerContract('in memory', async (now) => ({
  ledger: openMemoryLedger(now ? { now } : {}),
  clear: () => Promise.resolve(),
}));

ledgerContract('in a SQLite file', async (now) => {
  const { folder, clear } = await ledgerFolder();
  const file = join(folder, 'ledger.db');
  return { ledger: await openSqliteLedger(now ? { file, now } : { file }), clear };
});
