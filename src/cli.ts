#!/usr/bin/env node
import 'reflect-metadata';
import { runTracker } from './cli/run.js';

/** Whoever reads has read enough (`| head`): that is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runTracker(process.argv);
