import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { approvals, placesUnavailable } from '../carers/carers.projection.js';
import { episodes, particulars, siblings } from '../children/children.projection.js';
import { feesAgreed } from '../fees/fees.projection.js';
import { leaverAccommodation, stayingPut } from '../leavers/leavers.projection.js';
import type { Reader } from '../measure.js';
import { blockBookings, judgementsHeld, registrations } from '../providers/providers.projection.js';
import { shortBreakStays } from '../short-breaks/short-breaks.projection.js';
import type { Told } from '../timeline.js';
import type { Viewpoint } from '../viewpoint.js';

/** A child where it lives on the day. `provider` is the reference of the provider's record: the URN or the authority's own. */
export type Placed = Told<typeof episodes> & { readonly dateOfBirth: number | null };

/** Everything that is set against each other, as it was on one day, as known at one entry. */
export type World = {
  readonly asAt: CalendarDate;
  readonly placed: readonly Placed[];
  readonly approvals: ReadonlyMap<string, Told<typeof approvals>>;
  readonly unavailable: ReadonlyMap<string, Told<typeof placesUnavailable>>;
  readonly registrations: ReadonlyMap<string, Told<typeof registrations>>;
  readonly judgements: ReadonlyMap<string, Told<typeof judgementsHeld>>;
  readonly bookings: readonly Told<typeof blockBookings>[];
  readonly fees: readonly Told<typeof feesAgreed>[];
  readonly siblings: ReadonlyMap<string, Told<typeof siblings>>;
  readonly stayingPut: readonly Told<typeof stayingPut>[];
  readonly leaversHoused: readonly Told<typeof leaverAccommodation>[];
  /** The day number of birth of a child or care leaver; null where it is not recorded. */
  readonly bornOf: (subject: string) => number | null;
  /** Short breaks on the night, booked or taken; and all of a child's, whenever. */
  readonly stays: readonly Told<typeof shortBreakStays>[];
  readonly staysOf: (child: string) => readonly Told<typeof shortBreakStays>[];
  /** What was held of a provider on another day: the judgement when a child was placed there. */
  readonly judgementOn: (provider: string, day: number) => Told<typeof judgementsHeld> | undefined;
};

/** Of which records only; everybody where it is not given. */
export type Only = { readonly children: readonly string[]; readonly carers: readonly string[]; readonly providers: readonly string[] };

/** The world on a day as known at an entry. */
export const worldAt = (read: Reader, viewpoint: Viewpoint, only?: Only): World => {
  const rows = rowsOn(read, viewpoint);
  const born = byBirth(read, viewpoint);
  const placed = rows(episodes, only?.children);
  const birthdays = born(placed.map(({ subject }) => subject));
  const judged = new Map<string, readonly Told<typeof judgementsHeld>[]>();
  return {
    asAt: viewpoint.asAt,
    placed: placed.map((row) => ({ ...row, dateOfBirth: birthdays.get(row.subject) ?? null })),
    approvals: bySubject(rows(approvals, only?.carers)),
    unavailable: bySubject(rows(placesUnavailable, only?.carers)),
    registrations: bySubject(rows(registrations, only?.providers)),
    judgements: bySubject(rows(judgementsHeld, only?.providers)),
    bookings: rows(blockBookings, only?.providers),
    fees: rows(feesAgreed, only?.children),
    siblings: bySubject(rows(siblings, only?.children)),
    ...leaversIn(rows, born, only),
    stays: rows(shortBreakStays, only?.children).filter(notCancelled),
    staysOf: (child) => read.of(shortBreakStays, [child], viewpoint.knownAt).filter(notCancelled),
    judgementOn: (provider, day) => {
      const all = judged.get(provider) ?? read.of(judgementsHeld, [provider], viewpoint.knownAt);
      judged.set(provider, all);
      return all.find(({ from, to }) => from <= day && day < to);
    },
  };
};

const notCancelled = ({ state }: Told<typeof shortBreakStays>): boolean => state !== 'cancelled';

const leaversIn = (
  rows: ReturnType<typeof rowsOn>, born: ReturnType<typeof byBirth>, only: Only | undefined,
): Pick<World, 'stayingPut' | 'leaversHoused' | 'bornOf'> => {
  const [staying, housed] = [rows(stayingPut, only?.children), rows(leaverAccommodation, only?.children)];
  const birthdays = born([...new Set([...staying, ...housed].map(({ subject }) => subject))]);
  return { stayingPut: staying, leaversHoused: housed, bornOf: (subject) => birthdays.get(subject) ?? null };
};

/** The timelines that say anything of children, carer households and providers. */
export const SET_AGAINST_EACH_OTHER = {
  children: [episodes, particulars, siblings, feesAgreed, shortBreakStays, stayingPut, leaverAccommodation],
  carers: [approvals, placesUnavailable],
  providers: [registrations, judgementsHeld, blockBookings],
} as const;

const rowsOn =
  (read: Reader, viewpoint: Viewpoint) =>
  <T extends Parameters<Reader['at']>[0]>(timeline: T, subjects: readonly string[] | undefined): readonly Told<T>[] => {
    if (subjects === undefined) return read.at(timeline, viewpoint);
    const day = dayNumber(viewpoint.asAt);
    return read.of(timeline, subjects, viewpoint.knownAt).filter(({ from, to }) => from <= day && day < to);
  };

const byBirth =
  (read: Reader, { knownAt }: Viewpoint) =>
  (children: readonly string[]): ReadonlyMap<string, number> =>
    new Map(read.of(particulars, children, knownAt).map(({ subject, dateOfBirth }) => [subject, dateOfBirth]));

const bySubject = <Row extends { readonly subject: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.subject, row]));
