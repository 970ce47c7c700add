/** One step from a stored shape to the next. Pure, and never edited once released: the ledger depends on it. */
export type Upcast = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** For every type ever stored, the steps from its first shape to today's. */
export type Upcasts = Readonly<Record<string, readonly Upcast[]>>;

/** The number of a type's shape today; nobody types it. Undefined for a type that is not known. */
export const schemaOf = (upcasts: Upcasts, type: string): number | undefined => {
  const steps = Object.hasOwn(upcasts, type) ? upcasts[type] : undefined;
  return steps && steps.length + 1;
};

/** Data of an earlier shape in today's. The caller has seen that the type is known and the schema not newer. */
export const upcast = (
  upcasts: Upcasts, type: string, schema: number, data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  (upcasts[type] ?? []).slice(schema - 1).reduce((shape, step) => step(shape), data);
