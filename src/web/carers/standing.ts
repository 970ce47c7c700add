import type { HouseholdListed } from '../../asking/carers.js';
import { carerFormLines as words, householdStatuses } from '../../words/carer-words.js';
import { dayShown } from '../layout/record-shown.js';
import { approvedForShown } from '../layout/record-told.js';

/** How a household stands today, above the fields of a form about it. */
export const standing = (household: HouseholdListed | null): readonly string[] => {
  if (!household) return [words.nothing];
  const { status, approval, places, children } = household;
  if (status !== 'approved' || !approval) return [`${householdStatuses[status].words}.`];
  return [
    words.approved(dayShown(approval.approvedOn, ''), approvedForShown(approval.types.split(' ')), `${approval.ageFrom} to ${approval.ageTo}`),
    places ? words.places(places.places, places.filled, places.vacant, places.notAvailable) : words.agency(children.length),
  ];
};
