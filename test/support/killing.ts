import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LOADER = fileURLToPath(new URL('./ts-loader.mjs', import.meta.url));
const CHILD = fileURLToPath(new URL('./tracker-child.ts', import.meta.url));

/** How a killed process ended: whether it had begun its work, and whether it had finished it. */
export type Killed = { readonly begun: boolean; readonly done: boolean; readonly errors: string };

/** Starts the tracker on some work and kills it, with no warning, some milliseconds after it began. */
export const killedAfter = (milliseconds: number, args: readonly string[]): Promise<Killed> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', LOADER, CHILD, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, errors] = ['', ''];
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    child.stdout.on('data', (text: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
      said += text.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve({ begun: said.includes('open'), done: said.includes('done'), errors }));
  });
