import type { CodeList } from '../codes.js';

/** What a household may be approved for: the strategy's categories of approval (council's strategy 2019–2022, fostering). */
export const approvalTypes = {
  'task-centred': { words: 'Task-centred' },
  'respite-or-day-care': { words: 'Respite or day care' },
  'long-term-or-permanent': { words: 'Long term or permanent' },
  'fostering-plus': { words: 'Fostering Plus' },
  'families-together': { words: 'Families Together' },
  'connected-person': { words: 'Connected person, temporarily approved (regulation 24)' },
} as const satisfies CodeList<string>;

/** Why a household no longer fosters for the service (the strategy's reasons for deregistration). */
export const deregistrationReasons = {
  'carers-wish': { words: 'The carers’ own wish' },
  'services-decision': { words: 'The service’s decision' },
  retirement: { words: 'Retirement' },
  'special-guardianship': { words: 'Special guardianship taken for the child placed' },
  'to-another-service': { words: 'Went to another fostering service' },
  'approval-lapsed': { words: 'Temporary approval came to its end' },
  died: { words: 'Death of a carer' },
} as const satisfies CodeList<string>;

/** Why an approved place cannot be filled (Ofsted, fostering in England: places not available). */
export const unavailableReasons = {
  'needs-of-child-placed': { words: 'Needs of a child already placed' },
  'carers-circumstances': { words: 'Circumstances of the household' },
  'break-between-placements': { words: 'A break between placements' },
  'sibling-or-parent-and-child': { words: 'Held for siblings, or for a parent and child' },
  allegation: { words: 'An allegation is being looked into' },
  'awaiting-review': { words: 'Awaiting a review of approval' },
  other: { words: 'Another reason' },
} as const satisfies CodeList<string>;

export const reviewOutcomes = {
  'continue': { words: 'Approval goes on as it is' },
  vary: { words: 'Terms of approval to be varied' },
  terminate: { words: 'Approval to be ended' },
} as const satisfies CodeList<string>;

/** How an allegation was concluded (Working Together to Safeguard Children, allegations against people who work with children). */
export const allegationOutcomes = {
  substantiated: { words: 'Substantiated' },
  malicious: { words: 'Malicious' },
  false: { words: 'False' },
  unsubstantiated: { words: 'Unsubstantiated' },
  unfounded: { words: 'Unfounded' },
} as const satisfies CodeList<string>;

/** What leaving carers speak of. */
export const exitThemes = {
  'financial-support': { words: 'Pay and allowances' },
  'support-from-service': { words: 'Support from the service' },
  'support-out-of-hours': { words: 'Support out of hours' },
  'childs-behaviour': { words: 'Behaviour of a child placed' },
  'family-circumstances': { words: 'Circumstances of the family' },
  'health': { words: 'Health' },
  'matching': { words: 'Matching of children' },
  'respect-as-professional': { words: 'Respect as a professional' },
  'permanence-for-child': { words: 'Permanence for the child placed' },
  other: { words: 'Something else' },
} as const satisfies CodeList<string>;

export type ApprovalType = keyof typeof approvalTypes;
export type DeregistrationReason = keyof typeof deregistrationReasons;
export type UnavailableReason = keyof typeof unavailableReasons;
export type ReviewOutcome = keyof typeof reviewOutcomes;
export type AllegationOutcome = keyof typeof allegationOutcomes;
export type ExitTheme = keyof typeof exitThemes;
