import type { CarersTold, HouseholdListed } from '../../asking/carers.js';
import { dateOfDay } from '../../domain/calendar.js';
import { csv } from '../../csv.js';

const columns = [
  'as_at', 'known_at', 'household', 'status', 'stage', 'agency', 'approved_on', 'approved_for', 'age_from', 'age_to', 'terms_until',
  'places', 'children_placed', 'filled', 'vacant', 'not_available', 'why_not_available',
] as const;

/** Households as a file; each row says its viewpoint. What only an agency knows is left empty. */
export const carersCsv = ({ asAt, knownAt }: CarersTold, households: readonly HouseholdListed[]): string =>
  csv(columns, households.map(({ carer, status, stage, approval: last, places, children }) => {
    const approval = status === 'approved' ? last : null;
    const until = approval?.termsUntil ?? null;
    return [
      asAt, knownAt, carer, status, stage, approval?.agency, approval && dateOfDay(approval.approvedOn), approval?.types, approval?.ageFrom, approval?.ageTo,
      until === null ? null : dateOfDay(until), places?.places ?? approval?.places, children.length, places?.filled, places?.vacant, places?.notAvailable,
      places?.reason,
    ];
  }));
