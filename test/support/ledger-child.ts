import { writeSync } from 'node:fs';
import { newCommandId } from '../../src/ledger/entry-id.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { noted } from './ledger-given.js';

/**
 * A process with a ledger, to be killed. It says on its output what it does, each line written before it goes on:
 * `open`, `asking <command> <entries>`, `answered <command> <first number>`, `done`.
 * Arguments: the file, how many write at once, and after how many commands each it stops (0: never).
 */
const [file = '', writers = '0', limit = '0'] = process.argv.slice(2);

const say = (line: string): void => void writeSync(1, `${line}\n`);

const ledger = await openSqliteLedger({ file });
say('open');

const write = async (writer: number): Promise<void> => {
  const stream = `child-${process.pid}-${writer}`;
  for (let count = 0, revision = 0; limit === '0' || count < Number(limit); count += 1) {
    const id = newCommandId();
    const events = [1, 2, 3].slice(count % 3).map((part) => noted(`${part} of ${id} ${'x'.repeat(300)}`));
    say(`asking ${id} ${events.length}`);
    const { entries } = await ledger.append(stream, revision, events, { id, digest: id, by: 'child' });
    say(`answered ${id} ${entries[0]?.number}`);
    revision += events.length;
  }
};

if (Number(writers) > 0) {
  await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(writer)));
  await ledger.close();
  say('done');
} else {
  setInterval(() => undefined, 60_000);
}
