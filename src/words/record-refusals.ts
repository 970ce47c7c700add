import { dayInWords } from './wording.js';
import { demandRefusals } from './demand-refusals.js';
import { costCategories } from '../domain/budget/codes.js';
import { editionRefusals } from './edition-refusals.js';
import { leaverRefusals } from './leaver-refusals.js';
import { poundsInWords } from './money-in-words.js';
import type { CarerRefusal } from '../domain/carer/refusals.js';
import type { ProviderRefusal } from '../domain/provider/refusals.js';
import type { RecordRefusal } from '../recording/record-about.js';
import { seriesAndPlanRefusals } from './series-refusals.js';
import { shortBreakRefusals } from './short-break-refusals.js';

type Code = RecordRefusal['code'];
/** Codes that more than one record has; their words are the same for all. */
type RepeatedCodes = 'in-the-future' | 'no-such-entry' | 'not-a-fact' | 'already-struck-out' | 'others-depend-on-it' | 'ends-before-it-begins' | 'ages-out-of-order';

type Words = { readonly [C in Code]: (facts: Extract<RecordRefusal, { code: C }>) => string };

type Some<Codes extends Code> = Pick<Words, Codes>;

const FOSTERING: Some<Exclude<CarerRefusal['code'], RepeatedCodes>> = {
  'already-approved': ({ since }) =>
    `The household is approved already, since ${dayInWords(since)}. Record a variation of its terms, or correct the approval.`,
  'not-approved': ({ on }) => `The household is not approved to foster on ${dayInWords(on)}. Give a day while it is, or record the approval first.`,
  'still-approved': ({ since }) =>
    `The household is still approved, since ${dayInWords(since)}. An exit interview is held when it has left: record the end of approval first.`,
  'age-beyond-childhood': ({ age }) => `Nobody is fostered as a child at ${age}. Give ages up to 17 or 18, in completed years.`,
  'more-than-approved': ({ places, approved }) =>
    `${places} places cannot be unavailable where ${approved} are approved. Give ${approved} or fewer, or vary the approval first.`,
  'not-exempt': ({ on }) => `The household is not exempt from the usual fostering limit on ${dayInWords(on)}. Record the exemption first.`,
  'places-available': ({ on }) => `No place is said to be unavailable on ${dayInWords(on)}. Record that places cannot be filled first.`,
  'not-in-a-hub': ({ on }) => `The household is in no support hub on ${dayInWords(on)}. Record that it joined one first.`,
  'already-raised': ({ since }) => `That allegation was recorded already, on ${dayInWords(since)}. Give another reference, or correct that entry.`,
  'not-raised': ({ allegation }) => `Allegation ${allegation} was not recorded, or is concluded already. Record that it was made first.`,
  'already-in-household': ({ since }) =>
    `That carer is in the household already, since ${dayInWords(since)}. Give the next number, or correct that entry.`,
  'not-in-household': ({ person }) => `There is no carer ${person} in the household on that day. Record that the carer joined first.`,
  'before-birth': ({ born }) => `That is before the carer was born, on ${dayInWords(born)}. Check both dates.`,
};

const REGISTRATION: Some<Exclude<ProviderRefusal['code'], RepeatedCodes>> = {
  'too-far-ahead': ({ on, latest }) =>
    `${dayInWords(on)} is too far ahead. What is agreed may begin on ${dayInWords(latest)} at the latest: give an earlier day.`,
  'already-registered': ({ since }) =>
    `It is registered already, since ${dayInWords(since)}. Record what changed, or correct the registration.`,
  'not-registered': ({ on }) => `It is not registered on ${dayInWords(on)}. Give a day while it is, or record the registration first.`,
  'not-suspended': ({ on }) => `The registration is not suspended on ${dayInWords(on)}. Record the suspension first.`,
  'inspection-already-recorded': ({ event, on }) =>
    `Inspection ${event} was recorded already, of ${dayInWords(on)}. Correct that entry instead.`,
  'already-on-framework': ({ framework, since }) =>
    `It is on framework ${framework} already, since ${dayInWords(since)}. Record that it left first, or correct that entry.`,
  'not-on-framework': ({ framework, on }) => `It is not on framework ${framework} on ${dayInWords(on)}. Record that it joined first.`,
  'booking-reference-used': ({ booking, from }) =>
    `Booking ${booking} is recorded already, from ${dayInWords(from)}. Give another reference, or correct that entry.`,
  'booking-ends-before-it-begins': ({ booking, until }) =>
    `Booking ${booking} would last until ${dayInWords(until)}, which is not after it begins. Check both dates.`,
  'booking-of-no-places': ({ booking }) => `Booking ${booking} is of no places. Give the number of places booked.`,
  'no-such-booking': ({ booking, on }) => `No booking ${booking} is in force on ${dayInWords(on)}. Check its reference, or record it first.`,
  'booking-over': ({ booking, since }) => `Booking ${booking} came to its end on ${dayInWords(since)} already.`,
};

