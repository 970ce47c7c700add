import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type { Pence } from '../money.js';

/**
 * What the authority pays its own foster carers: a rate card of allowances by the child's age and fees by the carers' level
 * of skill. These shapes are stored for ever (docs/how-to/change-an-event.md).
 */
export type RatesEvent = RatesFact | EntryStruckOut;
export type RatesFact = RateCardSet | RatesUplifted;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** Pence a week for a child of these ages, completed years, both included. */
export type Allowance = { readonly ageFrom: number; readonly ageTo: number; readonly weekly: Pence };

/** Pence a week for each child placed with a household of this level. */
export type SkillsFee = { readonly level: number; readonly weekly: Pence };

/** The card, whole, from this day on. */
export type RateCardSet = Told & {
  readonly type: 'RateCardSet';
  readonly allowances: readonly Allowance[];
  readonly skills: readonly SkillsFee[];
};

/** Every rate of the card is raised by some hundredths of a percent, each to the nearest penny. */
export type RatesUplifted = Told & { readonly type: 'RatesUplifted'; readonly basisPoints: number };
