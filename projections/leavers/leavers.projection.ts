import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { Stretch } from '../../src/domain/carer/stretch.js';
import type { LeaverFact } from '../../src/domain/leaver/events.js';
import { evolve, nothingRecorded, type LeaverState } from '../../src/domain/leaver/evolve.js';
import { LASTING, type Projected, type Row, type Timeline } from '../timeline.js';

/** While a leaving care record is open: from the first thing recorded, or support begun again, to the end of support. */
export const leaverRecords = {
  name: 'leaver_record',
  columns: { ended_why: 'text' },
  snapshots: false,
  rowsOf: ({ records }) =>
    records.flatMap(({ from, to, why }) => (from === to ? [] : [{ from: dayNumber(from), to: dayOr(to), ended_why: why }])),
} as const satisfies Timeline<LeaverState>;

/** A personal adviser, from the day of allocation to the next one's, or to the end. */
export const personalAdvisers = {
  name: 'personal_adviser',
  columns: { allocated_on: 'integer not null' },
  snapshots: false,
  rowsOf: ({ advisers }) => advisers.map((one) => ({ ...daysOf(one), allocated_on: dayNumber(one.from) })),
} as const satisfies Timeline<LeaverState>;

/** A pathway plan as it was last made or reviewed, on the first day of the row. */
export const pathwayPlans = {
  name: 'pathway_plan',
  columns: { made_on: 'integer not null', reviewed: 'integer not null' },
  snapshots: false,
  rowsOf: ({ plans }) => rowsOf(plans, ({ madeOn, reviewed }) => ({ made_on: dayNumber(madeOn), reviewed: reviewed ? 1 : 0 })),
} as const satisfies Timeline<LeaverState>;

/** What the latest contact, or attempt at one, came to: IN_TOUCH. */
export const leaverContacts = {
  name: 'leaver_contact',
  columns: { in_touch: 'text not null' },
  snapshots: false,
  rowsOf: ({ contacts }) => rowsOf(contacts, (in_touch) => ({ in_touch })),
} as const satisfies Timeline<LeaverState>;

/** Where the young person lives: the letter of ACCOM, whether it is suitable, and whether and from where the authority buys it. */
export const leaverAccommodation = {
  name: 'leaver_accommodation',
  columns: {
    accommodation: 'text not null', suitable: 'integer not null', commissioned: 'integer not null', framework: 'text', provider: 'text',
  },
  snapshots: false,
  rowsOf: ({ accommodation }) =>
    rowsOf(accommodation, ({ accommodation: kind, suitable, commissioned }) => ({
      accommodation: kind, suitable: suitable ? 1 : 0, commissioned: commissioned ? 1 : 0,
      framework: commissioned?.framework ?? null, provider: commissioned?.provider ?? null,
    })),
} as const satisfies Timeline<LeaverState>;

/** What the young person does: ACTIV. */
export const leaverActivities = {
  name: 'leaver_activity',
  columns: { activity: 'text not null' },
  snapshots: false,
  rowsOf: ({ activities }) => rowsOf(activities, (activity) => ({ activity })),
} as const satisfies Timeline<LeaverState>;

/** Staying put with former foster carers, as it was recorded: whatever the age. */
export const stayingPut = {
  name: 'staying_put',
  columns: { carer: 'text' },
  snapshots: false,
  rowsOf: (state) => rowsOf(state.stayingPut, ({ carer }) => ({ carer })),
} as const satisfies Timeline<LeaverState>;

/** Support asked for, until support ends. */
export const supportAsked = {
  name: 'leaver_support_asked',
  columns: { asked_on: 'integer not null' },
  snapshots: false,
  rowsOf: ({ requests }) => requests.map((one) => ({ ...daysOf(one), asked_on: dayNumber(one.from) })),
} as const satisfies Timeline<LeaverState>;

const dayOr = (date: CalendarDate | null): number => (date === null ? LASTING : dayNumber(date));

const daysOf = ({ from, to }: Stretch<unknown>): Pick<Row, 'from' | 'to'> => ({ from: dayNumber(from), to: dayOr(to) });

const rowsOf = <T>(stretches: readonly Stretch<T>[], columnsOf: (was: T) => Omit<Row, 'from' | 'to'>): readonly Row[] =>
  stretches.map((one): Row => ({ ...columnsOf(one.was), ...daysOf(one) }));

/** What leaving care teams record; the subject is the child's reference. */
export const leavers: Projected<LeaverFact, LeaverState> = {
  follows: 'leaver',
  initial: nothingRecorded,
  evolve,
  timelines: [
    leaverRecords, personalAdvisers, pathwayPlans, leaverContacts, leaverAccommodation, leaverActivities, stayingPut, supportAsked,
  ],
};
