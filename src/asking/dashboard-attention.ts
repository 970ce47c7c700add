import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dateOfDay, dayNumber, plusDays, plusMonths, plusYears, type CalendarDate } from '../domain/calendar.js';
import { isGoodOrBetter } from '../domain/provider/codes.js';
import { approvals, carerHappenings } from '../../projections/carers/carers.projection.js';
import { ownOnly } from '../../projections/carers/own-households.js';
import { reviewsOverdue } from '../../projections/carers/stages-and-reviews.js';
import { absences } from '../../projections/children/children.projection.js';
import { discrepanciesAt } from '../../projections/discrepancies/discrepancies.js';
import type { DiscrepancyCode } from '../../projections/discrepancies/discrepancy.js';
import { providerOf } from '../../projections/discrepancies/provider-of.js';
import { feesAgreed } from '../../projections/fees/fees.projection.js';
import type { Behind } from '../../projections/figure.js';
import type { Reader } from '../../projections/measure.js';
import { rejudged } from '../../projections/providers/changes-of-registration.js';
import { blockBookings, judgementsHeld } from '../../projections/providers/providers.projection.js';
import { headline } from '../../projections/sufficiency/counts.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { Kept } from './kept.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** What somebody ought to do something about, as at a day. */
export class AttentionAsked {
  constructor(
    readonly authority: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

/** What is coming or is overdue by the record of the day; disagreements between records are counted by their own codes. */
export type AttentionCode =
  | 'missing' | 'placements-ending' | 'approvals-ending' | 'bookings-ending' | 'turning-eighteen' | 'judgements-fallen' | 'reviews-overdue'
  | DiscrepancyCode;

/** The records it is about, each with the day on which it falls due where there is one; the soonest first. */
export type Attention = { readonly code: AttentionCode; readonly records: readonly (Pick<Behind, 'kind' | 'id'> & { readonly on: CalendarDate | null })[] };
export type AttentionTold = Viewpoint & { readonly attention: readonly Attention[] };

/** Days ahead: a placement is found again in days, an approval or a contract in weeks. */
export const SOON = { placements: 7, others: 28 } as const;

type Record = Attention['records'][number];
type Rule = (read: Reader, viewpoint: Viewpoint) => readonly Record[];

const dated = (kind: Behind['kind'], id: string, on: number | null): Record => ({ kind, id, on: on === null ? null : dateOfDay(on) });

/** Of what ends on an agreed day: those whose first day without it is after the day asked about, and no more than so many days on. */
const endingWithin = (days: number, { asAt }: Viewpoint) => ({ until }: { readonly until: number | null }): boolean =>
  until !== null && until > dayNumber(asAt) && until <= dayNumber(asAt) + days;

const missing: Rule = (read, viewpoint) => {
  const day = dayNumber(viewpoint.asAt);
  const inCare = read.childrenInCare(viewpoint).map(({ child }) => child);
  return read.of(absences, inCare, viewpoint.knownAt)
    .filter(({ kind, from, to }) => !kind.startsWith('T') && from <= day && day < to)
    .map(({ subject, from }) => dated('child', subject, from));
};

const placementsEnding: Rule = (read, viewpoint) =>
  read.at(feesAgreed, viewpoint).filter(endingWithin(SOON.placements, viewpoint)).map(({ subject, until }) => dated('child', subject, until));

const approvalsEnding: Rule = (read, viewpoint) =>
  ownOnly(read.at(approvals, viewpoint))
    .filter(({ termsUntil }) => endingWithin(SOON.others, viewpoint)({ until: termsUntil }))
    .map(({ subject, termsUntil }) => dated('carer', subject, termsUntil));

const bookingsEnding: Rule = (read, viewpoint) =>
  read.at(blockBookings, viewpoint).filter(endingWithin(SOON.others, viewpoint)).map(({ subject, until }) => dated('provider', subject, until));

const turningEighteen: Rule = (read, viewpoint) =>
  headline(read.childrenInCare(viewpoint)).flatMap(({ child, dateOfBirth }) => {
    const on = dateOfBirth === null ? null : dayNumber(plusYears(dateOfDay(dateOfBirth), 18));
    return endingWithin(SOON.others, viewpoint)({ until: on }) ? [dated('child', child, on)] : [];
  });

/** Homes with a child of ours that were judged below good in the last three months, and had been good or better. */
const judgementsFallen: Rule = (read, viewpoint) => {
  const lived = new Set(headline(read.childrenInCare(viewpoint)).flatMap((child) => providerOf(child) ?? []));
  const first = plusMonths(viewpoint.asAt, -3);
  const held = read.of(judgementsHeld, [...lived], viewpoint.knownAt);
  return rejudged(held, { from: dayNumber(first), to: dayNumber(plusDays(viewpoint.asAt, 1)) })
    .filter(({ before, now }) => isGoodOrBetter(before) && !isGoodOrBetter(now))
    .map(({ subject, on }) => dated('provider', subject, on));
};

const overdueReviews: Rule = (read, viewpoint) => {
  const rows = read.at(approvals, viewpoint);
  const happenings = read.of(carerHappenings, rows.map(({ subject }) => subject), viewpoint.knownAt);
  return reviewsOverdue(rows, happenings, viewpoint.asAt).behind.map(({ kind, id }) => dated(kind, id, null));
};

const RULES: readonly (readonly [AttentionCode, Rule])[] = [
  ['missing', missing], ['placements-ending', placementsEnding], ['approvals-ending', approvalsEnding], ['bookings-ending', bookingsEnding],
  ['turning-eighteen', turningEighteen], ['judgements-fallen', judgementsFallen], ['reviews-overdue', overdueReviews],
];

/** What asks for somebody's attention by the record of a day; what nothing falls under is left out. */
export const attentionAt = (read: Reader, viewpoint: Viewpoint): readonly Attention[] => {
  const [ruled, found] = read.together(
    () => read.together(...RULES.map(([code, rule]) => (): Attention => ({ code, records: soonestFirst(rule(read, viewpoint)) }))),
    () => discrepanciesAt(read, viewpoint),
  );
  const disagreeing = new Map<DiscrepancyCode, Record[]>();
  for (const { code, between } of found) {
    const [first] = between;
    if (first) disagreeing.set(code, [...(disagreeing.get(code) ?? []), { kind: first.kind, id: first.id, on: null }]);
  }
  return [...ruled, ...[...disagreeing].map(([code, records]): Attention => ({ code, records }))].filter(({ records }) => records.length > 0);
};

const soonestFirst = (records: readonly Record[]): readonly Record[] => [...records].sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));

@QueryHandler(AttentionAsked)
export class AttentionHandler implements IQueryHandler<AttentionAsked> {
  private readonly kept = new Kept<Promise<readonly Attention[]>>(64);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, viewpoint: asked }: AttentionAsked): Promise<AttentionTold> {
    const viewpoint = await this.asking.settle(asked);
    const attention = await this.kept.get(this.asking.generation, JSON.stringify([authority, viewpoint]), () =>
      this.asking.answer(authority, (read) => attentionAt(read, viewpoint)));
    return { ...viewpoint, attention };
  }
}
