import { approvalTypes, unavailableReasons, type ApprovalType } from '../../src/domain/carer/codes.js';
import { childrenBehind, type Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import { approvedFor } from './approvals-by-type.js';
import { approvals, placesUnavailable } from './carers.projection.js';
import { inId, namedIn, type Approval } from './own-households.js';
import { placesOf, type HouseholdPlaces } from './places.js';

type State = 'places' | 'filled' | 'vacant' | 'notAvailable';

const STATES: readonly (readonly [state: State, id: string, words: string])[] = [
  ['places', 'approved', 'Places'], ['filled', 'filled', 'Places filled'], ['vacant', 'vacant', 'Places vacant'],
  ['notAvailable', 'notAvailable', 'Places not available'],
];

const placesIn = (
  id: string, words: string, households: readonly HouseholdPlaces[], of: (one: HouseholdPlaces) => number,
): Figure => {
  const named = households.filter((one) => of(one) > 0);
  return {
    id, words, unit: 'places', value: named.reduce((sum, one) => sum + of(one), 0),
    behind: named.map((one) => ({ kind: 'carer', id: one.household, adds: of(one) })),
  };
};

const inEachState = (id: string, words: string, households: readonly HouseholdPlaces[]): readonly Figure[] =>
  STATES.map(([state, name, stateWords]) => placesIn(`${id}.${name}`, `${stateWords}${words}`, households, (one) => one[state]));

/** Ages in completed years, both included: the bands of the department's annual statistics. */
const AGES = [
  { id: 'under1', words: 'under 1', from: 0, to: 0 },
  { id: '1To4', words: '1 to 4', from: 1, to: 4 },
  { id: '5To9', words: '5 to 9', from: 5, to: 9 },
  { id: '10To15', words: '10 to 15', from: 10, to: 15 },
  { id: '16AndOver', words: '16 and over', from: 16, to: 17 },
] as const;

/**
 * Places by what their households are approved for: those of every household whose terms name the type. A household
 * approved for several types has its places in each, so types add up to more than there are.
 */
export const placesByType = (households: readonly HouseholdPlaces[]): readonly Figure[] =>
  Object.entries(approvalTypes).flatMap(([type, { words }]) =>
    inEachState(`places.type.${inId(type)}`, `, approved for: ${words}`,
      households.filter(({ approval }) => approvedFor(approval, type as ApprovalType))));

/**
 * Places by the age of a child who may be placed there: those of every household whose terms allow some age of the band.
 * Terms that reach over several bands have their places in each, so bands add up to more than there are.
 */
export const placesByAge = (households: readonly HouseholdPlaces[]): readonly Figure[] =>
  AGES.flatMap(({ id, words, from, to }) =>
    inEachState(`places.age.${id}`, ` for a child aged ${words}`,
      households.filter(({ approval }) => allowsSome(approval, from, to))));

const allowsSome = ({ ageFrom, ageTo }: Approval, from: number, to: number): boolean => ageFrom <= to && from <= ageTo;

const beyondPlaces = (households: readonly HouseholdPlaces[]): readonly Figure[] => {
  const overFilled = households.filter((one) => one.overFilled > 0);
  return [
    {
      ...placesIn('places.overFilled', 'Children placed beyond the places there are', overFilled, (one) => one.overFilled),
      unit: 'children',
    },
    namedIn('places.overFilled.households', 'Households with more children than places', 'households',
      overFilled.map(({ household }) => household)),
  ];
};

/**
 * Places of own foster carer households on the day: filled + vacant + not available = all places, in total, in each type and
 * in each age band; children placed beyond them apart, so children placed = filled + beyond.
 */
export const places: Measure = {
  name: 'places',
  title: 'Places with own foster carers: filled, vacant, not available',
  definitions: [
    { file: 'projections/carers/places.measure.ts', names: ['places', 'placesByType', 'placesByAge'] },
    { file: 'projections/carers/places.ts', names: ['placesOf'] },
  ],
  figures: (read, { viewpoint }) => {
    const inCare = read.childrenInCare(viewpoint);
    const households = placesOf(read.at(approvals, viewpoint), read.at(placesUnavailable, viewpoint), inCare);
    const withVacancy = households.filter(({ vacant }) => vacant > 0).map(({ household }) => household);
    return [
      ...inEachState('places', '', households),
      ...Object.entries(unavailableReasons).map(([reason, { words }]) =>
        placesIn(`places.notAvailable.${inId(reason)}`, `Places not available: ${words}`,
          households.filter((one) => one.reason === reason), ({ notAvailable }) => notAvailable)),
      childrenPlacedIn(households),
      ...beyondPlaces(households),
      namedIn('places.households.withVacancy', 'Households with a vacant place', 'households', withVacancy),
      ...placesByType(households),
      ...placesByAge(households),
    ];
  },
};

const childrenPlacedIn = (households: readonly HouseholdPlaces[]): Figure => {
  const children = households.flatMap((one) => one.children.map((child) => ({ child })));
  return {
    id: 'places.children', words: 'Children placed in own households, short breaks included', unit: 'children',
    value: children.length, behind: childrenBehind(children),
  };
};
