import { judgements, type Judgement } from '../domain/provider/codes.js';
import { poundsInWords } from './money-in-words.js';
import type { Discrepancy, DiscrepancyCode } from '../../projections/discrepancies/discrepancy.js';

type Facts = Discrepancy['facts'];

/** What cannot all be right, and what to do about it; no code is without words, or this does not compile. */
const discrepancies: Readonly<Record<DiscrepancyCode, (facts: Facts) => string>> = {
  'carer-not-approved': () => 'The child is placed with a household that is not approved to foster that day. Check the placement, and the approval.',
  'carer-over-places': ({ placed, places }) =>
    `The household has ${placed} children placed and may have ${places}. Vary the approval or record an exemption, or check the placements.`,
  'places-not-available': ({ placed, available }) =>
    `The household has ${placed} children placed, and only ${available} of its places are said to be available. Check what is said of its places.`,
  'outside-approved-ages': ({ age, ageFrom, ageTo }) =>
    `The child is ${age} and the household is approved for children aged ${ageFrom} to ${ageTo}. Vary the approval, or check the placement.`,
  'provider-not-on-record': () => 'The child is placed with a provider of whom no registration is recorded for that day. Record the provider, or check the placement’s reference (URN).',
  'provider-not-registered': ({ status }) =>
    `The child is placed with a provider whose registration is ${status === null ? 'at an end' : status} that day. Review the placement.`,
  'below-good-when-placed': ({ whenPlaced, now }) =>
    `The provider was judged ${judged(whenPlaced)} when the child was placed, and is ${judged(now)} now. The strategy’s rule is good or outstanding only: review the placement.`,
  'below-good-since': ({ now }) =>
    `The provider has been judged ${judged(now)} since the child was placed. The strategy’s rule is good or outstanding only: review the placement.`,
  'siblings-parted': ({ homes, withoutReason }) =>
    `Siblings in care live in ${homes} different homes, and no reason is recorded for ${withoutReason}. Record the reason, or plan to reunite them.`,
  'no-fee': () => 'The placement is bought from another provider, and no fee is recorded for that day. Record the fee that was agreed.',
  'fee-without-placement': ({ weeklyPence, inCare }) =>
    `A fee of ${poundsInWords(Number(weeklyPence))} a week is in force, and the child ${inCare === 0 ? 'is not in care that day' : 'is no longer in the placement it was agreed for'}. End the fee, or check the placement.`,
  'bookings-overlap': ({ bookings, booked, registered }) =>
    `${bookings} block bookings of the provider are in force at once, for ${booked} places${registered === null ? '' : ` of the ${registered} registered`}. Check that they are not the same booking twice.`,
  'booking-not-in-force': ({ booking }) => `The fee is part of block booking ${booking}, which is not in force that day. Check the booking, or the fee.`,
  'staying-put-outside-ages': ({ age }) =>
    `The young person is ${age} and recorded as staying put, which is from 18 up to 21. Record when it began or ended, or check the date of birth.`,
  'accommodation-before-its-age': ({ age, accommodation }) =>
    `The young person is ${age} and recorded ${accommodation === 'Z' ? 'with former foster carers' : 'in a foyer'}, which is for those of 18 and over. Check the accommodation, or the date of birth.`,
  'short-break-too-long': ({ stay, nights }) =>
    `Stay ${stay} is of ${nights} nights, and a short break is of 17 days at most. Check its days; a longer one is an episode of care.`,
  'short-breaks-too-many': ({ stay, nights }) =>
    `With stay ${stay} the child comes to ${nights} nights of short breaks in 12 months, and 75 days are the most. Review the care plan.`,
};

export const discrepancyInWords = ({ code, facts }: Pick<Discrepancy, 'code' | 'facts'>): string => discrepancies[code](facts);

const judged = (judgement: Facts[string] | undefined): string =>
  typeof judgement === 'string' ? judgements[judgement as Judgement].words.toLowerCase() : 'not inspected';

/** The codes, for whoever asks for one of them. */
export const discrepancyCodes: readonly string[] = Object.keys(discrepancies);

export const discrepancyColumns = ['as_at', 'known_at', 'code', 'between', 'since', 'known_since_entry', 'must_act', 'what'] as const;

/** Discrepancies as rows of `discrepancyColumns`. */
export const discrepancyRows = (
  { asAt, knownAt, discrepancies: found }: {
    readonly asAt: string;
    readonly knownAt: number;
    readonly discrepancies: readonly (Discrepancy & { readonly since: string; readonly knownSince: number })[];
  },
) =>
  found.map((one) => [
    asAt, knownAt, one.code, one.between.map(({ kind, id }) => `${kind} ${id}`).join(', '), one.since, one.knownSince, one.mustAct,
    discrepancyInWords(one),
  ]);
