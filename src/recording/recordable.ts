import { z } from 'zod';
import { budgetShapes } from '../ledger/budget-shapes.js';
import { carerShapes } from '../ledger/carer-shapes.js';
import { cohortShapes } from '../ledger/cohort-shapes.js';
import { editionShapes } from '../ledger/edition-shapes.js';
import { feeShapes } from '../ledger/fee-shapes.js';
import { leaverShapes } from '../ledger/leaver-shapes.js';
import { planShapes } from '../ledger/plan-shapes.js';
import { providerShapes } from '../ledger/provider-shapes.js';
import { ratesShapes } from '../ledger/rates-shapes.js';
import { supportShapes } from '../ledger/support-shapes.js';
import { shortBreakShapes } from '../ledger/short-break-shapes.js';
import { seriesShapes } from '../ledger/series-shapes.js';
import type { AboutRecord } from './record-about.js';

type Shapes = Readonly<Record<string, z.ZodObject>>;

/** What only the record itself, or an import, may say of a fact. */
const NOT_ASKED = new Set(['corrects', 'source']);

/** The facts that may be sent to be recorded of a record: its stored shapes, by type, without what the ledger adds. */
const factsOf = ({ EntryStruckOut: _strike, ...shapes }: Shapes) => {
  const [first, ...others] = Object.entries(shapes).map(([type, shape]) => {
    const asked = Object.entries(shape.shape).filter(([member]) => !NOT_ASKED.has(member));
    return z.strictObject({ type: z.literal(type), ...Object.fromEntries(asked) });
  });
  return z.discriminatedUnion('type', [first as z.ZodObject<{ type: z.ZodLiteral<string> }>, ...others]);
};

/** What may be recorded of each kind of record but a child, for doors to check what comes in and to describe it. */
export const recordableFacts: Readonly<Record<AboutRecord['kind'], z.ZodType>> = {
  carer: factsOf(carerShapes),
  provider: factsOf(providerShapes),
  fee: factsOf(feeShapes),
  rates: factsOf(ratesShapes),
  budget: factsOf(budgetShapes),
  series: factsOf(seriesShapes),
  plan: factsOf(planShapes),
  support: factsOf(supportShapes),
  cohort: factsOf(cohortShapes),
  leaver: factsOf(leaverShapes),
  edition: factsOf(editionShapes),
  'short-break': factsOf(shortBreakShapes),
};
