import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { check, type CheckAsked } from './check.js';

/** Told at most so often, in milliseconds: whoever waits looks every other second. */
const BETWEEN = 250;

let told = 0;
const verdict = await check(workerData as CheckAsked, (done, total) => {
  if (Date.now() - told < BETWEEN) return;
  told = Date.now();
  parentPort?.postMessage({ done, total });
});
parentPort?.postMessage({ verdict });
