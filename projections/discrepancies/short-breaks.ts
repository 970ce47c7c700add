import { MOST_NIGHTS_AT_ONCE, MOST_NIGHTS_IN_TWELVE_MONTHS } from '../../src/domain/short-break/codes.js';
import { nightsOf, within, yearBefore } from '../short-breaks/nights.js';
import type { Discrepancy } from './discrepancy.js';
import type { World } from './world.js';

/**
 * A short break of more than 17 days, booked or taken: then it is no short break (Care Planning, Placement and Case Review
 * (England) Regulations 2010, regulation 48(2)(c)(i)), and the child is looked after like any other.
 */
export const shortBreaksTooLong = ({ stays }: World): readonly Discrepancy[] =>
  stays.flatMap((stay) => {
    const nights = nightsOf([stay]);
    return nights <= MOST_NIGHTS_AT_ONCE ? [] : [about('short-break-too-long', stay.subject, { stay: stay.stay, nights })];
  });

/**
 * The 12 months that end with the stay the child is on, booked or taken, come to more than 75 days of short breaks (regulation
 * 48(2)(c)(iii)). Bookings count with what was taken, so that it is seen before the child is away.
 */
export const shortBreaksTooMany = ({ stays, staysOf }: World): readonly Discrepancy[] =>
  stays.flatMap((stay) => {
    const nights = nightsOf(within(staysOf(stay.subject), { from: yearBefore(stay.to - 1), to: stay.to }));
    return nights <= MOST_NIGHTS_IN_TWELVE_MONTHS ? [] : [about('short-breaks-too-many', stay.subject, { stay: stay.stay, nights })];
  });

const about = (code: Discrepancy['code'], child: string, facts: Discrepancy['facts']): Discrepancy => ({
  code, mustAct: 'short breaks team', between: [{ kind: 'short-break', id: child }], facts,
});
