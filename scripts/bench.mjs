/**
 * `npm run bench [-- --only name --quick --json file]`: measures the product against bare floors in the same minute
 * on the same machine, and says which of its targets are met. It exits non-zero where an answer was wrong.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { makeReady, root } from './ready.mjs';

makeReady('dist/src/main.js');

const bench = spawn(
  process.execPath,
  [
    '--expose-gc',
    `--import=${join(root, 'test/support/ts-loader.mjs')}`,
    join(root, 'bench/bench.ts'),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal));
bench.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
