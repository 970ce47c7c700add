import { dayNumber, plusDays } from '../../src/domain/calendar.js';
import { frameworkKinds } from '../../src/domain/provider/codes.js';
import { feesAgreed } from '../fees/fees.projection.js';
import { count, type Figure } from '../figure.js';
import type { Measure, MeasureAsked, Reader } from '../measure.js';
import { bookedPlacesFilled } from './booked-that-day.js';
import { downgradesAndUpgrades, openingsAndClosures, rejudged, type Days } from './changes-of-registration.js';
import { blockBookings, frameworkMemberships, judgementsHeld, registrations } from './providers.projection.js';
import { AREAS, areasOf, behind, placesOf, registeredFigures, type Area, type Registered } from './registered.js';

const areas = Object.entries(AREAS) as [Area, string][];

const onTheDay = (read: Reader, { viewpoint, authority }: MeasureAsked): readonly Figure[] => {
  const [providers, held] = [read.at(registrations, viewpoint), read.at(judgementsHeld, viewpoint)];
  const areaOf = areasOf(providers, authority);
  const own = providers.filter((provider) => provider.own === 1);
  return [
    ...registeredFigures({ id: 'providers.registered', words: 'in all' }, providers, held),
    ...areas.flatMap(([area, words]) => {
      const some = providers.filter((provider) => areaOf(provider) === area);
      return area === 'not-recorded' && some.length === 0 ? [] : registeredFigures({ id: `providers.${area}`, words }, some, held);
    }),
    count('providers.own', 'The authority’s own provision: providers', 'providers', behind(own)),
    placesOf('providers.own.places', 'The authority’s own provision: places', own),
    ...membersByKind(read, viewpoint, providers),
    ...bookedOnTheDay(read, viewpoint),
    ...bookedPlacesFilled(
      { booked: read.at(blockBookings, viewpoint), fees: read.at(feesAgreed, viewpoint), inCare: read.childrenInCare(viewpoint) },
      viewpoint.asAt,
    ),
  ];
};

/** Providers that are registered and on a framework on the day, each once for a kind of framework. */
const membersByKind = (read: Reader, viewpoint: MeasureAsked['viewpoint'], providers: readonly Registered[]): readonly Figure[] => {
  const registered = new Set(providers.map(({ subject }) => subject));
  const members = read.at(frameworkMemberships, viewpoint).filter(({ subject }) => registered.has(subject));
  return [
    count('providers.framework', 'Registered providers on any framework', 'providers', behind(members)),
    ...Object.entries(frameworkKinds).map(([code, { words }]) =>
      count(`providers.framework.${code}`, `${words}: registered providers on it`, 'providers', behind(members.filter(({ kind }) => kind === code)))),
  ];
};

/** Places booked in block on the day, whether filled or not, and what they are paid a week (pence). */
const bookedOnTheDay = (read: Reader, viewpoint: MeasureAsked['viewpoint']): readonly Figure[] => {
  const booked = read.at(blockBookings, viewpoint);
  const sum = (id: string, words: string, unit: 'places' | 'pence', adds: (one: (typeof booked)[number]) => number): Figure => ({
    id, words, unit,
    value: booked.reduce((total, one) => total + adds(one), 0),
    behind: booked.map((one) => ({ kind: 'provider', id: one.subject, adds: adds(one) })),
  });
  return [
    sum('residential.blockBooked.places', 'Places booked in block on the day', 'places', ({ places }) => places),
    sum('residential.blockBooked.weekly', 'Paid a week for places booked in block on the day', 'pence', ({ places, weeklyPrice }) => places * weeklyPrice),
  ];
};

const inThePeriod = (read: Reader, { viewpoint: { knownAt }, authority, first, last }: MeasureAsked): readonly Figure[] => {
  const days: Days = { from: dayNumber(first), to: dayNumber(last) + 1 };
  // What ended on the first day of the period lasted on the day before.
  const touching = { first: plusDays(first, -1), last, knownAt };
  const during = read.during(registrations, touching);
  const touched = read.during(judgementsHeld, touching).filter(({ from }) => from >= days.from);
  const changes = rejudged(read.of(judgementsHeld, [...new Set(touched.map(({ subject }) => subject))], knownAt), days);
  const areaOf = areasOf(during, authority);
  const place = new Map(during.map((provider) => [provider.subject, areaOf(provider)]));
  const figures = (at: string, words: string, isHere: (subject: string) => boolean): readonly Figure[] => [
    ...openingsAndClosures(at, words, during.filter(({ subject }) => isHere(subject)), days),
    ...downgradesAndUpgrades(at, words, changes.filter(({ subject }) => isHere(subject))),
  ];
  return [
    ...figures('providers', 'in all', () => true),
    ...areas.filter(([area]) => area === 'authority' || area === 'region')
      .flatMap(([area, words]) => figures(`providers.${area}`, words, (subject) => place.get(subject) === area)),
  ];
};

/** Homes, agencies and schools: how many, how good, what opened, closed and fell. */
export const providersMeasure: Measure = {
  name: 'providers',
  title: 'Providers and homes',
  definitions: [
    { file: 'projections/providers/registered.ts', names: ['registeredFigures', 'placesOf', 'areasOf'] },
    { file: 'projections/providers/changes-of-registration.ts', names: ['openingsAndClosures', 'downgradesAndUpgrades'] },
    { file: 'projections/providers/block-bookings.ts', names: ['occupancyOf'] },
    { file: 'projections/providers/booked-that-day.ts', names: ['bookedPlacesFilled'] },
  ],
  figures: (read, asked) => [...onTheDay(read, asked), ...inThePeriod(read, asked)],
};
