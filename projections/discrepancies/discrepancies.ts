import { dateOfDay, dayNumber, plusYears, type CalendarDate } from '../../src/domain/calendar.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import { episodes, particulars } from '../children/children.projection.js';
import type { Reader } from '../measure.js';
import type { Viewpoint } from '../viewpoint.js';
import { carersNotApproved, carersOverPlaces, outsideApprovedAges, unavailablePlacesFilled } from './carers.js';
import { bookingsNotInForce, feesWithoutPlacement, placementsWithoutFee, siblingsParted } from './children.js';
import { keyOf, type Discrepancy } from './discrepancy.js';
import { bookingsOverlapping, providerOf, providersBelowGood, providersNotRegistered } from './providers.js';
import { accommodationBeforeItsAge, stayingPutOutsideAges } from './leavers.js';
import { shortBreaksTooLong, shortBreaksTooMany } from './short-breaks.js';
import { SET_AGAINST_EACH_OTHER, worldAt, type Only, type World } from './world.js';

/** A disagreement, and since when it has been so without a break: in the world, and as known. */
export type DiscrepancySince = Discrepancy & {
  /** The first day from which it has been so up to the day asked about, as known at the entry asked from. */
  readonly since: CalendarDate;
  /** The entry from which it has been known of the day asked about. */
  readonly knownSince: EntryNumber;
};

const RULES: readonly ((world: World) => readonly Discrepancy[])[] = [
  carersNotApproved, carersOverPlaces, unavailablePlacesFilled, outsideApprovedAges,
  providersNotRegistered, providersBelowGood, bookingsOverlapping,
  siblingsParted, placementsWithoutFee, feesWithoutPlacement, bookingsNotInForce,
  shortBreaksTooLong, shortBreaksTooMany,
  stayingPutOutsideAges, accommodationBeforeItsAge,
];

const discrepanciesIn = (world: World): readonly Discrepancy[] => RULES.flatMap((rule) => rule(world));

/** Everything that cannot all be right on a day, as known at an entry, of some records or of all; without since when. */
export const discrepanciesAt = (read: Reader, viewpoint: Viewpoint, only?: Only): readonly Discrepancy[] =>
  discrepanciesIn(worldAt(read, viewpoint, only));

/**
 * Since when one has been so. Nothing changes but where a row of the records between which it is begins, or is first or no
 * longer believed, or a child has a birthday, so only those days and entries are looked at, backwards, until it was not so.
 */
export const sinceWhen = (read: Reader, viewpoint: Viewpoint, discrepancy: Discrepancy, beside: Beside): DiscrepancySince => {
  const only = recordsOf(discrepancy, beside);
  const key = keyOf(discrepancy);
  const holdsAt = (from: Viewpoint): boolean => discrepanciesIn(worldAt(read, from, only)).some((one) => keyOf(one) === key);
  return { ...discrepancy, since: firstDay(read, viewpoint, only, holdsAt), knownSince: firstEntry(read, viewpoint, only, holdsAt) };
};

/** What tells of every discrepancy which other records decide it: read once for them all. */
export type Beside = { readonly placed: Placements; readonly everWith: ReadonlyMap<string, ReadonlySet<string>> };

export const besideAll = (read: Reader, viewpoint: Viewpoint, found: readonly Discrepancy[]): Beside => ({
  placed: new Map(read.childrenInCare(viewpoint).map((child) => [child.child, child])),
  everWith: found.some(aboutHousehold) ? everPlacedWith(read, viewpoint) : new Map(),
});

type Placements = ReadonlyMap<string, { readonly child: string; readonly carer: string | null; readonly urn: string | null; readonly home: string | null }>;

/** The records it is between, and those that decide it beside them: of a household the children placed, of a child its home. */
const recordsOf = ({ between }: Discrepancy, { placed, everWith }: Beside): Only => {
  const ids = (kind: string) => between.flatMap((one) => (one.kind === kind ? [one.id] : []));
  const carers = ids('carer');
  const children = new Set([...ids('child'), ...ids('fee'), ...ids('short-break'), ...ids('leaver')]);
  if (aboutHousehold({ between })) for (const child of carers.flatMap((carer) => [...(everWith.get(carer) ?? [])])) children.add(child);
  const homes = [...children].flatMap((child) => {
    const one = placed.get(child);
    const provider = one && providerOf(one);
    return provider ? [provider] : [];
  });
  return { children: [...children], carers, providers: [...new Set([...ids('provider'), ...homes])] };
};

const aboutHousehold = ({ between }: Pick<Discrepancy, 'between'>): boolean => between.every(({ kind }) => kind === 'carer');

/** Every child that was ever placed with each household up to the day asked about: who left made room, and who came took it. */
const everPlacedWith = (read: Reader, { asAt, knownAt }: Viewpoint): ReadonlyMap<string, ReadonlySet<string>> => {
  const households = new Map<string, Set<string>>();
  for (const { subject, carer } of read.during(episodes, { first: EARLIEST, last: asAt, knownAt }))
    if (carer !== null) households.set(carer, (households.get(carer) ?? new Set()).add(subject));
  return households;
};

/** No record of the return is older (rule 353). */
const EARLIEST = '1991-10-14' as CalendarDate;

type Holds = (from: Viewpoint) => boolean;

const firstDay = (read: Reader, { asAt, knownAt }: Viewpoint, only: Only, holdsAt: Holds): CalendarDate => {
  const days = eachTimeline(only).flatMap(([timeline, subjects]) =>
    read.of(timeline, subjects, knownAt).flatMap(({ from, to }) => [from, to])).concat(birthdaysOf(read, only.children, knownAt));
  let since = dayNumber(asAt);
  for (const day of latestFirst(days.filter((one) => one <= since))) {
    since = day;
    if (!holdsAt({ asAt: dateOfDay(day - 1), knownAt })) break;
  }
  return dateOfDay(since);
};

/** A child grows older than a household is approved for without anybody recording anything. */
const birthdaysOf = (read: Reader, children: readonly string[], knownAt: number): readonly number[] =>
  read.of(particulars, children, knownAt).flatMap(({ dateOfBirth }) =>
    Array.from({ length: OLDEST_IN_CARE }, (_, age) => dayNumber(plusYears(dateOfDay(dateOfBirth), age))));

const OLDEST_IN_CARE = 25;

const firstEntry = (read: Reader, { asAt, knownAt }: Viewpoint, only: Only, holdsAt: Holds): EntryNumber => {
  const entries = eachTimeline(only).flatMap(([timeline, subjects]) => read.turnsOf(timeline, subjects));
  let since: number = knownAt;
  for (const entry of latestFirst(entries.filter((one) => one <= knownAt))) {
    since = entry;
    if (!holdsAt({ asAt, knownAt: (entry - 1) as EntryNumber })) break;
  }
  return since as EntryNumber;
};

const eachTimeline = (only: Only) =>
  (['children', 'carers', 'providers'] as const).flatMap((kind) =>
    only[kind].length === 0 ? [] : SET_AGAINST_EACH_OTHER[kind].map((timeline) => [timeline, only[kind]] as const),
  );

const latestFirst = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => b - a);
