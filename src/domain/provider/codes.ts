import type { CodeList } from '../codes.js';

/** What a provider provides: Ofsted's provision types (register of social care providers), and two that are not in it. */
export const provisionTypes = {
  'childrens-home': { words: 'Children’s home' },
  'secure-childrens-home': { words: 'Secure children’s home' },
  'independent-fostering-agency': { words: 'Independent fostering agency' },
  'residential-special-school': { words: 'Residential special school' },
  'residential-special-school-registered-as-home': { words: 'Residential special school (registered as a children’s home)' },
  'boarding-school': { words: 'Boarding school' },
  'residential-family-centre': { words: 'Residential family centre' },
  'further-education-college': { words: 'Further education college with residential accommodation' },
  'voluntary-adoption-agency': { words: 'Voluntary adoption agency' },
  'adoption-support-agency': { words: 'Adoption support agency' },
  'residential-holiday-scheme': { words: 'Residential holiday scheme for disabled children' },
  'secure-training-centre': { words: 'Secure training centre' },
  'supported-accommodation': { words: 'Supported accommodation' },
  'short-break-unit': { words: 'Short-break unit' },
} as const satisfies CodeList<string>;

/** Ofsted's sectors. */
export const sectors = {
  private: { words: 'Private' },
  voluntary: { words: 'Voluntary' },
  'local-authority': { words: 'Local authority' },
  academy: { words: 'Academy' },
  'health-authority': { words: 'Health authority' },
} as const satisfies CodeList<string>;

/** Ofsted's judgements of an inspection, the best first. */
export const judgements = {
  outstanding: { words: 'Outstanding' },
  good: { words: 'Good' },
  'requires-improvement': { words: 'Requires improvement to be good' },
  inadequate: { words: 'Inadequate' },
} as const satisfies CodeList<string>;

export const inspectionKinds = {
  full: { words: 'Full inspection' },
  monitoring: { words: 'Monitoring inspection' },
} as const satisfies CodeList<string>;

export const frameworkKinds = {
  regional: { words: 'Regional framework' },
  local: { words: 'Local framework' },
  'dynamic-purchasing': { words: 'Dynamic purchasing system' },
} as const satisfies CodeList<string>;

export type ProvisionType = keyof typeof provisionTypes;
export type Sector = keyof typeof sectors;
export type Judgement = keyof typeof judgements;
export type InspectionKind = keyof typeof inspectionKinds;
export type FrameworkKind = keyof typeof frameworkKinds;

/** "We will only place our children in facilities judged as good or outstanding" (council's strategy 2019–2022). */
export const isGoodOrBetter = (judgement: Judgement): boolean => judgement === 'good' || judgement === 'outstanding';
