import { ageOn, dateOfDay, dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { isShortBreak, type LegalStatus } from '../../src/domain/codes.js';
import { isInEducation, SUPPORT_TO_25 } from '../../src/domain/leaver/codes.js';
import { episodes, particulars } from '../children/children.projection.js';
import type { Reader } from '../measure.js';
import type { Timeline, Told } from '../timeline.js';
import type { Viewpoint } from '../viewpoint.js';
import {
  leaverAccommodation, leaverActivities, leaverContacts, leaverRecords, pathwayPlans, personalAdvisers, stayingPut, supportAsked,
} from './leavers.projection.js';
import { statusOn, type Circumstances, type LeaverStatus, type TimeInCare } from './status.js';

/** Somebody of 16 to 24 who is a care leaver on the day, with what is recorded of that day. */
export type CareLeaver = {
  readonly id: string;
  readonly age: number;
  readonly status: LeaverStatus;
  readonly adviser: Told<typeof personalAdvisers> | undefined;
  readonly plan: Told<typeof pathwayPlans> | undefined;
  readonly contact: Told<typeof leaverContacts> | undefined;
  readonly accommodation: Told<typeof leaverAccommodation> | undefined;
  readonly activity: Told<typeof leaverActivities> | undefined;
  readonly stayingPut: Told<typeof stayingPut> | undefined;
};

/** The care leavers of a day, and the open records of young people who are none, or of whom that is not known. */
export type CareLeavers = { readonly leavers: readonly CareLeaver[]; readonly otherRecords: readonly string[] };

export const careLeaversOn = (read: Reader, viewpoint: Viewpoint): CareLeavers => {
  const born = new Map(agedLikeLeavers(read, viewpoint));
  const ids = [...born.keys()];
  const inCare = timesInCare(read.of(episodes, ids, viewpoint.knownAt));
  const recorded = recordedOf(read, viewpoint);
  const dead = new Set(read.of(leaverRecords, ids, viewpoint.knownAt).flatMap(({ subject, to, endedWhy }) =>
    endedWhy === 'died' && to <= dayNumber(viewpoint.asAt) ? [subject] : []));
  const leavers = ids.flatMap((id): readonly CareLeaver[] => {
    const [dateOfBirth, care] = [born.get(id), inCare.get(id)];
    const record = recorded(id);
    if (dateOfBirth === undefined || !care || dead.has(id)) return [];
    const status = statusOn(dayNumber(viewpoint.asAt), circumstancesOf(dateOfBirth, care, record));
    return status === null ? [] : [{ id, age: ageOn(dateOfBirth, viewpoint.asAt), status, ...record }];
  });
  const counted = new Set(leavers.map(({ id }) => id));
  const open = read.at(leaverRecords, viewpoint).map(({ subject }) => subject);
  return { leavers, otherRecords: open.filter((id) => !counted.has(id)) };
};

const agedLikeLeavers = (read: Reader, viewpoint: Viewpoint): readonly (readonly [string, CalendarDate])[] =>
  read.at(particulars, viewpoint).flatMap(({ subject, dateOfBirth }) => {
    const born = dateOfDay(dateOfBirth);
    const age = ageOn(born, viewpoint.asAt);
    return age >= 16 && age <= 24 ? [[subject, born] as const] : [];
  });

/** Died, or was taken over by another authority (REC). */
const LEFT_AUTHORITY: ReadonlySet<string | null> = new Set(['E2', 'E3']);

/** Unbroken times looked after, short breaks left out, by child. */
export const timesInCare = (rows: readonly Told<typeof episodes>[]): ReadonlyMap<string, readonly TimeInCare[]> => {
  const times = new Map<string, TimeInCare[]>();
  for (const { subject, from, to, legalStatus, reasonCeased } of rows) {
    if (isShortBreak(legalStatus as LegalStatus)) continue;
    const before = times.get(subject) ?? [];
    const last = before.at(-1);
    const leftAuthority = LEFT_AUTHORITY.has(reasonCeased);
    if (last?.to === from) before[before.length - 1] = { from: last.from, to, leftAuthority };
    else before.push({ from, to, leftAuthority });
    times.set(subject, before);
  }
  return times;
};

type Recorded = Omit<CareLeaver, 'id' | 'age' | 'status'> & {
  readonly open: boolean;
  readonly asked: boolean;
};

/** What a leaving care record says of a day, by young person. */
const recordedOf = (read: Reader, viewpoint: Viewpoint): ((id: string) => Recorded) => {
  const [records, asked] = [byId(read, leaverRecords, viewpoint), byId(read, supportAsked, viewpoint)];
  const [advisers, plans, contacts] = [
    byId(read, personalAdvisers, viewpoint), byId(read, pathwayPlans, viewpoint), byId(read, leaverContacts, viewpoint),
  ];
  const [homes, activities, staying] = [
    byId(read, leaverAccommodation, viewpoint), byId(read, leaverActivities, viewpoint), byId(read, stayingPut, viewpoint),
  ];
  return (id) => ({
    open: records.has(id), asked: asked.has(id) && viewpoint.asAt >= SUPPORT_TO_25,
    adviser: advisers.get(id), plan: plans.get(id), contact: contacts.get(id),
    accommodation: homes.get(id), activity: activities.get(id), stayingPut: staying.get(id),
  });
};

const byId = <T extends Pick<Timeline<never>, 'name' | 'columns' | 'snapshots'>>(
  read: Reader, timeline: T, viewpoint: Viewpoint,
): ReadonlyMap<string, Told<T>> => new Map(read.at(timeline, viewpoint).map((row) => [row.subject, row]));

const circumstancesOf = (born: CalendarDate, inCare: readonly TimeInCare[], record: Recorded): Circumstances => ({
  born,
  inCare,
  returnedHome: record.contact?.inTouch === 'RHOM',
  supported: record.asked || record.adviser !== undefined,
  inEducation: record.activity !== undefined && isInEducation(record.activity.activity),
  recordOpen: record.open,
  died: record.contact?.inTouch === 'DIED',
});
