import type { LoggerService } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { destination, pino, type Logger } from 'pino';

/** Lines of JSON on standard error. They hold no address as it was asked, no reference of a child, and no name. */
export const openLog = (): Logger => pino({ base: null }, destination({ dest: 2, sync: true }));

/** What the framework says while it starts is of no use to whoever runs it; why it could not start is said once, plainly. */
const FRAMEWORK = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'ExceptionHandler',
]);

/** Takes what the framework and the doors log to the same place. */
export const asNestLogger = (log: Logger): LoggerService => {
  const at =
    (level: 'info' | 'warn' | 'error' | 'debug' | 'trace') =>
    (message: unknown, ...more: unknown[]) => {
      const about = more.at(-1);
      const quiet = typeof about === 'string' && FRAMEWORK.has(about);
      log[quiet ? 'debug' : level]({ about }, String(message));
    };
  return { log: at('info'), warn: at('warn'), error: at('error'), debug: at('debug'), verbose: at('trace') };
};

/** One line for each request: the route, not the address. */
export const logRequests =
  (log: Logger) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    response.on('close', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      if (typeof route === 'string' && /^\/(health|metrics)(\/|$)/.test(route)) return;
      const milliseconds = Math.round((performance.now() - began) * 10) / 10;
      log.info({
        method: request.method,
        route,
        status: response.statusCode,
        ms: milliseconds,
        finished: response.writableFinished,
      });
    });
    next();
  };
