import type { DayNumber } from '../domain/calendar.js';
import { isFoster, isFosteredByFamilyOrFriend, type ReasonEpisodeCeased } from '../domain/codes.js';
import type { Leaving } from './course.js';
import { day } from './days.js';
import type { Chance } from './random.js';
import type { Setting } from './story.js';

/** Four codes for special guardianship instead of two. */
const FOUR_GUARDIANSHIPS = day(2018, 4, 1);

type Ceased = Exclude<ReasonEpisodeCeased, 'X1'>;

const PLAIN: Readonly<Record<Exclude<Leaving, 'guardianship' | 'adopted' | 'adult'>, Ceased>> = {
  home: 'E4A',
  'home-suddenly': 'E4B',
  'child-arrangements': 'E41',
  'another-authority': 'E3',
  kin: 'E13',
  abroad: 'E16',
  died: 'E2',
  missing: 'E8',
  'remand-ended': 'E14',
  sentenced: 'E9',
  'found-adult': 'E15',
};

/** The code under which a child leaves, which depends on where the child lived last and on the day. */
export const reasonFor = (chance: Chance, how: Leaving, { type }: Setting, on: DayNumber): Ceased => {
  switch (how) {
    case 'guardianship':
      return guardianship(chance, type, on);
    case 'adopted':
      return chance.yes(0.35) ? 'E11' : 'E12';
    case 'adult':
      return grownUp(chance, type);
    default:
      return PLAIN[how];
  }
};

const guardianship = (chance: Chance, type: Setting['type'], on: DayNumber): Ceased => {
  const toCarer = isFosteredByFamilyOrFriend(type) ? chance.yes(0.9) : isFoster(type) && chance.yes(0.3);
  if (on < FOUR_GUARDIANSHIPS) return toCarer ? 'E43' : 'E44';
  if (toCarer) return isFosteredByFamilyOrFriend(type) ? 'E45' : 'E46';
  return chance.yes(0.85) ? 'E47' : 'E48';
};

/** Most who turn eighteen with foster carers stay put with them. */
const grownUp = (chance: Chance, type: Setting['type']): Ceased => {
  if (type === 'P1') return 'E4A';
  if (isFoster(type))
    return chance.weighted([
      ['E17', 58],
      ['E5', 32],
      ['E6', 10],
    ] as const);
  if (type === 'H5' || type === 'K3' || type === 'P2')
    return chance.weighted([
      ['E5', 78],
      ['E6', 22],
    ] as const);
  return chance.weighted([
    ['E5', 70],
    ['E7', 22],
    ['E6', 8],
  ] as const);
};
