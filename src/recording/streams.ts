import type { ChildId } from '../domain/child/commands.js';

/** What a record is of. It is the first part of its stream's name. */
export type RecordKind = 'child' | 'carer' | 'provider' | 'fee' | 'rates' | 'budget' | 'short-break' | 'support' | 'cohort' | 'leaver' | 'edition' | 'series' | 'plan';

/**
 * A record by authority (its GSS code) and the authority's own reference, which names nobody: a child's, a carer
 * household's, a provider's (Ofsted's URN where it has one); of a fee the child's, of a budget the year (`2018-19`).
 */
export type RecordRef = { readonly kind: RecordKind; readonly authority: string; readonly id: string };

export type ChildRef = { readonly authority: string; readonly child: ChildId };

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9_./-]{0,19}$/;

/** Whether a text is fit to be part of a stream's name. */
export const isReference = (text: string): boolean => REFERENCE.test(text);

/** A child's reference; undefined where the text cannot be one. */
export const childId = (text: string): ChildId | undefined => (isReference(text) ? (text as ChildId) : undefined);

export const streamOfRecord = ({ kind, authority, id }: RecordRef): string => `${kind}-${authority}-${id}`;

export const streamOf = ({ authority, child }: ChildRef): string => streamOfRecord({ kind: 'child', authority, id: child });
