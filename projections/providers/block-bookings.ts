import type { DayNumber } from '../../src/domain/calendar.js';
import { toTenths } from '../figure.js';
import { grouped } from './grouped.js';

/** Day numbers, `[from, to)`: the night of a day belongs to it, and that of `to` does not. */
type Days = { readonly from: DayNumber; readonly to: DayNumber };

/** Rows of the block-booking timeline. */
type BookingRow = Days & { readonly subject: string; readonly booking: string; readonly places: number };
/** Rows of the fee timeline: what is paid for a child as part of a booking, and to whom. */
type FeeRow = Days & { readonly subject: string; readonly booking: string | null; readonly payee?: string | null };
type Placed = Days & { readonly child: string };

/** What became of a block booking's places in a period. */
export type Occupancy = {
  readonly provider: string;
  readonly booking: string;
  /** Nights paid for: places × nights on which the booking lasted. */
  readonly placeNights: number;
  /** Nights on which a child was there under the booking; a child counts once for a night, whatever is recorded of it. */
  readonly occupiedNights: number;
  /** Of these, beyond the places booked: they are not left out of those occupied. */
  readonly overOccupiedNights: number;
  /** Occupied in percent of paid for, to one decimal; over 100 where more were there than booked; null where nothing was paid for. */
  readonly percent: number | null;
  /** Whose nights they were. */
  readonly children: readonly { readonly child: string; readonly nights: number }[];
};

/**
 * How far block bookings were used in a period. A night is occupied where on it the booking lasts, a fee is agreed for the
 * child as part of it (by reference, and by payee where that is told), and the child is placed. Where two bookings claim a
 * child for one night, the night is that of the booking that began first (by reference and provider where they began
 * together), and of no other. Our own definition: none is published.
 */
export const occupancyOf = (
  bookings: readonly BookingRow[], fees: readonly FeeRow[], placed: readonly Placed[], period: Days,
): readonly Occupancy[] => {
  const placedOf = grouped(placed, ({ child }) => child);
  const counted = new Map<string, readonly Days[]>();
  return [...bookings].sort(inTurn).map((booking) => {
    const lasting = overlap(booking, period);
    const stays = lasting ? staysIn(booking, lasting, fees, placedOf, counted) : [];
    const children = [...grouped(stays, ({ child }) => child)].map(([child, own]) => ({ child, nights: nightsIn(own) }));
    const [placeNights, occupiedNights] = [lasting ? booking.places * nightsIn([lasting]) : 0, nightsIn(stays)];
    return {
      provider: booking.subject, booking: booking.booking, placeNights, occupiedNights,
      overOccupiedNights: beyond(booking.places, stays),
      percent: placeNights === 0 ? null : toTenths(occupiedNights * 100, placeNights),
      children,
    };
  });
};

const inTurn = (a: BookingRow, b: BookingRow): number => a.from - b.from || compare(a.booking, b.booking) || compare(a.subject, b.subject);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Stay = Days & { readonly child: string };

const staysIn = (
  { booking, subject }: BookingRow, lasting: Days, fees: readonly FeeRow[],
  placedOf: ReadonlyMap<string, readonly Placed[]>, counted: Map<string, readonly Days[]>,
): readonly Stay[] => {
  const paid = fees.filter((fee) => fee.booking === booking && (fee.payee === undefined || fee.payee === null || fee.payee === subject));
  return [...grouped(paid, (fee) => fee.subject)].flatMap(([child, rows]) => {
    const there = rows.flatMap((fee) => (placedOf.get(child) ?? []).flatMap((stay) => {
      const both = overlap(fee, stay);
      return both ? (overlap(both, lasting) ?? []) : [];
    }));
    const before = counted.get(child) ?? [];
    const stays = without(joined(there), before);
    counted.set(child, joined([...before, ...stays]));
    return stays.map((days) => ({ ...days, child }));
  });
};

const overlap = (a: Days, b: Days): Days | undefined => {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from < to ? { from, to } : undefined;
};

/** The same days, in order and each once. */
const joined = (days: readonly Days[]): readonly Days[] => {
  const apart: { from: DayNumber; to: DayNumber }[] = [];
  for (const { from, to } of [...days].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
};

/** What is left of some days when others are taken out. */
const without = (days: readonly Days[], taken: readonly Days[]): readonly Days[] =>
  taken.reduce<readonly Days[]>(
    (left, { from, to }) => left.flatMap((one) => [{ from: one.from, to: Math.min(one.to, from) }, { from: Math.max(one.from, to), to: one.to }])
      .filter((one) => one.from < one.to),
    days,
  );

const nightsIn = (days: readonly Days[]): number => days.reduce((sum, { from, to }) => sum + to - from, 0);

/** Nights of children beyond so many places, night by night. */
const beyond = (places: number, stays: readonly Stay[]): number => {
  const turns = [...new Set(stays.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  return turns.reduce((sum, from, at) => {
    const there = stays.filter((stay) => stay.from <= from && from < stay.to).length;
    return sum + Math.max(0, there - places) * ((turns[at + 1] ?? from) - from);
  }, 0);
};
