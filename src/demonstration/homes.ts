import { dayNumber, type DayNumber } from '../domain/calendar.js';
import type { PlacementType } from '../domain/codes.js';
import type { ProvisionType, Sector } from '../domain/provider/codes.js';
import { chanceFrom } from '../example/random.js';
import { periodOfHouseholds } from './households-pool.js';
import type { Margins } from './margins.js';
import { endOf, inTurn, isOwnFostering, isShortBreak, keyOf, lastsOn, meets, mostDuring, placingsOf, type Placing } from './supply-stays.js';
import type { Stay, World } from './world.js';

/** A home, school, unit or agency that children of the demonstration authority were placed with. */
export type Home = {
  /** Ofsted's number, or our own reference where it has none. */
  readonly id: string;
  readonly registered: boolean;
  readonly provision: ProvisionType;
  readonly sector: Sector;
  /** The authority it lies in: a GSS code. Agencies have none. */
  readonly authority?: string;
  /** Whether it is the authority's own. */
  readonly own: boolean;
  /** How many of our children it has at once, if that is limited. */
  readonly room: number;
  readonly stays: readonly Placing[];
};

/** The authority's own unit for short breaks. */
export const SHORT_BREAK_UNIT = 'SC990001';

/** What the return writes where Ofsted does not register. */
const NOT_OFSTEDS = 'XXXXXXX';

type Kind = { readonly provision: ProvisionType; readonly prefix: string; readonly registered: boolean; readonly room: readonly [number, number]; readonly share: number };

const HOME: Kind = { provision: 'childrens-home', prefix: 'SC91', registered: true, room: [2, 4], share: 0.75 };
const SUPPORTED: Kind = { provision: 'supported-accommodation', prefix: 'SA', registered: false, room: [4, 9], share: 0.95 };

/** By what kind of provider a placement is provided; `share` is how likely a home that has children already is to take another. */
const KINDS: Readonly<Partial<Record<PlacementType, Kind>>> = {
  K1: { provision: 'secure-childrens-home', prefix: 'SC92', registered: true, room: [2, 2], share: 1 },
  K2: HOME,
  S1: { provision: 'residential-special-school-registered-as-home', prefix: 'SC93', registered: true, room: [3, 5], share: 0.8 },
  R3: { provision: 'residential-family-centre', prefix: 'SC94', registered: true, room: [2, 4], share: 0.9 },
  H5: SUPPORTED,
  P2: SUPPORTED,
};

/** Codes for which no provider is on record: Ofsted registers neither. */
const UNREGISTERED: readonly PlacementType[] = ['R1', 'R2', 'R5'];

const SECTORS: Readonly<Record<string, Sector>> = { PR1: 'local-authority', PR2: 'local-authority', PR3: 'health-authority', PR4: 'private', PR5: 'voluntary' };

const sectorOf = ({ provider }: Stay): Sector => SECTORS[provider ?? 'PR4'] ?? 'private';

/** Every home and agency, and which of them each stay is with, where it is with one. */
export const homesOf = (world: World, margins: Margins): readonly Home[] => {
  const placings = inTurn(placingsOf(world));
  const [breaks, others] = [placings.filter(({ period }) => isShortBreak(period)), placings.filter(({ period }) => !isShortBreak(period))];
  const authority = ownAuthority(placings);
  const booked = blockBookedAmong(others, authority, margins);
  const within = { registered: true, authority, own: true } as const;
  const inHomes = others.filter((placing) => KINDS[placing.stay.type] && !booked.includes(placing));
  return [
    { ...within, id: SHORT_BREAK_UNIT, provision: 'short-break-unit', sector: 'local-authority', room: margins.of('shortBreaks.bedrooms'), stays: breaks },
    { ...within, own: false, id: BLOCK_BOOKED_HOME, provision: 'childrens-home', sector: 'private', room: booked.length, stays: booked },
    ...homesFilled(inHomes),
    ...agenciesFilled(others.filter(({ stay }) => /^U/.test(stay.type) && !isOwnFostering(stay) && stay.provider !== undefined)),
  ];
};

