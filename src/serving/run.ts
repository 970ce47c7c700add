import type { RequestListener } from 'node:http';
import { configFrom, Misconfigured, type Config } from '../config.js';
import { DEMONSTRATION_EVENING, loadDemonstration } from '../demonstration/load-demonstration.js';
import { LedgerUnavailable } from '../ledger/ledger.js';
import type { Part } from '../projecting/joint-projector.js';
import { ViewsAheadOfLedger } from '../projecting/written-views.js';
import { ViewsUnavailable } from '../../projections/views-postgres/faults.js';
import { openDoor, type Door } from './door.js';
import { openLog } from './log.js';
import { Metrics } from './metrics.js';
import { createProjectorServer, createServer, type Serving } from './server.js';
import { Starting } from './starting.js';

/** How the process ends: whoever starts it relies on these. */
const EXIT = { done: 0, fault: 1, misconfigured: 2, unusable: 4 } as const;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** What a process of the tracker does: `serve` answers people, `project` keeps shared views, and without a word it does both. */
const partOf = ([word, ...more]: readonly string[], { views }: Config): Part => {
  if (word === undefined) return 'both';
  if ((word !== 'serve' && word !== 'project') || more.length > 0)
    throw new Misconfigured(`The tracker is started with \`serve\`, with \`project\`, or without a word to do both; not with “${[word, ...more].join(' ')}”.`);
  if (views === undefined) throw new Misconfigured(`\`${word}\` is for views that several processes share: give their address with TRACKER_VIEWS.`);
  return word;
};

/** Starts the tracker, and ends the process when it is told to stop or cannot start. It listens first, so that whoever watches hears that it starts. */
export const run = async (env: Readonly<Record<string, string | undefined>>, words: readonly string[] = []): Promise<void> => {
  let serving: Serving | undefined;
  let ready = false;
  stopWhenTold(async () => {
    if (ready) await serving?.stop();
  });
  try {
    const config = configFrom(env);
    const [part, log, metrics] = [partOf(words, config), openLog(), new Metrics()];
    const starting = new Starting(metrics);
    const door = await openDoor(config, starting.answer);
    tell(`Placement Tracker is starting. It listens at port ${door.port}, and answers once it is ready.`);
    metrics.ofProcess();
    const opened = { log, metrics, door, onCatchUp: both(starting.makingViews, tellingNowAndThen('Making the views', 'entries')) };
    serving = await (part === 'project' ? createProjectorServer(config, opened) : createServer(config, { ...opened, part }));
    const onProgress = both(starting.recordingExample, tellingNowAndThen('Recording the demonstration authority', 'entries'));
    if (config.example && part !== 'project') await loadDemonstration(serving.app, config, onProgress);
    door.answeredBy(serving.app.getHttpAdapter().getInstance() as RequestListener);
    ready = true;
    tellWhere(part, addressOf(door, config), config);
  } catch (error) {
    await serving?.stop().catch(() => undefined);
    process.exit(failedBecause(error));
  }
};

const tellWhere = (part: Part, at: string, config: Config): void => {
  if (part === 'project') return tell(`Placement Tracker keeps the views: ${at}health/ready`);
  tell(`Placement Tracker for ${config.authorityName} is ready: ${at}`);
  if (config.example) tell(`Its council published its figures for one evening: ${at}?asAt=${DEMONSTRATION_EVENING}`);
  tell('To stop it, press Ctrl-C.');
};

const addressOf = ({ port }: Door, { host }: Config): string => {
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}/`;
};

/** A first signal stops in good order; a second one at once. What was answered as saved is saved either way. */
const stopWhenTold = (stop: () => Promise<void>): void => {
  let told = false;
  const onSignal = () => {
    if (told) process.exit(EXIT.done);
    told = true;
    stop().then(
      () => process.exit(EXIT.done),
      (error: unknown) => {
        complain(String(error));
        process.exit(EXIT.fault);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
};

const failedBecause = (error: unknown): number => {
  if (!(error instanceof Error)) return (complain(String(error)), EXIT.fault);
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (error instanceof Misconfigured) return (complain(error.message), EXIT.misconfigured);
  if (error instanceof LedgerUnavailable || error instanceof ViewsUnavailable || error instanceof ViewsAheadOfLedger)
    return (complain(error.message), EXIT.unusable);
  if (code === 'EADDRINUSE')
    return (
      complain(`Port ${port ?? ''} is in use: stop what uses it, or give another with TRACKER_PORT.`),
      EXIT.unusable
    );
  if (code === 'EACCES' && port)
    return (
      complain(`Port ${port} may not be used by this user: give one above 1023 with TRACKER_PORT.`),
      EXIT.unusable
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return (
      complain(`${address ?? 'The address'} is no address of this machine: give another with TRACKER_HOST.`),
      EXIT.unusable
    );
  return (complain(error.stack ?? error.message), EXIT.fault);
};

const BETWEEN_LINES = 3_000;

type Told = (done: number, total: number) => void;

const both = (one: Told, other: Told): Told => (done, total) => {
  one(done, total);
  other(done, total);
};

/** Says how far a long piece of work is, for whoever waits at the screen; nothing where it is quick. */
const tellingNowAndThen = (what: string, unit: string): Told => {
  let last = Date.now();
  return (done, total) => {
    if (Date.now() - last < BETWEEN_LINES) return;
    last = Date.now();
    tell(`${what}: ${done} of ${total} ${unit}.`);
  };
};
