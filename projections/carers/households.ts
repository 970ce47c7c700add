import { dateOfDay, dayNumber, plusMonths } from '../../src/domain/calendar.js';
import { deregistrationReasons, type DeregistrationReason } from '../../src/domain/carer/codes.js';
import type { Figure } from '../figure.js';
import { begunIn, endedIn, inId, namedIn, staysOf, type Approval, type Period, type Stay } from './own-households.js';

const households = (stays: readonly Stay[]): readonly string[] => stays.map(({ household }) => household);

/**
 * Households recruited and deregistered in a period (the council's strategy 2019–2022, fostering: "Between 1st April
 * 2018 and 31 December 18, there were 9 newly recruited Foster Carers and 17 de-registrations").
 *
 * Recruited: became an own household on a day of the period, newly, again or from an agency, temporary approvals
 * (regulation 24) among them. Deregistered: was no longer one from a day of the period on, for whatever reason, a
 * temporary approval that came to its end among them. One that is approved again on the very day has not left. A
 * household that came or left twice is counted twice. So recruited − deregistered is always the difference between the
 * households of the last evening and those of the evening before the period.
 *
 * Rows: every approval that touches the days from the evening before the period to its last.
 */
export const recruitedAndDeregistered = (rows: readonly Approval[], period: Period): readonly Figure[] => {
  const stays = staysOf(rows);
  const [came, left] = [begunIn(stays, period), endedIn(stays, period)];
  const opening = stays.filter(({ from, to }) => from < dayNumber(period.first) && to >= dayNumber(period.first));
  const closing = stays.filter(({ from, to }) => from <= dayNumber(period.last) && to > dayNumber(period.last));
  return [
    namedIn('carers.households.opening', 'Own households on the evening before the period', 'households', households(opening)),
    namedIn('carers.households.recruited', 'Households recruited in the period', 'households', households(came)),
    namedIn('carers.households.deregistered', 'Households deregistered in the period', 'households', households(left)),
    netOf(came, left),
    namedIn('carers.households.closing', 'Own households on the last evening of the period', 'households', households(closing)),
    ...byReason(left),
    ...transferred(came, left, rows),
  ];
};

const netOf = (came: readonly Stay[], left: readonly Stay[]): Figure => {
  const net = new Map<string, number>();
  for (const id of households(came)) net.set(id, (net.get(id) ?? 0) + 1);
  for (const id of households(left)) net.set(id, (net.get(id) ?? 0) - 1);
  return {
    id: 'carers.households.net', words: 'Recruited less deregistered', value: came.length - left.length, unit: 'households',
    behind: [...net].filter(([, adds]) => adds !== 0).map(([id, adds]) => ({ kind: 'carer', id, adds })),
  };
};

const byReason = (left: readonly Stay[]): readonly Figure[] =>
  Object.entries(deregistrationReasons).map(([reason, { words }]) =>
    namedIn(`carers.households.deregistered.${inId(reason)}`, `Deregistered: ${words}`, 'households',
      households(left.filter(({ last }) => last.endReason === reason))));

const transferred = (came: readonly Stay[], left: readonly Stay[], rows: readonly Approval[]): readonly Figure[] => {
  const from = came.filter(({ household, from: day }) => cameFrom(rows, household, day) !== null);
  const to = left.filter(({ last }) => last.endedTo !== null || last.endReason === 'to-another-service');
  return [
    namedIn('carers.households.transferredIn', 'Recruited from another fostering service', 'households', households(from)),
    namedIn('carers.households.transferredOut', 'Went to another fostering service', 'households', households(to)),
  ];
};

const cameFrom = (rows: readonly Approval[], household: string, day: number): string | null =>
  rows.find(({ subject, from, agency }) => subject === household && from === day && agency === null)?.transferredFrom ?? null;

/**
 * Resignations soon after approval: own households deregistered in the period by the carers' own wish (no other reason
 * is a resignation) no later than 12, or 18, months after the day on which that time as carers began. Those within 12
 * months are among those within 18. Our own definition: the strategy names the measure and does not define it.
 */
export const resignedSoon = (rows: readonly Approval[], period: Period): readonly Figure[] => {
  const resigned: DeregistrationReason = 'carers-wish';
  const left = endedIn(staysOf(rows), period).filter(({ last }) => last.endReason === resigned);
  return [12, 18].map((months) =>
    namedIn(`carers.resignations.within${months}Months`, `Resigned within ${months} months of approval`, 'households',
      households(left.filter(({ to, last }) => dateOfDay(to) <= plusMonths(dateOfDay(last.approvedOn), months)))));
};
