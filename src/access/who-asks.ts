import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Person } from './role.js';

/** Tells who sends a request; undefined where nobody is known. Signing in takes this place: the rest stays as it is. */
export type WhoAsks = (request: Request) => Person | undefined;

const asking = new AsyncLocalStorage<Person | undefined>();

/** Whatever a request comes to is done for whoever sent it. */
export const askedBy =
  (whoAsks: WhoAsks): RequestHandler =>
  (request: Request, _response: Response, next: NextFunction) => asking.run(whoAsks(request), next);

/** Who asks what is being answered; undefined where nobody is known. */
export const whoAsks = (): Person | undefined => asking.getStore();
