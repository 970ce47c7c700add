import type { CarerTold, HouseholdListed } from '../../asking/carers.js';
import { ageOn, dateOfDay, dayNumber, daysBetween, type CalendarDate } from '../../domain/calendar.js';
import type { ApprovalTerms, CarerFact } from '../../domain/carer/events.js';
import { carerDoubts as words } from '../../words/carer-words.js';
import type { ChildPlaced } from '../../asking/carers.js';
import type { Change } from '../layout/form/putting-right.js';

/** A temporary approval lasts 16 weeks, and once 8 more (Care Planning, Placement and Case Review Regulations 2010, 24 and 25). */
const LONGEST_TEMPORARY = 24 * 7;
const USUAL_LIMIT = 3;

/** What is unusual about a fact of a household, as the household stands on the day of the fact. */
export const doubtsAbout = (fact: CarerFact, { household, placed }: Pick<CarerTold, 'household' | 'placed'>): readonly string[] => {
  switch (fact.type) {
    case 'CarerDeregistered':
      return placed.length === 0 ? [] : [words.stillPlaced(namesOf(placed), placed.length)];
    case 'CarerApproved':
    case 'CarerApprovalVaried':
      return [...ofTerms(fact.terms, fact.effectiveOn), ...ofThosePlaced(fact.terms, fact.effectiveOn, placed)];
    case 'PlacesUnavailable':
      return unfilled(household) < fact.places && household?.places ? [words.notVacant(unfilled(household))] : [];
    default:
      return [];
  }
};

/** Days on which the household would no longer have been approved, and who was placed with it on them. */
export const doubtsOfApproval = ({ was, is }: Change<CarerFact>, { household, stays }: Pick<CarerTold, 'household' | 'stays'>): readonly string[] => {
  if (was.type !== 'CarerApproved') return [];
  const from = dayNumber(was.effectiveOn);
  const to = is?.type === 'CarerApproved' ? dayNumber(is.effectiveOn) : (household?.approval?.to ?? Infinity);
  const placed = from < to ? stays.filter((stay) => stay.from < to && stay.to > from) : [];
  return placed.length === 0 ? [] : [words.wasPlaced(namesOf(placed))];
};

const namesOf = (children: readonly { readonly child: string }[]): string => [...new Set(children.map(({ child }) => `Child ${child}`))].join(', ');

const unfilled = (household: HouseholdListed | null): number => (household?.places ? household.places.places - household.places.filled : 0);

const ofTerms = ({ places, types, until }: ApprovalTerms, on: CalendarDate): readonly string[] => [
  ...(places > USUAL_LIMIT ? [words.overThree(places)] : []),
  ...(types.includes('connected-person') && until === undefined ? [words.noEnd] : []),
  ...(until !== undefined && daysBetween(on, until) > LONGEST_TEMPORARY ? [words.temporaryTooLong] : []),
];

const ofThosePlaced = ({ places, ageFrom, ageTo }: ApprovalTerms, on: CalendarDate, placed: readonly ChildPlaced[]): readonly string[] => {
  const outside = placed.filter(({ dateOfBirth }) => {
    const age = dateOfBirth === null ? ageFrom : ageOn(dateOfDay(dateOfBirth), on);
    return age < ageFrom || age > ageTo;
  });
  return [
    ...(placed.length > places ? [words.fewerPlaces(placed.length, places)] : []),
    ...(outside.length > 0 ? [words.outsideAges(namesOf(outside), ageFrom, ageTo)] : []),
  ];
};
