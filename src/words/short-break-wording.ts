import type { ShortBreakEvent } from '../domain/short-break/events.js';

/** What happened, by type of entry, of a child's short breaks. */
export const shortBreakEntryTypes: Readonly<Record<Exclude<ShortBreakEvent['type'], 'EntryStruckOut'>, string>> = {
  ShortBreaksAgreed: 'Short breaks agreed',
  ShortBreaksEnded: 'Short breaks came to an end',
  StayBooked: 'Short-break stay booked',
  StayTaken: 'Short-break stay taken',
  StayCancelled: 'Short-break stay cancelled',
};
