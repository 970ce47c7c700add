import { dateOfDay, dayNumber, plusYears, type CalendarDate } from '../../src/domain/calendar.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import { episodes, particulars } from '../children/children.projection.js';
import type { Reader } from '../measure.js';
import { LASTING } from '../timeline.js';
import type { Viewpoint } from '../viewpoint.js';
import { discrepanciesOf } from './discrepancies.js';
import { keyOf, type Discrepancy } from './discrepancy.js';
import { eachVersion, everyVersion, toldBy, wasBelieved, type Versions } from './every-version.js';
import { providerOf } from './provider-of.js';
import type { Only } from './world.js';

/** A disagreement, and since when it has been so without a break: in the world, and as known. */
export type DiscrepancySince = Discrepancy & {
  /** The first day from which it has been so up to the day asked about, as known at the entry asked from. */
  readonly since: CalendarDate;
  /** The entry from which it has been known of the day asked about. */
  readonly knownSince: EntryNumber;
};

/**
 * Since when one has been so. Nothing changes but where a row of the records between which it is begins, or is first or no
 * longer believed, or a child has a birthday, so only those days and entries are looked at, backwards, until it was not so.
 */
export const sinceWhen = (viewpoint: Viewpoint, discrepancy: Discrepancy, { placed, everWith, versions }: Beside): DiscrepancySince => {
  const only = recordsOf(discrepancy, { placed, everWith });
  const key = keyOf(discrepancy);
  const read = toldBy(versions);
  const holdsAt = (from: Viewpoint): boolean => discrepanciesOf(read, from, only).some((one) => keyOf(one) === key);
  return { ...discrepancy, since: firstDay(versions, viewpoint, only, holdsAt), knownSince: firstEntry(versions, viewpoint, only, holdsAt) };
};

/** What tells since when: which other records decide each that was found, and every version of all of them. Read once for them all. */
export type Beside = AllPlaced & { readonly versions: Versions };

type AllPlaced = { readonly placed: Placements; readonly everWith: ReadonlyMap<string, ReadonlySet<string>> };

export const besideAll = (read: Reader, viewpoint: Viewpoint, found: readonly Discrepancy[]): Beside => {
  const [inCare, everWith] = read.together(
    () => read.childrenInCare(viewpoint),
    () => (found.some(aboutHousehold) ? everPlacedWith(read, viewpoint) : new Map<string, ReadonlySet<string>>()),
  );
  const all = { placed: new Map(inCare.map((child) => [child.child, child])), everWith };
  const records = found.map((one) => recordsOf(one, all));
  const each = (kind: keyof Only): readonly string[] => [...new Set(records.flatMap((only) => only[kind]))];
  return { ...all, versions: everyVersion(read, { children: each('children'), carers: each('carers'), providers: each('providers') }) };
};

type Placements = ReadonlyMap<string, { readonly child: string; readonly carer: string | null; readonly urn: string | null; readonly home: string | null }>;

/** The records it is between, and those that decide it beside them: of a household the children placed, of a child its home. */
const recordsOf = ({ between }: Discrepancy, { placed, everWith }: AllPlaced): Only => {
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

const firstDay = (versions: Versions, { asAt, knownAt }: Viewpoint, only: Only, holdsAt: Holds): CalendarDate => {
  const birthdays = toldBy(versions).of(particulars, only.children, knownAt).flatMap(({ dateOfBirth }) => birthdaysFrom(dateOfBirth));
  const days = eachVersion(versions, only).filter(wasBelieved(knownAt)).flatMap(({ from, to }) => [from, to]).concat(birthdays);
  let since = dayNumber(asAt);
  for (const day of latestFirst(days.filter((one) => one <= since))) {
    since = day;
    if (!holdsAt({ asAt: dateOfDay(day - 1), knownAt })) break;
  }
  return dateOfDay(since);
};

/** A child grows older than a household is approved for without anybody recording anything. */
const birthdaysFrom = (born: number): readonly number[] => Array.from({ length: OLDEST_IN_CARE }, (_, age) => dayNumber(plusYears(dateOfDay(born), age)));

const OLDEST_IN_CARE = 25;

const firstEntry = (versions: Versions, { asAt, knownAt }: Viewpoint, only: Only, holdsAt: Holds): EntryNumber => {
  const entries = eachVersion(versions, only).flatMap(({ knownFrom, knownTo }) => (knownTo === LASTING ? [knownFrom] : [knownFrom, knownTo]));
  let since: number = knownAt;
  for (const entry of latestFirst(entries.filter((one) => one <= knownAt))) {
    since = entry;
    if (!holdsAt({ asAt, knownAt: (entry - 1) as EntryNumber })) break;
  }
  return since as EntryNumber;
};

const latestFirst = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => b - a);
