import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { chosenPerson } from '../access/example-people.js';
import { askedBy } from '../access/who-asks.js';
import { describeApi } from '../api/openapi.js';
import { AppModule } from '../app.module.js';
import type { Config } from '../config.js';
import type { CoreOptions } from '../core.module.js';
import type { Around } from '../ledger/watched-ledger.js';
import type { Standing } from '../projecting/ledger-standing.js';
import { Listeners } from '../web/live/listeners.js';
import { closingOf } from './connections.js';
import type { Door } from './door.js';
import { asNestLogger, logRequests } from './log.js';
import { limitQuery, onlyOwnWrites } from './limits.js';
import { Metrics } from './metrics.js';
import { ProjectingModule } from './projecting.module.js';
import { securityHeaders } from './security-headers.js';
import { watchBuses } from './watching.js';

export type Serving = {
  readonly app: NestExpressApplication;
  /** Finishes what is on its way, for at most so many milliseconds, and then lets go of the store. */
  readonly stop: (within?: number) => Promise<void>;
};

type Options = Omit<CoreOptions, 'data'> & {
  readonly log?: Logger;
  readonly metrics?: Metrics;
  /** Where a door was opened before: it is that which is listened at, and closed. */
  readonly door?: Pick<Door, 'close'>;
};

const MOST_SENT = '256kb';
const MOST_SENT_IN_A_FORM = '16kb';

/** Everything joined and ready to listen. Rejects where the store cannot be opened. */
export const createServer = async (config: Config, { log, door, metrics = new Metrics(), ...core }: Options = {}): Promise<Serving> => {
  const { watched, tracing } = await watching(config, { log, metrics }, core);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(config, watched, metrics), {
    abortOnError: false,
    bodyParser: false,
    logger: log ? asNestLogger(log) : false,
  });
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders);
  if (log) app.use(logRequests(log));
  app.use(metrics.request);
  if (tracing) app.use(tracing.request);
  app.use(askedBy(chosenPerson));
  app.use(limitQuery);
  app.use(onlyOwnWrites);
  app.useBodyParser('json', { limit: MOST_SENT, type: 'application/json' });
  app.useBodyParser('urlencoded', { limit: MOST_SENT_IN_A_FORM, extended: false });
  describeApi(app);
  await app.init();
  watchBuses(app, metrics, tracing);
  const { close } = door ?? { close: closingOf(app.getHttpServer()) };
  const stop = async (within = 10_000) => {
    app.get(Listeners, { strict: false }).close();
    await close(within);
    await app.close();
    await tracing?.stop();
  };
  return { app, stop };
};

/** Keeps shared views, and answers nobody but whatever watches over the process. */
export const createProjectorServer = async (config: Config, { log, door, metrics = new Metrics(), ...core }: Options = {}): Promise<Serving> => {
  const { watched, tracing } = await watching(config, { log, metrics }, core);
  const app = await NestFactory.create<NestExpressApplication>(ProjectingModule.over(config, watched, metrics), {
    abortOnError: false,
    bodyParser: false,
    logger: log ? asNestLogger(log) : false,
  });
  app.disable('x-powered-by');
  app.use(metrics.request);
  await app.init();
  const { close } = door ?? { close: closingOf(app.getHttpServer()) };
  const stop = async (within = 10_000) => {
    await close(within);
    await app.close();
    await tracing?.stop();
  };
  return { app, stop };
};

/** What is told of the ledger and the views while they are used. */
const watching = async (config: Config, { log, metrics }: { readonly log: Logger | undefined; readonly metrics: Metrics }, core: Omit<CoreOptions, 'data'>) => {
  // What makes traces is loaded only where they are asked for.
  const tracing = config.traces === undefined ? undefined : (await import('./open-telemetry.js')).startTracing(config.traces);
  const around: Around = (call, work) => metrics.around(call, () => (tracing ? tracing.around(call, work) : work()));
  const onStanding = (standing: Standing, why?: string) => log?.warn({ about: 'ledger', state: standing.state }, why ?? 'The ledger is sound again.');
  const onLease = (what: string) => log?.info({ about: 'views' }, what);
  return { tracing, watched: { around, onStanding, onLease, ...core } };
};
