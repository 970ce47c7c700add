import type { HeadlineName } from '../../asking/dashboard-figures.js';
import { hasRole, type Person } from '../../access/role.js';

export type Part = 'figures' | 'attention' | 'homes' | 'week';

/** What a role is shown first, and which figures. */
export type Shape = { readonly headlines: readonly HeadlineName[]; readonly parts: readonly Part[] };

const PLACEMENTS: Shape = {
  headlines: ['inCare', 'threePlacements', 'samePlacement', 'vacantPlaces', 'farFromHome', 'leaversInTouch'],
  parts: ['attention', 'figures', 'week', 'homes'],
};
const COMMISSIONER: Shape = {
  headlines: ['inCare', 'familyBased', 'threePlacements', 'samePlacement', 'farFromHome', 'vacantPlaces', 'forecast', 'leaversInTouch'],
  parts: ['figures', 'homes', 'attention', 'week'],
};
const AUDITOR: Shape = {
  headlines: ['inCare', 'familyBased', 'outOfAuthority', 'threePlacements', 'samePlacement', 'forecast'],
  parts: ['week', 'figures', 'attention', 'homes'],
};

/** Whoever has several roles is shown what the first of them is. */
export const shapeFor = (person: Person | undefined): Shape => {
  if (person && hasRole(person, ['placements'])) return PLACEMENTS;
  return person && hasRole(person, ['auditor']) && !hasRole(person, ['commissioner']) ? AUDITOR : COMMISSIONER;
};
