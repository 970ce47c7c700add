import type { CalendarDate } from '../../domain/calendar.js';

/** Which card a row is of, and from which day. */
export type CardRow = { readonly id: string; readonly from: CalendarDate };

/**
 * Whether a card must wait: some row of it could not be read, or some row of which it is not known whose it is. What is
 * not known of such a row is undefined.
 */
export const heldBack = ({ id, from }: CardRow, unread: readonly Partial<CardRow>[]): boolean =>
  unread.some((row) => (row.id === undefined || row.id === id) && (row.from === undefined || row.from === from));
