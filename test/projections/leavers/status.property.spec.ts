import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { statusOn, type Circumstances } from '../../../projections/leavers/status.js';
import { ageOn, dateOfDay, dayNumber, plusDays } from '../../../src/domain/calendar.js';
import { day } from '../../support/given-leavers.js';
import { runs } from '../../support/runs.js';

const BORN = day('2000-02-29');
const FROM = dayNumber(day('2012-01-01'));

const anyCircumstances: fc.Arbitrary<Circumstances> = fc
  .tuple(
    fc.integer({ min: -200, max: 200 }).map((days) => plusDays(BORN, days)),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 700 })), { maxLength: 6 }),
    fc.constantFrom(0, 0, 0, 1), fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), fc.constantFrom(false, false, false, true),
  )
  .map(([born, drawn, leaving, returnedHome, supported, inEducation, recordOpen, died]) => {
    let next = FROM;
    const inCare = drawn.map(([gap, short, long], place) => {
      const from = next + gap;
      const to = from + (place % 2 === 0 ? short : long);
      next = to;
      return { from, to, leftAuthority: leaving === 1 && place === drawn.length - 1 };
    });
    return { born, inCare, returnedHome, supported, inEducation, recordOpen, died };
  });

/** The words of the law, day by day and without arithmetic. */
const naively = (on: number, { born, inCare, ...who }: Circumstances): string | null => {
  const ageAt = (one: number) => ageOn(born, dateOfDay(one));
  const caredFor = (one: number) => inCare.some(({ from, to }) => one >= from && one < to);
  let [days, at16, last] = [0, 0, undefined as (typeof inCare)[number] | undefined];
  let [eligibleOnce, eligibleAtEnd] = [false, false];
  for (let one = Math.max(FROM, dayNumber(born) + 14 * 365 - 1); one <= on; one += 1) {
    last = inCare.find(({ from, to }) => one >= from && one < to) ?? last;
    if (!caredFor(one) || ageAt(one) < 14 || ageAt(one) >= 18) continue;
    days += 1;
    if (ageAt(one) >= 16) at16 += 1;
    const eligible = at16 > 0 && days >= 91;
    eligibleOnce ||= eligible;
    eligibleAtEnd = eligible && ageAt(one + 1) === 18;
  }
  const age = ageAt(on);
  if (who.died || age < 16 || age >= 25 || (last?.leftAuthority && !caredFor(on))) return null;
  if (age < 18 && caredFor(on)) return eligibleOnce ? 'eligible' : null;
  if (age < 18 && eligibleOnce && !who.returnedHome) return 'relevant';
  const former = eligibleAtEnd || (eligibleOnce && !who.returnedHome);
  if (age >= 18 && former && (age < 21 || who.supported || who.inEducation)) return 'former-relevant';
  return at16 > 0 && who.recordOpen && (age < 21 || who.inEducation) ? 'qualifying' : null;
};

const anyDay = fc.integer({ min: 15 * 365, max: 26 * 366 });

describe('the status of a young person on any day', () => {
  test('is what the law says, counted day by day', () =>
    fc.assert(
      fc.property(anyCircumstances, anyDay, (who, days) => {
        const on = dayNumber(who.born) + days;
        expect(statusOn(on, who)).toBe(naively(on, who));
      }),
      runs(250),
    ));

  test('is tried for people of every status', () => {
    const some = fc.sample(fc.tuple(anyCircumstances, anyDay), { seed: 19, numRuns: 3_000 });
    const met = new Set(some.map(([who, days]) => statusOn(dayNumber(who.born) + days, who)));
    expect([...met].map(String).sort()).toEqual(['eligible', 'former-relevant', 'null', 'qualifying', 'relevant']);
  });
});
