#!/usr/bin/env node
/**
 * `npm run tracker -- …`: the command line, installed and built first where needed. It runs in this very
 * process: standard output is its own, and so is the exit code.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeReady, root } from './ready.mjs';

const commandLine = join(root, 'dist/src/cli.js');

makeReady('dist/src/cli.js');
process.argv[1] = commandLine;
await import(pathToFileURL(commandLine).href);
