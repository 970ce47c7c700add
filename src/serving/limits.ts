import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../api/problem.js';

const LONGEST_QUERY = 2_048;

/** No question of ours is that long. */
export const limitQuery = ({ originalUrl }: Request, _response: Response, next: NextFunction): void => {
  const from = originalUrl.indexOf('?');
  const tooLong = from >= 0 && originalUrl.length - from - 1 > LONGEST_QUERY;
  next(
    tooLong
      ? new Problem(
          414,
          'address-too-long',
          'The address is too long',
          `What follows the question mark may have ${LONGEST_QUERY} characters.`,
        )
      : undefined,
  );
};

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A form on another site can send neither JSON nor, unasked, from another origin: what writes takes nothing else. */
export const onlyOwnWrites = (request: Request, _response: Response, next: NextFunction): void => {
  if (READS.has(request.method)) return next();
  if (request.get('sec-fetch-site') === 'cross-site')
    return next(
      new Problem(
        403,
        'from-another-site',
        'Not from another site',
        'Send it from a program, or from a page of the tracker’s own.',
      ),
    );
  const [type] = (request.get('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() === 'application/json') return next();
  next(
    new Problem(
      415,
      'only-json',
      'Only JSON is taken',
      'Send it as JSON, with the header “Content-Type: application/json”.',
    ),
  );
};
