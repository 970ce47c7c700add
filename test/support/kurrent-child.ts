import { writeSync } from 'node:fs';
import { newCommandId } from '../../src/ledger/entry-id.js';
import { openKurrentLedger } from '../../src/ledger/kurrent-ledger.js';
import { noted } from './ledger-given.js';

/**
 * A process that writes to a ledger in KurrentDB until it is killed. It says on its output, each line written before it
 * goes on: `asking <command> <entries>`, `answered <command> <first number>`. Arguments: the address, the namespace.
 */
const [url = '', namespace = ''] = process.argv.slice(2);

const say = (line: string): void => void writeSync(1, `${line}\n`);

const ledger = await openKurrentLedger({ url, namespace });

const write = async (writer: number): Promise<void> => {
  for (let count = 0, revision = 0; ; count += 1) {
    const id = newCommandId();
    const events = [1, 2, 3].slice(count % 3).map((part) => noted(`${part} of ${id}`));
    say(`asking ${id} ${events.length}`);
    const stream = `child-${process.pid}-${writer}`;
    const { entries } = await ledger.append(stream, revision, events, { id, digest: id, by: 'child' });
    say(`answered ${id} ${entries[0]?.number}`);
    revision += events.length;
  }
};

await Promise.all([1, 2, 3].map(write));
