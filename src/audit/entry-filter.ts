import { dayNumber, type CalendarDate } from '../domain/calendar.js';
import { FORMS, NO_DAY, WAYS, type EntryIndex, type Form, type Way } from './entry-index.js';

/** Which entries are looked for; what is left out does not matter. */
export type EntryFilter = {
  /** Days on which it took effect, both included; what tells of no day is then not found. */
  readonly effectiveFrom?: CalendarDate | undefined;
  readonly effectiveTo?: CalendarDate | undefined;
  /** Days on which it was recorded, in London, both included. */
  readonly recordedFrom?: CalendarDate | undefined;
  readonly recordedTo?: CalendarDate | undefined;
  readonly authority?: string | undefined;
  readonly kind?: string | undefined;
  readonly type?: string | undefined;
  /** The authority’s own reference, whole. */
  readonly reference?: string | undefined;
  /** Whoever recorded the entry of this number: an account may be a name, and has no place in an address. */
  readonly by?: number | undefined;
  /** Recorded at least so many days after it took effect. */
  readonly lateBy?: number | undefined;
  /** Only what could have been recorded in time: the base of what is said of lateness. */
  readonly timed?: boolean | undefined;
  /** `change` is a correction or a strike. */
  readonly form?: Form | 'change' | undefined;
  readonly way?: Way | undefined;
};

export const isUnfiltered = (filter: EntryFilter): boolean => Object.values(filter).every((value) => value === undefined);

type Test = (at: number) => boolean;

/** Whether the entry at a place of the index is one of those looked for. */
export const testOf = (index: EntryIndex, filter: EntryFilter): Test => {
  const tests = [
    between(index.effectiveOn, filter.effectiveFrom, filter.effectiveTo),
    between(index.recordedOn, filter.recordedFrom, filter.recordedTo),
    aboutTest(index, filter),
    filter.type === undefined ? undefined : equals(index.type, index.types.find(filter.type)),
    filter.by === undefined ? undefined : equals(index.recorder, index.recorder[filter.by <= index.size ? filter.by - 1 : -1] ?? -1),
    filter.way === undefined ? undefined : equals(index.way, WAYS.indexOf(filter.way)),
    formTest(index, filter.form),
    latenessTest(index, filter),
  ].filter((test) => test !== undefined);
  return (at) => tests.every((test) => test(at));
};

const between = (days: Int32Array, from?: CalendarDate, to?: CalendarDate): Test | undefined => {
  if (from === undefined && to === undefined) return undefined;
  const [first, last] = [from === undefined ? NO_DAY + 1 : dayNumber(from), to === undefined ? -NO_DAY : dayNumber(to)];
  return (at) => (days[at] ?? NO_DAY) >= first && (days[at] ?? NO_DAY) <= last;
};

const equals = (column: Uint16Array | Uint8Array, value: number): Test => (at) => column[at] === value;

/** Streams are far fewer than entries: each is asked once. */
const aboutTest = ({ about, stream }: EntryIndex, { authority, kind, reference }: EntryFilter): Test | undefined => {
  if (authority === undefined && kind === undefined && reference === undefined) return undefined;
  const wanted = Uint8Array.from(about, (one) =>
    Number((authority ?? one.authority) === one.authority && (kind ?? one.kind) === one.kind &&
      (reference ?? one.reference).toLowerCase() === one.reference.toLowerCase()));
  return (at) => wanted[stream[at] as number] === 1;
};

const formTest = ({ form }: EntryIndex, asked: EntryFilter['form']): Test | undefined => {
  if (asked === undefined) return undefined;
  return asked === 'change' ? (at) => form[at] !== FORMS.indexOf('fact') : equals(form, FORMS.indexOf(asked));
};

const latenessTest = ({ daysLate }: EntryIndex, { timed, lateBy }: EntryFilter): Test | undefined => {
  if (!timed && lateBy === undefined) return undefined;
  const least = lateBy ?? NO_DAY + 1;
  return (at) => (daysLate[at] ?? NO_DAY) >= least && daysLate[at] !== NO_DAY;
};
