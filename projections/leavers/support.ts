import { dateOfDay, plusMonths, type CalendarDate } from '../../src/domain/calendar.js';
import { inTouch } from '../../src/domain/codes.js';
import { isInEducationEmploymentOrTraining } from '../../src/domain/leaver/codes.js';
import type { Figure } from '../figure.js';
import { recorded, recordedOf } from './recorded.js';
import type { CareLeaver } from './young-people.js';

/**
 * Personal advisers and pathway plans on a day. An adviser is allocated from the day recorded to the next one's or to the
 * end; its base is all care leavers, as the strategy's is. Of those to whom a plan is due, some have one; it is up to date
 * where it was made or last reviewed no more than six months before: it is to be reviewed at intervals of not more than six
 * months (Care Leavers (England) Regulations 2010, regulation 7). A review on the same day six months on is in time.
 */
export const adviserAndPlan = (leavers: readonly CareLeaver[], due: readonly CareLeaver[], asAt: CalendarDate): readonly Figure[] => {
  const isUpToDate = ({ plan }: CareLeaver): boolean => plan !== undefined && plusMonths(dateOfDay(plan.from), 6) >= asAt;
  return [
    ...recordedOf('careLeavers.personalAdviserAllocated', 'Care leavers with a personal adviser', leavers, ({ adviser }) => adviser !== undefined),
    recorded('careLeavers.adviserNotAllocated', 'Care leavers with a right to a personal adviser who have none', due.filter(({ adviser }) => !adviser)),
    ...recordedOf('careLeavers.pathwayPlan', 'Care leavers with a pathway plan, of those to whom one is due', due, ({ plan }) => plan !== undefined),
    ...recordedOf('careLeavers.upToDatePathwayPlan', 'Care leavers with a pathway plan made or reviewed within six months', due, isUpToDate),
    recorded('careLeavers.pathwayPlan.none', 'Care leavers to whom a pathway plan is due and who have none', due.filter(({ plan }) => !plan)),
    recorded('careLeavers.pathwayPlan.overdue', 'Care leavers whose pathway plan is overdue for review', due.filter((one) => one.plan && !isUpToDate(one))),
  ];
};

/**
 * In touch: the latest contact recorded up to the day says so (IN_TOUCH YES), of those to whom an adviser and a plan are due.
 * How long a contact holds is said neither by the strategy nor by the return, so it holds until the next.
 */
export const inTouchFigures = (due: readonly CareLeaver[]): readonly Figure[] => [
  ...recordedOf('careLeavers.inTouch', 'Care leavers the authority is in touch with', due, ({ contact }) => contact?.inTouch === 'YES'),
  ...Object.entries(inTouch).filter(([code]) => code !== 'YES').map(([code, { words }]) =>
    recorded(`careLeavers.inTouch.${code}`, `Latest contact: ${words}`, due.filter(({ contact }) => contact?.inTouch === code))),
  recorded('careLeavers.inTouch.notRecorded', 'No contact is recorded', due.filter(({ contact }) => !contact)),
];

/**
 * In education, employment or training: whose latest activity (ACTIV) is full time (F) or part time (P), of all care leavers.
 * Not known (0) and not recorded are not.
 */
export const occupied = (leavers: readonly CareLeaver[]): readonly Figure[] => {
  const does = (fits: (activity: string) => boolean) => ({ activity }: CareLeaver): boolean => activity !== undefined && fits(activity.activity);
  return [
    ...recordedOf('careLeavers.inEducationEmploymentTraining', 'Care leavers in education, employment or training', leavers,
      does(isInEducationEmploymentOrTraining)),
    ...(['G4', 'G5', 'G6'] as const).map((code) =>
      recorded(`careLeavers.notInEducationEmploymentTraining.${code}`, WORDS[code], leavers.filter(does((activity) => activity === code)))),
    recorded('careLeavers.activityNotKnown', 'Care leavers whose activity is not known', leavers.filter(({ activity }) => !activity || activity.activity === '0')),
  ];
};

const WORDS = {
  G4: 'Not in education, employment or training: illness or disability',
  G5: 'Not in education, employment or training: other',
  G6: 'Not in education, employment or training: pregnancy or parenting',
} as const;
