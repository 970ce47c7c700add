import { carerAvailability, carerExemptions, carers, carerVariations } from './tables/carer-approvals.js';
import * as leavers from './tables/leavers.js';
import * as demand from './tables/demand.js';
import * as lives from './tables/carer-lives.js';
import * as money from './tables/money.js';
import * as providers from './tables/providers.js';
import * as shortBreaks from './tables/short-breaks.js';
import * as plans from './tables/targets.js';
import type { Table } from './table.js';

/**
 * Every table that a file may hold. Within a record and a day, what stands in an earlier table is told first.
 */
export const tables: readonly Table[] = [
  lives.carerRecruitment, carers, lives.carerPeople, carerVariations, carerExemptions, carerAvailability, lives.carerReviews,
  lives.carerSkills, lives.carerHubs, lives.carerAddresses, lives.carerAllegations, lives.carerExitInterviews,
  providers.homes, providers.homeChanges, providers.suspensions, providers.inspections, providers.frameworks,
  providers.blockBookings,
  money.fees, money.oneOffCosts, money.invoices,
  money.rates, money.skillsFees, money.uplifts,
  money.budgets, money.virements,
  demand.referrals, demand.referralOutcomes, demand.admissionsAvoided, demand.careProceedings, demand.panelDecisions,
  demand.cohorts, demand.cohortMembers, demand.cohortProgress,
  leavers.personalAdvisers, leavers.pathwayPlans, leavers.leaverContacts, leavers.leaverAccommodation, leavers.leaverActivities,
  leavers.stayingPut, leavers.leavingCareSupport,
  shortBreaks.shortBreakAgreements, shortBreaks.shortBreaks,
  plans.deliveryPlans, plans.targets, plans.targetRevisions, plans.planActions, plans.comparators,
];
