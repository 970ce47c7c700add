/**
 * `npm test [-- what jest takes]`: makes ready, finds a browser for the journeys, runs jest, and ends with one
 * plain line, `N passed, N failed`. The exit code is jest's; it is 1 where no test ran.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installFromDebian, makeReady, onPath, root, say } from './ready.mjs';

const args = process.argv.slice(2);
const paths = args.filter((arg) => !arg.startsWith('-'));
const asked = (folder) => paths.length === 0 || paths.some((path) => path.includes(folder));
const journeysAsked = asked('journeys');

/** Chromium without its own window, where it is there: the journeys take half the time. */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const browser = () =>
  process.env.CHROMIUM_PATH ?? BROWSERS.map(onPath).find(Boolean) ?? ELSEWHERE.find((path) => existsSync(path));

const browserOrWhyNot = () => {
  const found = browser();
  if (found || !journeysAsked) return found;
  for (const name of ['chromium-headless-shell', 'chromium'])
    if (installFromDebian([name], 'the browser journeys need it')) return browser();
  say(
    'No Chromium was found and none could be installed, so the browser journeys do not run.\n' +
      'Install Chromium or Chrome, or set CHROMIUM_PATH to where one is.',
  );
  return undefined;
};

/** The counts jest's reporter left, or undefined where jest ended before it had any. */
const countsIn = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);

const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

makeReady('dist/src/cli.js');

const folder = mkdtempSync(join(tmpdir(), 'placement-tracker-tests-'));
const countsPath = join(folder, 'counts.json');
const CHROMIUM_PATH = browserOrWhyNot();

const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules/jest/bin/jest.js'),
    // Before the reporters, for jest takes whatever follows a list for more of it.
    ...args,
    '--reporters=default',
    `--reporters=${join(root, 'scripts/plain-line-reporter.mjs')}`,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(CHROMIUM_PATH && { CHROMIUM_PATH }), TEST_COUNTS_PATH: countsPath },
  },
);

for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => jest.kill(signal));
process.on('SIGINT', () => undefined);

jest.on('exit', (code, signal) => {
  const counts = countsIn(countsPath);
  rmSync(folder, { recursive: true, force: true });
  const ran = counts ? counts.passed + counts.failed : 0;
  if (!counts) say(`jest ended ${signal ? `by ${signal}` : `with ${code}`} before it had counted any test.`);
  else if (ran === 0) say('No test ran.');
  if (paths.length === 0) say('Longer campaigns against ledgers on servers run by themselves: npm run campaigns.');
  process.exitCode = code === 0 && ran === 0 ? 1 : (code ?? 1);
  process.stdout.write(`\n${closingLine(counts ?? { passed: 0, failed: 0, skipped: 0 })}\n`);
});
