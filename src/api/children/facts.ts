import { z } from 'zod';
import { calendarDate, type CalendarDate } from '../../domain/calendar.js';
import type { RecordableFact } from '../../domain/child/commands.js';
import * as codes from '../../domain/codes.js';
import { identityColumns, tables } from '../../domain/statutory-return/tables.js';

/** What may be sent to be recorded: the door's own shapes, which the ledger's are free to differ from. */
const date = z
  .string()
  .refine((text) => calendarDate(text) !== undefined, 'must be a real date, like 2019-03-31')
  .transform((text) => text as CalendarDate)
  .meta({ format: 'date' });
const codeOf = <List extends Readonly<Record<string, unknown>>>(list: List) =>
  z.enum(Object.keys(list) as [keyof List & string, ...(keyof List & string)[]]);
const words = (length: number) => z.string().min(1).max(length);

const placement = z.strictObject({
  type: codeOf(codes.placementTypes),
  provider: codeOf(codes.placementProviders).optional(),
  urn: words(40).optional(),
  home: words(64).optional(),
  carer: words(64).optional(),
  authority: words(40).optional(),
  distance: z.number().nonnegative().max(999.9).optional(),
});

const effectiveOn = { effectiveOn: date };
const begins = {
  ...effectiveOn,
  reason: codeOf(codes.placementChangeReasons).optional(),
  identity: z.strictObject({ homePostcode: words(40).optional(), placementPostcode: words(40).optional() }).optional(),
};
const legalStatus = codeOf(codes.legalStatuses);
const categoryOfNeed = codeOf(codes.categoriesOfNeed);
const statusToo = { legalStatus: legalStatus.optional(), categoryOfNeed: categoryOfNeed.optional() };
const { X1: _goesOn, ...reasonsForLeaving } = codes.reasonsEpisodeCeased;
const { T0, T1, T2, T3, T4 } = codes.placementTypes;

const shape = <Type extends string, Rest extends z.ZodRawShape>(type: Type, rest: Rest) =>
  z.strictObject({ type: z.literal(type), ...rest });

/** Columns of the return that name a person or tell where one lives. */
const PERSONAL = new Set(Object.values(tables).flatMap((table) => identityColumns(table)));

const cellsNamed = (fit: (column: string) => boolean, otherwise: string) =>
  z.record(
    z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{0,39}$/, 'must be a column of the return')
      .refine(fit, otherwise),
    z.string().max(2_000),
  );

const stated = <Type extends string>(type: Type) =>
  shape(type, {
    ...effectiveOn,
    stated: cellsNamed((column) => !PERSONAL.has(column), 'names a person: put it under identity'),
    identity: cellsNamed((column) => PERSONAL.has(column), 'names no person: put it under stated').optional(),
  });

export const recordableFact = z.discriminatedUnion('type', [
  shape('ChildAdmitted', { ...begins, legalStatus, categoryOfNeed, placement }),
  shape('ChildMoved', { ...begins, ...statusToo, placement }),
  shape('PlacementDetailsChanged', { ...begins, ...statusToo, placement }),
  shape('LegalStatusChanged', { ...begins, ...statusToo, legalStatus }),
  shape('ChildTemporarilyAbsent', {
    ...begins,
    ...statusToo,
    kind: codeOf({ T0, T1, T2, T3, T4 }),
    urn: words(40).optional(),
  }),
  shape('ChildReturned', { ...begins, ...statusToo }),
  shape('ChildWentMissing', { ...effectiveOn, kind: codeOf(codes.missingKinds) }),
  shape('ChildFound', { ...effectiveOn, began: date.optional() }),
  shape('ChildReviewed', { ...effectiveOn, participation: codeOf(codes.reviewCodes) }),
  shape('ChildDischarged', { ...effectiveOn, began: date.optional(), reason: codeOf(reasonsForLeaving) }),
  shape('SiblingGroupJoined', { ...effectiveOn, group: words(64) }),
  shape('SiblingsPlacedApart', { ...effectiveOn, reason: codeOf(codes.siblingsApartReasons) }),
  shape('ParticularsRecorded', {
    ...effectiveOn,
    dateOfBirth: date,
    sex: codeOf(codes.sexes),
    ethnicity: codeOf(codes.ethnicities),
    disability: words(40).optional(),
    mother: z.boolean().optional(),
    motherOfChildBornOn: date.optional(),
    identity: z.strictObject({ upn: words(40).optional(), name: words(200).optional() }).optional(),
  }),
  shape('AsylumStatusRecorded', { ...effectiveOn, ceasedOn: date.optional() }),
  stated('HealthOutcomesStated'),
  stated('CareLeaverStated'),
  stated('AdoptionStated'),
  stated('AdoptionPlanStated'),
  stated('PreviousPermanenceStated'),
  stated('SocialWorkerStated'),
  stated('DeprivationOfLibertyStated'),
]) satisfies z.ZodType<RecordableFact>;
