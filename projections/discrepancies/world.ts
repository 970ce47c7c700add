import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { approvals, placesUnavailable } from '../carers/carers.projection.js';
import { episodes, particulars, siblings } from '../children/children.projection.js';
import { feesAgreed } from '../fees/fees.projection.js';
import { grouped } from '../providers/grouped.js';
import { leaverAccommodation, stayingPut } from '../leavers/leavers.projection.js';
import type { Reader } from '../measure.js';
import { blockBookings, judgementsHeld, registrations } from '../providers/providers.projection.js';
import { shortBreakStays } from '../short-breaks/short-breaks.projection.js';
import type { Told } from '../timeline.js';
import type { Viewpoint } from '../viewpoint.js';
import { providerOf } from './provider-of.js';

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
  /** What was held of a provider on another day: the judgement when a child was placed there. Of who has a child, or was asked about. */
  readonly judgementOn: (provider: string, day: number) => Told<typeof judgementsHeld> | undefined;
};

/** Of which records only; everybody where it is not given. */
export type Only = { readonly children: readonly string[]; readonly carers: readonly string[]; readonly providers: readonly string[] };

/** What tells rows of some records, whatever of them is asked. */
export type OfRecords = Pick<Reader, 'of' | 'together'>;

/** Rows of a day that say anything of children, of carer households or of providers. */
type RowsOn = <T extends Parameters<Reader['at']>[0]>(timeline: T, kind: keyof Only) => readonly Told<T>[];

/** The world on a day as known at an entry. */
export const worldAt = (read: Reader, viewpoint: Viewpoint, only?: Only): World =>
  only ? worldOf(read, viewpoint, only) : worldFrom(read, viewpoint, (timeline) => read.at(timeline, viewpoint), []);

/** As much of it as some records tell. */
export const worldOf = (read: OfRecords, viewpoint: Viewpoint, only: Only): World => {
  const day = dayNumber(viewpoint.asAt);
  const rows: RowsOn = (timeline, kind) => read.of(timeline, only[kind], viewpoint.knownAt).filter(({ from, to }) => from <= day && day < to);
  return worldFrom(read, viewpoint, rows, only.providers);
};

const worldFrom = (read: OfRecords, viewpoint: Viewpoint, rows: RowsOn, asked: Only['providers']): World => {
  const { placed, stays, ...day } = onTheDay(read, rows);
  const { birthdays, everyStay, judged } = beside(read, viewpoint, { placed, stays, ...day }, asked);
  return {
    ...day,
    asAt: viewpoint.asAt,
    placed: placed.map((row) => ({ ...row, dateOfBirth: birthdays.get(row.subject) ?? null })),
    bornOf: (subject) => birthdays.get(subject) ?? null,
    stays,
    staysOf: (child) => everyStay.get(child) ?? [],
    judgementOn: (provider, on) => judged.get(provider)?.find(({ from, to }) => from <= on && on < to),
  };
};

type OnTheDay = Omit<World, 'asAt' | 'placed' | 'bornOf' | 'staysOf' | 'judgementOn'> & { readonly placed: readonly Told<typeof episodes>[] };

const onTheDay = (read: OfRecords, rows: RowsOn): OnTheDay => {
  const [placed, approved, away, registered, judgements, bookings, fees, related, staying, housed, stays] = read.together(
    () => rows(episodes, 'children'),
    () => rows(approvals, 'carers'),
    () => rows(placesUnavailable, 'carers'),
    () => rows(registrations, 'providers'),
    () => rows(judgementsHeld, 'providers'),
    () => rows(blockBookings, 'providers'),
    () => rows(feesAgreed, 'children'),
    () => rows(siblings, 'children'),
    () => rows(stayingPut, 'children'),
    () => rows(leaverAccommodation, 'children'),
    () => rows(shortBreakStays, 'children'),
  );
  return {
    placed, bookings, fees,
    approvals: bySubject(approved),
    unavailable: bySubject(away),
    registrations: bySubject(registered),
    judgements: bySubject(judgements),
    siblings: bySubject(related),
    stayingPut: staying,
    leaversHoused: housed,
    stays: stays.filter(notCancelled),
  };
};

/** What is to be known beside the day: births, all stays of those who are on one, and every judgement of who has a child or is asked about. */
const beside = (
  read: OfRecords, { knownAt }: Viewpoint, { placed, stays, stayingPut: staying, leaversHoused }: OnTheDay, asked: readonly string[],
) => {
  const providers = new Set([...asked, ...placed.flatMap((child) => providerOf(child) ?? [])]);
  const subjectsOf = (...rows: readonly { readonly subject: string }[]): readonly string[] => [...new Set(rows.map(({ subject }) => subject))];
  const [born, everyStay, judged] = read.together(
    () => read.of(particulars, subjectsOf(...placed, ...staying, ...leaversHoused), knownAt),
    () => read.of(shortBreakStays, subjectsOf(...stays), knownAt),
    () => read.of(judgementsHeld, [...providers], knownAt),
  );
  return {
    birthdays: new Map(born.map(({ subject, dateOfBirth }) => [subject, dateOfBirth])),
    everyStay: grouped(everyStay.filter(notCancelled), ({ subject }) => subject),
    judged: grouped(judged, ({ subject }) => subject),
  };
};

const notCancelled = ({ state }: Told<typeof shortBreakStays>): boolean => state !== 'cancelled';

/** The timelines that say anything of children, carer households and providers. */
export const SET_AGAINST_EACH_OTHER = {
  children: [episodes, particulars, siblings, feesAgreed, shortBreakStays, stayingPut, leaverAccommodation],
  carers: [approvals, placesUnavailable],
  providers: [registrations, judgementsHeld, blockBookings],
} as const;

const bySubject = <Row extends { readonly subject: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.subject, row]));
