/**
 * `npm run faults`: the long campaign. Kills the ledger and the tracker many times over and runs every property
 * many more times than the gate does. Half an hour or so; `TRACKER_KILLS`, `LEDGER_KILLS`, `TRACKER_RUNS` set how much.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { makeReady, root } from './ready.mjs';

makeReady('dist/src/cli.js');

const { status } = spawnSync(process.execPath, [join(root, 'scripts/test.mjs'), 'test/ledger', 'test/faults', 'test/domain', 'test/projections', '--testTimeout=3600000'], {
  cwd: root,
  stdio: 'inherit',
  env: { TRACKER_KILLS: '60', LEDGER_KILLS: '300', TRACKER_RUNS: '3000', ...process.env },
});
process.exitCode = status ?? 1;
