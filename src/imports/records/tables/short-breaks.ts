import { cancelledBy } from '../../../domain/short-break/codes.js';
import type { ShortBreakFact } from '../../../domain/short-break/events.js';
import { date, recordReference, reference, wholeFrom, yesOrNo } from '../cell-kinds.js';
import { codeOf } from '../code-kinds.js';
import { needed, onDay, optional, table, type Drawn, type Statement } from '../table.js';
import { beforeTime } from './carer-approvals.js';

const child = needed(recordReference, 'The child, by the council’s reference.', '276736');
const ofChild = (id: string, ...says: readonly (Statement<ShortBreakFact> | undefined)[]): Drawn => ({ kind: 'short-break', id, says });

export const shortBreakAgreements = table({
  name: 'short-break-agreements',
  row: 'One allocation of short breaks to a child.',
  columns: {
    child,
    agreed_from: needed(date, 'The first day it is in force.', '01/04/2018'),
    nights_a_year: needed(wholeFrom(1, 366), 'How many nights a year.', '48'),
    agreed_until: optional(date, 'The first day it is no longer in force, where that was agreed.', '01/04/2019'),
    ended_on: optional(date, 'The day from which nothing was agreed, where that came earlier.', '01/12/2018'),
  },
  order: [['agreed_from', 'agreed_until'], ['agreed_from', 'ended_on']],
  tells: (row) => ofChild(
    row.child,
    onDay(row.agreed_from, 'agreed_from', (effectiveOn) => ({
      type: 'ShortBreaksAgreed', effectiveOn, nightsAYear: row.nights_a_year, until: row.agreed_until,
    })),
    onDay(beforeTime(row.ended_on, row.agreed_until), 'ended_on', (effectiveOn) => ({
      type: 'ShortBreaksEnded', effectiveOn,
    }), row.agreed_from),
  ),
});

/** What is known of a stay: it is told as taken once it was; before, as booked. */
const states = {
  booked: { words: 'Booked' }, taken: { words: 'Taken' }, cancelled: { words: 'Booked and cancelled' },
} as const;

export const shortBreaks = table({
  name: 'short-breaks',
  row: 'One stay of a child, booked, taken or cancelled. A booked stay that was taken may stand in two rows, one for each.',
  columns: {
    child,
    stay: needed(reference, 'The stay, by its reference.', 'SB-0114'),
    stay_from: needed(date, 'The first day.', '06/07/2018'),
    stay_until: needed(date, 'The day the child goes home; the nights are the days between.', '08/07/2018'),
    unit: needed(recordReference, 'The unit, by the URN or reference its record is kept under.', 'SC400001'),
    stay_state: needed(codeOf(states), 'Whether it is booked, was taken, or was cancelled.', 'Booked and cancelled'),
    less_ambulant: optional(yesOrNo, 'Whether the child needs a bedroom that suits a less ambulant one.', 'yes'),
    cancelled_by: optional(codeOf(cancelledBy), 'Of one cancelled: who called it off; `family` if blank.', 'The family'),
    cancelled_on: optional(date, 'Of one cancelled: the day it was called off.', '30/06/2018'),
  },
  order: [['stay_from', 'stay_until']],
  tells: ({ child: id, stay, stay_from, stay_until: until, unit, stay_state, less_ambulant: lessAmbulant, ...cancelled }) =>
    ofChild(
      id,
      onDay(stay_from, 'stay_from', (effectiveOn) => ({
        type: stay_state === 'taken' ? 'StayTaken' : 'StayBooked', effectiveOn, stay, until, unit, lessAmbulant,
      })),
      stay_state !== 'cancelled' ? undefined : onDay(stay_from, 'cancelled_on', (effectiveOn) => ({
        type: 'StayCancelled', effectiveOn, stay, by: cancelled.cancelled_by ?? 'family', decidedOn: cancelled.cancelled_on,
      })),
    ),
});
