import fc from 'fast-check';
import type { ChildFact } from '../../src/domain/child/events.js';
import { dateOfDay, dayNumber } from '../../src/domain/calendar.js';
import type { FeeFact, FeeTerms } from '../../src/domain/fee/events.js';
import type { ProviderFact } from '../../src/domain/provider/events.js';
import { admitted, born, detailsChanged, discharged, HOMES, moved } from './children.js';
import type { Happened } from './costed.js';
import { agreed, card, changed, ended, on, p } from './given-money.js';
import { booked, registered } from './given-providers.js';

/** Worlds in which money is spent, and a plain count of it, day by day, that shares no code with the product's. */
export const FIRST = dayNumber(on('2023-04-01'));
export const DAYS = 45;

type Lived = { readonly day: number; readonly what: 'home' | 'agency' | 'own' | 'same carer' | 'left' };
type Paid = { readonly day: number; readonly what: 'agreed' | 'changed' | 'ended'; readonly weekly: number; readonly lasts: number | null; readonly block: boolean };
type Child = { readonly name: string; readonly born: number; readonly lived: readonly Lived[]; readonly paid: readonly Paid[] };
export type World = {
  readonly children: readonly Child[];
  readonly cards: readonly { readonly day: number; readonly young: number; readonly old: number }[];
  readonly levelFrom: number;
  readonly booking: { readonly day: number; readonly lasts: number | null; readonly places: number; readonly weekly: number } | null;
};

const anyDay = fc.integer({ min: FIRST - 10, max: FIRST + DAYS + 5 });
const anyLasts = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null });
const anyWeekly = fc.integer({ min: 1, max: 90_000 });
/** Eleven, and eighteen, at some time in these days; or at neither. */
const anyBirth = fc.tuple(fc.constantFrom(2005, 2008, 2012), fc.nat({ max: DAYS })).map(([year, day]) => dayNumber(on(`${year}-04-01`)) + day);

const byDay = <T extends { readonly day: number }>(all: readonly T[]): readonly T[] => [...all].sort((a, b) => a.day - b.day);

const anyChild = (name: string): fc.Arbitrary<Child> =>
  fc.record({
    name: fc.constant(name),
    born: anyBirth,
    lived: fc
      .uniqueArray(
        fc.record({ day: anyDay, what: fc.constantFrom<Lived['what']>('home', 'agency', 'own', 'own', 'same carer', 'left') }),
        { minLength: 1, maxLength: 5, selector: ({ day }) => day },
      )
      .map((all) => byDay(all).filter(({ what }, place, sorted) => lawful(what, sorted.slice(0, place).filter((_, at) => lawfulAt(sorted, at)).at(-1)?.what))),
    paid: fc
      .uniqueArray(
        fc.record({ day: anyDay, what: fc.constantFrom<Paid['what']>('agreed', 'agreed', 'changed', 'ended'), weekly: anyWeekly, lasts: anyLasts, block: fc.boolean() }),
        { maxLength: 6, selector: ({ day }) => day },
      )
      .map(byDay),
  });

/** A child leaves, and only something else about the placement changes, where there is a placement. */
const lawful = (what: Lived['what'], before: Lived['what'] | undefined): boolean =>
  (what !== 'left' && what !== 'same carer') || (before !== undefined && before !== 'left');

const lawfulAt = (sorted: readonly Lived[], at: number): boolean => {
  let before: Lived['what'] | undefined;
  for (const [place, { what }] of sorted.entries()) {
    const fits = lawful(what, before);
    if (place === at) return fits;
    if (fits) before = what;
  }
  return false;
};

export const anyWorld: fc.Arbitrary<World> = fc.record({
  children: fc.tuple(anyChild('1'), anyChild('2')),
  cards: fc.uniqueArray(fc.record({ day: anyDay, young: anyWeekly, old: anyWeekly }), { maxLength: 2, selector: ({ day }) => day }).map(byDay),
  levelFrom: anyDay,
  booking: fc.option(fc.record({ day: anyDay, lasts: anyLasts, places: fc.integer({ min: 1, max: 3 }), weekly: anyWeekly }), { nil: null }),
});

/** The world with what had taken effect by a day, and nothing of what came later. */
export const until = (world: World, day: number): World => ({
  children: world.children.map((child) => ({
    ...child, lived: child.lived.filter((one) => one.day <= day), paid: child.paid.filter((one) => one.day <= day),
  })),
  cards: world.cards.filter((one) => one.day <= day),
  levelFrom: world.levelFrom <= day ? world.levelFrom : Number.MAX_SAFE_INTEGER,
  booking: world.booking && world.booking.day <= day ? world.booking : null,
});

const PLACES = { home: HOMES.home, agency: HOMES.otherFoster, own: HOMES.foster };

const livedFacts = ({ born: birth, lived }: Child): readonly ChildFact[] => {
  let inCare = false;
  const facts: ChildFact[] = [born(dateOfDay(birth))];
  let last: keyof typeof PLACES = 'home';
  for (const { day, what } of lived) {
    const date = dateOfDay(day);
    if (what === 'left') facts.push(discharged(date));
    else if (what === 'same carer') facts.push(detailsChanged(date, { placement: { ...PLACES[last], authority: `E${day}` } }));
    else {
      last = what;
      facts.push(inCare ? moved(date, { placement: PLACES[what] }) : admitted(date, { placement: PLACES[what] }));
    }
    inCare = what !== 'left';
  }
  return facts;
};

