import type { DayNumber } from '../domain/calendar.js';
import { isFoster, isPlacedForAdoption, type LegalStatus, type PlacementType } from '../domain/codes.js';
import type { Agency, ExampleAuthority } from './authority.js';
import { day } from './days.js';
import { postcodeOf, type Area } from './postcodes.js';
import type { Chance, Quartiles } from './random.js';
import type { Setting } from './story.js';

/** Supported accommodation is registered, and its number told, from here on. */
export const REGISTRATION = day(2023, 10, 28);
/** From here on it is K3 and no longer H5. */
export const K3_FROM = day(2024, 4, 1);

/** What a placement is chosen by. */
export type Wish = {
  readonly on: DayNumber;
  readonly age: number;
  readonly legalStatus: LegalStatus;
  /** Adoption is planned, so the child lives with foster carers until then. */
  readonly fosteredOnly: boolean;
};

type Choices = readonly (readonly [PlacementType, number])[];

/** The type of the next placement, in about the shares of a real authority. */
export const typeFor = (chance: Chance, { age, on, legalStatus, fosteredOnly }: Wish): PlacementType => {
  const parents = legalStatus === 'C1' || legalStatus === 'C2' ? 1 : 0;
  if (legalStatus === 'J1')
    return chance.weighted<PlacementType>([
      ['R5', 45],
      ['K1', 22],
      ['K2', 20],
      ['U6', 13],
    ]);
  if (fosteredOnly)
    return chance.weighted<PlacementType>([
      ['U6', 86],
      ['U3', 6],
      ['U5', 6],
      ['U2', 2],
    ]);
  if (legalStatus === 'L1' || legalStatus === 'L2') return age >= 12 && chance.yes(0.2) ? 'K2' : 'U6';
  if (age < 1)
    return chance.weighted<PlacementType>([
      ['U6', 80],
      ['U3', 12],
      ['R3', 4],
      ['R2', 0.6],
      ['P1', 4 * parents],
    ]);
  if (age < 10)
    return chance.weighted<PlacementType>([
      ...YOUNG,
      ['K2', age > 5 ? 5 : 0],
      ['S1', age > 5 ? 1 : 0],
      ['P1', 10 * parents],
    ]);
  if (age < 16) return chance.weighted<PlacementType>([...TEENS, ['K1', age >= 12 ? 1 : 0], ['P1', 7 * parents]]);
  return growingUp(chance, on, parents);
};

const YOUNG: Choices = [
  ['U6', 72],
  ['U3', 17],
  ['R2', 0.3],
];
const TEENS: Choices = [
  ['U6', 58],
  ['U3', 9],
  ['K2', 28],
  ['R1', 1.2],
  ['S1', 2],
  ['R2', 0.4],
  ['Z1', 0.5],
];
const GROWING_UP: Choices = [
  ['U6', 26],
  ['U3', 4],
  ['K2', 22],
  ['R1', 1.2],
  ['S1', 1],
  ['R2', 0.5],
  ['K1', 0.6],
];

/** From sixteen: with carers still, or more on their own. */
const growingUp = (chance: Chance, on: DayNumber, parents: number): PlacementType => {
  const alone: Choices =
    on < REGISTRATION
      ? [
          ['H5', 38],
          ['P2', 14],
        ]
      : [[on < K3_FROM ? 'H5' : 'K3', 52]];
  return chance.weighted<PlacementType>([...GROWING_UP, ...alone, ['P1', 5 * parents]]);
};

/** How long a child stays before moving on, in days. */
export const stayOf = (chance: Chance, type: PlacementType): number =>
  isPlacedForAdoption(type) ? Number.POSITIVE_INFINITY : chance.spread(STAYS[type] ?? STAYS.U6);

const STAYS: { readonly [type in PlacementType]?: Quartiles } & { readonly U6: Quartiles } = {
  U6: [2, 70, 260, 800, 2000],
  U4: [300, 1000, 2000, 3200, 5500],
  U1: [400, 1200, 2200, 3500, 5500],
  U3: [30, 200, 500, 1100, 2500],
  U2: [60, 200, 400, 900, 1500],
  U5: [60, 200, 400, 900, 1500],
  K2: [20, 150, 400, 800, 2000],
  H5: [20, 90, 200, 340, 620],
  K3: [20, 90, 200, 340, 620],
  P2: [20, 90, 200, 340, 620],
  P1: [60, 240, 500, 1000, 2200],
  R1: [60, 200, 400, 700, 1200],
  R2: [3, 12, 25, 60, 180],
  R3: [30, 60, 84, 110, 180],
  R5: [200, 300, 400, 500, 600],
  S1: [200, 400, 800, 1200, 2000],
  K1: [28, 60, 90, 150, 260],
  Z1: [5, 20, 40, 60, 90],
};

/** A home, carer or agency for a placement of a type, at another address than the child now has. */
export const settingOf = (
  chance: Chance,
  authority: ExampleAuthority,
  { type, home, leaving }: { type: PlacementType; home: string; leaving?: Setting },
): Setting => {
  for (;;) {
    const setting = offered(chance, authority, type, home);
    if (setting.postcode !== leaving?.postcode && setting.carer !== leaving?.carer) return setting;
  }
};

const offered = (chance: Chance, authority: ExampleAuthority, type: PlacementType, home: string): Setting => {
  if (isFoster(type) || isPlacedForAdoption(type)) return household(chance, type, agencyFor(chance, authority, type));
  if (type === 'P1') return withParents(chance, home);
  if (type === 'P2' || type === 'Z1') return alone(chance, type);
  const places = authority.establishments.get(type === 'K3' ? 'H5' : type) ?? [];
  const { urn, provider, postcode, name } = chance.pick(places);
  return { type, provider, postcode, carer: `${name} ${postcode}`, ...(urn === undefined ? {} : { urn }) };
};

const agencyFor = (chance: Chance, authority: ExampleAuthority, type: PlacementType): Agency => {
  if (type === 'U1' || type === 'U2' || type === 'U3') return authority.kinship;
  if (type === 'U4' || type === 'U6') return chance.yes(0.34) ? authority.fostering : chance.pick(authority.agencies);
  return chance.pick(authority.adoption);
};

const household = (
  chance: Chance,
  type: PlacementType,
  { urn, provider, lives, households, name }: Agency,
): Setting => {
  const number = chance.between(1, households);
  const share = (number * 37) % 100;
  const area: Area = share < lives.own ? 'own' : share < lives.own + lives.near ? 'near' : 'far';
  const postcode = postcodeOf('carer', area, Number(urn.slice(2)) * 31 + number * 7);
  return { type, provider, urn, postcode, carer: `${name} ${number}` };
};

/** Most parents have not moved since; only with them does a child live at the home address. */
const withParents = (chance: Chance, home: string): Setting => {
  const postcode = home === '' || chance.yes(0.25) ? postcodeOf('family', 'own', chance.between(0, 7999)) : home;
  return { type: 'P1', provider: 'PR0', postcode, carer: `parents ${postcode}` };
};

const alone = (chance: Chance, type: PlacementType): Setting => {
  const area: Area = chance.yes(0.75) ? 'own' : 'near';
  const postcode = postcodeOf('carer', area, chance.between(3000, 7999));
  const provider = chance.weighted([
    ['PR4', 60],
    ['PR1', area === 'own' ? 25 : 0],
    ['PR5', 15],
  ] as const);
  return { type, postcode, carer: `${type} ${postcode}`, ...(type === 'Z1' ? {} : { provider }) };
};
