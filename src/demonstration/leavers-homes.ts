import { accommodationCode, type AccommodationKind } from '../domain/leaver/codes.js';
import { chanceFrom } from '../example/random.js';
import type { YoungPerson } from './leavers-cohort.js';
import type { Margins } from './margins.js';

/** A line of the printed table of where care leavers live, and what it is in codes. */
export type Line = { readonly id: string; readonly kind: AccommodationKind; readonly commissioned: boolean };

/** Where a care leaver lives on the evening, and whether that is suitable. */
export type Home = Line & { readonly suitable: boolean };

type Fit = (one: YoungPerson) => number;

const isGrown: Fit = ({ age }) => (age >= 18 ? 1 : 0);
const livedIn = (types: RegExp, inCare: number, left: number): Fit => ({ lived, left: leftOn }) =>
  types.test(lived.type) ? (leftOn === null ? inCare : left) : 0;
const leftBy = (reasons: RegExp, score: number): Fit => ({ left, life }) =>
  left !== null && reasons.test(life.periods.find(({ to }) => to === left)?.reason ?? '') ? score : 0;
const all = (...fits: readonly Fit[]): Fit => (one) => fits.reduce((sum, fit) => sum + fit(one), 0);

/**
 * The printed lines, the most particular first, each with how well it fits a young person: the best are taken. What is left is
 * independent. A child in foster care is *other*, for the return's letters are of those who have left.
 */
const LINES: readonly (readonly [id: string, kind: AccommodationKind, fit: Fit])[] = [
  ['inCustody', 'X', all(livedIn(/^R5$/, 9, 3), leftBy(/^E9$/, 4), isGrown)],
  ['withFormerFosterCarers', 'Z', all(leftBy(/^E17$/, 9), livedIn(/^U/, -20, 1), ({ age }) => (age < 18 ? -20 : age < 21 ? 1 : 0))],
  ['communityHomeOrResidential', 'C', all(livedIn(/^(K|S|R[1-4])/, 9, 1), leftBy(/^E7$/, 5))],
  ['commissionedPost16', 'D', all(livedIn(/^(H5|P2)$/, 9, 3), leftBy(/^E5$/, 1))],
  ['other', 'Y', all(livedIn(/^(U|A|Z)/, 9, 0), isGrown)],
  ['supportedLodgings', 'E', all(livedIn(/^(U|H5|P2)/, 9, 1))],
  ['withParentsOrRelatives', 'B', all(livedIn(/^P1$/, 9, 3), leftBy(/^E4[AB]$/, 4), ({ left }) => (left === null ? 0 : 1))],
  ['goneAbroad', 'G', all(isGrown, leftBy(/^E[56]$/, 1), ({ life }) => (life.asylum ? 3 : 0))],
  ['residenceNotKnown', 'R', all(isGrown, leftBy(/^E6$/, 2))],
  ['noFixedAbode', 'S', all(isGrown, leftBy(/^E6$/, 2))],
  ['semiIndependentTransitional', 'D', all(livedIn(/^(H5|P2)$/, 5, 2), ({ age }) => (age < 20 ? 1 : 0))],
  ['independentLiving', 'U', () => 0],
];

/** Where each lives on the evening, so that the printed table comes out, and as many are suitable as were printed. */
export const homesOnTheEvening = (leavers: readonly YoungPerson[], margins: Margins): ReadonlyMap<YoungPerson, Home> => {
  const printed = margins.under('careLeavers.accommodation.');
  const unknown = [...printed.keys()].filter((id) => !LINES.some(([line]) => line === id));
  if (unknown.length > 0) throw new Error(`No letter is known for ${unknown.join(', ')}.`);
  const [lines, left] = [new Map<YoungPerson, Line>(), new Set(leavers)];
  LINES.forEach(([id, kind, fit], place) => {
    const ranked = [...left].map((one) => ({ one, rank: fit(one) + chanceFrom(83, place, Number(one.life.child)).next() }));
    const best = ranked.sort((a, b) => b.rank - a.rank).slice(0, printed.get(id) ?? 0);
    for (const { one } of best) {
      lines.set(one, { id, kind, commissioned: id === 'commissionedPost16' });
      left.delete(one);
    }
  });
  if (left.size > 0) throw new Error(`${left.size} care leavers have no line of the printed table.`);
  return withSuitability(lines, leavers.length - margins.of('careLeavers.suitableAccommodation'));
};

/** Unsuitable are those who must be, then homes not known, then some of those who live by themselves or with relatives. */
const withSuitability = (lines: ReadonlyMap<YoungPerson, Line>, unsuitable: number): ReadonlyMap<YoungPerson, Home> => {
  const ranked = [...lines].map(([one, line]) => ({ one, rank: unsuitability(line) + chanceFrom(84, Number(one.life.child)).next() }));
  const chosen = new Set(ranked.sort((a, b) => b.rank - a.rank).slice(0, unsuitable).map(({ one }) => one));
  return new Map([...lines].map(([one, line]) => [one, { ...line, suitable: !chosen.has(one) }]));
};

const unsuitability = ({ kind, commissioned }: Line): number => {
  if (accommodationCode(kind, true) === undefined) return 9;
  if (kind === 'R') return 5;
  return (kind === 'U' || kind === 'B') && !commissioned ? 2 : 0;
};
