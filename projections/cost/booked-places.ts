import { roundedDivision } from '../../src/domain/money.js';
import { toTenths, type Behind, type Figure } from '../figure.js';
import type { BookingRow, Span } from './costed-rows.js';
import type { CostedYear } from './costed-year.js';
import { daysWithin } from './holding.js';
import { occupancyOf, type Occupancy } from '../providers/block-bookings.js';
import { costOf, together, type Sevenths } from './sevenths.js';

/** What a block booking came to in a period: nights paid for, nights a child was there, and their cost exactly. */
export type Booked = {
  readonly booking: string;
  readonly provider: string;
  readonly category: string;
  readonly nights: number;
  /** A booking's places are filled one child each: children beyond its places fill none. */
  readonly occupied: number;
  readonly cost: Sevenths;
  readonly children: readonly Behind[];
};

const bookedIn = ({ spans, running }: CostedYear, rows: readonly BookingRow[], days: Span): Booked | undefined => {
  const [row] = rows;
  if (!row) return undefined;
  const stays = spans.filter((span) => span.basis === 'block' && span.booking === row.booking);
  const occupancies = occupancyOf(rows, stays.map((stay) => ({ ...stay, subject: stay.child })), stays, days);
  const total = (of: (one: Occupancy) => number): number => occupancies.reduce((sum, one) => sum + of(one), 0);
  return {
    booking: row.booking,
    provider: row.subject,
    category: running.find(({ behind }) => behind.kind === 'provider' && behind.id === row.subject)?.category ?? 'other',
    nights: total(({ placeNights }) => placeNights),
    occupied: total(({ occupiedNights, overOccupiedNights }) => occupiedNights - overOccupiedNights),
    cost: together(rows.map((one) => costOf(one.places * one.weeklyPrice, daysWithin(one, days)))),
    children: occupancies.flatMap(({ children }) => children.map(({ child, nights }) => ({ kind: 'child', id: child, adds: nights }))),
  };
};

/** What a night of a placement bought on the spot came to in the same category and period, in pence; null where none was. */
const spotNight = ({ spans }: CostedYear, category: string, days: Span): number | null => {
  const spot = spans.filter((span) => span.basis === 'fee' && span.purchase === 'spot' && span.category === category);
  const nights = spot.reduce((sum, span) => sum + daysWithin(span, days), 0);
  const cost = together(spot.map((span) => costOf(span.weekly, daysWithin(span, days))));
  return nights === 0 ? null : roundedDivision(cost, 7 * nights);
};

/**
 * Block bookings in the period asked about: *utilisation* is the nights on which a child was in a booked place over the
 * nights booked; the *cost per occupied night* is what the booking came to, filled or not, over the nights a child was there,
 * without extras; beside it stands the average night of a placement bought on the spot in the same category and period.
 */
export const bookedPlacesFigures = (year: CostedYear): readonly Figure[] => {
  const touching = year.rows.bookings.filter((row) => daysWithin(row, year.period) > 0);
  const references = [...new Set(touching.map(({ booking }) => booking))].sort();
  const booked = references.flatMap((reference) => bookedIn(year, touching.filter(({ booking }) => booking === reference), year.period) ?? []);
  return booked.length === 0 ? [] : [...booked.flatMap((one) => figuresOf(year, one)), overall(booked)];
};

const figuresOf = (year: CostedYear, { booking, provider, category, nights, occupied, cost, children }: Booked): readonly Figure[] => {
  const [id, words] = [`cost.block.${booking}`, `Block booking ${booking}`];
  const behind: readonly Behind[] = [{ kind: 'provider', id: provider }];
  return [
    { id: `${id}.utilisation`, words: `${words}: nights filled of nights booked`, value: nights === 0 ? null : toTenths(occupied * 100, nights),
      unit: 'percent', of: nights, behind: children },
    { id: `${id}.occupiedNights`, words: `${words}: nights filled`, value: occupied, unit: 'nights', of: nights, behind: children },
    { id: `${id}.perOccupiedNight`, words: `${words}: cost per night filled`, value: occupied === 0 ? null : roundedDivision(cost, 7 * occupied),
      unit: 'pence', of: occupied, behind },
    { id: `${id}.spotNight`, words: `${words}: average night bought on the spot in its category`, value: spotNight(year, category, year.period),
      unit: 'pence', behind },
  ];
};

const overall = (booked: readonly Booked[]): Figure => {
  const [nights, occupied] = [booked.reduce((sum, one) => sum + one.nights, 0), booked.reduce((sum, one) => sum + one.occupied, 0)];
  return {
    id: 'cost.block.utilisation', words: 'Block bookings: nights filled of nights booked',
    value: nights === 0 ? null : toTenths(occupied * 100, nights), unit: 'percent', of: nights,
    behind: booked.map(({ provider, occupied: adds }) => ({ kind: 'provider', id: provider, adds })),
  };
};
