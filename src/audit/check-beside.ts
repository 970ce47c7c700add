import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../../projections/rebuilding.js';
import { check, type CheckAsked, type Verdict } from './check.js';

/** A check under way; it can be given up. */
export type Checking = { readonly verdict: Promise<Verdict>; readonly giveUp: () => Promise<void> };

type InThread = { readonly file: URL; readonly execArgv?: readonly string[] };

const BUILT = new URL('./check.worker.js', import.meta.url);

/**
 * Checks in a thread of its own, so that pages are answered meanwhile as ever. Where the program runs from its sources there
 * is no file for a thread to run, and the check takes turns with the rest.
 */
export const checkBeside = (asked: CheckAsked, onProgress: Progress, inThread: InThread = { file: BUILT }): Checking =>
  existsSync(fileURLToPath(inThread.file))
    ? checkInThread(asked, onProgress, inThread)
    : { verdict: check(asked, onProgress), giveUp: () => Promise.resolve() };

type Message = { readonly done: number; readonly total: number } | { readonly verdict: Verdict };

const checkInThread = (asked: CheckAsked, onProgress: Progress, { file, execArgv }: InThread): Checking => {
  const worker = new Worker(file, { workerData: asked, ...(execArgv ? { execArgv: [...execArgv] } : {}) });
  const verdict = new Promise<Verdict>((resolve, reject) => {
    worker.on('message', (message: Message) => ('verdict' in message ? resolve(message.verdict) : onProgress(message.done, message.total)));
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The check ended before it was done.')));
  });
  return { verdict, giveUp: async () => void (await worker.terminate()) };
};
