import type BetterSqlite3 from 'better-sqlite3';
import { dayNumber } from '../../src/domain/calendar.js';
import type { Viewpoint } from '../viewpoint.js';
import { prepared } from '../views/prepared.js';

/** A child in care on the day asked about, as it was known at the entry asked from. Days are day numbers. */
export type ChildInCare = {
  /** The authority that looks after the child: its GSS code. */
  readonly authority: string;
  readonly child: string;
  readonly episodeBegan: number;
  readonly reasonForNewEpisode: string;
  readonly legalStatus: string;
  readonly legalStatusBegan: number;
  readonly categoryOfNeed: string;
  /** Where the child is: T0–T4 while away. */
  readonly placementType: string;
  /** The placement that is the child's own, also while away from it. */
  readonly usualPlacementType: string;
  /** Whose provision the child is in; null while away. */
  readonly provider: string | null;
  /** Whose provision the child's own placement is, also while away from it. */
  readonly usualProvider: string | null;
  readonly urn: string | null;
  /** The provider's record by the authority's own reference, where it has no URN. */
  readonly home: string | null;
  readonly carer: string | null;
  readonly placementAuthority: string | null;
  /** Tenths of a mile. */
  readonly distanceTenths: number | null;
  readonly placementBegan: number;
  readonly careBegan: number;
  readonly admissionKnown: 0 | 1;
  readonly dateOfBirth: number | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly disability: string | null;
  readonly asylumFrom: number | null;
  readonly asylumTo: number | null;
};

const QUERY = `
  select e.subject as child, e.valid_from as episodeBegan, e.reason_for_new_episode as reasonForNewEpisode,
         e.legal_status as legalStatus, e.legal_status_began as legalStatusBegan,
         e.category_of_need as categoryOfNeed, e.placement_type as placementType,
         e.usual_placement_type as usualPlacementType, e.provider,
         e.usual_provider as usualProvider, e.urn, e.home, e.carer,
         e.placement_authority as placementAuthority, e.distance_tenths as distanceTenths,
         e.placement_began as placementBegan, e.care_began as careBegan, e.admission_known as admissionKnown,
         p.date_of_birth as dateOfBirth, p.sex, p.ethnicity, p.disability,
         p.asylum_from as asylumFrom, p.asylum_to as asylumTo
    from authority a
    cross join episode_at at
    join episode e on e.id = at.id
    left join particulars p on p.authority = e.authority and p.subject = e.subject
         and p.known_from <= :knownAt and p.known_to > :knownAt and p.valid_from <= :asAt and p.valid_to > :asAt
   where a.code = :authority and at.authority_from = a.id and at.authority_to = a.id
     and at.valid_from <= :asAt and at.valid_last >= :asAt and at.known_from <= :knownAt and at.known_last >= :knownAt`;

/** What is asked for of a child in care, in the order in which the questions of both databases ask for it. */
export type ToldInCare = readonly [
  child: string, episodeBegan: number, reasonForNewEpisode: string, legalStatus: string, legalStatusBegan: number,
  categoryOfNeed: string, placementType: string, usualPlacementType: string, provider: string | null,
  usualProvider: string | null, urn: string | null, home: string | null, carer: string | null,
  placementAuthority: string | null, distanceTenths: number | null, placementBegan: number, careBegan: number,
  admissionKnown: 0 | 1, dateOfBirth: number | null, sex: string | null, ethnicity: string | null,
  disability: string | null, asylumFrom: number | null, asylumTo: number | null,
];

/** Made here and not by SQLite's driver, which takes twice as long over it as over all the rest. */
const inCare = (authority: string, row: ToldInCare): ChildInCare => ({
  authority, child: row[0], episodeBegan: row[1], reasonForNewEpisode: row[2], legalStatus: row[3],
  legalStatusBegan: row[4], categoryOfNeed: row[5], placementType: row[6], usualPlacementType: row[7], provider: row[8],
  usualProvider: row[9], urn: row[10], home: row[11], carer: row[12], placementAuthority: row[13],
  distanceTenths: row[14], placementBegan: row[15], careBegan: row[16], admissionKnown: row[17], dateOfBirth: row[18],
  sex: row[19], ethnicity: row[20], disability: row[21], asylumFrom: row[22], asylumTo: row[23],
});

/** Every child of an authority in care on a day, short breaks among them, as known at an entry; by reference. */
export const childrenInCare = (
  sql: BetterSqlite3.Database, authority: string, { asAt, knownAt }: Viewpoint,
): readonly ChildInCare[] => {
  const told = prepared<[object], ToldInCare>(sql, QUERY).raw().all({ authority, asAt: dayNumber(asAt), knownAt });
  return inCareByReference(authority, told);
};

export const inCareByReference = (authority: string, told: readonly ToldInCare[]): readonly ChildInCare[] =>
  told.map((row) => inCare(authority, row)).sort((a, b) => (a.child < b.child ? -1 : a.child > b.child ? 1 : 0));
