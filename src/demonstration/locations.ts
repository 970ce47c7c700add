import type { PlacementProvider, PlacementType } from '../domain/codes.js';
import type { Chance, Quartiles } from '../example/random.js';
import { EXAMPLE_AUTHORITY } from '../config.js';

/** The demonstration authority's GSS code. */
export const OWN_AUTHORITY = EXAMPLE_AUTHORITY;

export type Located = { readonly authority: string; readonly tenthsOfMiles: number };

type Area = readonly [authority: string, weight: number, tenths: Quartiles];

/** Where placements within twenty miles lie: authorities round about, by the codes of the time. */
const NEAR: readonly Area[] = [
  ['E08000019', 34, [38, 61, 84, 112, 168]],
  ['E08000017', 26, [64, 92, 118, 146, 196]],
  ['E08000016', 16, [70, 96, 121, 152, 199]],
  ['E10000024', 14, [72, 108, 139, 167, 200]],
  ['E10000007', 10, [88, 121, 150, 178, 200]],
];

/** And where those further away do: how many in a foster home, and in a home or school, to one another. */
const FAR: readonly (readonly [authority: string, fostered: number, homes: number, tenths: Quartiles])[] = [
  ['E08000036', 14, 5, [201, 212, 228, 252, 290]],
  ['E08000035', 12, 6, [262, 281, 304, 331, 372]],
  ['E10000024', 10, 5, [203, 221, 248, 287, 390]],
  ['E10000019', 14, 8, [222, 268, 331, 412, 560]],
  ['E06000010', 7, 4, [401, 412, 421, 433, 450]],
  ['E08000032', 8, 3, [318, 326, 338, 351, 364]],
  ['E08000003', 8, 5, [330, 341, 349, 358, 371]],
  ['E10000028', 8, 10, [391, 432, 488, 541, 612]],
  ['E10000017', 8, 16, [498, 562, 631, 688, 760]],
  ['E06000014', 5, 4, [462, 471, 483, 492, 505]],
  ['E06000051', 2, 10, [742, 790, 841, 889, 960]],
  ['E10000020', 2, 5, [1004, 1080, 1162, 1233, 1310]],
  ['E10000006', 1, 6, [980, 1052, 1131, 1203, 1290]],
  ['E10000016', 0.4, 3, [1560, 1612, 1688, 1741, 1830]],
];

/** Which authority a placement lies in and how far from home, in tenths of a mile. */
export const located = (chance: Chance, out: boolean, far: boolean, inHome = false): Located => {
  if (!out) return { authority: OWN_AUTHORITY, tenthsOfMiles: chance.spread([3, 16, 29, 47, 92]) };
  const areas: readonly Area[] = far ? FAR.map(([code, fostered, homes, tenthsThere]) => [code, inHome ? homes : fostered, tenthsThere]) : NEAR;
  const [authority, , tenths] = chance.weighted(areas.map((area) => [area, area[1]] as const));
  return { authority, tenthsOfMiles: chance.spread(tenths) };
};

/** Whether an earlier placement lay outside the authority, and whether more than twenty miles away; ours. */
export const locatedBefore = (chance: Chance, type: PlacementType, provider: PlacementProvider | undefined): Located => {
  const kind = areaOf(type, provider);
  const [out, far] = LIKELY[kind];
  const outside = chance.yes(out);
  return located(chance, outside, outside && chance.yes(far), kind === 'homes');
};

const LIKELY = { own: [0.09, 0.04], bought: [0.84, 0.3], homes: [0.88, 0.62], family: [0.15, 0.2] } as const;

const areaOf = (type: PlacementType, provider: PlacementProvider | undefined): keyof typeof LIKELY => {
  if (type.startsWith('U')) return provider === 'PR1' ? 'own' : 'bought';
  return /^[KRSA]/.test(type) ? 'homes' : 'family';
};
