import type { Basis } from '../../projections/cost/price.js';

/** The pages of a child’s record, in the order of their links. */
export const childParts = {
  '': 'Overview',
  timeline: 'Timeline',
  homes: 'Homes',
  costs: 'Costs',
  'legal-statuses': 'Legal status',
  corrections: 'Corrections',
} as const;

export type ChildPart = keyof typeof childParts;

/** What each page is called, for titles that tell them apart. */
export const partTitles: Readonly<Record<ChildPart, (child: string) => string>> = {
  '': (child) => `Child ${child}`,
  timeline: (child) => `Timeline of child ${child}`,
  homes: (child) => `Homes of child ${child}`,
  costs: (child) => `Costs of child ${child}`,
  'legal-statuses': (child) => `Legal statuses of child ${child}`,
  corrections: (child) => `Corrections about child ${child}`,
};

/** Which of a child’s records an entry is in; the child’s own goes without saying. */
export const recordWords = {
  child: undefined,
  fee: 'Costs',
  leaver: 'Leaving care team',
  support: 'Support',
  'short-break': 'Short breaks',
} as const;

/** By what a stretch of a placement is paid for. */
export const basisWords: Readonly<Record<Basis, string>> = {
  fee: 'Fee',
  allowance: 'Allowance by rate card',
  block: 'Block booking; only extras are counted here',
  none: 'No price is known',
  'nothing due': 'Nothing is due',
};

export const childWords = {
  notRecorded: 'Not recorded',
  notTold: 'Cannot be told at the moment',
  stillLasts: 'Still lasts',
  nothingInItsPlace: 'Nothing in its place',
  cannotBeShown: 'This entry cannot be displayed. It is still stored, and is verified with the others.',
} as const;
