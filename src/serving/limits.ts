import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../api/problem.js';
import { paths } from '../web/paths.js';

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

const FOR_PROGRAMS = /^\/(api|health)(\/|$)/i;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What writes is taken as JSON, which no form on another site can send; at the pages also as a form, where the browser
 * tells that one of our own pages sent it; and a form with files only where files are brought in.
 */
export const onlyOwnWrites = (request: Request, _response: Response, next: NextFunction): void => {
  if (READS.has(request.method)) return next();
  if (request.get('sec-fetch-site') === 'cross-site') return next(fromAnotherSite);
  const type = (request.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return next();
  const fit = type === 'multipart/form-data' ? request.path === paths.importing() : type === 'application/x-www-form-urlencoded' && !FOR_PROGRAMS.test(request.path);
  if (!fit) return next(onlyJson);
  next(fromOwnPage(request) ? undefined : fromAnotherSite);
};

/** A browser says where a form comes from (Fetch Metadata); over plain HTTP an older header, the origin, is all there is. */
const fromOwnPage = (request: Request): boolean => {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin') ?? '';
  return URL.canParse(origin) && new URL(origin).host === request.get('host');
};

const fromAnotherSite = new Problem(
  403,
  'from-another-site',
  'Not from another site',
  'Send it from a program, or from a page of the tracker’s own.',
);

const onlyJson = new Problem(
  415,
  'only-json',
  'Only JSON is taken',
  'Send it as JSON, with the header “Content-Type: application/json”.',
);
