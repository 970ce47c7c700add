import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { feesAgreed } from '../fees/fees.projection.js';
import { share, type Behind, type Figure } from '../figure.js';
import type { Told } from '../timeline.js';
import { occupancyOf } from './block-bookings.js';
import type { blockBookings } from './providers.projection.js';

type Rows = {
  readonly booked: readonly Told<typeof blockBookings>[];
  readonly fees: readonly Told<typeof feesAgreed>[];
  readonly inCare: readonly ChildInCare[];
};

/**
 * Places booked in block that a child fills on the evening of a day, and their share of those booked ("3 children were
 * occupying 100% of the block-booked places", strategy 2019–2022). A child fills a place where a fee names the booking and
 * the child is in care (block-bookings.ts); children beyond the places of a booking fill none.
 */
export const bookedPlacesFilled = ({ booked, fees, inCare }: Rows, asAt: CalendarDate): readonly Figure[] => {
  const day = dayNumber(asAt);
  const tonight = { from: day, to: day + 1 };
  const placed = inCare.map(({ child }) => ({ ...tonight, child }));
  const filling = occupancyOf(booked, fees, placed, tonight).flatMap(({ children, occupiedNights, overOccupiedNights }) =>
    children.slice(0, occupiedNights - overOccupiedNights));
  const behind = filling.map(({ child }): Behind => ({ kind: 'fee', id: child }));
  const places = booked.reduce((sum, one) => sum + one.places, 0);
  return [
    { id: 'residential.blockBooked.occupied', words: 'Places booked in block with a child in them', value: behind.length, unit: 'children', of: places, behind },
    share('residential.blockBooked.occupancy.percent', 'Places booked in block with a child in them, share', behind, places),
  ];
};
