import type { StoredEntry } from '../../src/ledger/ledger.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { verifyLedger } from '../../src/ledger/verify.js';
import { everyEntry } from './ledger-given.js';

/**
 * What the ledger does not keep of what killed processes were told: every command answered must be there once,
 * under the number it was told, and every other wholly or not at all.
 */
export const brokenPromises = async (file: string, said: readonly string[]): Promise<readonly string[]> => {
  const ledger = await openSqliteLedger({ file });
  const entries = await everyEntry(ledger);
  await ledger.close();
  const keptOf = new Map<string, StoredEntry[]>();
  for (const entry of entries) keptOf.set(entry.command, [...(keptOf.get(entry.command) ?? []), entry]);
  const asked = new Map<string, number>();
  const answered = new Map<string, number>();
  for (const [what, command = '', count] of said.map((line) => line.split(' ')))
    if (what === 'asking') asked.set(command, Number(count));
    else if (what === 'answered') answered.set(command, Number(count));

  const broken: string[] = [];
  for (const [command, count] of asked) {
    const kept = keptOf.get(command) ?? [];
    const told = answered.get(command);
    if (told !== undefined && kept[0]?.number !== told)
      broken.push(`${command} was answered with ${told}, and is not there`);
    if (kept.length !== 0 && kept.length !== count)
      broken.push(`${command} is there by half: ${kept.length} of ${count}`);
    if (kept.some(({ completes }, index) => completes !== (index === count - 1)))
      broken.push(`${command} is not completed`);
  }
  for (const command of keptOf.keys()) if (!asked.has(command)) broken.push(`${command} was never asked`);
  const { firstFault } = await verifyLedger(file);
  return firstFault ? [...broken, firstFault.message] : broken;
};
