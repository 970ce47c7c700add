import { approvalTypes, type ApprovalType } from '../domain/carer/codes.js';
import { placementTypes, siblingsApartReasons, type PlacementType } from '../domain/codes.js';
import type { Unusual } from '../../projections/unusual/unusual.js';
import { discrepancyInWords } from './discrepancy-words.js';
import { dayInWords } from './wording.js';

type Words = { readonly [C in Unusual['code']]: (facts: Extract<Unusual, { code: C }>) => string };

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** What to ask whoever records something unusual; no code is without words, or this does not compile. */
const unusual: Words = {
  'recorded-late': ({ days: late }) => `This is recorded ${days(late)} after it happened. Check the day; figures already reported may change.`,
  'another-move': ({ moves }) => `This is move ${moves} of the child within twelve months. Check that it is not recorded already.`,
  'same-placement': ({ since }) => `The child lives there already, since ${dayInWords(since)}. Check where the child moves to, or record a change of the placement instead.`,
  'leaves-no-day': ({ on }) => `A placement is recorded that began on ${dayInWords(on)} too. It would have lasted no day: check both days, or correct that entry instead.`,
  'lasts-until': ({ until }) => `What happened on ${dayInWords(until)} is recorded already, so this would have lasted only until then. Check the day.`,
  'soon-after-leaving': ({ left, days: gap }) =>
    gap === 0
      ? `Care ended on ${dayInWords(left)}, that very day. If the child never left, strike out that entry instead.`
      : `Care ended on ${dayInWords(left)}, only ${days(gap)} before. If the child never left, strike out that entry instead.`,
  'eighteen-or-over': ({ eighteenOn }) => `The child turned 18 on ${dayInWords(eighteenOn)}, and care ends then at the latest. Check the day and the date of birth.`,
  'approved-for-other': ({ types, placementType }) =>
    `The household is approved for ${types.map((type) => approvalTypes[type as ApprovalType].words.toLowerCase()).join(' and ')}, and not for this: ${placementTypes[placementType as PlacementType].words.toLowerCase()}. Check the household, or its approval.`,
  'far-from-home': ({ miles, outside }) =>
    `The placement is ${miles} miles from home${outside ? ', outside the authority' : ''}. More than 20 miles is far: check that nothing nearer would do, and both postcodes.`,
  'alone-in-group': ({ group }) => `Nobody else is recorded in the group of siblings ${group} on that day. Check the reference; or this child is the first of it.`,
  'in-group-already': ({ group }) => `The child is in the group of siblings ${group} already on that day.`,
  'leaves-group': ({ group }) => `The child is in the group of siblings ${group}, and would leave it. Check the reference.`,
  'no-longer-apart': ({ reason }) => `The child lives apart from brothers and sisters for a reason: ${siblingsApartReasons[reason].words.toLowerCase()}. That reason would no longer hold; record it again if it does.`,
  'in-no-group': () => 'The child is in no group of siblings on that day, so it would be told nowhere. Record the group first.',
  'not-apart': ({ others }) =>
    others
      ? 'The child lives with every brother and sister who is in care on that day. Check the day and the group.'
      : 'No brother or sister of the child is in care on that day. Check the day and the group.',
  disagreement: ({ discrepancy }) => discrepancyInWords(discrepancy),
};

export const unusualInWords = (one: Unusual): string => (unusual[one.code] as (facts: Unusual) => string)(one);
