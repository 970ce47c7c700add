import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { SupportFact } from './events.js';
import { evolve, nothingRecorded, referralCalled, type SupportState } from './evolve.js';
import type { SupportObjection } from './refusals.js';

const objectionTo = (state: SupportState, fact: SupportFact, today: CalendarDate): SupportObjection | undefined => {
  const on = fact.effectiveOn;
  if (on > today) return { code: 'in-the-future', on };
  switch (fact.type) {
    case 'ReferralMade': {
      const made = referralCalled(state.referrals, fact.referral);
      return made && { code: 'already-referred', referral: fact.referral, since: made.made };
    }
    case 'ReferralOutcomeTold':
      return toNoReferral(state, fact.referral, on) ?? toAnotherOutcome(state, fact.referral, on);
    case 'ReferralClosed':
      return toNoReferral(state, fact.referral, on) ?? toClosed(state, fact.referral);
    case 'AdmissionAvoided':
      return fact.referral === undefined ? undefined : toNoReferral(state, fact.referral, on);
    case 'ProceedingsIssued':
    case 'ProceedingsConcluded':
      return toProceedings(state, fact);
    case 'PanelDecided': {
      const decided = state.decided.some((other) => other.panel === fact.panel && other.on === on);
      return decided ? { code: 'panel-decided-that-day', panel: fact.panel, on } : undefined;
    }
  }
};

const toNoReferral = ({ referrals }: SupportState, referral: string, on: CalendarDate): SupportObjection | undefined =>
  referralCalled(referrals, referral) ? undefined : { code: 'not-referred', referral, on };

/** Two outcomes of one day would leave it to chance which is the latest. */
const toAnotherOutcome = ({ referrals }: SupportState, referral: string, on: CalendarDate): SupportObjection | undefined =>
  referralCalled(referrals, referral)?.outcomes.some((told) => told.on === on)
    ? { code: 'outcome-told-that-day', referral, on }
    : undefined;

const toClosed = ({ referrals }: SupportState, referral: string): SupportObjection | undefined => {
  const since = referralCalled(referrals, referral)?.closed ?? null;
  return since === null ? undefined : { code: 'referral-closed', referral, since };
};

type OfProceedings = Extract<SupportFact, { readonly proceedings: string }>;

const toProceedings = (state: SupportState, { type, proceedings, effectiveOn: on }: OfProceedings): SupportObjection | undefined => {
  const issued = state.proceedings.find((one) => one.proceedings === proceedings);
  if (type === 'ProceedingsIssued') return issued && { code: 'proceedings-already-issued', proceedings, since: issued.issued };
  if (!issued) return { code: 'proceedings-not-issued', proceedings, on };
  return issued.concluded ? { code: 'proceedings-concluded', proceedings, since: issued.concluded.on } : undefined;
};

export const supportRules: Rules<SupportFact, SupportState, SupportObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(supportRules);
