import { dayNumber, plusDays, type CalendarDate } from '../../src/domain/calendar.js';
import type { CarerFact } from '../../src/domain/carer/events.js';
import { endOf, evolve, nothingRecorded, type CarerState } from '../../src/domain/carer/evolve.js';
import type { Stretch } from '../../src/domain/carer/stretch.js';
import { LASTING, type Projected, type Row, type Timeline } from '../timeline.js';
import { approvalRows } from './approval-rows.js';
import { stageRows } from './stage-rows.js';

/**
 * Approval to foster, in stretches of constant terms; from approval to deregistration, or to the day a temporary
 * approval (regulation 24) comes to its end. `end_reason`, `ended_to` and `end_child` stand on the last stretch only.
 */
export const approvals = {
  name: 'approval',
  columns: {
    /** The day of the approval that began this time as a carer. */
    approved_on: 'integer not null', places: 'integer not null',
    /** Completed years, both included. */
    age_from: 'integer not null', age_to: 'integer not null',
    /** Sorted, with a space between them. */
    types: 'text not null',
    /** Of a temporary approval: the first day on which it no longer holds. */
    terms_until: 'integer',
    /** Null where the authority itself approved the household. */
    agency: 'text', transferred_from: 'text',
    /** How many may be placed while exempt from the usual limit. */
    usual_limit_places: 'integer', skills_level: 'integer', hub: 'text',
    end_reason: 'text', ended_to: 'text', end_child: 'text',
  },
  snapshots: true,
  rowsOf: ({ times }) => times.flatMap(approvalRows),
} as const satisfies Timeline<CarerState>;

/** Approved places that cannot be filled, and why; never beyond the end of approval. */
export const placesUnavailable = {
  name: 'places_unavailable',
  columns: { places: 'integer not null', reason: 'text not null' },
  snapshots: true,
  rowsOf: ({ times }) =>
    times.flatMap((time) => {
      const end = dayOr(endOf(time));
      const rows = rowsOf(time.unavailable, ({ places, reason }) => ({ places, reason }));
      return rows.map((row) => ({ ...row, to: Math.min(row.to, end) })).filter(({ from, to }) => from < to);
    }),
} as const satisfies Timeline<CarerState>;

/** The individual carers of a household, while they foster in it. Whether the household is approved is another matter. */
export const carerPeople = {
  name: 'carer_person',
  columns: { person: 'integer not null', date_of_birth: 'integer not null', sex: 'text', ethnicity: 'text' },
  snapshots: false,
  rowsOf: ({ people }) =>
    rowsOf(people, ({ person, dateOfBirth, sex, ethnicity }) => ({
      person, date_of_birth: dayNumber(dateOfBirth), sex, ethnicity,
    })),
} as const satisfies Timeline<CarerState>;

/**
 * Where a household stands: 'enquiry', 'application', 'assessment', 'panel', 'approved', 'deregistered' or 'closed'. One
 * that is approved and on the way to another approval (temporarily approved under regulation 24, or leaving an agency)
 * has two rows, 'approved' and the stage it has come to.
 */
export const carerStages = {
  name: 'carer_stage',
  columns: { stage: 'text not null' },
  snapshots: false,
  rowsOf: stageRows,
} as const satisfies Timeline<CarerState>;

/**
 * What happened to a household on one day: 'panel', 'application-closed', 'review', 'exit-interview',
 * 'allegation-concluded'; and 'allegation', from the day it was raised to the day it was concluded.
 */
export const carerHappenings = {
  name: 'carer_happening',
  columns: {
    kind: 'text not null',
    /** What was recommended, decided or spoken of, in codes; several with a space between them. */
    detail: 'text',
    /** Of an allegation: which one. */
    reference: 'text',
  },
  snapshots: false,
  rowsOf: ({ happenings }) =>
    happenings
      .map(({ kind, on, until, detail, reference }) => {
        const to = kind === 'allegation' ? dayOr(until) : dayNumber(plusDays(on, 1));
        return { from: dayNumber(on), to, kind, detail, reference };
      })
      .filter(({ from, to }) => from < to),
} as const satisfies Timeline<CarerState>;

const dayOr = (date: CalendarDate | null): number => (date === null ? LASTING : dayNumber(date));

const rowsOf = <T>(stretches: readonly Stretch<T>[], columnsOf: (was: T) => Omit<Row, 'from' | 'to'>): readonly Row[] =>
  stretches
    .map(({ from, to, was }): Row => ({ ...columnsOf(was), from: dayNumber(from), to: dayOr(to) }))
    .filter(({ from, to }) => from < to);

/** Foster carer households: what they may do, how they came to it and what happened to them. */
export const carers = {
  follows: 'carer',
  initial: nothingRecorded,
  evolve,
  timelines: [approvals, placesUnavailable, carerPeople, carerStages, carerHappenings],
} as const satisfies Projected<CarerFact, CarerState>;
