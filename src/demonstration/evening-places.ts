import type { PlacementProvider, PlacementType } from '../domain/codes.js';
import { chanceFrom, type Chance } from '../example/random.js';
import type { Margins } from './margins.js';
import { mixed, sharedOut } from './quotas.js';

/** Where children live, as a commissioner speaks of it. */
export type SettingName =
  | 'inHouse' | 'ifa' | 'residential' | 'supported' | 'withParents' | 'placedForAdoption' | 'familyCentre' | 'secure' | 'custody' | 'other';

/** Where somebody lives on the evening. */
export type Place = {
  readonly setting: SettingName;
  readonly type: PlacementType;
  readonly provider?: PlacementProvider;
  /** Outside the authority. */
  readonly out: boolean;
};

/** The places of one setting, and the ages of those in them, neither in the order of the other. */
export type Placed = { readonly places: readonly Place[]; readonly ages: readonly number[] };

type Kind = readonly [type: PlacementType, provider: PlacementProvider | undefined, share: number];

/** Every place that was filled on the evening, by setting, as the figures have it; what they leave open is ours. */
export const placesOf = (margins: Margins): readonly Placed[] => {
  const chance = chanceFrom(43);
  const out = (line: string) => margins.of(`placement.outOfAuthority.type.${line}`);
  const [inHouse, ifa] = [margins.of('fostering.inHouse'), margins.of('fostering.ifa')];
  const homes = out('childrensHomes') + out('residentialSchool');
  const [residential, withParents] = [margins.of('residential.total'), margins.of('placement.nonFamilyBased')];
  const adoption = margins.of('placement.familyBased') - margins.of('fostering.all') - withParents;
  const specialist = ['secureUnit', 'familyCentreOrMotherAndBaby', 'youngOffenderInstitution'].map((line) => margins.of(`specialist.${line}`));
  const supported = margins.of('lac.total') - margins.of('fostering.all') - residential - withParents - adoption
    - specialist.reduce((sum, one) => sum + one, 0) - out('other');
  const ifaIn = Math.round(ifa / 8);
  const kin = out('fosterRelativeOrFriend');
  const strangersOut = out('fosterOther') - (ifa - ifaIn);
  const kinIn = Math.round(inHouse / 6);
  const of = (setting: SettingName, outside: boolean, many: number, kinds: readonly Kind[]): readonly Place[] =>
    mixed(chance, sharedOut(many, kinds.map(([, , share]) => share)).flatMap((own, place) =>
      Array.from({ length: own }, (): Place => placeOf(setting, outside, kinds[place] as Kind))));
  const ages = agesOf(margins, chance, { withParents, adoption, babies: specialist[1] ?? 0 });
  return [
    { places: [...of('inHouse', true, kin, KIN), ...of('inHouse', true, strangersOut, OWN), ...of('inHouse', false, kinIn, KIN),
      ...of('inHouse', false, inHouse - kin - strangersOut - kinIn, OWN)], ages: ages.inHouse },
    { places: [...of('ifa', true, ifa - ifaIn, AGENCY), ...of('ifa', false, ifaIn, AGENCY)], ages: ages.ifa },
    { places: [...of('residential', true, out('childrensHomes'), HOMES), ...of('residential', true, out('residentialSchool'), SCHOOLS),
      ...of('residential', false, residential - homes, HOMES)], ages: ages.residential },
    { places: [...of('supported', true, out('independentLiving'), [['P2', 'PR4', 4], ['P2', 'PR5', 1]]),
      ...of('supported', false, supported - out('independentLiving'), SUPPORTED)], ages: sharedOut(supported, [2, 3]).flatMap((many, place) => filled(many, 16 + place)) },
    { places: [...of('withParents', true, out('placedWithParents'), [['P1', 'PR0', 1]]),
      ...of('withParents', false, withParents - out('placedWithParents'), [['P1', 'PR0', 1]])], ages: ages.withParents },
    { places: [...of('placedForAdoption', true, out('placedForAdoption'), ADOPTERS),
      ...of('placedForAdoption', false, adoption - out('placedForAdoption'), ADOPTERS)], ages: ages.placedForAdoption },
    { places: of('secure', true, specialist[0] ?? 0, [['K1', 'PR2', 1]]), ages: filled(specialist[0] ?? 0, 15) },
    { places: of('familyCentre', true, specialist[1] ?? 0, [['R3', 'PR4', 1]]), ages: filled(specialist[1] ?? 0, 0) },
    { places: of('custody', true, specialist[2] ?? 0, [['R5', 'PR3', 1]]), ages: filled(specialist[2] ?? 0, 17) },
    { places: of('other', true, out('other'), [['Z1', undefined, 1]]), ages: filled(out('other'), 15) },
  ];
};

