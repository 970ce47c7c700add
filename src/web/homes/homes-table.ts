import type { HomeListed, HomesTold } from '../../asking/homes.js';
import { csv } from '../../csv.js';
import { dateOfDay } from '../../domain/calendar.js';

const columns = [
  'as_at', 'known_at', 'provider', 'status', 'provision', 'sector', 'judgement', 'inspected_on', 'authority', 'area', 'own', 'frameworks',
  'places', 'places_booked', 'children_placed',
] as const;

/** Homes as a file; each row says its viewpoint. A home’s name may tell where a child lives, and is not in it. */
export const homesCsv = ({ asAt, knownAt }: HomesTold, homes: readonly HomeListed[]): string =>
  csv(columns, homes.map(({ provider, status, registration, judgement, area, frameworks, bookings, children }) => [
    asAt, knownAt, provider, status, registration?.provision, registration?.sector, judgement?.overall ?? 'not-inspected',
    judgement && dateOfDay(judgement.from), registration?.providerAuthority, area, registration?.own === 1 ? 'yes' : 'no',
    frameworks.map(({ framework }) => framework).join(' '), registration?.places, bookings.reduce((sum, { places }) => sum + places, 0), children.length,
  ]));
