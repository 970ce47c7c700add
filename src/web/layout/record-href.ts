import type { Behind } from '../../../projections/figure.js';
import { paths, type Query } from '../paths.js';

/** Records of which a page of their own tells, and those told of on the page of the child they are about. */
const PAGES: Partial<Readonly<Record<Behind['kind'], (id: string, query: Query) => string>>> = {
  child: paths.child,
  fee: paths.child,
  leaver: paths.child,
  'short-break': paths.child,
  carer: paths.carer,
  provider: paths.provider,
};

/** The page that tells of a record from a viewpoint; undefined where none does. */
export const recordHref = (kind: string, id: string, viewpoint: Query): string | undefined =>
  Object.hasOwn(PAGES, kind) ? PAGES[kind as Behind['kind']]?.(id, viewpoint) : undefined;
