import type { CostCategory } from '../../src/domain/budget/codes.js';
import { ageOn, dateOfDay } from '../../src/domain/calendar.js';
import type { CostedRows, FeeRow, PlacementRow } from './costed-rows.js';
import { holding, rowsBySubject } from './holding.js';

/** By what a day was paid for. `nothing due` is of placements for which no price is looked for (category.ts). */
export type Basis = 'fee' | 'allowance' | 'block' | 'none' | 'nothing due';

/** What a placement costs a week, in pence, extras included; the three shares together are `weekly`. */
export type Price = {
  readonly basis: Basis;
  readonly weekly: number;
  readonly socialCare: number;
  readonly education: number;
  readonly health: number;
  readonly tier: string | null;
  readonly purchase: string | null;
  readonly booking: string | null;
};

const UNPAID = { weekly: 0, socialCare: 0, education: 0, health: 0, tier: null, purchase: null, booking: null };

/**
 * The price of a placement on a day, by the first of these that there is:
 * a fee bought in a block booking that was in force, of which only the extras are added, for the booking is paid for whether
 * its places are filled or not and is counted by itself; any other fee payable; of a placement with the authority's own
 * foster carers the allowance for the child's age on that day and the fee for the household's level of skill on that day; or
 * none. So a fee agreed for one child of an own foster household takes the place of the card.
 */
export const priceBy = (rows: CostedRows, feePayable: (placement: PlacementRow, day: number) => FeeRow | undefined) => {
  const levels = rowsBySubject(rows.levels);
  const weeklyByCard = ({ subject, carer }: PlacementRow, day: number): number | undefined => {
    const born = rows.born.get(subject);
    if (born === undefined) return undefined;
    const age = ageOn(dateOfDay(born), dateOfDay(day));
    const allowance = holding(rows.allowances.filter(({ ageFrom, ageTo }) => ageFrom <= age && age <= ageTo), day);
    const level = carer === null ? undefined : holding(levels.get(carer) ?? [], day)?.skillsLevel;
    const skills = holding(rows.skills.filter((rate) => rate.level === level), day);
    return allowance && allowance.weekly + (skills?.weekly ?? 0);
  };
  return (placement: PlacementRow, category: CostCategory, day: number, priced: boolean): Price => {
    const fee = feePayable(placement, day);
    if (fee) return isBooked(rows, fee, day) ? extrasOnly(fee) : wholeFee(fee);
    const weekly = category === 'in-house-fostering' ? weeklyByCard(placement, day) : undefined;
    if (weekly !== undefined) return { ...UNPAID, basis: 'allowance', weekly, socialCare: weekly };
    return { ...UNPAID, basis: priced ? 'none' : 'nothing due' };
  };
};

const isBooked = ({ bookings }: CostedRows, { purchase, booking }: FeeRow, day: number): boolean =>
  purchase === 'block' && holding(bookings.filter((one) => one.booking === booking), day) !== undefined;

const wholeFee = ({ weekly, extrasWeekly, socialCare, education, health, tier, purchase }: FeeRow): Price => ({
  basis: 'fee', weekly: weekly + extrasWeekly, socialCare, education, health, tier, purchase, booking: null,
});

const extrasOnly = ({ extrasWeekly, tier, purchase, booking }: FeeRow): Price => ({
  ...UNPAID, basis: 'block', weekly: extrasWeekly, socialCare: extrasWeekly, tier, purchase, booking,
});
