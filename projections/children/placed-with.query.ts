import type BetterSqlite3 from 'better-sqlite3';
import { prepared } from '../views/prepared.js';

/** A child's time with one carer household or provider, `[from, to)` in day numbers; `to` is LASTING while it lasts. */
export type PlacedWith = {
  readonly child: string;
  readonly from: number;
  readonly to: number;
  readonly placementType: string;
};

/** A provider is named by its URN, or by the authority's own reference of its record. */
const NAMED = { carer: 't.carer', provider: 'coalesce(t.home, t.urn)' } as const;

const queryOf = (kind: keyof typeof NAMED): string => `
  select t.subject as child, t.valid_from as "from", t.valid_to as "to", t.placement_type as placementType
    from authority a
    join placement t on t.authority = a.id
   where a.code = :authority and ${NAMED[kind]} = :reference and t.known_from <= :knownAt and t.known_to > :knownAt
   order by t.valid_from desc, t.subject`;

/** Everybody who was ever placed with a carer household or a provider, as known at an entry; the last to come first. */
export const placedWith = (
  sql: BetterSqlite3.Database, authority: string, kind: keyof typeof NAMED, reference: string, knownAt: number,
): readonly PlacedWith[] => prepared<[object], PlacedWith>(sql, queryOf(kind)).all({ authority, reference, knownAt });
