import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What `npm start` runs; it builds what is stale. */
const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** The tracker as people start it, in a process of its own. */
export type ServedProcess = {
  readonly output: () => string;
  readonly errors: () => string;
  /** Where it listens, once it says so; rejects when it ends first. */
  readonly ready: Promise<URL>;
  readonly exit: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly stop: (signal: NodeJS.Signals) => void;
};

/** `words` are what it is started with: `serve`, `project`, or nothing for both. */
export const startTracker = (settings: Readonly<Record<string, string>>, ...words: readonly string[]): ServedProcess => {
  const { TRACKER_EXAMPLE: _, ...env } = process.env;
  const child = spawn(process.execPath, [START, ...words], {
    env: { ...env, TRACKER_PORT: '0', TRACKER_EXAMPLE: 'no', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  const ready = new Promise<URL>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      const [address] = /http:\S+/.exec(line) ?? [];
      if (address) resolve(new URL(address));
    });
    void exit.then(() => reject(new Error(`it ended before it was ready: ${errors}`)));
  });
  ready.catch(() => undefined);
  return { output: () => output, errors: () => errors, ready, exit, stop: (signal) => void child.kill(signal) };
};
