import type { HomeTold } from '../../asking/homes.js';
import { isGoodOrBetter } from '../../domain/provider/codes.js';
import type { ProviderFact } from '../../domain/provider/events.js';
import { homeDoubts as words } from '../../words/home-words.js';

/** What is unusual about a fact of a home, as the home stands on the day of the fact. */
export const doubtsAbout = (fact: ProviderFact, { home }: Pick<HomeTold, 'home'>): readonly string[] => {
  const placed = home?.children ?? [];
  const named = placed.map((child) => `Child ${child}`).join(', ');
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