/** What to tell a person whose entry was refused; no code is without words, or this does not compile. */
const refusals: Words = {
  ...seriesAndPlanRefusals,
  ...REGISTRATION,
  ...editionRefusals,
  ...FOSTERING,
  ...demandRefusals,
  ...leaverRefusals,
  ...shortBreakRefusals,
  'in-the-future': ({ on }) =>
    `That day, ${dayInWords(on)}, has not come yet. Only what has happened can be recorded: give today’s date or an earlier one.`,
  'no-such-entry': () => 'No such entry is recorded here. Look the entry up in the record’s history.',
  'not-a-fact': () => 'That entry tells of no fact of its own, so it cannot be corrected or struck out. Choose the fact that is wrong.',
  'already-struck-out': () => 'That entry has been struck out already. Look at what was recorded in its place.',
  'others-depend-on-it': ({ others }) =>
    `Other entries rest on what would no longer be so: ${others.map(({ objection }) => recordRefusalInWords(objection)).join(' ')} Correct or strike out those first.`,
  'shares-not-the-fee': ({ shares, weekly }) =>
    `The shares of social care, education and health come to ${poundsInWords(shares)}, and the weekly fee is ${poundsInWords(weekly)}. Make them the same.`,
  'framework-not-named': () => 'It was bought from a framework, and no framework is named. Name it, or choose another way of buying.',
  'booking-not-named': () => 'It is part of a block booking, and no booking is named. Name it, or choose another way of buying.',
  'not-in-a-booking': ({ booking }) => `Booking ${booking} is named, and it was not bought in a block booking. Choose one or the other.`,
  'ends-before-it-begins': (facts) => {
    const [from, to] = 'from' in facts ? [facts.from, facts.to] : [facts.on, facts.until];
    return `It would end on ${dayInWords(to)}, which is not after ${dayInWords(from)}, when it begins. Check both dates.`;
  },
  'no-fee-in-force': ({ on }) => `No fee is in force on ${dayInWords(on)}. Record the fee that was agreed first.`,
  'fee-begins-that-day': ({ on }) => `Another fee begins on ${dayInWords(on)} already. Correct that entry instead.`,
  'ages-reversed': ({ ageFrom, ageTo }) => `Ages ${ageFrom} to ${ageTo} are the wrong way round.`,
  'ages-out-of-order': (facts) =>
    `Ages ${'from' in facts ? `${facts.from} to ${facts.to}` : `${facts.ageFrom} to ${facts.ageTo}`} are the wrong way round.`,
  'ages-overlap': ({ age }) => `Two allowances are for children aged ${age}. Let each age have one.`,
  'level-twice': ({ level }) => `Level ${level} is given twice. Give each level one fee.`,
  'no-rate-card': ({ on }) => `There is no rate card on ${dayInWords(on)} to raise. Record the card first.`,
  'card-begins-that-day': ({ on }) => `Another card is in force from ${dayInWords(on)} already. Correct that entry instead.`,
  'more-than-budgeted': ({ category, budgeted, amount }) =>
    `${poundsInWords(amount)} would be moved from ${costCategories[category].words}, which has ${poundsInWords(budgeted)} that day. Move less, or set its budget first.`,
  'moved-to-itself': ({ category }) => `Money cannot be moved from ${costCategories[category].words} to itself. Choose another category.`,
  'budget-set-that-day': ({ category, on }) =>
    `The budget of ${costCategories[category].words} was decided on ${dayInWords(on)} already. Correct that entry instead.`,
};

export const recordRefusalInWords = (refusal: RecordRefusal): string =>
  (refusals[refusal.code] as (facts: RecordRefusal) => string)(refusal);
