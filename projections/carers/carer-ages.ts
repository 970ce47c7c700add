import { ageOn, dateOfDay, type CalendarDate } from '../../src/domain/calendar.js';
import type { Figure } from '../figure.js';
import type { Told } from '../timeline.js';
import type { carerPeople } from './carers.projection.js';
import { namedIn, onceEach, ownOnly, type Approval } from './own-households.js';

type Person = Told<typeof carerPeople>;

/** Ages in completed years, both included, as the strategy's table has them, and one for those below it. */
const BANDS = [
  { id: 'under20', words: 'under 20', from: 0, to: 19 },
  { id: '20To30', words: '20 to 30', from: 20, to: 30 },
  { id: '31To40', words: '31 to 40', from: 31, to: 40 },
  { id: '41To50', words: '41 to 50', from: 41, to: 50 },
  { id: '51To60', words: '51 to 60', from: 51, to: 60 },
  { id: '61To70', words: '61 to 70', from: 61, to: 70 },
  { id: 'over70', words: 'over 70', from: 71, to: Infinity },
] as const;

/**
 * Households and carers on a day. A household is an own one whose approval is in force on the day; a carer is each person
 * who fosters in one ("Of the 151 foster carers at the end of December 2018, 42.0% (63 carers) were between the ages
 * 51–60yrs"; "there were 150 Foster Carer Households", the council's strategy 2019–2022). Ages are in completed years on
 * the day, in the strategy's bands; they add up to the total, for a carer's date of birth is always recorded. A household
 * of which no carer is recorded is counted apart, so that what is missing is seen; so are households that agencies approved.
 */
export const householdsAndCarers = (
  rows: readonly Approval[], people: readonly Person[], asAt: CalendarDate,
): readonly Figure[] => {
  const own = onceEach(ownOnly(rows).map(({ subject }) => subject));
  const isOwn = new Set(own);
  const carers = people.filter(({ subject }) => isOwn.has(subject));
  const withCarers = new Set(carers.map(({ subject }) => subject));
  const agency = onceEach(rows.filter((row) => row.agency !== null).map(({ subject }) => subject));
  return [
    namedIn('carers.households', 'Own foster carer households', 'households', own),
    namedIn('carers.total', 'Foster carers in own households', 'carers', carers.map(({ subject }) => subject)),
    ...BANDS.map(({ id, words, from, to }) => {
      const inBand = carers.filter(({ dateOfBirth }) => isBetween(ageOn(dateOfDay(dateOfBirth), asAt), from, to));
      return namedIn(`carers.age.${id}`, `Foster carers aged ${words}`, 'carers', inBand.map(({ subject }) => subject));
    }),
    namedIn('carers.households.carersNotRecorded', 'Own households of which no carer is recorded', 'households',
      own.filter((household) => !withCarers.has(household))),
    namedIn('carers.agencyHouseholds', 'Households that agencies approved', 'households', agency),
  ];
};

const isBetween = (age: number, from: number, to: number): boolean => from <= age && age <= to;
