import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { openKurrentLedger, type KurrentLedger, type KurrentLedgerOptions } from '../../src/ledger/kurrent-ledger.js';

/** The client waits so long before it first looks for a server: with one on the same machine, no time is lost. */
export const atOnce = (url: string): string =>
  /discoveryInterval=/i.test(url)
    ? url
    : `${url}${url.includes('?') ? '&' : '?'}discoveryInterval=20&maxDiscoverAttempts=25`;

/** A namespace nobody else has, ledgers opened in it, and what lets them go. */
export const begunAt = (url: string, more: Partial<KurrentLedgerOptions> = {}) => {
  const namespace = `tracker_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const opened: KurrentLedger[] = [];
  const open = async (other: Partial<KurrentLedgerOptions> = {}): Promise<KurrentLedger> => {
    const ledger = await openKurrentLedger({ url: atOnce(url), namespace, interval: 200, ...more, ...other });
    opened.push(ledger);
    return ledger;
  };
  const close = async () => {
    for (const ledger of opened) await ledger.close();
  };
  return { namespace, stream: `${namespace}-ledger`, open, close };
};

/** Takes away a stream that a test has left on a server that is not its own. */
export const deleteStream = async (url: string, stream: string): Promise<void> => {
  const client = KurrentDBClient.connectionString(atOnce(url));
  await client.deleteStream(stream, { expectedRevision: 'any' }).catch(() => undefined);
  await client.dispose();
};

/** An event of somebody else, or of the server itself, in a stream of their own. */
export const somebodyElsesEvent = async (url: string, stream: string): Promise<void> => {
  const client = KurrentDBClient.connectionString(atOnce(url));
  const event = { id: randomUUID(), contentType: 'application/json' as const, type: 'Noted', data: {}, metadata: {} };
  await client.appendToStream(stream, [event]);
  await client.dispose();
};

export const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await new Promise((resolve) => setTimeout(resolve, 10));
};

const LOADER = fileURLToPath(new URL('./ts-loader.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./kurrent-child.ts', import.meta.url));

/** Another process that writes to the ledger, killed without warning once it was answered so often: all that it said. */
export const killedWhileWriting = (url: string, namespace: string, answers: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', LOADER, CHILD, atOnce(url), namespace]);
    let [said, errors] = ['', ''];
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.split('answered').length > answers) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_, signal) => (signal === 'SIGKILL' ? resolve(said.split('\n')) : reject(new Error(errors))));
  });
