import type { CostCategory } from '../../src/domain/budget/codes.js';
import { ageOn, dateOfDay, dayNumber, plusYears, type CalendarDate } from '../../src/domain/calendar.js';
import { categoryOf, isPriced } from './category.js';
import type { CostedRows, FeeRow, HomeRow, PlacementRow, Span } from './costed-rows.js';
import { daysWithin, holding, rowsBySubject, type BySubject } from './holding.js';
import { priceBy, type Price } from './price.js';

/** A stretch of a placement, `[from, to)`, that cost the same all through and fell under one category. Money is pence a week. */
export type PricedSpan = Span & Price & {
  readonly child: string;
  readonly category: CostCategory;
  readonly placementBegan: number;
  readonly placementType: string;
  readonly provider: string | null;
  readonly urn: string | null;
  readonly home: string | null;
  readonly carer: string | null;
};

/**
 * What placements cost on the days of a period, stretch by stretch. A child is in one placement a day, and a day has one
 * price (price.ts); a temporary absence changes neither, for the placement stays the child's own and is still paid for.
 * A stretch without a price is told with the basis `none` and nothing a week, so that it can be counted and named.
 */
export const pricedSpans = (rows: CostedRows, days: Span): readonly PricedSpan[] => {
  const fees = rowsBySubject(rows.fees);
  const priceOf = priceBy(rows, feePayable(rows, fees));
  const ownHomes = ownHomesOf(rows.homes);
  return rows.placements.flatMap((placement) => {
    const stay = { from: Math.max(placement.from, days.from), to: Math.min(placement.to, days.to) };
    if (stay.from >= stay.to) return [];
    const cuts = [...turnsOf(rows, fees.get(placement.subject) ?? [], placement, stay), ...ownHomes.turns];
    return piecesOf(stay, cuts).reduce<readonly PricedSpan[]>((spans, piece) => {
      const category = categoryOf({ ...placement, ownHome: ownHomes.isOwn(placement, piece.from) });
      const price = priceOf(placement, category, piece.from, isPriced(placement.placementType));
      return joined(spans, spanOf(placement, category, piece, price));
    }, []);
  });
};

/**
 * The fees begun in a period whose first day was in no placement, or not in the one for which they had been agreed: they are
 * counted in no sum.
 */
export const feesWithoutPlacement = ({ fees, placements }: CostedRows, days: Span): readonly FeeRow[] => {
  const placed = rowsBySubject(placements);
  return fees.filter((fee) => {
    if (daysWithin({ from: fee.from, to: fee.from + 1 }, days) === 0) return false;
    const stays = placed.get(fee.subject) ?? [];
    const agreedFor = holding(stays, fee.agreedOn);
    return !agreedFor || holding(stays, fee.from)?.placementBegan !== agreedFor.placementBegan;
  });
};

/**
 * The fee payable for a placement on a day: from its first day until it ends or the placement ends in which the child was
 * on the day it was agreed. It does not follow the child to another carer.
 */
const feePayable = ({ placements }: CostedRows, fees: BySubject<FeeRow>) => {
  const placed = rowsBySubject(placements);
  return (placement: PlacementRow, day: number): FeeRow | undefined => {
    const fee = holding(fees.get(placement.subject) ?? [], day);
    const agreedFor = fee && holding(placed.get(placement.subject) ?? [], fee.agreedOn);
    return agreedFor?.placementBegan === placement.placementBegan ? fee : undefined;
  };
};

const ownHomesOf = (homes: readonly HomeRow[]) => {
  const own = homes.filter((home) => home.own === 1);
  return {
    turns: own.flatMap(({ from, to }) => [from, to]),
    isOwn: ({ urn, home }: PlacementRow, day: number): boolean =>
      own.some((one) => one.from <= day && day < one.to && (one.subject === home || (urn !== null && (one.urn === urn || one.subject === urn)))),
  };
};

/** The days on which the price of a placement may change. */
const turnsOf = (rows: CostedRows, fees: readonly FeeRow[], { subject, carer }: PlacementRow, stay: Span): readonly number[] => {
  const born = rows.born.get(subject);
  const levels = carer === null ? [] : rows.levels.filter((level) => level.subject === carer);
  const booked = new Set(fees.map(({ booking }) => booking));
  const bookings = rows.bookings.filter(({ booking }) => booked.has(booking));
  return [
    ...[...fees, ...bookings, ...rows.allowances, ...rows.skills, ...levels].flatMap(({ from, to }) => [from, to]),
    ...(born === undefined ? [] : birthdaysIn(stay, dateOfDay(born))),
  ];
};

const birthdaysIn = ({ from, to }: Span, born: CalendarDate): readonly number[] => {
  const [before, after] = [ageOn(born, dateOfDay(from)), ageOn(born, dateOfDay(to))];
  return Array.from({ length: after - before }, (_, place) => dayNumber(plusYears(born, before + place + 1)));
};

const piecesOf = ({ from, to }: Span, turns: readonly number[]): readonly Span[] => {
  const cuts = [...new Set([from, ...turns.filter((turn) => from < turn && turn < to), to])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, place) => ({ from: cuts[place] ?? from, to: end }));
};

const spanOf = (placement: PlacementRow, category: CostCategory, { from, to }: Span, price: Price): PricedSpan => ({
  child: placement.subject, from, to, category,
  placementBegan: placement.placementBegan, placementType: placement.placementType, provider: placement.provider,
  urn: placement.urn, home: placement.home, carer: placement.carer, ...price,
});

/** With one more stretch of the same placement, which lengthens the last where it costs the same. */
const joined = (spans: readonly PricedSpan[], next: PricedSpan): readonly PricedSpan[] => {
  const last = spans.at(-1);
  const same = last && (Object.keys(next) as (keyof PricedSpan)[]).every((key) => key === 'from' || key === 'to' || last[key] === next[key]);
  return same ? [...spans.slice(0, -1), { ...last, to: next.to }] : [...spans, next];
};
