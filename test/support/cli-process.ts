import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What `npm run tracker` runs, in its own process; it builds what is stale. */
const TRACKER = fileURLToPath(new URL('../../scripts/tracker.mjs', import.meta.url));

export type Ended = { readonly code: number | null; readonly signal: string | null; readonly out: string; readonly complaints: string };

/** A command of the command line in a process of its own, that may be killed meanwhile. */
export const startCommand = (args: readonly string[], settings: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [TRACKER, ...args], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, complaints] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, complaints })));
  return { ended, kill: (signal: NodeJS.Signals = 'SIGKILL') => child.kill(signal) };
};

export const runCommand = (args: readonly string[], settings?: Readonly<Record<string, string>>): Promise<Ended> =>
  startCommand(args, settings).ended;
