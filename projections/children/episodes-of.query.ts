import type BetterSqlite3 from 'better-sqlite3';

/** An episode as measures of stability need it. Days are day numbers, `[from, to)`. */
export type EpisodeOf = {
  readonly child: string;
  readonly from: number;
  readonly to: number;
  readonly reasonForNewEpisode: string;
  readonly legalStatus: string;
  /** Where the child was: T0–T4 while away. */
  readonly placementType: string;
  readonly usualPlacementType: string;
  readonly placementBegan: number;
  readonly careBegan: number;
};

const QUERY = `
  select e.subject as child, e.valid_from as "from", e.valid_to as "to", e.reason_for_new_episode as reasonForNewEpisode,
         e.legal_status as legalStatus, e.placement_type as placementType,
         e.usual_placement_type as usualPlacementType, e.placement_began as placementBegan, e.care_began as careBegan
    from authority a
   cross join json_each(:children) named
   cross join episode e on e.authority = a.id and e.subject = named.value
   where a.code = :authority and e.known_from <= :knownAt and e.known_to > :knownAt
   order by e.subject, e.valid_from`;

/** Every episode of some children, as known at an entry, by child and start. */
export const episodesOfChildren = (
  sql: BetterSqlite3.Database, authority: string, children: readonly string[], knownAt: number,
): ReadonlyMap<string, readonly EpisodeOf[]> => {
  return episodesByChild(sql.prepare(QUERY).all({ authority, children: JSON.stringify(children), knownAt }) as EpisodeOf[]);
};

export const episodesByChild = (rows: readonly EpisodeOf[]): ReadonlyMap<string, readonly EpisodeOf[]> => {
  const byChild = new Map<string, EpisodeOf[]>();
  for (const row of rows) {
    const known = byChild.get(row.child);
    if (known) known.push(row);
    else byChild.set(row.child, [row]);
  }
  return byChild;
};
