import { readFileSync } from 'node:fs';

/** One printed figure, as the file of published figures has it. `asAt` and `knownAt` are civil dates, a period is as it was printed. */
export type PublishedFigure = {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly asAt?: string;
  readonly knownAt?: string;
  readonly period?: string;
  readonly note?: string;
};

/** What the demonstration authority must add up to: the figures its council printed, by id. */
export type Margins = {
  readonly figures: readonly PublishedFigure[];
  /** The printed value; throws where there is no such figure. */
  readonly of: (id: string) => number;
  /** Every figure whose id begins so, by the rest of its id. */
  readonly under: (prefix: string) => ReadonlyMap<string, number>;
};

/** Reads a file of published figures: `{ figures: [{ id, value, … }] }`. Throws where it is not one. */
export const marginsFrom = (file: string | URL): Margins => {
  const { figures } = JSON.parse(readFileSync(file, 'utf8')) as { readonly figures: readonly PublishedFigure[] };
  const values = new Map(figures.map(({ id, value }) => [id, value]));
  return {
    figures,
    of: (id) => {
      const value = values.get(id);
      if (value === undefined) throw new Error(`There is no published figure ${id}.`);
      return value;
    },
    under: (prefix) =>
      new Map([...values].flatMap(([id, value]) => (id.startsWith(prefix) ? [[id.slice(prefix.length), value] as const] : []))),
  };
};
