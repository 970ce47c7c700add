#!/usr/bin/env node
import 'reflect-metadata';
import { runTracker } from './cli/run.js';

process.exitCode = await runTracker(process.argv);