const paidFacts = ({ paid }: Child): readonly FeeFact[] =>
  paid.map(({ day, what, weekly, lasts, block }) => {
    if (what === 'ended') return ended(dateOfDay(day));
    const terms = {
      weekly: p(weekly),
      shares: { socialCare: p(weekly - Math.floor(weekly / 3)), education: p(Math.floor(weekly / 3)), health: p(0) },
      extras: [{ kind: 'therapy' as const, weekly: p(7) }],
      ...(block ? ({ purchase: 'block', booking: 'B1' } as const) : {}),
    } satisfies Partial<FeeTerms>;
    return (what === 'agreed' ? agreed : changed)(dateOfDay(day), terms, lasts === null ? undefined : dateOfDay(day + lasts));
  });

export const factsOf = ({ children, cards, levelFrom, booking }: World): Happened => ({
  children: Object.fromEntries(children.map((child) => [child.name, livedFacts(child)])),
  fees: Object.fromEntries(children.map((child) => [child.name, paidFacts(child)])),
  rates: cards.map(({ day, young, old }) =>
    card(dateOfDay(day), { allowances: [{ ageFrom: 0, ageTo: 10, weekly: p(young) }, { ageFrom: 11, ageTo: 25, weekly: p(old) }] })),
  providers: {
    SC000001: [
      registered('2020-01-01'),
      ...(booking ? [bookedFact(booking)] : []),
    ],
  },
  carers: {
    'household-1': [
      { type: 'CarerApproved', effectiveOn: on('2020-01-01'), terms: { places: 3, ageFrom: 0, ageTo: 17, types: ['task-centred'] } },
      ...(levelFrom < Number.MAX_SAFE_INTEGER ? [{ type: 'SkillsLevelSet', effectiveOn: dateOfDay(levelFrom), level: 2 } as const] : []),
    ],
  },
});

const bookedFact = ({ day, lasts, places, weekly }: NonNullable<World['booking']>): ProviderFact =>
  booked(dateOfDay(day), { places, weeklyPrice: p(weekly), ...(lasts === null ? {} : { until: dateOfDay(day + lasts) }) });

const CATEGORY = { home: 'external-residential', agency: 'independent-fostering', own: 'in-house-fostering' } as const;

/** In which of a child's placements the child is when a day is over, and in what kind. Nobody is in care at eighteen unless already so. */
const whereOn = ({ born: birth, lived }: Child, day: number, stoodOn: number): { stay: number; kind: keyof typeof CATEGORY } | null => {
  let now: { stay: number; kind: keyof typeof CATEGORY } | null = null;
  for (const { day: when, what } of lived)
    if (when <= day) now = what === 'left' ? null : what === 'same carer' ? now : { stay: when, kind: what };
  const date = new Date(birth * 86_400_000);
  const eighteen = Date.UTC(date.getUTCFullYear() + 18, date.getUTCMonth(), date.getUTCDate()) / 86_400_000;
  return day > stoodOn && day >= eighteen ? null : now;
};

const ageOn = (birth: number, day: number): number => {
  const [was, is] = [new Date(birth * 86_400_000).toISOString(), new Date(day * 86_400_000).toISOString()];
  return Number(is.slice(0, 4)) - Number(was.slice(0, 4)) - (is.slice(5, 10) < was.slice(5, 10) ? 1 : 0);
};

const bookingIsOn = ({ booking }: World, day: number): boolean =>
  booking !== null && booking.day <= day && (booking.lasts === null || day < booking.day + booking.lasts);

/** The fee that pays on a day: the days are walked from long before, and every word about it taken as it comes. */
const feeOn = (child: Child, day: number, stoodOn: number): Paid | null => {
  let [fee, agreedOn]: [Paid | null, number] = [null, 0];
  for (let walked = FIRST - 20; walked <= day; walked += 1) {
    if (fee && fee.lasts !== null && walked >= fee.day + fee.lasts) fee = null;
    const said = child.paid.find((one) => one.day === walked);
    if (said?.what === 'ended') fee = null;
    else if (said) {
      agreedOn = said.what === 'changed' && fee ? agreedOn : walked;
      fee = said;
    }
  }
  const [then, now] = [whereOn(child, agreedOn, stoodOn), whereOn(child, day, stoodOn)];
  return then && now && then.stay === now.stay ? fee : null;
};

/**
 * What each child's placement costs a week on a day, and what all of it comes to with the booking. `stoodOn` is the last
 * day that is told; after it, things go on as they were.
 */
export const weeklyOn = (world: World, day: number, stoodOn = Number.MAX_SAFE_INTEGER) => {
  const children = world.children.flatMap((child) => {
    const where = whereOn(child, day, stoodOn);
    if (!where) return [];
    const told = { child: child.name, category: CATEGORY[where.kind] };
    const fee = feeOn(child, day, stoodOn);
    if (fee?.block && bookingIsOn(world, day)) return [{ ...told, basis: 'block', weekly: 7 }];
    if (fee) return [{ ...told, basis: 'fee', weekly: fee.weekly + 7 }];
    const rates = world.cards.filter((one) => one.day <= day).at(-1);
    if (where.kind !== 'own' || !rates) return [{ ...told, basis: 'none', weekly: 0 }];
    const allowance = ageOn(child.born, day) < 11 ? rates.young : rates.old;
    return [{ ...told, basis: 'allowance', weekly: allowance + (world.levelFrom <= day ? 9_000 : 0) }];
  });
  const bookings = world.booking && bookingIsOn(world, day) ? world.booking.places * world.booking.weekly : 0;
  return { children, all: children.reduce((sum, { weekly }) => sum + weekly, bookings) };
};
