import { setImmediate } from 'node:timers/promises';
import type { Figure } from '../../projections/figure.js';
import type { MeasureAsked, Reader } from '../../projections/measure.js';
import { MEASURES } from '../../projections/measures.js';
import type { Reading } from '../../projections/reading.js';

export type FamilyTold = { readonly measure: string; readonly figures: readonly Figure[] };

/** The figures of every measure. Between families others are let in; who was in care is read once, for most of them ask it. */
export const everyMeasure = async (answer: Reading['answer'], about: MeasureAsked): Promise<readonly FamilyTold[]> => {
  const { authority, viewpoint } = about;
  const inCare = await answer(authority, (read) => read.childrenInCare(viewpoint));
  const knowing = (read: Reader): Reader => ({
    ...read, childrenInCare: (from) => (from.asAt === viewpoint.asAt && from.knownAt === viewpoint.knownAt ? inCare : read.childrenInCare(from)),
  });
  const families: FamilyTold[] = [];
  for (const { name, figures } of MEASURES) {
    families.push({ measure: name, figures: await answer(authority, (read) => figures(knowing(read), about)) });
    await setImmediate();
  }
  return families;
};
