import { collectionYearOf, dateOfDay, dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { DeregistrationReason } from '../../src/domain/carer/codes.js';
import type { Figure } from '../figure.js';
import type { Told } from '../timeline.js';
import type { carerPeople } from './carers.projection.js';
import { namedIn, staysOf, type Approval, type Stay } from './own-households.js';

/**
 * Carers who became special guardians, by financial year ("since 2016/17, 28 in-house foster carers have been special
 * guardians. Whilst this has reduced the overall number of in-house foster carers …", the council's strategy 2019–2022).
 *
 * Each carer of an own household deregistered because special guardianship was taken for the child placed, in the
 * financial year of the day on which approval ended, up to the day asked about. The strategy counts carers and not
 * households, so a couple counts two; a household of which no carer is recorded on its last day counts one. Years run
 * from the first in which there was one to that of the day asked about, which is not over: those without one are nought.
 *
 * Rows: every approval up to the day asked about, and the carers of their households.
 */
export const specialGuardianship = (
  rows: readonly Approval[], people: readonly Told<typeof carerPeople>[], asAt: CalendarDate,
): readonly Figure[] => {
  const taken = guardiansAmong(rows, asAt);
  const years = taken.map(({ to }) => collectionYearOf(dateOfDay(to)));
  const carersOf = (stays: readonly Stay[]) =>
    stays.flatMap(({ household, to }) => {
      const there = people.filter((one) => one.subject === household && one.from < to && to <= one.to);
      return Array.from({ length: Math.max(1, there.length) }, () => household);
    });
  const [first, last] = [Math.min(...years), collectionYearOf(asAt)];
  const each = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  return [
    ...(years.length === 0 ? [] : each).map((year) => {
      const name = `${year - 1}-${String(year).slice(2)}`;
      const inYear = taken.filter((_, place) => years[place] === year);
      const words = `Carers who became special guardians in ${name}`;
      return namedIn(`carers.specialGuardianship.${name}`, words, 'carers', carersOf(inYear));
    }),
    namedIn('carers.specialGuardianship.total', 'Carers who became special guardians, all years', 'carers', carersOf(taken)),
  ];
};

const TAKEN: DeregistrationReason = 'special-guardianship';

/** Own households that left for this reason by a day. */
export const guardiansAmong = (rows: readonly Approval[], asAt: CalendarDate): readonly Stay[] =>
  staysOf(rows).filter(({ to, last }) => last.endReason === TAKEN && to <= dayNumber(asAt));
