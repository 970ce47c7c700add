import type { ProviderDetails } from '../domain/provider/events.js';
import type { Chance } from '../example/random.js';
import { SHORT_BREAK_UNIT, type Home } from './homes.js';
import type { Margins } from './margins.js';

/** Ofsted's name of the authority's own region. */
const OWN_REGION = 'Yorkshire and The Humber';

/** Ofsted's name of the region, by authority, so far as our children are placed there; of others, the authority's own. */
const REGIONS: Readonly<Record<string, string>> = {
  E08000003: 'North West', E10000007: 'East Midlands', E10000017: 'North West', E10000019: 'East Midlands', E10000020: 'East of England',
  E10000024: 'East Midlands', E10000028: 'West Midlands',
};

/** Organisations that own homes; all invented. */
const OWNERS = ['Harbour Lane Care', 'Northmoor Children’s Homes', 'Brightwell Care Group', 'Tall Oaks Living', 'Pennant Care', 'Rowan and Reed', 'Copperfield Homes'];

const FIRST = ['Ash', 'Alder', 'Birch', 'Bramble', 'Cedar', 'Clover', 'Elder', 'Fern', 'Heather', 'Holly', 'Larch', 'Laurel', 'Linden', 'Maple', 'Rowan', 'Willow'];
const LAST: Readonly<Partial<Record<Home['provision'], readonly string[]>>> = {
  'childrens-home': ['House', 'Lodge', 'View', 'Cottage', 'Bank'],
  'secure-childrens-home': ['Secure Unit'],
  'residential-special-school-registered-as-home': ['School', 'Hall School'],
  'residential-family-centre': ['Family Assessment Centre'],
  'supported-accommodation': ['Court', 'Supported Living'],
  'independent-fostering-agency': ['Fostering', 'Families', 'Foster Care'],
};

/** The invented name of the authority's own unit for short breaks. */
const SHORT_BREAK_NAME = 'Kingfisher House';

export const nameOf = ({ id, provision }: Pick<Home, 'id' | 'provision'>, chance: Chance): string =>
  id === SHORT_BREAK_UNIT ? SHORT_BREAK_NAME : `${chance.pick(FIRST)}${chance.pick(SECOND)} ${chance.pick(LAST[provision] ?? ['House'])}`;

const SECOND = ['field', 'dale', 'wood', 'croft', 'bridge', 'mere', 'ridge', 'gate'];

/** What is on record of a home; the unit for short breaks is as it was printed. */
export const detailsOf = ({ id, provision, sector, authority, own, room }: Omit<Home, 'stays' | 'registered'>, chance: Chance, margins: Margins): ProviderDetails => {
  const where = { ...(authority === undefined ? {} : { authority }), region: REGIONS[authority ?? ''] ?? OWN_REGION };
  if (id === SHORT_BREAK_UNIT)
    return {
      provision, sector, places: margins.of('shortBreaks.bedrooms'), lessAmbulantBedrooms: margins.of('shortBreaks.bedrooms.lessAmbulant'),
      ageFrom: 8, ageTo: 17, own, ...where,
    };
  if (provision === 'independent-fostering-agency') return { provision, sector, region: OWN_REGION };
  const [ageFrom, ageTo] = AGES[provision] ?? [8, 17];
  return {
    provision, sector, places: room + (provision === 'childrens-home' ? chance.between(1, 3) : chance.between(2, 20)), ageFrom, ageTo, ...where,
    ...(sector === 'local-authority' ? { own } : { owner: chance.pick(OWNERS) }),
  };
};

/** Of the children it suits, completed years. */
const AGES: Readonly<Partial<Record<Home['provision'], readonly [number, number]>>> = {
  'secure-childrens-home': [10, 17], 'residential-special-school-registered-as-home': [8, 18], 'residential-family-centre': [0, 17],
  'supported-accommodation': [16, 18],
};
