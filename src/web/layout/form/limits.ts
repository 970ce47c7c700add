import { formWords as words } from '../../../words/form-words.js';
import type { FieldError } from '../viewpoint.form.js';
import type { Fit } from './form.js';

/** The least and the most that a count may be. */
export type Limits = Readonly<Record<string, { readonly label: string; readonly least: number; readonly most: number }>>;

/** Counts beyond what a record can hold; what was left empty is not among them. */
export const beyond = (limits: Limits, fit: Fit): readonly FieldError[] =>
  Object.entries(limits).flatMap(([field, { label, least, most }]) => {
    const count = fit[field] === undefined ? least : Number(fit[field]);
    return count < least || count > most ? [{ field, text: words.outside(label, least, most) }] : [];
  });
