import type { ChildFact } from '../../domain/child/events.js';
import * as codes from '../../domain/codes.js';
import { correctingWords as words } from '../../words/correcting-words.js';
import type { FormField } from '../layout/form/form.js';

/** Where in a fact an answer stands; what names a person stands under `identity`. */
type Place = { readonly within?: 'placement' | 'identity'; readonly member: string };

/** A field of a correction: how it is asked, and where the answer stands in the fact. */
export type FactField = FormField & { readonly place: Place };

const { X1: _goesOn, ...reasonsForLeaving } = codes.reasonsEpisodeCeased;
const { T0, T1, T2, T3, T4, ...lastingTypes } = codes.placementTypes;

const label = words.fields;
const optional = words.notGiven;

const effectiveOn: FactField = { name: 'effectiveOn', label: label.effectiveOn, kind: 'day', place: { member: 'effectiveOn' } };
const type: FactField = { name: 'type', label: label.type, kind: 'code', codes: lastingTypes, place: { within: 'placement', member: 'type' } };
const provider: FactField = { name: 'provider', label: label.provider, kind: 'code', codes: codes.placementProviders, optional, place: { within: 'placement', member: 'provider' } };
const urn: FactField = { name: 'urn', label: label.urn, kind: 'urn', optional, place: { within: 'placement', member: 'urn' } };
const carer: FactField = { name: 'carer', label: label.carer, kind: 'reference', optional, place: { within: 'placement', member: 'carer' } };
const placementPostcode: FactField = { name: 'placementPostcode', label: label.placementPostcode, kind: 'postcode', optional, place: { within: 'identity', member: 'placementPostcode' } };
const homePostcode: FactField = { name: 'homePostcode', label: label.homePostcode, kind: 'postcode', optional, place: { within: 'identity', member: 'homePostcode' } };
const legalStatus: FactField = { name: 'legalStatus', label: label.legalStatus, kind: 'code', codes: codes.legalStatuses, place: { member: 'legalStatus' } };
const categoryOfNeed: FactField = { name: 'categoryOfNeed', label: label.categoryOfNeed, kind: 'code', codes: codes.categoriesOfNeed, place: { member: 'categoryOfNeed' } };
const changeReason: FactField = { name: 'reason', label: label.changeReason, kind: 'code', codes: codes.placementChangeReasons, optional, place: { member: 'reason' } };

const where = [type, provider, urn, carer, placementPostcode];
const unlessChanged = <F extends FactField>(one: F): F => ({ ...one, optional: words.asBefore });

/** What is asked when a fact of a type is put right. */
export const FIELDS: Readonly<Partial<Record<ChildFact['type'], readonly FactField[]>>> = {
  ChildAdmitted: [effectiveOn, legalStatus, categoryOfNeed, ...where, homePostcode],
  ChildAlreadyInCare: [effectiveOn, legalStatus, categoryOfNeed, ...where, homePostcode],
  ChildMoved: [effectiveOn, ...where, changeReason, unlessChanged(legalStatus)],
  PlacementDetailsChanged: [effectiveOn, ...where, changeReason, unlessChanged(legalStatus)],
  LegalStatusChanged: [effectiveOn, legalStatus],
  ChildTemporarilyAbsent: [
    effectiveOn,
    { name: 'kind', label: label.absence, kind: 'code', codes: { T0, T1, T2, T3, T4 }, place: { member: 'kind' } },
    { ...urn, place: { member: 'urn' } },
  ],
  ChildReturned: [effectiveOn],
  ChildWentMissing: [effectiveOn, { name: 'kind', label: label.missing, kind: 'code', codes: codes.missingKinds, place: { member: 'kind' } }],
  ChildFound: [effectiveOn],
  ChildReviewed: [effectiveOn, { name: 'participation', label: label.participation, kind: 'code', codes: codes.reviewCodes, place: { member: 'participation' } }],
  ChildDischarged: [effectiveOn, { name: 'reason', label: label.leavingReason, kind: 'code', codes: reasonsForLeaving, place: { member: 'reason' } }],
  ParticularsRecorded: [
    { name: 'dateOfBirth', label: label.dateOfBirth, kind: 'day', place: { member: 'dateOfBirth' } },
    { name: 'sex', label: label.sex, kind: 'code', codes: codes.sexes, place: { member: 'sex' } },
    { name: 'ethnicity', label: label.ethnicity, kind: 'code', codes: codes.ethnicities, place: { member: 'ethnicity' } },
    { name: 'name', label: label.name, kind: 'text', optional, place: { within: 'identity', member: 'name' } },
    { name: 'upn', label: label.upn, kind: 'text', optional, place: { within: 'identity', member: 'upn' } },
  ],
  AsylumStatusRecorded: [effectiveOn, { name: 'ceasedOn', label: label.ceasedOn, kind: 'day', optional, place: { member: 'ceasedOn' } }],
  SiblingGroupJoined: [effectiveOn, { name: 'group', label: label.group, kind: 'reference', place: { member: 'group' } }],
  SiblingsPlacedApart: [effectiveOn, { name: 'reason', label: label.apartReason, kind: 'code', codes: codes.siblingsApartReasons, place: { member: 'reason' } }],
  PlacementMeasured: [effectiveOn, { name: 'distance', label: label.distance, kind: 'miles', place: { member: 'distance' } }],
};
