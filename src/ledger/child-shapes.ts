import { z } from 'zod';
import type { ChildEvent } from '../domain/child/events.js';
import * as codes from '../domain/codes.js';
import { codeOf, date, entryStruckOut, words } from './shapes.js';

/**
 * Today's stored shapes of what is recorded about a child, one per type. Data is checked against them
 * before it is written; what was written before is upcast on reading and never checked again.
 */
const cells = z.record(z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/), z.string().max(2_000));

const source = z.strictObject({ year: z.int(), table: words(40), row: z.int().nonnegative() }).optional();
const told = { effectiveOn: date, corrects: words(64).optional(), source };
const postcodes = z.strictObject({ homePostcode: words(40).optional(), placementPostcode: words(40).optional() });

const placement = z.strictObject({
  type: codeOf(codes.placementTypes),
  provider: codeOf(codes.placementProviders).optional(),
  urn: words(40).optional(),
  home: words(64).optional(),
  carer: words(64).optional(),
  authority: words(40).optional(),
  distance: z.number().nonnegative().max(999.9).optional(),
});

const begins = {
  ...told,
  reason: codeOf(codes.placementChangeReasons).optional(),
  reasonForNewEpisode: codeOf(codes.reasonsForNewEpisode).optional(),
  identity: postcodes.optional(),
};
const legalStatus = codeOf(codes.legalStatuses);
const categoryOfNeed = codeOf(codes.categoriesOfNeed);
const care = { legalStatus, categoryOfNeed, placement };
const statusToo = { legalStatus: legalStatus.optional(), categoryOfNeed: categoryOfNeed.optional() };
const leaving = z.enum(Object.keys(codes.reasonsEpisodeCeased).filter((code) => code !== 'X1') as [string, ...string[]]);
const stated = z.strictObject({ ...told, stated: cells, identity: cells.optional() });

const row = z.strictObject({ table: words(40), row: z.int().nonnegative(), file: z.int().nonnegative(), cells });

export const childShapes = {
  ChildAdmitted: z.strictObject({ ...begins, ...care }),
  ChildAlreadyInCare: z.strictObject({ ...begins, ...care }),
  ChildMoved: z.strictObject({ ...begins, ...statusToo, placement }),
  PlacementDetailsChanged: z.strictObject({ ...begins, ...statusToo, placement }),
  LegalStatusChanged: z.strictObject({ ...begins, ...statusToo, legalStatus, placement: placement.optional() }),
  ChildTemporarilyAbsent: z.strictObject({
    ...begins, ...statusToo, kind: z.enum(['T0', 'T1', 'T2', 'T3', 'T4']), urn: words(40).optional(),
  }),
  ChildReturned: z.strictObject({ ...begins, ...statusToo }),
  ChildWentMissing: z.strictObject({ ...told, kind: codeOf(codes.missingKinds) }),
  ChildFound: z.strictObject({ ...told, began: date.optional() }),
  ChildReviewed: z.strictObject({ ...told, participation: codeOf(codes.reviewCodes) }),
  ChildDischarged: z.strictObject({ ...told, began: date.optional(), reason: leaving }),
  EpisodeCeased: z.strictObject({ ...told, began: date }),
  PlacementMeasured: z.strictObject({
    ...told,
    distance: z.number().nonnegative().max(999.8),
    authority: words(40).optional(),
    directory: words(200),
    identity: postcodes.optional(),
  }),
  SiblingGroupJoined: z.strictObject({ ...told, group: words(64) }),
  SiblingsPlacedApart: z.strictObject({ ...told, reason: codeOf(codes.siblingsApartReasons) }),
  ParticularsRecorded: z.strictObject({
    ...told,
    dateOfBirth: date,
    sex: codeOf(codes.sexes),
    ethnicity: codeOf(codes.ethnicities),
    disability: words(40).optional(),
    mother: z.boolean().optional(),
    motherOfChildBornOn: date.optional(),
    identity: z.strictObject({ upn: words(40).optional(), name: words(200).optional() }).optional(),
  }),
  AsylumStatusRecorded: z.strictObject({ ...told, ceasedOn: date.optional() }),
  HealthOutcomesStated: stated,
  CareLeaverStated: stated,
  AdoptionStated: stated,
  AdoptionPlanStated: stated,
  PreviousPermanenceStated: stated,
  SocialWorkerStated: stated,
  DeprivationOfLibertyStated: stated,
  ReturnReceived: z.strictObject({
    effectiveOn: date,
    corrects: words(64).optional(),
    source,
    year: z.int(),
    rows: z.array(row).max(20_000),
    identity: z
      .strictObject({ files: z.array(z.string().max(300)).optional(), cells: z.array(cells).optional() })
      .optional(),
  }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<ChildEvent['type'], z.ZodType>;
