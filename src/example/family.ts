import type { DayNumber } from '../domain/calendar.js';
import type { CategoryOfNeed, Ethnicity } from '../domain/codes.js';
import { birthday, nearestLeapDay } from './days.js';
import { postcodeOf } from './postcodes.js';
import type { Chance } from './random.js';

/** Which kind of story a family's children have. */
export type FamilyKind = 'home' | 'asylum' | 'remand' | 'series-of-breaks' | 'single-breaks';

/** How the authority came to look after them. */
export type Beginning = 'voluntary' | 'police' | 'emergency' | 'interim';

export type Member = {
  readonly born: DayNumber;
  readonly sex: 'male' | 'female';
  readonly admitted: DayNumber;
  readonly beginning: Beginning;
};

/** Brothers and sisters: one address, one history, and often one day of coming into care. */
export type Family = {
  readonly kind: FamilyKind;
  readonly homePostcode: string;
  readonly ethnicity: Ethnicity;
  readonly need: CategoryOfNeed;
  readonly members: readonly Member[];
};

type Years = { readonly first: DayNumber; readonly last: DayNumber };

/** Every fiftieth family is alike in kind, so that a small authority too has some of each. */
const kindOf = (index: number): FamilyKind => {
  const place = index % 50;
  if (place === 3 || place === 28) return 'asylum';
  if (place === 11 || place === 36) return 'series-of-breaks';
  if (place === 19) return 'single-breaks';
  if (place === 44) return 'remand';
  return 'home';
};

export const familyOf = (chance: Chance, index: number, years: Years): Family => {
  const kind = kindOf(index);
  const admitted = dayOfAdmission(chance, years);
  const age = ageOfEldest(chance, kind);
  const eldest: Member = {
    born: admitted - age,
    sex: chance.yes(kind === 'asylum' ? 0.9 : kind === 'remand' ? 0.85 : 0.53) ? 'male' : 'female',
    admitted,
    beginning: beginningOf(chance, age),
  };
  const members = [eldest, ...(kind === 'home' ? younger(chance, eldest) : [])].map((member) =>
    leapling(chance, member),
  );
  return {
    kind,
    homePostcode: postcodeOf('family', 'own', chance.between(0, 7999)),
    ethnicity: kind === 'asylum' ? chance.weighted(SEEKERS) : chance.weighted(RESIDENTS),
    need: needOf(chance, kind),
    members,
  };
};

/** From sixteen years before the first day; admissions rise by some five in a hundred a year. */
const dayOfAdmission = (chance: Chance, { first, last }: Years): DayNumber => {
  for (;;) {
    const on = chance.between(first - 16 * 365, last - 1);
    if (chance.yes(Math.max(0.4, 1 - (0.045 * (last - on)) / 365))) return on;
  }
};

const ageOfEldest = (chance: Chance, kind: FamilyKind): number => {
  const years = (from: number, to: number) => chance.between(from * 365 + 20, to * 365 + 80);
  if (kind === 'asylum') return years(15, 17);
  if (kind === 'remand') return years(14, 17);
  if (kind === 'series-of-breaks' || kind === 'single-breaks') return years(6, 15);
  const [from, to] = chance.weighted([
    [[0, 0], 13],
    [[0, 1], 7],
    [[1, 5], 20],
    [[5, 10], 21],
    [[10, 14], 23],
    [[14, 17], 23],
  ]);
  return to === 0 ? chance.between(0, 60) : years(from, to) - 20;
};

const beginningOf = (chance: Chance, age: number): Beginning =>
  age > 12 * 365
    ? chance.weighted([
        ['voluntary', 68],
        ['police', 16],
        ['interim', 14],
        ['emergency', 2],
      ])
    : chance.weighted([
        ['voluntary', 38],
        ['police', 14],
        ['interim', 43],
        ['emergency', 5],
      ]);

/** Brothers and sisters one to four years apart; one not yet born follows within days of birth, unless years away. */
const younger = (chance: Chance, eldest: Member): readonly Member[] => {
  const count = chance.weighted([
    [0, 66],
    [1, 21],
    [2, 9],
    [3, 4],
  ]);
  const members: Member[] = [];
  let born = eldest.born;
  for (let place = 0; place < count; place += 1) {
    born += chance.between(320, 1300);
    const sex = chance.yes(0.52) ? 'male' : 'female';
    if (born < eldest.admitted) members.push({ ...eldest, born, sex });
    else if (born < eldest.admitted + 900)
      members.push({ born, sex, admitted: born + chance.between(1, 9), beginning: 'interim' });
  }
  return members;
};

/** About one child in a hundred is born on 29 February, so that the day is always met. */
const leapling = (chance: Chance, member: Member): Member => {
  const leapDay = nearestLeapDay(member.born);
  const fits = leapDay + 30 < member.admitted && member.admitted + 60 < birthday(leapDay, 18);
  return chance.yes(0.012) && fits ? { ...member, born: leapDay } : member;
};

const needOf = (chance: Chance, kind: FamilyKind): CategoryOfNeed => {
  if (kind === 'asylum') return 'N8';
  if (kind === 'remand') return 'N6';
  if (kind === 'series-of-breaks' || kind === 'single-breaks') return 'N2';
  return chance.weighted([
    ['N1', 66],
    ['N5', 15],
    ['N4', 8],
    ['N3', 4],
    ['N2', 2],
    ['N6', 2],
    ['N8', 2],
    ['N7', 1],
  ]);
};

const RESIDENTS: readonly (readonly [Ethnicity, number])[] = [
  ['WBRI', 459],
  ['WROM', 49],
  ['WOTH', 30],
  ['MWAS', 17],
  ['APKN', 17],
  ['MWBC', 10],
  ['MOTH', 10],
  ['MWBA', 7],
  ['AOTH', 6],
  ['WIRI', 3],
  ['BAFR', 4],
  ['BOTH', 3],
  ['BCRB', 2],
  ['CHNE', 1],
  ['OOTH', 8],
  ['NOBT', 3],
  ['REFU', 1],
];
const SEEKERS: readonly (readonly [Ethnicity, number])[] = [
  ['OOTH', 40],
  ['AOTH', 30],
  ['BAFR', 25],
  ['BOTH', 5],
];
