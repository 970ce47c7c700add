import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for a test, and what clears it away. */
export const ledgerFolder = async (): Promise<{ readonly folder: string; readonly clear: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  return { folder, clear: () => rm(folder, { recursive: true, force: true }) };
};
