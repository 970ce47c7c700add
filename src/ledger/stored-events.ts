import type { z } from 'zod';
import { budgetUpcasts } from '../domain/budget/upcasts.js';
import { carerUpcasts } from '../domain/carer/upcasts.js';
import { childUpcasts } from '../domain/child/upcasts.js';
import { cohortUpcasts } from '../domain/cohort/upcasts.js';
import { editionUpcasts } from '../domain/edition/upcasts.js';
import type { Entry } from '../domain/entry.js';
import { feeUpcasts } from '../domain/fee/upcasts.js';
import { leaverUpcasts } from '../domain/leaver/upcasts.js';
import { planUpcasts } from '../domain/plan/upcasts.js';
import { providerUpcasts } from '../domain/provider/upcasts.js';
import { ratesUpcasts } from '../domain/rates/upcasts.js';
import { shortBreakUpcasts } from '../domain/short-break/upcasts.js';
import { supportUpcasts } from '../domain/support/upcasts.js';
import { seriesUpcasts } from '../domain/series/upcasts.js';
import { schemaOf, upcast, type Upcasts } from '../domain/upcasting.js';
import { budgetShapes } from './budget-shapes.js';
import { carerShapes } from './carer-shapes.js';
import { childShapes } from './child-shapes.js';
import { cohortShapes } from './cohort-shapes.js';
import { editionShapes } from './edition-shapes.js';
import { feeShapes } from './fee-shapes.js';
import { leaverShapes } from './leaver-shapes.js';
import type { StoredEntry, StoredEvent } from './ledger.js';
import { planShapes } from './plan-shapes.js';
import { providerShapes } from './provider-shapes.js';
import { ratesShapes } from './rates-shapes.js';
import { seriesShapes } from './series-shapes.js';
import { supportShapes } from './support-shapes.js';
import { shortBreakShapes } from './short-break-shapes.js';

/** No two records have a type of one name, but for the striking out of an entry, which is the same for all. */
export const upcasts = {
  ...childUpcasts, ...carerUpcasts, ...providerUpcasts, ...feeUpcasts, ...ratesUpcasts, ...budgetUpcasts, ...seriesUpcasts, ...planUpcasts, ...shortBreakUpcasts,
  ...supportUpcasts, ...cohortUpcasts, ...leaverUpcasts, ...editionUpcasts,
} as const satisfies Upcasts;
const shapes: Readonly<Record<string, z.ZodType>> = {
  ...childShapes, ...carerShapes, ...providerShapes, ...feeShapes, ...ratesShapes, ...budgetShapes, ...seriesShapes, ...planShapes, ...shortBreakShapes,
  ...supportShapes, ...cohortShapes, ...leaverShapes, ...editionShapes,
};

/** What was to be written does not have the shape of its type. A fault of ours, or an attempt at our cost. */
export class MalformedEvent extends Error {}

/** The ledger holds something this release does not know: a type, or a shape of it, written by a later one. */
export class UnknownEvent extends Error {
  constructor(
    readonly type: string,
    readonly schema: number,
    readonly number: number,
  ) {
    super(
      `Entry ${number} is a ${type} in shape ${schema}, which this release does not know. ` +
        'It was written by a later release: start that one. Nothing was skipped.',
    );
  }
}

/** An event in the shape in which it is kept. */
export const toStored = (event: { readonly type: string }): StoredEvent => {
  const { type, ...data } = event;
  const schema = schemaOf(upcasts, type);
  const shape = shapes[type];
  if (schema === undefined || !shape) throw new MalformedEvent(`there is no event of type ${type}`);
  const checked = shape.safeParse(data);
  if (!checked.success) throw new MalformedEvent(`${type}: ${faultsOf(checked.error)}`);
  return { type, schema, data };
};

/** Names the members at fault and never their values, which may name people. */
const faultsOf = (error: z.ZodError): string =>
  error.issues.map(({ path, code }) => `${path.join('.') || 'data'} (${code})`).join(', ');

/** An entry with its event in today's shape, whenever it was written. */
export const fromStored = <Event>(stored: StoredEntry): Entry<Event> => {
  const { type, schema, data, number } = stored;
  const current = schemaOf(upcasts, type);
  if (current === undefined || schema > current) throw new UnknownEvent(type, schema, number);
  const shaped = schema === current ? data : upcast(upcasts, type, schema, data);
  return {
    id: stored.id,
    number,
    revision: stored.revision,
    event: { type, ...shaped } as Event,
    recordedAt: stored.recordedAt,
    recordedBy: stored.recordedBy,
    origin: stored.origin,
    command: stored.command,
    completes: stored.completes,
  };
};