const KIN: readonly Kind[] = [['U3', 'PR1', 6], ['U1', 'PR1', 4]];
const OWN: readonly Kind[] = [['U6', 'PR1', 60], ['U4', 'PR1', 36], ['U5', 'PR1', 4]];
const AGENCY: readonly Kind[] = [['U6', 'PR4', 50], ['U4', 'PR4', 31], ['U6', 'PR5', 11], ['U4', 'PR5', 7], ['U5', 'PR4', 1]];
const HOMES: readonly Kind[] = [['K2', 'PR4', 9], ['K2', 'PR5', 1]];
const SCHOOLS: readonly Kind[] = [['S1', 'PR4', 3], ['S1', 'PR5', 2]];
const SUPPORTED: readonly Kind[] = [['H5', 'PR4', 10], ['H5', 'PR5', 4], ['P2', 'PR4', 6], ['P2', 'PR5', 2]];
const ADOPTERS: readonly Kind[] = [['A6', 'PR1', 13], ['A6', 'PR5', 10], ['A4', 'PR1', 3]];

const placeOf = (setting: SettingName, out: boolean, [type, provider]: Kind): Place =>
  ({ setting, type, out, ...(provider === undefined ? {} : { provider }) });

const filled = (many: number, age: number): readonly number[] => Array.from({ length: many }, () => age);

/** Shares of ages within a band, by year of age; ours, as is the split of a setting among bands where nothing was printed. */
const BANDS = [
  { first: 0, shares: [20, 17, 16, 15, 16, 16] },
  { first: 6, shares: [17, 19, 20, 21, 23] },
  { first: 11, shares: [16, 18, 20, 22, 24] },
  { first: 16, shares: [1] },
  { first: 17, shares: [1] },
] as const;

const spreadOver = (counts: readonly number[]): readonly number[] =>
  counts.flatMap((many, place) => {
    const { first, shares } = BANDS[place] as (typeof BANDS)[number];
    return sharedOut(many, shares).flatMap((own, years) => filled(own, first + years));
  });

type Elsewhere = { readonly withParents: number; readonly adoption: number; readonly babies: number };

/** The ages in each setting: those aged 11 to 16 as printed, and those aged 0 to 5 in all. */
const agesOf = (margins: Margins, chance: Chance, { withParents, adoption, babies }: Elsewhere) => {
  const older = (id: string, total: number, sixteen: number, seventeen: number) => {
    const [teens, at16] = [margins.of(`${id}.age11To16`), Math.round(margins.of(`${id}.age11To16`) * sixteen)];
    const at17 = Math.round(total * seventeen);
    return { under11: total - teens - at17, rest: [teens - at16, at16, at17] };
  };
  const inHouse = older('fostering.inHouse', margins.of('fostering.inHouse'), 0.1, 0.058);
  const ifa = older('fostering.ifa', margins.of('fostering.ifa'), 0.115, 0.069);
  const residential = older('residential', margins.of('residential.total'), 0.2, 0.15);
  const parents = sharedOut(withParents, [30, 29, 36, 3, 2]);
  const adopted = sharedOut(adoption, [88, 12]);
  const young = Math.round((margins.of('lac.total') * margins.of('lac.age.0To5.percent')) / 100);
  const fostered = young - (parents[0] ?? 0) - (adopted[0] ?? 0) - babies;
  const [own = 0, bought = 0] = sharedOut(fostered, [inHouse.under11, ifa.under11]);
  return {
    inHouse: mixed(chance, spreadOver([own, inHouse.under11 - own, ...inHouse.rest])),
    ifa: mixed(chance, spreadOver([bought, ifa.under11 - bought, ...ifa.rest])),
    residential: mixed(chance, [...sharedOut(residential.under11, [1, 2, 3]).flatMap((many, place) => filled(many, 8 + place)), ...spreadOver([0, 0, ...residential.rest])]),
    withParents: mixed(chance, spreadOver(parents)),
    placedForAdoption: mixed(chance, [...sharedOut(adopted[0] ?? 0, [0, 5, 6, 6, 4, 2]).flatMap((many, age) => filled(many, age)), ...filled(adopted[1] ?? 0, 6)]),
  };
};
