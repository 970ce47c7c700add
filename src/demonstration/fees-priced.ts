import type { CostCategory } from '../domain/budget/codes.js';
import { dayNumber, type DayNumber } from '../domain/calendar.js';
import type { FeeTier, Purchase } from '../domain/fee/codes.js';
import type { Extra, FeeTerms, Shares } from '../domain/fee/events.js';
import { roundedDivision, type Pence } from '../domain/money.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { FOSTERING_FRAMEWORK, HOMES_FRAMEWORK } from './homes-recorded.js';
import { periodOfHouseholds } from './households-pool.js';
import type { Margins } from './margins.js';
import { inTurn, isOwnFostering, isShortBreak, keyOf, lastsOn, placingsOf, type Placing } from './supply-stays.js';
import type { World } from './world.js';

/** A placement for which a fee is agreed: what of it, whatever the level of prices. */
export type Bought = {
  readonly placing: Placing;
  readonly category: CostCategory;
  /** Pence a week at the level 1 of prices. */
  readonly base: number;
  readonly tier?: FeeTier;
  readonly purchase: Purchase;
  readonly extras: readonly Extra[];
  /** Of a hundred, what education and health pay. */
  readonly shared?: { readonly education: number; readonly health: number };
};

/** How the price of a placement is found: its category, and the lowest and highest weekly price in pounds by tier. */
type Pricing = { readonly category: CostCategory; readonly tiers: Readonly<Partial<Record<FeeTier | 'none', readonly [number, number]>>> };

const HOMES: Pricing = { category: 'external-residential', tiers: { standard: [2_450, 3_050], intensive: [3_100, 3_900], specialist: [4_000, 5_600] } };
const AGENCY: Pricing = { category: 'independent-fostering', tiers: { standard: [640, 790], intensive: [790, 950], specialist: [950, 1_300] } };

const PRICINGS: Readonly<Record<string, Pricing>> = {
  K2: HOMES, S1: { ...HOMES, tiers: { standard: [2_300, 2_900], intensive: [2_900, 3_600], specialist: [3_700, 4_700] } },
  R3: { category: 'external-residential', tiers: { none: [2_700, 3_600] } },
  R2: { category: 'external-residential', tiers: { none: [2_900, 3_400] } }, R1: { category: 'external-residential', tiers: { none: [1_900, 2_600] } },
  H5: { category: 'supported-accommodation', tiers: { none: [900, 2_100] } }, P2: { category: 'supported-accommodation', tiers: { none: [500, 1_500] } },
  K1: { category: 'secure', tiers: { none: [5_400, 6_300] } }, R5: { category: 'secure', tiers: { none: [1_260, 1_900] } },
  P1: { category: 'other', tiers: { none: [180, 640] } }, Z1: { category: 'other', tiers: { none: [450, 800] } },
};

const pricingOf = ({ life, stay, period }: Placing): Pricing | undefined => {
  if (isShortBreak(period) || (stay.type === 'P1' && !chanceFrom(444, keyOf(life.child)).yes(0.9)) || (stay.provider === 'PR1' && !/^U/.test(stay.type))) return undefined;
  return /^U/.test(stay.type) && !isOwnFostering(stay) && stay.provider !== undefined ? AGENCY : PRICINGS[stay.type];
};

/** Every placement that is bought, and lasted on or after a day. */
export const boughtSince = (world: World, margins: Margins, since: DayNumber): readonly Bought[] => {
  const placings = inTurn(placingsOf(world));
  const specialists = specialistAmong(placings, margins);
  return placings.flatMap((placing) => {
    const pricing = pricingOf(placing);
    if (!pricing || (placing.stay.to !== null && placing.stay.to <= since)) return [];
    return [bought(placing, pricing, specialists)];
  });
};

