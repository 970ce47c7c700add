import { ageOn, dateOfDay, dayNumber, plusYears, type CalendarDate, type DayNumber } from '../../src/domain/calendar.js';

/** What a young person is in law, as a care leaver. */
export type LeaverStatus = 'eligible' | 'relevant' | 'former-relevant' | 'qualifying';

/** A time looked after, `[from, to)`, short breaks apart. */
export type TimeInCare = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Whether it ended in death or in another authority's care: then this authority is not responsible after it. */
  readonly leftAuthority: boolean;
};

/** What the test of a status asks, of one young person on one day. */
export type Circumstances = {
  readonly born: CalendarDate;
  /** In order; they do not overlap. */
  readonly inCare: readonly TimeInCare[];
  /** The latest contact says: returned home for six months or more (IN_TOUCH RHOM). */
  readonly returnedHome: boolean;
  /** Support is asked for since section 23CZB is in force, or a personal adviser is allocated. */
  readonly supported: boolean;
  /** In education or training, as the leaving care record has it. */
  readonly inEducation: boolean;
  /** A leaving care record is open. */
  readonly recordOpen: boolean;
  /** Known to have died by the day. */
  readonly died: boolean;
};

/** The prescribed period and age (Care Planning, Placement and Case Review (England) Regulations 2010, regulation 40). */
const [THIRTEEN_WEEKS, FROM_AGE] = [91, 14] as const;

/**
 * What a young person is on a day by the statutory test, and null where none of these.
 *
 * *Eligible* (Children Act 1989, Schedule 2, paragraph 19B; regulation 40 as above): 16 or 17, looked after, and for at least
 * 13 weeks since the 14th birthday, in one period or several, a day at 16 or over among them. 13 weeks are 91 days, the day
 * asked about included. Short breaks (V3, V4) do not count (regulation 48). A child in care since before 14 is counted from
 * the 14th birthday on.
 *
 * *Relevant* (section 23A): 16 or 17, no longer looked after, and was eligible. Who has returned home for six months or more
 * is not (Care Leavers (England) Regulations 2010, regulation 3), for as long as the latest contact says so. Of those whom
 * that regulation adds, detained or in hospital at 16, nothing is recorded here.
 *
 * *Former relevant* (section 23C): 18 to 20 and was eligible at 18, or relevant and would be still. At 21 to 24 while support
 * is asked for (section 23CZB, from 1 April 2018) or in education or training (sections 23C(7), 23CA); and while a personal
 * adviser is still allocated, which we take to say that support goes on.
 *
 * *Qualifying* (sections 24 and 24B): under 21, or under 25 in education or training, and looked after at 16 or 17 but none of the
 * others. It is advice and assistance on asking, so only those with an open leaving care record count.
 *
 * Nobody whose last time in care ended in death or in another authority's care (REC E2, E3) is any of these.
 */
export const statusOn = (day: DayNumber, who: Circumstances): LeaverStatus | null => {
  const age = ageOn(who.born, dateOfDay(day));
  if (age < 16 || age > 24 || who.died || notOurs(day, who)) return null;
  const inCare = who.inCare.some(({ from, to }) => from <= day && day < to);
  if (age < 18 && inCare) return wasEligibleBy(day, who) ? 'eligible' : null;
  if (age < 18 && wasEligibleBy(day, who) && !who.returnedHome) return 'relevant';
  if (age >= 18 && wasFormerRelevant(who) && (age < 21 || who.supported || who.inEducation)) return 'former-relevant';
  return who.recordOpen && (age < 21 || who.inEducation) && lookedAfterFrom16(day, who) ? 'qualifying' : null;
};

const birthday = ({ born }: Circumstances, age: number): DayNumber => dayNumber(plusYears(born, age));

/** Days looked after at some ages, up to a day and with it. */
const daysLookedAfter = (who: Circumstances, fromAge: number, upTo: DayNumber): number => {
  const [first, end] = [birthday(who, fromAge), Math.min(upTo + 1, birthday(who, 18))];
  return who.inCare.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, first)), 0);
};

const lookedAfterFrom16 = (day: DayNumber, who: Circumstances): boolean => daysLookedAfter(who, 16, day) > 0;

/** Had been looked after for long enough by a day, and at 16 or 17. */
const wasEligibleBy = (day: DayNumber, who: Circumstances): boolean =>
  daysLookedAfter(who, FROM_AGE, day) >= THIRTEEN_WEEKS && lookedAfterFrom16(day, who);

const wasFormerRelevant = (who: Circumstances): boolean => {
  const lastAt17 = birthday(who, 18) - 1;
  const inCareAt18 = who.inCare.some(({ from, to }) => from <= lastAt17 && lastAt17 < to);
  return wasEligibleBy(lastAt17, who) && (inCareAt18 || !who.returnedHome);
};

const notOurs = (day: DayNumber, { inCare }: Circumstances): boolean => {
  const last = inCare.findLast(({ from }) => from <= day);
  return last !== undefined && last.leftAuthority && last.to <= day;
};
