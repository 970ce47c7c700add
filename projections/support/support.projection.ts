import { dayNumber, type CalendarDate, type DayNumber } from '../../src/domain/calendar.js';
import type { SupportFact } from '../../src/domain/support/events.js';
import { evolve, nothingRecorded, referralCalled, type SupportState } from '../../src/domain/support/evolve.js';
import { LASTING, type Projected, type Row, type Timeline } from '../timeline.js';

/** Referrals to a service: from the day each was made to the day it was closed. One closed on the day it was made is in none of these rows. */
export const referrals = {
  name: 'referral',
  columns: { referral: 'text not null', service: 'text not null' },
  snapshots: false,
  rowsOf: (state) =>
    onSomeDay(state.referrals.map(({ referral, service, made, closed }) => ({ ...span(made, closed), referral, service }))),
} as const satisfies Timeline<SupportState>;

/** What has come of each referral: from the day it was told of to the day it was told of next. */
export const referralOutcomes = {
  name: 'referral_outcome',
  columns: { referral: 'text not null', service: 'text not null', referred_on: 'integer not null', outcome: 'text not null' },
  snapshots: false,
  rowsOf: (state) =>
    onSomeDay(state.referrals.flatMap(({ referral, service, made, outcomes }) =>
      outcomes.map(({ on, outcome }, place) => ({
        ...span(on, outcomes[place + 1]?.on ?? null), referral, service, referred_on: dayNumber(made), outcome,
      })))),
} as const satisfies Timeline<SupportState>;

/** Care proceedings about the child: from the day they were issued to the day they were concluded. */
export const careProceedings = {
  name: 'care_proceedings',
  columns: { proceedings: 'text not null', how: 'text' },
  snapshots: false,
  rowsOf: (state) =>
    onSomeDay(state.proceedings.map(({ proceedings, issued, concluded }) => ({
      ...span(issued, concluded?.on ?? null), proceedings, how: concluded?.how ?? null,
    }))),
} as const satisfies Timeline<SupportState>;

/**
 * What happened on one day: 'referral-made' and 'referral-closed' (detail: the service), 'admission-avoided' (the service,
 * where a referral is named), 'proceedings-issued', and 'proceedings-concluded' (how).
 */
export const supportHappenings = {
  name: 'support_happening',
  columns: {
    kind: 'text not null',
    /** Which referral or proceedings. */
    reference: 'text',
    detail: 'text',
  },
  snapshots: false,
  rowsOf: ({ referrals: made, proceedings, avoided }) => [
    ...made.flatMap(({ referral, service, made: on, closed }) => [
      { ...thatDay(on), kind: 'referral-made', reference: referral, detail: service },
      ...(closed === null ? [] : [{ ...thatDay(closed), kind: 'referral-closed', reference: referral, detail: service }]),
    ]),
    ...avoided.map(({ on, referral }) => ({
      ...thatDay(on), kind: 'admission-avoided', reference: referral,
      detail: referral === null ? null : (referralCalled(made, referral)?.service ?? null),
    })),
    ...proceedings.flatMap(({ proceedings: reference, issued, concluded }) => [
      { ...thatDay(issued), kind: 'proceedings-issued', reference, detail: null },
      ...(concluded === null ? [] : [{ ...thatDay(concluded.on), kind: 'proceedings-concluded', reference, detail: concluded.how }]),
    ]),
  ],
} as const satisfies Timeline<SupportState>;

/** What a panel decided about the child, on the day it did. */
export const panelDecisions = {
  name: 'panel_decision',
  columns: { panel: 'text not null', decision: 'text not null' },
  snapshots: false,
  rowsOf: ({ decided }) => decided.map(({ on, panel, decision }) => ({ ...thatDay(on), panel, decision })),
} as const satisfies Timeline<SupportState>;

type Span = { readonly from: DayNumber; readonly to: DayNumber };

const span = (from: CalendarDate, to: CalendarDate | null): Span => ({
  from: dayNumber(from), to: to === null ? LASTING : dayNumber(to),
});

const thatDay = (on: CalendarDate): Span => ({ from: dayNumber(on), to: dayNumber(on) + 1 });

const onSomeDay = <R extends Row>(rows: readonly R[]): readonly R[] => rows.filter(({ from, to }) => from < to);

/** What is done and decided so that a child need not be in care; the subject is the child. */
export const support: Projected<SupportFact, SupportState> = {
  follows: 'support',
  initial: nothingRecorded,
  evolve,
  timelines: [referrals, referralOutcomes, careProceedings, supportHappenings, panelDecisions],
};
