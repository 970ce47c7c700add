import type { CodeList } from '../codes.js';

/**
 * What a child, or a family, may be referred to so that care is not needed, or no longer (the council's strategy 2019–2022,
 * demand management: "Family Group Conferencing, Multi-Systemic Therapy and the Edge of Care Team", "PAUSE Practice";
 * reunification: its Coming Home project, demand management and placement sufficiency 2018).
 */
export const supportServices = {
  'edge-of-care': { words: 'Edge of care team' },
  'family-group-conference': { words: 'Family group conference' },
  'multi-systemic-therapy': { words: 'Multi-systemic therapy' },
  pause: { words: 'Pause' },
  reunification: { words: 'Reunification service' },
  other: { words: 'Another service' },
} as const satisfies CodeList<string>;

/** How much the authority has to intervene, against when the child was referred (strategy 2019–2022, table of impact). */
export const referralOutcomes = {
  reduced: { words: 'Reduced intervention since referral' },
  increased: { words: 'Increased intervention since referral' },
  'no-change': { words: 'No change' },
} as const satisfies CodeList<string>;

/** How care proceedings end: the orders of the Children Act 1989, or none. The list is ours. */
export const proceedingsOutcomes = {
  'care-order': { words: 'Care order' },
  'care-and-placement-orders': { words: 'Care order and placement order' },
  'supervision-order': { words: 'Supervision order' },
  'special-guardianship-order': { words: 'Special guardianship order' },
  'child-arrangements-order': { words: 'Child arrangements order' },
  'no-order': { words: 'No order' },
  withdrawn: { words: 'Application withdrawn' },
} as const satisfies CodeList<string>;

/** Who decides about a child (strategy 2019–2022, panel structure: prevention and placements; fostering beside them). */
export const panels = {
  'edge-of-care': { words: 'Edge of care panel' },
  residential: { words: 'Residential panel' },
  'sixteen-plus': { words: '16+ panel' },
  fostering: { words: 'Fostering panel' },
  'public-law-outline': { words: 'Public law outline panel' },
  'short-breaks': { words: 'Short breaks panel' },
} as const satisfies CodeList<string>;

/** What a panel decided about what was put to it. The list is ours. */
export const panelDecisions = {
  agreed: { words: 'Agreed' },
  'agreed-with-conditions': { words: 'Agreed with conditions' },
  'not-agreed': { words: 'Not agreed' },
  deferred: { words: 'Deferred' },
} as const satisfies CodeList<string>;

export type SupportService = keyof typeof supportServices;
export type ReferralOutcome = keyof typeof referralOutcomes;
export type ProceedingsOutcome = keyof typeof proceedingsOutcomes;
export type Panel = keyof typeof panels;
export type PanelDecision = keyof typeof panelDecisions;
