import { z } from 'zod';
import * as codes from '../domain/fee/codes.js';
import type { FeeEvent } from '../domain/fee/events.js';
import { codeOf, date, entryStruckOut, pence, words } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };
const reference = words(64);
const kind = codeOf(codes.costKinds);

const terms = z.strictObject({
  weekly: pence,
  tier: codeOf(codes.feeTiers).optional(),
  shares: z.strictObject({ socialCare: pence, education: pence, health: pence }).optional(),
  extras: z.array(z.strictObject({ kind, weekly: pence })).max(20).optional(),
  purchase: codeOf(codes.purchases),
  framework: reference.optional(),
  booking: reference.optional(),
  payee: reference.optional(),
});

/** Today's stored shapes of what is recorded about what is paid for a child's placements, one per type. */
export const feeShapes = {
  FeeAgreed: z.strictObject({ ...told, terms, until: date.optional() }),
  FeeChanged: z.strictObject({ ...told, terms, until: date.optional() }),
  FeeEnded: z.strictObject(told),
  OneOffCostIncurred: z.strictObject({ ...told, kind, amount: pence }),
  InvoiceReceived: z.strictObject({ ...told, invoice: reference, from: date, to: date, amount: z.int() }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<FeeEvent['type'], z.ZodType>;
