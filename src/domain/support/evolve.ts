import type { CalendarDate } from '../calendar.js';
import type { Panel, PanelDecision, ProceedingsOutcome, ReferralOutcome, SupportService } from './codes.js';
import type { SupportFact } from './events.js';

export type Referral = {
  readonly referral: string;
  readonly service: SupportService;
  readonly made: CalendarDate;
  readonly closed: CalendarDate | null;
  /** In the order in which they were told of. */
  readonly outcomes: readonly { readonly on: CalendarDate; readonly outcome: ReferralOutcome }[];
};

export type CareProceedings = {
  readonly proceedings: string;
  readonly issued: CalendarDate;
  readonly concluded: { readonly on: CalendarDate; readonly how: ProceedingsOutcome } | null;
};

/** What the facts so far add up to. */
export type SupportState = {
  readonly referrals: readonly Referral[];
  readonly proceedings: readonly CareProceedings[];
  readonly avoided: readonly { readonly on: CalendarDate; readonly referral: string | null }[];
  readonly decided: readonly { readonly on: CalendarDate; readonly panel: Panel; readonly decision: PanelDecision }[];
};

export const nothingRecorded: SupportState = { referrals: [], proceedings: [], avoided: [], decided: [] };

export const evolve = (state: SupportState, fact: SupportFact): SupportState => {
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'ReferralMade': {
      const { referral, service } = fact;
      return { ...state, referrals: [...state.referrals, { referral, service, made: on, closed: null, outcomes: [] }] };
    }
    case 'ReferralOutcomeTold':
      return ofReferral(state, fact.referral, (one) => ({ ...one, outcomes: [...one.outcomes, { on, outcome: fact.outcome }] }));
    case 'ReferralClosed':
      return ofReferral(state, fact.referral, (one) => ({ ...one, closed: one.closed ?? on }));
    case 'AdmissionAvoided':
      return { ...state, avoided: [...state.avoided, { on, referral: fact.referral ?? null }] };
    case 'ProceedingsIssued':
      return { ...state, proceedings: [...state.proceedings, { proceedings: fact.proceedings, issued: on, concluded: null }] };
    case 'ProceedingsConcluded':
      return {
        ...state,
        proceedings: state.proceedings.map((one) =>
          one.proceedings === fact.proceedings && one.concluded === null ? { ...one, concluded: { on, how: fact.how } } : one),
      };
    case 'PanelDecided':
      return { ...state, decided: [...state.decided, { on, panel: fact.panel, decision: fact.decision }] };
  }
};

export const referralCalled = (referrals: readonly Referral[], reference: string): Referral | undefined =>
  referrals.find(({ referral }) => referral === reference);

const ofReferral = (state: SupportState, reference: string, now: (one: Referral) => Referral): SupportState => ({
  ...state, referrals: state.referrals.map((one) => (one.referral === reference ? now(one) : one)),
});
