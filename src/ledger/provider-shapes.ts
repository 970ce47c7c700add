import { z } from 'zod';
import * as codes from '../domain/provider/codes.js';
import type { ProviderEvent } from '../domain/provider/events.js';
import { codeOf, date, entryStruckOut, pence, whole, words, years } from './shapes.js';

const source = z.strictObject({ register: z.literal('ofsted'), asAt: date, row: z.int().nonnegative() }).optional();
const told = { effectiveOn: date, corrects: words(64).optional(), source };
const reference = words(64);
const judgement = codeOf(codes.judgements);

const details = z.strictObject({
  provision: codeOf(codes.provisionTypes),
  sector: codeOf(codes.sectors).optional(),
  places: whole(2_000).optional(),
  lessAmbulantBedrooms: whole(2_000).optional(),
  ageFrom: years.optional(),
  ageTo: years.optional(),
  sex: z.enum(['M', 'F']).optional(),
  owner: words(300).optional(),
  authority: words(100).optional(),
  region: words(100).optional(),
  own: z.boolean().optional(),
  educationUrn: words(40).optional(),
});
const identity = z
  .strictObject({ name: words(300).optional(), address: z.array(words(300)).optional(), postcode: words(40).optional() })
  .optional();

/** Today's stored shapes of what is recorded about a provider, one per type. */
export const providerShapes = {
  ProviderRegistered: z.strictObject({ ...told, urn: words(40).optional(), details, identity }),
  ProviderDetailsChanged: z.strictObject({ ...told, details, identity }),
  RegistrationSuspended: z.strictObject(told),
  RegistrationRestored: z.strictObject(told),
  RegistrationEnded: z.strictObject({ ...told, why: z.enum(['closed', 'cancelled', 'no-longer-in-register']) }),
  ProviderInspected: z.strictObject({
    ...told,
    kind: codeOf(codes.inspectionKinds),
    event: words(40).optional(),
    publishedOn: date.optional(),
    overall: judgement,
    education: judgement.optional(),
    health: judgement.optional(),
    protection: judgement.optional(),
    leadership: judgement.optional(),
  }),
  FrameworkJoined: z.strictObject({ ...told, framework: reference, kind: codeOf(codes.frameworkKinds) }),
  FrameworkLeft: z.strictObject({ ...told, framework: reference }),
  BlockBooked: z.strictObject({
    ...told, booking: reference, places: z.int().positive().max(500), weeklyPrice: pence, until: date.optional(),
  }),
  BlockBookingEnded: z.strictObject({ ...told, booking: reference }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<ProviderEvent['type'], z.ZodType>;
