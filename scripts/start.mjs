/**
 * `npm start`: installs and builds what is missing, then becomes the application. It runs in this very
 * process, as `exec` would have it, so signals reach it once and its exit code is the one seen.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeReady, root } from './ready.mjs';

const application = join(root, 'dist/src/main.js');

/** npm killed outright tells nobody: the application then stops by itself, rather than hold its port and ledger. */
const stopWithNpm = () => {
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
};

makeReady('dist/src/main.js');
if (process.env.npm_lifecycle_event === 'start') stopWithNpm();
process.argv[1] = application;
await import(pathToFileURL(application).href);
