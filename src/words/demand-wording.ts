import type { CohortEvent } from '../domain/cohort/events.js';
import type { SupportEvent } from '../domain/support/events.js';

/** What happened, by type of entry, of support to a child and of a cohort. */
export const demandEntryTypes: Readonly<Record<Exclude<(SupportEvent | CohortEvent)['type'], 'EntryStruckOut'>, string>> = {
  ReferralMade: 'Referred to a service',
  ReferralOutcomeTold: 'Outcome of a referral',
  ReferralClosed: 'Referral closed',
  AdmissionAvoided: 'An admission into care was avoided',
  ProceedingsIssued: 'Care proceedings issued',
  ProceedingsConcluded: 'Care proceedings concluded',
  PanelDecided: 'A panel decided',
  CohortBaselined: 'Cohort baselined',
  CohortJoined: 'A child joined the cohort',
  CohortTracked: 'Progress of a child tracked',
  CohortLeft: 'A child left the cohort',
  CohortClosed: 'Cohort closed',
};
