import type { HomeTold } from '../../asking/homes.js';
import { dayNumber } from '../../domain/calendar.js';
import { isGoodOrBetter } from '../../domain/provider/codes.js';
import type { ProviderFact } from '../../domain/provider/events.js';
import { homeDoubts as words } from '../../words/home-words.js';
import type { Change } from '../layout/form/putting-right.js';

/** What is unusual about a fact of a home, as the home stands on the day of the fact. */
export const doubtsAbout = (fact: ProviderFact, { home }: Pick<HomeTold, 'home'>): readonly string[] => {
  const placed = home?.children ?? [];
  const named = namesOf(placed);
  switch (fact.type) {
    case 'RegistrationEnded':
      return [...(placed.length > 0 ? [words.stillPlaced(named, placed.length)] : []), ...(home?.bookings ?? []).map(({ booking }) => words.stillBooked(booking))];
    case 'RegistrationSuspended':
      return placed.length > 0 ? [words.stillPlaced(named, placed.length)] : [];
    case 'ProviderInspected':
      return placed.length > 0 && !isGoodOrBetter(fact.overall) ? [words.belowGood(named, placed.length)] : [];
    case 'ProviderDetailsChanged': {
      const { places } = fact.details;
      return places !== undefined && placed.length > places ? [words.fewerPlaces(placed.length, places)] : [];
    }
    case 'BlockBooked': {
      const running = home?.bookings ?? [];
      const booked = running.reduce((sum, one) => sum + one.places, fact.places);
      const registered = home?.registration?.places ?? null;
      return [...running.map(({ booking }) => words.bookingRuns(booking)), ...(registered !== null && booked > registered ? [words.bookedBeyond(booked, registered)] : [])];
    }
    default:
      return [];
  }
};

/** Days on which a home would no longer have been registered, with those who lived there; and fees that name a booking there would not be. */
export const doubtsOfWhatRested = ({ was, is }: Change<ProviderFact>, { stays, fees }: Pick<HomeTold, 'stays' | 'fees'>): readonly string[] => {
  switch (was.type) {
    case 'ProviderRegistered': {
      const [from, to] = [dayNumber(was.effectiveOn), is?.type === 'ProviderRegistered' ? dayNumber(is.effectiveOn) : Infinity];
      const placed = from < to ? stays.filter((stay) => stay.from < to && stay.to > from) : [];
      return placed.length > 0 ? [words.wasPlaced(namesOf(placed.map(({ child }) => child)))] : [];
    }
    case 'BlockBooked': {
      const named = fees.filter(({ booking }) => booking === was.booking).map(({ subject }) => subject);
      return named.length > 0 && !(is?.type === 'BlockBooked' && is.booking === was.booking) ? [words.feesName(namesOf(named), was.booking)] : [];
    }
    default:
      return [];
  }
};

const namesOf = (children: readonly string[]): string => [...new Set(children.map((child) => `Child ${child}`))].join(', ');
