import { toTenths, type Figure } from '../figure.js';
import type { Registered } from '../providers/registered.js';
import { eachNight, nightsOf, within, type Nights, type StayRow } from './nights.js';

/** Homes, units and the rest that are the authority's own and give short breaks: provision `short-break-unit`, own. */
export const ownUnits = (providers: readonly Registered[]): readonly Registered[] =>
  providers.filter(({ provision, own }) => provision === 'short-break-unit' && own === 1);

const bedroomsIn = (id: string, words: string, units: readonly Registered[], of: (unit: Registered) => number | null): Figure => {
  const having = units.flatMap((unit) => ((of(unit) ?? 0) > 0 ? [{ kind: 'provider' as const, id: unit.subject, adds: of(unit) ?? 0 }] : []));
  return { id, words, unit: 'bedrooms', value: having.reduce((sum, { adds }) => sum + adds, 0), behind: having };
};

/**
 * Bedrooms of the authority's own short-break units on the day ("comprises of 9 bedrooms", of which 4 suit children who are
 * less ambulant, the council's strategy 2019–2022): the places they are registered for, for a child has a bedroom alone.
 */
export const bedrooms = (units: readonly Registered[]): readonly Figure[] => [
  bedroomsIn('shortBreaks.bedrooms', 'Bedrooms in own short-break units', units, ({ places }) => places),
  bedroomsIn('shortBreaks.bedrooms.lessAmbulant', 'Of these, bedrooms that suit less ambulant children', units,
    ({ lessAmbulantBedrooms }) => lessAmbulantBedrooms),
];

/** Nights on which the bedrooms of units could be slept in, unit by unit: while registered, and not suspended. */
const available = (units: readonly Registered[], period: Nights, of: (unit: Registered) => number | null): readonly { readonly id: string; readonly nights: number }[] =>
  within(units.filter(({ status }) => status === 'active'), period)
    .map((unit) => ({ id: unit.subject, nights: (of(unit) ?? 0) * nightsOf([unit]) }))
    .filter(({ nights }) => nights > 0);

/**
 * Occupancy of own short-break units in the period: nights taken in them, of the nights their bedrooms could be slept in
 * (registered and not suspended). Nights booked and not told as taken are not occupied. Less ambulant children's nights are
 * set against the bedrooms that suit them: the most on one night, and the nights on which there were more than such bedrooms.
 * Our own definitions: the strategy names the bedrooms and no rate.
 */
export const occupancy = (units: readonly Registered[], taken: readonly StayRow[], period: Nights): readonly Figure[] => {
  const own = new Set(units.map(({ subject }) => subject));
  const here = within(taken.filter(({ unit }) => own.has(unit)), period);
  const lessAmbulant = here.filter((stay) => stay.lessAmbulant === 1);
  const there = available(units, period, ({ places }) => places);
  const suitable = available(units, period, ({ lessAmbulantBedrooms }) => lessAmbulantBedrooms);
  const [occupied, nights] = [nightsOf(here), there.reduce((sum, one) => sum + one.nights, 0)];
  return [
    nightsFigure('shortBreaks.nights.own', 'Nights taken in own units', here),
    availableFigure('shortBreaks.nights.available', 'Nights available in own units', there),
    {
      id: 'shortBreaks.occupancy', words: 'Occupancy of own units', unit: 'percent', of: nights,
      value: nights === 0 ? null : toTenths(occupied * 100, nights), behind: behindStays(here),
    },
    peak('shortBreaks.peak', 'Most children in own units on one night', here, period),
    nightsFigure('shortBreaks.lessAmbulant.nights', 'Nights taken in own units by less ambulant children', lessAmbulant),
    availableFigure('shortBreaks.lessAmbulant.nights.available', 'Nights available in bedrooms that suit less ambulant children', suitable),
    peak('shortBreaks.lessAmbulant.peak', 'Most less ambulant children in own units on one night', lessAmbulant, period),
    nightsBeyond(units, lessAmbulant, period),
  ];
};

const availableFigure = (id: string, words: string, there: readonly { readonly id: string; readonly nights: number }[]): Figure => ({
  id, words, unit: 'nights', value: there.reduce((sum, { nights }) => sum + nights, 0),
  behind: there.map((one) => ({ kind: 'provider', id: one.id, adds: one.nights })),
});

/** Nights of stays, child by child. */
export const nightsFigure = (id: string, words: string, stays: readonly StayRow[]): Figure => ({
  id, words, unit: 'nights', value: nightsOf(stays), behind: behindStays(stays),
});

/** The records stays are told in, and how many nights each adds. */
export const behindStays = (stays: readonly StayRow[]): Figure['behind'] => {
  const nights = new Map<string, number>();
  for (const stay of stays) nights.set(stay.subject, (nights.get(stay.subject) ?? 0) + nightsOf([stay]));
  return [...nights].map(([id, adds]) => ({ kind: 'short-break', id, adds }));
};

/** The first night on which there were most, and who was there. */
const peak = (id: string, words: string, stays: readonly StayRow[], period: Nights): Figure => {
  const each = eachNight(stays, period);
  const night = period.from + each.indexOf(Math.max(0, ...each));
  const there = within(stays, { from: night, to: night + 1 });
  return { id, words, unit: 'children', value: there.length, behind: behindStays(there) };
};

/** Unit by unit, for a bedroom in one does not help a child in another. */
const nightsBeyond = (units: readonly Registered[], lessAmbulant: readonly StayRow[], period: Nights): Figure => {
  const behind = [...new Set(units.map(({ subject }) => subject))].flatMap((id) => {
    const suitable = eachNightOf(units.filter(({ subject }) => subject === id), period);
    const there = eachNight(lessAmbulant.filter(({ unit }) => unit === id), period);
    const adds = there.filter((children, night) => children > (suitable[night] ?? 0)).length;
    return adds === 0 ? [] : [{ kind: 'provider' as const, id, adds }];
  });
  return {
    id: 'shortBreaks.lessAmbulant.nightsBeyond', unit: 'nights', value: behind.reduce((sum, { adds }) => sum + adds, 0), behind,
    words: 'Nights with more less ambulant children in an own unit than bedrooms that suit them',
  };
};

const eachNightOf = (units: readonly Registered[], period: Nights): readonly number[] =>
  Array.from({ length: period.to - period.from }, (_, night) =>
    units.find(({ from, to }) => from <= period.from + night && period.from + night < to)?.lessAmbulantBedrooms ?? 0);
