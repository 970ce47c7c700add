import type { CodeList } from '../codes.js';

/** How much care a weekly fee pays for: tiers 1 to 3 of the regional framework (council's strategy 2019–2022). */
export const feeTiers = {
  standard: { words: 'Standard (tier 1)' },
  intensive: { words: 'Intensive (tier 2)' },
  specialist: { words: 'Specialist (tier 3)' },
} as const satisfies CodeList<string>;

/** How a placement was bought. */
export const purchases = {
  spot: { words: 'Spot purchase' },
  framework: { words: 'From a framework' },
  'off-framework': { words: 'Off framework' },
  block: { words: 'In a block booking' },
} as const satisfies CodeList<string>;

/** What is paid for once, or beside the weekly fee. */
export const costKinds = {
  transport: { words: 'Transport' },
  therapy: { words: 'Therapy' },
  education: { words: 'Education' },
  'additional-staffing': { words: 'Additional staffing' },
  equipment: { words: 'Equipment' },
  'setting-up': { words: 'Setting-up allowance' },
  contact: { words: 'Family time (contact)' },
  other: { words: 'Something else' },
} as const satisfies CodeList<string>;

export type FeeTier = keyof typeof feeTiers;
export type Purchase = keyof typeof purchases;
export type CostKind = keyof typeof costKinds;