/** The children's homes and schools of the evening, and which children there are to be at the specialist fee: as many as were printed. */
const specialistAmong = (placings: readonly Placing[], margins: Margins): { readonly there: ReadonlySet<Placing>; readonly at: ReadonlySet<Placing> } => {
  const evening = dayNumber(periodOfHouseholds(margins).last);
  const there = placings.filter(({ stay, period }) => (stay.type === 'K2' || stay.type === 'S1') && lastsOn(stay, evening) && !isShortBreak(period));
  const count = roundedDivision(margins.of('residential.tier3.percent') * there.length, 100);
  const drawn = there.map((placing) => [placing, chanceFrom(441, keyOf(placing.life.child)).next() + (placing.stay.authority === undefined ? 1 : 0)] as const);
  return { there: new Set(there), at: new Set(drawn.sort(([, a], [, b]) => a - b).slice(0, count).map(([placing]) => placing)) };
};

const bought = (placing: Placing, { category, tiers }: Pricing, specialists: ReturnType<typeof specialistAmong>): Bought => {
  const { stay, life } = placing;
  const chance = chanceFrom(442, keyOf(life.child), stay.from);
  const age = (stay.from - life.born) / 365.25;
  const tier = tierFor(chance, category, specialists.there.has(placing) ? specialists.at.has(placing) : undefined, age);
  const [low, high] = tiers[tier] ?? tiers.none ?? tiers.standard ?? [0, 0];
  return {
    placing, category, base: chance.between(low * 100, high * 100), ...(tier !== 'none' && tiers[tier] ? { tier } : {}),
    purchase: purchaseOf(chance, category), extras: extrasOf(chance, category), ...sharedBy(chance, placing),
  };
};

const tierFor = (chance: Chance, category: CostCategory, specialist: boolean | undefined, age: number): FeeTier | 'none' => {
  if (category === 'external-residential') {
    if (specialist ?? chance.yes(0.4)) return 'specialist';
    return chance.yes(0.55) ? 'intensive' : 'standard';
  }
  if (category !== 'independent-fostering') return 'none';
  return chance.weighted([['standard', age < 11 ? 80 : 55], ['intensive', age < 11 ? 16 : 33], ['specialist', age < 11 ? 4 : 12]]);
};

const purchaseOf = (chance: Chance, category: CostCategory): Purchase => {
  if (category === 'independent-fostering') return chance.weighted([['framework', 86], ['off-framework', 14]]);
  return category === 'external-residential' ? chance.weighted([['framework', 70], ['spot', 22], ['off-framework', 8]]) : 'spot';
};

const extrasOf = (chance: Chance, category: CostCategory): readonly Extra[] => {
  if (category !== 'external-residential' || !chance.yes(0.2)) return [];
  return [{ kind: chance.pick(['therapy', 'additional-staffing', 'transport'] as const), weekly: (chance.between(60, 320) * 100) as Pence }];
};

/** Education pays for part of a residential school, and health for part of some homes. */
const sharedBy = (chance: Chance, { stay }: Placing): Pick<Bought, 'shared'> => {
  if (stay.type === 'S1') return { shared: { education: chance.pick([30, 40, 50]), health: chance.yes(0.4) ? 15 : 0 } };
  return stay.type === 'K2' && chance.yes(0.12) ? { shared: { education: chance.pick([0, 20]), health: chance.pick([15, 25, 33]) } } : {};
};

/** The terms of a fee at a level of prices. */
export const termsAt = ({ placing, base, tier, purchase, extras, shared, category }: Bought, level: number): FeeTerms => {
  const weekly = Math.round(base * level) as Pence;
  const framework = category === 'independent-fostering' ? FOSTERING_FRAMEWORK : HOMES_FRAMEWORK;
  const payee = placing.stay.suppliedBy?.urn ?? placing.stay.suppliedBy?.home;
  return {
    weekly, purchase, ...(tier === undefined ? {} : { tier }), ...(purchase === 'framework' ? { framework } : {}),
    ...(shared ? { shares: sharesOf(weekly, shared) } : {}), ...(extras.length > 0 ? { extras } : {}), ...(payee === undefined ? {} : { payee }),
  };
};

const sharesOf = (weekly: Pence, { education, health }: { readonly education: number; readonly health: number }): Shares => {
  const [others, care] = [roundedDivision(weekly * education, 100), roundedDivision(weekly * health, 100)];
  return { education: others as Pence, health: care as Pence, socialCare: (weekly - others - care) as Pence };
};
