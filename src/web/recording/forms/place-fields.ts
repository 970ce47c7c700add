import type { Placement, Postcodes } from '../../../domain/child/events.js';
import * as codes from '../../../domain/codes.js';
import { formWords } from '../../../words/form-words.js';
import { given, type Fit, type FormField } from '../../layout/form/form.js';

/** A temporary absence is no placement: its types are not offered. */
const { T0: _t0, T1: _t1, T2: _t2, T3: _t3, T4: _t4, ...lastingTypes } = codes.placementTypes;

type Asked = { readonly label: string; readonly hint: string };
type Words = Readonly<Record<'type' | 'provider' | 'urn' | 'carer' | 'placementPostcode', Asked>>;

/** What is asked of a placement wherever one is recorded; `before` is what is recorded now. */
export const placeFields = (words: Words, before: Partial<Placement> = {}) => ({
  type: { name: 'type', ...words.type, kind: 'code', codes: lastingTypes, ...standing(before.type) },
  provider: { name: 'provider', ...words.provider, kind: 'code', codes: codes.placementProviders, optional: formWords.notGiven, ...standing(before.provider) },
  urn: { name: 'urn', ...words.urn, kind: 'urn', optional: formWords.notGiven, ...standing(before.urn) },
  carer: { name: 'carer', ...words.carer, kind: 'reference', optional: formWords.notGiven, ...standing(before.carer) },
  postcode: { name: 'placementPostcode', ...words.placementPostcode, kind: 'postcode', optional: formWords.notGiven },
}) as const satisfies Readonly<Record<string, FormField>>;

const standing = (before: string | undefined): { readonly before?: string } => (before === undefined ? {} : { before });

export const placementOf = (fit: Fit): Placement => ({
  type: fit['type'] as Placement['type'],
  ...(given(fit, ['provider', 'urn', 'carer']) as Partial<Placement>),
});

/** Postcodes go apart, with what names people; nothing where none is given. */
export const postcodesOf = (fit: Fit): { readonly identity?: Postcodes } => {
  const identity = given(fit, ['homePostcode', 'placementPostcode']);
  return Object.keys(identity).length > 0 ? { identity } : {};
};
