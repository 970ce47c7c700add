import type { ChildId } from '../domain/child/commands.js';

/** A child by authority (its GSS code) and the authority's own reference. Neither names the child. */
export type ChildRef = { readonly authority: string; readonly child: ChildId };

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9_./-]{0,19}$/;

/** A reference fit to be part of a stream's name; undefined where it is not. */
export const childId = (text: string): ChildId | undefined => (REFERENCE.test(text) ? (text as ChildId) : undefined);

export const streamOf = ({ authority, child }: ChildRef): string => `child-${authority}-${child}`;
