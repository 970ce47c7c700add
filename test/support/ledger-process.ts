import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const LOADER = fileURLToPath(new URL('./ts-loader.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./ledger-child.ts', import.meta.url));

/** Another process with a ledger, and every line it has said. */
export type LedgerProcess = {
  readonly pid: number;
  readonly said: readonly string[];
  readonly errors: () => string;
  /** Settles when it says a line that begins so; rejects when it ends without. */
  readonly says: (beginning: string) => Promise<void>;
  readonly ended: Promise<void>;
  readonly kill: () => Promise<void>;
};

/** Starts a process that opens a ledger; `through` is a program to run it under. */
export const ledgerProcess = (args: readonly string[], through: readonly string[] = []): LedgerProcess => {
  const [program = '', ...rest] = [...through, process.execPath, '--import', LOADER, CHILD, ...args];
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  let errors = '';
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => void said.push(line));
  const ended = endOf(child);
  const says = (beginning: string) =>
    new Promise<void>((resolve, reject) => {
      const heard = () => said.some((line) => line.startsWith(beginning));
      if (heard()) return resolve();
      lines.on('line', () => heard() && resolve());
      void ended.then(() => reject(new Error(`the process ended without saying ${beginning}: ${errors}`)));
    });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid ?? 0, said, errors: () => errors, says, ended, kill };
};

/** Ended, and everything it said read. */
const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
