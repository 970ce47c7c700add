import { DEFINED } from '../../projections/measure-definitions.js';
import { MEASURES, measureNamed } from '../../projections/measures.js';

/** A definition as its own source has it: the name it bears there, and the words above it. */
export type Definition = { readonly name: string; readonly file: string; readonly text: string };

export type MeasureListed = { readonly name: string; readonly title: string };

export const measuresListed = (): readonly MeasureListed[] => MEASURES.map(({ name, title }) => ({ name, title }));

/** How a family of figures is defined; undefined where there is no such family. */
export const definitionsOf = (name: string): (MeasureListed & { readonly definitions: readonly Definition[] }) | undefined => {
  const measure = measureNamed(name);
  if (!measure) return undefined;
  const definitions = measure.definitions.flatMap(({ file, names }) =>
    names.map((defined) => ({ name: defined, file, text: DEFINED[`${file} ${defined}`] ?? '' })),
  );
  return { name, title: measure.title, definitions };
};
