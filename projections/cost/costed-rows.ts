import type { blockBookings, registrations } from '../providers/providers.projection.js';
import type { placements } from '../children/children.projection.js';
import type { feesAgreed } from '../fees/fees.projection.js';
import type { allowanceRates, skillsRates } from '../rates/rates.projection.js';
import { LASTING, type Told } from '../timeline.js';

export type PlacementRow = Told<typeof placements>;
export type FeeRow = Told<typeof feesAgreed>;
export type AllowanceRow = Told<typeof allowanceRates>;
export type SkillsRow = Told<typeof skillsRates>;
export type BookingRow = Told<typeof blockBookings>;
export type HomeRow = Pick<Told<typeof registrations>, 'subject' | 'from' | 'to' | 'urn' | 'provision' | 'own'>;

/** The level of skill a household was paid at, `[from, to)`; the subject is the household. */
export type LevelRow = { readonly subject: string; readonly from: number; readonly to: number; readonly skillsLevel: number | null };

/** What spending is worked out from, as known at one entry. */
export type CostedRows = {
  readonly placements: readonly PlacementRow[];
  readonly fees: readonly FeeRow[];
  readonly bookings: readonly BookingRow[];
  readonly allowances: readonly AllowanceRow[];
  readonly skills: readonly SkillsRow[];
  readonly levels: readonly LevelRow[];
  readonly homes: readonly HomeRow[];
  /** Dates of birth, day numbers, of the children who have one recorded. */
  readonly born: ReadonlyMap<string, number>;
};

/** Days of a period, `[from, to)` in day numbers. */
export type Span = { readonly from: number; readonly to: number };

/**
 * The rows as they stood on a day: nothing that took effect later counts, and what held on the day goes on from it as it
 * was. Only what had been agreed beforehand ends it: the `until` of a fee or a booking, and a child's eighteenth birthday.
 */
export const asStoodOn = (rows: CostedRows, day: number, eighteenth: (born: number) => number): CostedRows => {
  const lasting = <R extends Span>(all: readonly R[], endOf: (row: R) => number): readonly R[] =>
    all.filter(({ from }) => from <= day).map((row) => (row.to <= day ? row : { ...row, to: Math.max(day + 1, endOf(row)) }));
  const forGood = <R extends Span>(all: readonly R[]): readonly R[] => lasting(all, () => LASTING);
  return {
    ...rows,
    placements: lasting(rows.placements, ({ subject }) => {
      const born = rows.born.get(subject);
      return born === undefined ? LASTING : eighteenth(born);
    }),
    fees: lasting(rows.fees, ({ until }) => until ?? LASTING),
    bookings: lasting(rows.bookings, ({ until }) => until ?? LASTING),
    allowances: forGood(rows.allowances),
    skills: forGood(rows.skills),
    levels: forGood(rows.levels),
    homes: forGood(rows.homes),
  };
};