/** The home of which places are booked in block. */
export const BLOCK_BOOKED_HOME = 'SC990002';

/** The children who occupy the places booked in block on the evening: those who came last to a home within the authority. */
const blockBookedAmong = (placings: readonly Placing[], authority: string, margins: Margins): readonly Placing[] => {
  const evening = dayNumber(periodOfHouseholds(margins).last);
  const there = placings.filter(({ stay }) => stay.type === 'K2' && stay.provider !== 'PR1' && stay.authority === authority && lastsOn(stay, evening));
  return there.slice(-margins.of('residential.blockBooked.occupied'));
};

/** The authority's own code: that in which most of those whom it fosters itself live. */
const ownAuthority = (placings: readonly Placing[]): string => {
  const times = new Map<string, number>();
  for (const { stay } of placings) if (stay.authority !== undefined && isOwnFostering(stay)) times.set(stay.authority, (times.get(stay.authority) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
};

type Filling = Omit<Home, 'stays'> & { readonly stays: Placing[] };

/** One home after another, in the place and of the sector that the stay says. */
const homesFilled = (placings: readonly Placing[]): readonly Home[] => {
  const homes: Filling[] = [];
  for (const placing of placings) {
    const { stay, life } = placing;
    const kind = KINDS[stay.type] ?? HOME;
    const chance = chanceFrom(421, keyOf(life.child), stay.from);
    const fit = homes.filter((home) =>
      home.provision === kind.provision && home.sector === sectorOf(stay) && home.authority === stay.authority &&
      mostDuring(home.stays.map((other) => other.stay), stay) < home.room && notLongEmpty(home, stay.from));
    if (fit.length > 0 && chance.yes(kind.share)) chance.pick(fit).stays.push(placing);
    else homes.push({
      id: `${kind.prefix}${String(homes.length + 1).padStart(4, '0')}`, registered: kind.registered, provision: kind.provision, sector: sectorOf(stay), own: stay.provider === 'PR1',
      ...(stay.authority === undefined ? {} : { authority: stay.authority }), room: chance.between(...kind.room), stays: [placing],
    });
  }
  return homes;
};

/** A home that nobody of ours was in for six years may have closed since. */
const notLongEmpty = ({ stays }: Filling, day: DayNumber): boolean => stays.some(({ stay }) => endOf(stay) > day - 6 * 365);

/** So many agencies of each sector, the first of them with the most children. */
const AGENCIES: Readonly<Partial<Record<Sector, number>>> = { private: 17, voluntary: 6, 'local-authority': 2, 'health-authority': 1 };

const agenciesFilled = (placings: readonly Placing[]): readonly Home[] => {
  const agencies = Object.entries(AGENCIES).flatMap(([sector, count], kind) =>
    Array.from({ length: count }, (_, place): Filling => ({
      id: `SC96${String(kind * 20 + place + 1).padStart(4, '0')}`, registered: true, provision: 'independent-fostering-agency', sector: sector as Sector, own: false,
      room: Number.POSITIVE_INFINITY, stays: [],
    })));
  for (const placing of placings) {
    const { stay, life } = placing;
    const ofSector = agencies.filter(({ sector }) => sector === sectorOf(stay));
    const withSibling = ofSector.find(({ stays }) =>
      life.siblings !== undefined && stays.some((other) => other.life.siblings === life.siblings && meets(other.stay, stay)));
    const weights = ofSector.map((agency, place) => [agency, 1 / (place + 1.5)] as const);
    (withSibling ?? chanceFrom(422, keyOf(life.child), stay.from).weighted(weights)).stays.push(placing);
  }
  return agencies.filter(({ stays }) => stays.length > 0);
};

/** How a stay names its home: by Ofsted's number, or by our own reference. */
export const namedIn = ({ id, registered }: Pick<Home, 'id' | 'registered'>) => (registered ? { urn: id } : { home: id });

/** How a stay names a setting that Ofsted does not register and of which no record is kept. */
export const unregistered = ({ type }: Stay) => (UNREGISTERED.includes(type) ? { urn: NOT_OFSTEDS } : undefined);
