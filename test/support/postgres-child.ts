import { writeSync } from 'node:fs';
import { newCommandId } from '../../src/ledger/entry-id.js';
import { StreamMovedOn } from '../../src/ledger/ledger.js';
import { openPostgresLedger } from '../../src/ledger/postgres-ledger.js';
import { noted } from './ledger-given.js';

/**
 * A process that writes to a ledger in PostgreSQL, in turn on a stream of its own and on one that all have in common, and
 * says `<command> <number>` of each that was answered. Arguments: address, schema, its name, how many commands.
 */
const [url = '', schema = '', name = '', commands = '0'] = process.argv.slice(2);

const ledger = await openPostgresLedger({ url, schema, connections: 2 });

const insisted = async (stream: string): Promise<string> => {
  const id = newCommandId();
  for (;;)
    try {
      const { length } = await ledger.read(stream);
      const { entries } = await ledger.append(stream, length, [noted(`${name} of ${id}`)], { id, digest: id, by: 'child' });
      return `${id} ${entries[0]?.number}`;
    } catch (error) {
      if (!(error instanceof StreamMovedOn)) throw error;
    }
};

for (let count = 0; count < Number(commands); count += 1) writeSync(1, `${await insisted(count % 2 ? 'child-common' : `child-${name}`)}\n`);

await ledger.close();
