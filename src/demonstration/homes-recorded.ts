import { dateOfDay, dayNumber, type DayNumber } from '../domain/calendar.js';
import type { Pence } from '../domain/money.js';
import type { Judgement } from '../domain/provider/codes.js';
import type { ProviderFact } from '../domain/provider/events.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { BLOCK_BOOKED_HOME, SHORT_BREAK_UNIT, type Home } from './homes.js';
import { detailsOf, nameOf } from './homes-details.js';
import type { Margins } from './margins.js';
import type { Planned } from './planned.js';
import { BEGAN, recorded, type Happened } from './supply-recorded.js';
import { endOf } from './supply-stays.js';

/** The regional framework from which homes are bought, and the authority's own for fostering agencies. */
export const HOMES_FRAMEWORK = 'NR-HOMES-2017';
export const FOSTERING_FRAMEWORK = 'LOCAL-FOSTER-2015';

/** The block booking whose places are filled, and the one of a home not registered yet on the evening. */
export const BLOCK_BOOKING = 'BLOCK-2018-1';
const NEXT_BOOKING = 'BLOCK-2018-2';
const NEXT_HOME = 'SC990003';

/** From when the places of the block booking are paid for: the last of the children who fill it had come. */
export const bookedFrom = ({ stays }: Home): DayNumber => Math.max(...stays.map(({ stay }) => stay.from));

/** What was recorded of homes, schools, units and agencies. */
export const homesPlanned = (homes: readonly Home[], margins: Margins, evening: DayNumber): readonly Planned[] => [
  ...homes.flatMap((home, place) => {
    const chance = chanceFrom(431, place);
    return recorded({ kind: 'provider', id: home.id, by: 'commissioning team' }, factsOf(home, chance, margins, evening), chance, evening);
  }),
  ...nextHome(margins, evening, homes.find(({ id }) => id === BLOCK_BOOKED_HOME)?.authority),
];

const factsOf = (home: Home, chance: Chance, margins: Margins, evening: DayNumber): readonly Happened[] => {
  const [details, name] = [detailsOf(home, chance, margins), nameOf(home, chance)];
  const came = home.stays.length === 0 ? evening - 4_000 : Math.min(...home.stays.map(({ stay }) => stay.from));
  const registered = came - (home.id === BLOCK_BOOKED_HOME ? 30 : chance.between(60, 2_200));
  const closed = closedOn(home, chance, evening);
  return inOrder([
    { type: 'ProviderRegistered', effectiveOn: dateOfDay(registered), ...(home.registered ? { urn: home.id } : {}), details, identity: { name } },
    ...frameworksOf(home, registered, chance),
    ...inspections(home, { from: registered, to: closed ?? evening + 90 }, chance, evening),
    ...(home.id === BLOCK_BOOKED_HOME ? [blockBooked(home, margins)] : []),
    ...(closed === null ? [] : [{ type: 'RegistrationEnded', effectiveOn: dateOfDay(closed), why: 'closed' } as const]),
  ]);
};

const inOrder = (facts: readonly ProviderFact[]): readonly Happened[] =>
  [...facts].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0)).map((fact) => ({ fact }));

/** Some homes have closed, a while after the last of our children left. */
const closedOn = ({ registered, provision, stays }: Home, chance: Chance, evening: DayNumber): DayNumber | null => {
  const last = Math.max(0, ...stays.map(({ stay }) => endOf(stay)));
  const closed = last + chance.between(60, 900);
  return registered && provision === 'childrens-home' && stays.length > 0 && closed < evening && chance.yes(0.35) ? closed : null;
};

const frameworksOf = ({ provision, registered }: Home, since: DayNumber, chance: Chance): readonly ProviderFact[] => {
  if (!registered || provision === 'short-break-unit' || provision === 'secure-childrens-home') return [];
  const agency = provision === 'independent-fostering-agency';
  const [framework, begins, likely] = agency ? [FOSTERING_FRAMEWORK, '2015-04-01', 0.85] as const : [HOMES_FRAMEWORK, '2017-04-01', 0.7] as const;
  if (!chance.yes(likely)) return [];
  const effectiveOn = dateOfDay(Math.max(since + 30, dayNumber(begins as ProviderFact['effectiveOn'])));
  return [{ type: 'FrameworkJoined', effectiveOn, framework, kind: agency ? 'local' : 'regional' }];
};

/** Most are good; inspections of since a year before the tracker was brought in, homes every year and others every three. */
const inspections = (home: Home, { from, to }: { readonly from: DayNumber; readonly to: DayNumber }, chance: Chance, evening: DayNumber): readonly ProviderFact[] => {
  if (!home.registered) return [];
  if (home.id === SHORT_BREAK_UNIT) return [evening - 410, evening - 19].map((day) => inspected(day, 'good'));
  const agency = home.provision === 'independent-fostering-agency';
  const every = agency ? 1_060 : 360;
  const held: ProviderFact[] = [];
  for (let day = Math.max(from + chance.between(90, 300), BEGAN - chance.between(0, every)); day < to; day += every + chance.between(-60, 60)) held.push(inspected(day, judged(chance, agency)));
  return held;
};

/** Agencies are seldom below good; of homes one in ten is. */
const judged = (chance: Chance, agency: boolean): Judgement =>
  chance.weighted([['good', 72], ['outstanding', 18], ['requires-improvement', agency ? 2 : 9], ['inadequate', agency ? 0 : 1]]);

const inspected = (day: DayNumber, overall: Judgement): ProviderFact => ({
  type: 'ProviderInspected', effectiveOn: dateOfDay(day), kind: 'full', publishedOn: dateOfDay(day + 28), overall,
});

/** Pence a week for each place booked in block: less than on the spot. */
const BLOCK_PRICE = 335_000 as Pence;

const blockBooked = (home: Home, margins: Margins): ProviderFact => ({
  type: 'BlockBooked', effectiveOn: dateOfDay(bookedFrom(home)), booking: BLOCK_BOOKING, places: margins.of('residential.blockBooked.places'),
  weeklyPrice: BLOCK_PRICE, until: dateOfDay(bookedFrom(home) + 730),
});

/** A second provider's home within the authority: booked from the spring, and on the evening still to be registered. */
const nextHome = (margins: Margins, evening: DayNumber, authority: string | undefined): readonly Planned[] => {
  const [registered, from] = [evening + 51, evening + 60];
  const details = detailsOf({ id: NEXT_HOME, provision: 'childrens-home', sector: 'private', own: false, room: 3, ...(authority === undefined ? {} : { authority }) }, chanceFrom(432), margins);
  return recorded({ kind: 'provider', id: NEXT_HOME, by: 'commissioning team' }, [
    { fact: { type: 'BlockBooked', effectiveOn: dateOfDay(from), booking: NEXT_BOOKING, places: 2, weeklyPrice: BLOCK_PRICE, until: dateOfDay(from + 730) } as ProviderFact, recordedOn: evening - 26 },
    { fact: { type: 'ProviderRegistered', effectiveOn: dateOfDay(registered), urn: NEXT_HOME, details, identity: { name: 'Fieldfare House' } } as ProviderFact, recordedOn: registered + 2 },
  ], chanceFrom(433), evening);
};
