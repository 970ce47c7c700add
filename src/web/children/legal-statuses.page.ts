import type { ChildAround } from '../../asking/child-around.js';
import { dateOfDay, dayNumber } from '../../domain/calendar.js';
import { LASTING } from '../../../projections/timeline.js';
import { childWords as words } from '../../words/child-words.js';
import { dayInWords } from '../../words/wording.js';
import * as codes from '../layout/code-words.js';
import { number } from '../layout/formats.js';

/** Under what legal status the child was in care, stretch by stretch, the latest first. */
export const legalStatusesPage = ({ asAt, legalStatuses }: ChildAround) => {
  const today = dayNumber(asAt);
  return {
    statuses: legalStatuses.toReversed().map(({ from, to, legalStatus }) => ({
      status: codes.legalStatus(legalStatus),
      from: dayInWords(dateOfDay(from)),
      to: to === LASTING ? words.stillLasts : dayInWords(dateOfDay(to)),
      days: number(Math.max(0, (to === LASTING ? today : to) - from)),
      current: from <= today && today < to,
    })),
  };
};
