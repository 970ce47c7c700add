import type { ApprovalType } from '../domain/carer/codes.js';

/** What is needed for a child, or for siblings together. What is null is no matter. */
export type Need = {
  /** Completed years on the day; of siblings the youngest and the oldest. */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  /** SEX, by the return’s code. */
  readonly sex: string | null;
  /** How many are to live there together. */
  readonly together: number;
  readonly kind: Living | null;
  readonly approvedFor: ApprovalType | null;
  readonly area: 'authority' | 'region' | null;
  /** Only where Ofsted judged it good or outstanding: the strategy’s rule. */
  readonly goodOnly: boolean;
};

export type Living = 'fostering' | 'residential' | 'supported';

/** What a place can fail to answer. */
export const CRITERIA = ['kind', 'together', 'age', 'sex', 'approvedFor', 'area', 'goodOnly'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** The order in which places are looked at: the authority’s own, those it pays for already, then as they are bought. */
export const TIERS = ['in-house', 'booked', 'framework', 'off-framework'] as const;
export type Tier = (typeof TIERS)[number];

/** A household or a home where somebody may be placed. */
export type Place = {
  readonly kind: 'carer' | 'provider';
  readonly id: string;
  readonly tier: Tier;
  readonly living: Living;
  /** What the household is approved for; empty of a home. */
  readonly approvedFor: readonly string[];
  /** A home’s provision type; null of a household. */
  readonly provision: string | null;
  /** Places nobody fills, so far as is known; null where only the agency knows. */
  readonly vacant: number | null;
  /** Of a home other authorities place children too: so many at the most. */
  readonly atMost: boolean;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  /** Only boys (`M`) or girls (`F`). */
  readonly only: string | null;
  /** Where a household lives is not read while the ledger is out of reach: that has to be asked, too. */
  readonly area: 'authority' | 'region' | 'outside' | 'not-recorded' | 'not-read';
  /** Ofsted’s; null where it was not inspected yet; undefined of the authority’s own households, which Ofsted does not judge one by one. */
  readonly judgement: string | null | undefined;
};

/** Whether a place answers a criterion; null where that is not known, and has to be asked. */
export type Answers = Readonly<Partial<Record<Criterion, boolean | null>>>;

export type PlaceMatched = Place & { readonly answers: Answers; readonly misses: readonly Criterion[]; readonly unknown: readonly Criterion[] };

const ONLY: Readonly<Record<string, string>> = { '1': 'M', '2': 'F' };

const orNull = <T>(value: T | null, of: (value: T) => boolean): boolean | null => (value === null ? null : of(value));

/** Each criterion that was asked for, and whether the place answers it. */
export const answersOf = (place: Place, need: Need): Answers => ({
  ...(need.kind === null ? {} : { kind: place.living === need.kind }),
  together: orNull(place.vacant, (vacant) => vacant >= need.together),
  ...(need.ageFrom === null || need.ageTo === null ? {} : { age: suitsAges(place, need.ageFrom, need.ageTo) }),
  ...(need.sex === null ? {} : { sex: place.only === null || place.only === ONLY[need.sex] }),
  ...(need.approvedFor === null ? {} : { approvedFor: place.kind === 'carer' ? place.approvedFor.includes(need.approvedFor) : null }),
  ...(need.area === null
    ? {}
    : { area: place.area === 'not-recorded' || place.area === 'not-read' ? null : place.area === 'authority' || (need.area === 'region' && place.area === 'region') }),
  ...(need.goodOnly && place.judgement !== undefined
    ? { goodOnly: orNull(place.judgement, (judged) => judged === 'good' || judged === 'outstanding') }
    : {}),
});

const suitsAges = ({ ageFrom, ageTo }: Place, youngest: number, oldest: number): boolean | null => {
  if ((ageFrom !== null && youngest < ageFrom) || (ageTo !== null && oldest > ageTo)) return false;
  return ageFrom === null || ageTo === null ? null : true;
};

export const matched = (place: Place, need: Need): PlaceMatched => {
  const answers = answersOf(place, need);
  return {
    ...place,
    answers,
    misses: CRITERIA.filter((one) => answers[one] === false),
    unknown: CRITERIA.filter((one) => answers[one] === null),
  };
};

/** The authority’s own first; then what leaves least to be asked, lies nearest and has the most room. */
export const inTurn = (places: readonly PlaceMatched[]): readonly PlaceMatched[] =>
  places.toSorted((a, b) =>
    TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || a.unknown.length - b.unknown.length || AREAS.indexOf(a.area) - AREAS.indexOf(b.area) ||
    (b.vacant ?? 0) - (a.vacant ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

const AREAS: readonly Place['area'][] = ['authority', 'region', 'outside', 'not-recorded', 'not-read'];

/** How many places would answer all that is left, were one criterion let go; only where that gives any. */
export const relaxed = (places: readonly PlaceMatched[]): readonly { readonly criterion: Criterion; readonly places: number }[] =>
  CRITERIA.map((criterion) => ({ criterion, places: places.filter(({ misses }) => misses.length === 1 && misses[0] === criterion).length }))
    .filter((one) => one.places > 0);
