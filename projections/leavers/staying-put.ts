import { dateOfDay, dayNumber, plusDays, plusYears } from '../../src/domain/calendar.js';
import { particulars } from '../children/children.projection.js';
import { count, type Figure } from '../figure.js';
import type { MeasureAsked, Reader } from '../measure.js';
import { stayingPut } from './leavers.projection.js';
import { recorded, recordsBehind } from './recorded.js';
import type { CareLeaver } from './young-people.js';

const AGES = [18, 19, 20] as const;

/**
 * Staying put: former relevant young people of 18 to 20 who live on with former foster carers by arrangement with the
 * authority (Children Act 1989, section 23CZA, which ends at 21 whatever is recorded). Apart from it, of those who reached 21
 * in the period, how many were staying put on the evening before.
 */
export const stayingPutFigures = (read: Reader, leavers: readonly CareLeaver[], asked: MeasureAsked): readonly Figure[] => {
  const staying = leavers.filter(({ status, age, stayingPut: stays }) => status === 'former-relevant' && age < 21 && stays !== undefined);
  return [
    recorded('careLeavers.stayingPut', 'Care leavers staying put with former foster carers', staying),
    ...AGES.map((age) => count(`careLeavers.stayingPut.age.${age}`, `Staying put at ${age}`, 'care leavers', recordsBehind(staying.filter((one) => one.age === age)))),
    count('careLeavers.stayingPut.to21', 'Care leavers who stayed put until they were 21, in the period', 'care leavers',
      stayedTo21(read, asked).map((id) => ({ kind: 'leaver', id }))),
  ];
};

const stayedTo21 = (read: Reader, { viewpoint: { knownAt }, first, last }: MeasureAsked): readonly string[] => {
  const touching = read.during(stayingPut, { first: plusDays(first, -1), last, knownAt });
  const born = new Map(read.of(particulars, [...new Set(touching.map(({ subject }) => subject))], knownAt)
    .map(({ subject, dateOfBirth }) => [subject, dateOfBirth]));
  const stayed = touching.filter(({ subject, from, to }) => {
    const dateOfBirth = born.get(subject);
    if (dateOfBirth === undefined) return false;
    const reached = plusYears(dateOfDay(dateOfBirth), 21);
    return reached >= first && reached <= last && from < dayNumber(reached) && dayNumber(reached) <= to;
  });
  return stayed.map(({ subject }) => subject);
};
