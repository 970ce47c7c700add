import type BetterSqlite3 from 'better-sqlite3';
import { childrenInCare } from './children/children-in-care.query.js';
import { episodesDuring } from './children/episodes-during.query.js';
import { episodesOfChildren } from './children/episodes-of.query.js';
import { placedWith } from './children/placed-with.query.js';
import type { Reader } from './measure.js';
import { providersKnown } from './providers/providers-known.query.js';
import { anyTold, rowsAt, rowsDuring, rowsOfSubjects, versionsOfSubjects } from './rows.query.js';
import { oneAfterAnother } from './together.js';

/** What measures read, for one answer: the same question asked twice is put to the views once. */
export const readerOf = (sql: BetterSqlite3.Database, authority: string): Reader => {
  const inCare = new Map<string, ReturnType<Reader['childrenInCare']>>();
  return {
    at: (timeline, viewpoint) => rowsAt(sql, authority, timeline, viewpoint),
    during: (timeline, days) => rowsDuring(sql, authority, timeline, days),
    of: (timeline, subjects, knownAt) => rowsOfSubjects(sql, authority, timeline, subjects, knownAt),
    anyTold: (timeline) => anyTold(sql, authority, timeline),
    versionsOf: (timeline, subjects) => versionsOfSubjects(sql, authority, timeline, subjects),
    childrenInCare: (viewpoint) => {
      const key = `${viewpoint.asAt} ${viewpoint.knownAt}`;
      const children = inCare.get(key) ?? childrenInCare(sql, authority, viewpoint);
      inCare.set(key, children);
      return children;
    },
    episodesDuring: (days) => episodesDuring(sql, authority, days),
    episodesOf: (children, knownAt) => episodesOfChildren(sql, authority, children, knownAt),
    placedWith: (kind, reference, knownAt) => placedWith(sql, authority, kind, reference, knownAt),
    providersKnown: () => providersKnown(sql, authority),
    together: oneAfterAnother,
  };
};
