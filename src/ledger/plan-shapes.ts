import { z } from 'zod';
import { directions } from '../domain/plan/codes.js';
import type { PlanEvent } from '../domain/plan/events.js';
import { codeOf, date, entryStruckOut, words } from './shapes.js';

const told = { effectiveOn: date, corrects: words(64).optional() };
const reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/);
const tenths = z.int();
const owned = { due: date, owner: words(100), identity: z.strictObject({ owner: words(200).optional() }).optional() };

/** Today's stored shapes of what is recorded about a delivery plan, one per type. */
export const planShapes = {
  PlanAdopted: z.strictObject({ ...told, title: words(200) }),
  TargetSet: z.strictObject({
    ...told,
    target: reference,
    measure: words(40),
    figure: words(120),
    words: words(300),
    baseline: z.strictObject({ tenths, asAt: date }),
    tenths,
    direction: codeOf(directions),
    ...owned,
  }),
  TargetRevised: z.strictObject({ ...told, target: reference, tenths, due: date }),
  TargetDropped: z.strictObject({ ...told, target: reference }),
  ActionSet: z.strictObject({ ...told, action: reference, target: reference.optional(), words: words(300), ...owned }),
  ActionDone: z.strictObject({ ...told, action: reference }),
  EntryStruckOut: entryStruckOut,
} satisfies Record<PlanEvent['type'], z.ZodType>;
