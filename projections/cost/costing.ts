import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { approvals } from '../carers/carers.projection.js';
import { particulars, placements } from '../children/children.projection.js';
import { feesAgreed } from '../fees/fees.projection.js';
import type { Reader } from '../measure.js';
import { blockBookings, registrations } from '../providers/providers.projection.js';
import { allowanceRates, skillsRates } from '../rates/rates.projection.js';
import type { CostedRows } from './costed-rows.js';

/**
 * What spending on the days of a period is worked out from: every placement of the children who were placed on any of them,
 * for a fee is payable by the placement in which it was agreed, however long ago; their fees; and fees that begin in the
 * period for anybody else, for they pay for nothing and are to be told of.
 */
export const costing = (
  read: Reader, days: { readonly first: CalendarDate; readonly last: CalendarDate; readonly knownAt: number },
): CostedRows => {
  const placed = new Set(read.during(placements, days).map(({ subject }) => subject));
  const fees = read.during(feesAgreed, days).filter(({ subject, from }) => placed.has(subject) || from >= dayNumber(days.first));
  const children = [...new Set([...placed, ...fees.map(({ subject }) => subject)])];
  const told = read.of(particulars, children, days.knownAt);
  return {
    placements: read.of(placements, children, days.knownAt),
    fees,
    bookings: read.during(blockBookings, days),
    allowances: read.during(allowanceRates, days),
    skills: read.during(skillsRates, days),
    levels: read.during(approvals, days),
    homes: read.during(registrations, days),
    born: new Map(told.map(({ subject, dateOfBirth }) => [subject, dateOfBirth])),
  };
};
