import { chanceFrom, type Chance } from '../example/random.js';
import type { Arrived } from './arrivals.js';
import type { Margins } from './margins.js';
import { drawn, mixed } from './quotas.js';

/** Who a child is, beside the date of birth. */
export type Who = {
  readonly sex: '1' | '2';
  readonly ethnicity: string;
  readonly disability?: string;
  readonly asylum: boolean;
};

/** Codes of disability of the children in need census; ours by frequency. */
const DISABILITIES = [['LD', 30], ['BEH', 22], ['AUT', 22], ['COMM', 8], ['MOB', 6], ['CON', 4], ['INC', 2], ['HEAR', 3], ['VIS', 2], ['HAND', 1]] as const;

/** Those who came alone to seek asylum: among boys of sixteen and seventeen who came lately and are not fostered by an agency or in a home. */
const cameAlone = (margins: Margins, chance: Chance, arrived: readonly Arrived[]): ReadonlySet<Arrived> =>
  new Set(drawn(chance, arrived, margins.of('lac.uasc'), ({ age, long, setting }) => {
    if (age < 16 || long) return 0;
    return setting === 'supported' ? 4 : setting === 'inHouse' ? 1 : 0;
  }));

/** Where those who came alone are from, as the return has it. */
const FAR_FROM_HOME: readonly string[] = ['OOTH', 'AOTH', 'BAFR', 'OOTH', 'AOTH', 'BAFR', 'OOTH'];

/**
 * Who those in care on the evening are: as many of each sex and ethnicity, disabled and not, as were printed. Brothers and
 * sisters, told by their group, are of one ethnicity.
 */
export const whoOfArrived = (margins: Margins, arrived: readonly Arrived[], groupOf: (one: Arrived) => string | undefined): ReadonlyMap<Arrived, Who> => {
  const chance = chanceFrom(51);
  const alone = cameAlone(margins, chance, arrived);
  const boys = drawn(chance, arrived.filter((one) => !alone.has(one)), margins.of('lac.sex.male') - alone.size);
  const male = new Set([...alone, ...boys]);
  const others = arrived.filter((one) => !alone.has(one));
  const disabled = new Set(drawn(chance, others, margins.of('lac.disability.yes'), ({ type, age }) => (type === 'S1' ? 60 : type === 'K2' ? 3 : age < 3 ? 0.3 : 1)));
  const unknown = new Set(drawn(chance, others.filter((one) => !disabled.has(one)), margins.of('lac.disability.notRecorded'), ({ from, setting }) =>
    setting === 'placedForAdoption' ? 0 : Math.max(from - 17800, 0)));
  const ethnicities = ethnicitiesOf(margins, chance, arrived, alone, groupOf);
  return new Map(arrived.map((one) => [one, {
    sex: male.has(one) ? '1' : '2',
    ethnicity: ethnicities.get(one) ?? '',
    ...(unknown.has(one) ? {} : { disability: disabled.has(one) ? chance.weighted(DISABILITIES) : 'NONE' }),
    asylum: alone.has(one),
  }]));
};

/** Families first, the largest before the others, each of an ethnicity of which so many are left; then those by themselves. */
const ethnicitiesOf = (
  margins: Margins, chance: Chance, arrived: readonly Arrived[], alone: ReadonlySet<Arrived>, groupOf: (one: Arrived) => string | undefined,
): ReadonlyMap<Arrived, string> => {
  const left = new Map(margins.under('lac.ethnicity.'));
  const told = new Map<Arrived, string>();
  const tell = (own: readonly Arrived[], ethnicity: string) => {
    for (const one of own) told.set(one, ethnicity);
    left.set(ethnicity, (left.get(ethnicity) ?? 0) - own.length);
  };
  [...alone].forEach((one, place) => tell([one], FAR_FROM_HOME[place % FAR_FROM_HOME.length] ?? ''));
  const families = new Map<string, Arrived[]>();
  arrived.forEach((one, place) => {
    if (alone.has(one)) return;
    const group = groupOf(one) ?? `alone ${place}`;
    families.set(group, [...(families.get(group) ?? []), one]);
  });
  for (const own of mixed(chance, [...families.values()]).sort((a, b) => b.length - a.length))
    tell(own, chance.weighted([...left].map(([ethnicity, many]) => [ethnicity, many >= own.length ? many : 0] as const)));
  return told;
};

/** Who somebody was who had gone by the evening: by the same shares, one ethnicity for a family. */
export const whoOfGone = (margins: Margins, place: number, family: number | undefined): Who => {
  const chance = chanceFrom(52, place);
  const ethnicity = chanceFrom(53, family ?? place, family === undefined ? 0 : 1).weighted([...margins.under('lac.ethnicity.')]);
  return {
    sex: chance.yes(margins.of('lac.sex.male') / margins.of('lac.total')) ? '1' : '2',
    ethnicity,
    disability: chance.yes(margins.of('lac.disability.yes') / margins.of('lac.total')) ? chance.weighted(DISABILITIES) : 'NONE',
    asylum: false,
  };
};
