import { ageOn, dateOfDay } from '../../src/domain/calendar.js';
import type { Discrepancy } from './discrepancy.js';
import type { World } from './world.js';

/** Between a leaving care record and the date of birth in the child's own. */
const between = (subject: string): Discrepancy['between'] => [{ kind: 'child', id: subject }, { kind: 'leaver', id: subject }];

/**
 * Staying put while still under 18, when the child is placed and not staying put, or at 21 and over, when the arrangement
 * has come to its end (Children Act 1989, section 23CZA).
 */
export const stayingPutOutsideAges = ({ asAt, stayingPut, bornOf }: World): readonly Discrepancy[] =>
  stayingPut.flatMap(({ subject }) => {
    const age = ageFrom(bornOf(subject), asAt);
    if (age === null || (age >= 18 && age < 21)) return [];
    return [{ code: 'staying-put-outside-ages' as const, mustAct: 'leaving care team' as const, between: between(subject), facts: { age } }];
  });

/** With former foster carers (ACCOM Z) or in a foyer (T) before 18: the return takes neither (V:3001, 347). */
export const accommodationBeforeItsAge = ({ asAt, leaversHoused, bornOf }: World): readonly Discrepancy[] =>
  leaversHoused.flatMap(({ subject, accommodation }) => {
    const age = ageFrom(bornOf(subject), asAt);
    if (age === null || age >= 18 || !/^[TZ]$/.test(accommodation)) return [];
    return [{
      code: 'accommodation-before-its-age' as const, mustAct: 'leaving care team' as const, between: between(subject), facts: { age, accommodation },
    }];
  });

const ageFrom = (born: number | null, asAt: World['asAt']): number | null => (born === null ? null : ageOn(dateOfDay(born), asAt));
