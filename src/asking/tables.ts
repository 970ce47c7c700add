import { dateOfDay, dayNumber } from '../domain/calendar.js';
import type { ChildInCare } from '../../projections/children/children-in-care.query.js';
import { ageOf } from '../../projections/sufficiency/counts.js';
import type { Viewpoint } from '../../projections/viewpoint.js';

/** The list of children in care, column by column, as every door gives it. Each row says its viewpoint. */
export const childColumns = [
  'as_at', 'known_at', 'child', 'age', 'sex', 'ethnicity', 'legal_status', 'category_of_need', 'placement_type',
  'usual_placement_type', 'provider', 'urn', 'placement_authority', 'distance_miles', 'in_care_since', 'days_in_care',
  'in_placement_since', 'days_in_placement', 'admission_known',
] as const;

/** Children as rows of `childColumns`; dates as YYYY-MM-DD, times in whole days, distance in miles. */
export const childrenRows = (children: readonly ChildInCare[], { asAt, knownAt }: Viewpoint) =>
  children.map((child) => [
    asAt, knownAt, child.child, ageOf(child, asAt), child.sex, child.ethnicity, child.legalStatus, child.categoryOfNeed,
    child.placementType, child.usualPlacementType, child.provider, child.urn, child.placementAuthority,
    child.distanceTenths === null ? null : child.distanceTenths / 10,
    dateOfDay(child.careBegan), dayNumber(asAt) - child.careBegan,
    dateOfDay(child.placementBegan), dayNumber(asAt) - child.placementBegan,
    child.admissionKnown === 1 ? 'yes' : 'no',
  ]);
