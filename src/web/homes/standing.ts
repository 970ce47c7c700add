import type { HomeListed } from '../../asking/homes.js';
import { provisionTypes, type ProvisionType } from '../../domain/provider/codes.js';
import { homeFormLines as words, homeStatuses } from '../../words/home-words.js';
import { judgementShown } from './judgement-shown.js';

/** How a home stands today, above the fields of a form about it. */
export const standing = (home: HomeListed | null): readonly string[] => {
  if (!home?.registration) return [words.nothing];
  const { words: judged, note } = judgementShown(home.judgement);
  return [
    `${provisionTypes[home.registration.provision as ProvisionType].words}. ${homeStatuses[home.status].words}. ${judged}${note ? ` (${note})` : ''}.`,
    words.placed(home.children.length, home.registration.places),
    ...home.bookings.map(({ booking, places }) => words.booked(booking, places)),
  ];
};
