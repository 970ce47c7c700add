import { dateOfDay, dayNumber, type CalendarDate } from '../../domain/calendar.js';
import { isShortBreak, type LegalStatus } from '../../domain/codes.js';
import type { ChildInCare } from '../../../projections/children/children-in-care.query.js';
import { ageOf } from '../../../projections/sufficiency/counts.js';

/** A child in care as the API lists one: dates as YYYY-MM-DD, times in whole days, distance in miles. */
export const childInCare = (child: ChildInCare, asAt: CalendarDate) => ({
  child: child.child,
  age: ageOf(child, asAt),
  sex: child.sex,
  ethnicity: child.ethnicity,
  legalStatus: child.legalStatus,
  shortBreaks: isShortBreak(child.legalStatus as LegalStatus),
  categoryOfNeed: child.categoryOfNeed,
  placementType: child.placementType,
  usualPlacementType: child.usualPlacementType,
  provider: child.provider,
  urn: child.urn,
  home: child.home,
  carer: child.carer,
  placementAuthority: child.placementAuthority,
  distanceMiles: child.distanceTenths === null ? null : child.distanceTenths / 10,
  inCareSince: dateOfDay(child.careBegan),
  daysInCare: dayNumber(asAt) - child.careBegan,
  admissionKnown: child.admissionKnown === 1,
  inPlacementSince: dateOfDay(child.placementBegan),
  daysInPlacement: dayNumber(asAt) - child.placementBegan,
});
