import type { DayNumber } from '../domain/calendar.js';
import type { PlacementType } from '../domain/codes.js';
import { ageAt, birthday } from '../example/days.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { eveningOf } from './balance.js';
import { placesOf, type Place, type SettingName } from './evening-places.js';
import type { Margins } from './margins.js';
import { drawn, sharedOut } from './quotas.js';

/** Somebody in care on the evening for which everything was printed, before it is known since when. */
export type Resident = Place & {
  readonly born: DayNumber;
  /** Completed years on the evening. */
  readonly age: number;
  /** In care for two and a half years or more. */
  readonly long: boolean;
  /** In the same placement for two years or more, where that is counted. */
  readonly settled: boolean;
};

export const COUNTED_FOR_STABILITY = ['inHouse', 'ifa', 'residential'] as const satisfies readonly SettingName[];

/** Everybody in care on the evening: where they live and how old they are. */
export const residentsOf = (margins: Margins): readonly Resident[] => {
  const chance = chanceFrom(42);
  const evening = eveningOf(margins);
  const aged = placesOf(margins).flatMap(({ places, ages }) =>
    sharedAges(chance, places, ages).map(([place, age]) => ({ ...place, age, born: bornFor(chance, evening, age), long: false, settled: false })),
  );
  return withLongTerm(margins, chance, aged);
};

/** Small children are not placed by themselves; who is to be adopted in a home of its own kind: types go to fitting ages. */
const sharedAges = (chance: Chance, places: readonly Place[], ages: readonly number[]): readonly (readonly [Place, number])[] => {
  const left = [...ages];
  return [...places].sort((a, b) => rank(b.type) - rank(a.type)).map((place) => {
    const [at] = drawn(chance, left.map((_, index) => index), 1, (index) => fitness(place.type, left[index] ?? 0));
    const [age] = left.splice(at ?? 0, 1);
    return [place, age ?? 0] as const;
  });
};

const rank = (type: PlacementType): number => (type === 'U5' ? 2 : type === 'U4' || type === 'U1' || type === 'P2' ? 1 : 0);

const fitness = (type: PlacementType, age: number): number => {
  if (type === 'U5') return age < 2 ? 20 : 0.1;
  if (type === 'U4' || type === 'U1') return age < 3 ? 0.05 : age < 6 ? 0.6 : 2;
  if (type === 'P2') return age === 17 ? 3 : 1;
  return 1;
};

/** The youngest had been born so many days before. */
const NEWBORN = 21;

const bornFor = (chance: Chance, evening: DayNumber, age: number): DayNumber => {
  for (;;) {
    const born = birthday(evening, -age) - chance.between(age === 0 ? NEWBORN : 0, 364);
    if (ageAt(born, evening) === age) return born;
  }
};

/** The long-term cohorts of three settings as printed; the rest of those as long in care among whom no indicator counts. */
const withLongTerm = (margins: Margins, chance: Chance, residents: readonly Resident[]): readonly Resident[] => {
  const long = new Map<Resident, boolean>();
  for (const setting of COUNTED_FOR_STABILITY) {
    const counted = residents.filter((one) => one.setting === setting && one.age < 16 && one.age >= 4);
    const ids = ['eligible', 'stable'].map((name) => margins.of(`stability.longTerm.${setting}.${name}`));
    const eligible = drawn(chance, counted, ids[0] ?? 0, ({ age, type }) => (age >= 8 ? 2 : 1) * (type === 'U4' || type === 'U1' ? 5 : 1));
    const settled = new Set(drawn(chance, eligible, ids[1] ?? 0, ({ type }) => (type === 'U4' || type === 'U1' ? 4 : 1)));
    for (const one of eligible) long.set(one, settled.has(one));
  }
  const others = drawn(chance, residents, longStaying(margins) - long.size, longElsewhere);
  for (const one of others) long.set(one, false);
  return residents.map((one) => ({ ...one, long: long.has(one), settled: long.get(one) ?? false }));
};

/** None aged 16 in the three settings, so that "under 16" and the strategy's "sixteen or under" come to the same. */
const longElsewhere = ({ setting, age }: Resident): number => {
  if ((COUNTED_FOR_STABILITY as readonly SettingName[]).includes(setting)) return age === 17 ? 3 : 0;
  if (setting === 'placedForAdoption') return age >= 4 ? 0.4 : 0;
  if (setting === 'familyCentre' || setting === 'custody' || age < 4) return 0;
  return 1;
};

/** Of those in care for two to three years, so many for more than two and a half; ours. */
export const overTwoAndAHalf = (margins: Margins): number => sharedOut(margins.of('lac.duration.2To3Years'), [42, 58])[0] ?? 0;

const longStaying = (margins: Margins): number =>
  [...margins.under('lac.duration.')].reduce((sum, [band, many]) => (SHORT_BANDS.includes(band) ? sum : sum + many), overTwoAndAHalf(margins));

const SHORT_BANDS: readonly string[] = ['under6Months', '6MonthsTo1Year', '1To2Years', '2To3Years'];
