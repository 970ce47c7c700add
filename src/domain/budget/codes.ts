import type { CodeList } from '../codes.js';

/**
 * What money is budgeted for: the lines of the council's placements budget (strategy 2019–2022, cost of placements), and
 * what they leave out. Which placements fall under which is said in projections/cost/category.ts.
 */
export const costCategories = {
  'external-residential': { words: 'External residential' },
  'in-house-residential': { words: 'In-house residential' },
  'independent-fostering': { words: 'Independent fostering agencies' },
  'in-house-fostering': { words: 'In-house fostering' },
  'supported-accommodation': { words: 'Supported accommodation and leaving care' },
  secure: { words: 'Secure and youth custody' },
  other: { words: 'Other placements' },
} as const satisfies CodeList<string>;

export type CostCategory = keyof typeof costCategories;
