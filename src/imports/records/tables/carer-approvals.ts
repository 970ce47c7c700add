import * as codes from '../../../domain/carer/codes.js';
import type { CalendarDate } from '../../../domain/calendar.js';
import type { ApprovalTerms, CarerFact } from '../../../domain/carer/events.js';
import { date, gssCode, recordReference, reference, wholeFrom, wordsOf } from '../cell-kinds.js';
import { codeOf, codesOf } from '../code-kinds.js';
import { identity, needed, onDay, optional, table, type Drawn, type Statement } from '../table.js';

export const household = needed(recordReference, 'The household, by the council’s reference. It must name nobody.', 'FH-0412');

export const ofHousehold = (id: string, ...says: readonly (Statement<CarerFact> | undefined)[]): Drawn =>
  ({ kind: 'carer', id, says });

const places = needed(wholeFrom(1, 20), 'How many children may be placed at once.', '2');
const age_from = needed(wholeFrom(0, 25), 'The youngest age approved for, in completed years.', '0');
const age_to = needed(wholeFrom(0, 25), 'The oldest age approved for, included.', '17');
const types = needed(codesOf(codes.approvalTypes), 'What the household is approved for.', 'Task-centred | Respite or day care');
const until = optional(date, 'Of a connected person temporarily approved: the first day on which that no longer holds.');

type TermsTold = Omit<ApprovalTerms, 'ageFrom' | 'ageTo'> & { readonly age_from: number; readonly age_to: number };
const termsOf = ({ places, age_from, age_to, types, until }: TermsTold): ApprovalTerms =>
  ({ places, ageFrom: age_from, ageTo: age_to, types, until });

export const carers = table({
  name: 'carers',
  row: 'One approval of a foster carer household, from approval to deregistration. A household approved again has another row.',
  columns: {
    household,
    approved_on: needed(date, 'The day of approval.', '14/05/2018'),
    places, age_from, age_to, types, until,
    agency: optional(reference, 'The agency that approved and supports the household; blank where it is the council itself.'),
    transferred_from: optional(reference, 'The service the household came from, where it was approved elsewhere before.'),
    skills_level: optional(wholeFrom(1, 20), 'The level of skill the household is paid at.', '3'),
    skills_from: optional(date, 'The first day of that level; the day of approval if blank.'),
    hub: optional(reference, 'The support hub (Mockingbird) it belongs to.', 'HUB-NORTH'),
    hub_joined_on: optional(date, 'The day it joined the hub; the day of approval if blank.', '01/09/2018'),
    address: identity(wordsOf(500), 'Where the household lives.'),
    postcode: identity(wordsOf(40), 'Its postcode.', 'ZZ1 1ZZ'),
    authority: optional(gssCode, 'The authority in which it lies.', 'E08000018'),
    deregistered_on: optional(date, 'The day approval ended; blank while it lasts.', '30/06/2021'),
    deregistration_reason: optional(codeOf(codes.deregistrationReasons), 'Why it ended.', 'Retirement'),
    transferred_to: optional(reference, 'The service the household went to.'),
    special_guardianship_child: optional(recordReference, 'The child for whom special guardianship was taken, by reference.'),
  },
  order: [['approved_on', 'deregistered_on'], ['approved_on', 'skills_from'], ['approved_on', 'hub_joined_on']],
  pairs: [
    ['deregistered_on', 'deregistration_reason'], ['deregistration_reason', 'deregistered_on'],
    ['skills_from', 'skills_level'], ['hub_joined_on', 'hub'],
    ['transferred_to', 'deregistered_on'], ['special_guardianship_child', 'deregistered_on'],
  ],
  tells: (row) => {
    const { approved_on: on, skills_level: level, hub, address, postcode, authority } = row;
    const lives = address !== undefined || postcode !== undefined || authority !== undefined;
    return ofHousehold(
      row.household,
      onDay(on, 'approved_on', (effectiveOn) => ({
        type: 'CarerApproved', effectiveOn, terms: termsOf(row), agency: row.agency, transferredFrom: row.transferred_from,
      })),
      onDay(lives ? on : undefined, 'postcode', (effectiveOn) => ({
        type: 'CarerAddressRecorded', effectiveOn, authority, identity: { address, postcode },
      })),
      level === undefined ? undefined : onDay(row.skills_from ?? on, 'skills_level', (effectiveOn) => ({
        type: 'SkillsLevelSet', effectiveOn, level,
      })),
      hub === undefined ? undefined : onDay(row.hub_joined_on ?? on, 'hub', (effectiveOn) => ({ type: 'HubJoined', effectiveOn, hub })),
      onDay(row.deregistered_on, 'deregistered_on', (effectiveOn) => ({
        type: 'CarerDeregistered', effectiveOn, reason: row.deregistration_reason ?? 'carers-wish',
        child: row.special_guardianship_child, transferredTo: row.transferred_to,
      }), on),
    );
  },
});

export const carerVariations = table({
  name: 'carer-variations',
  row: 'One change of the terms of approval. The terms are the new ones, whole.',
  columns: {
    household, varied_on: needed(date, 'The first day of the new terms.', '01/02/2020'), places, age_from, age_to, types, until,
  },
  tells: (row) => ofHousehold(row.household, onDay(row.varied_on, 'varied_on', (effectiveOn) => ({
    type: 'CarerApprovalVaried', effectiveOn, terms: termsOf(row),
  }))),
});

export const carerExemptions = table({
  name: 'carer-exemptions',
  row: 'One exemption from the usual fostering limit of three children.',
  columns: {
    household,
    exempt_from: needed(date, 'The first day of the exemption.', '04/03/2019'),
    exempt_until: optional(date, 'The first day on which it no longer holds, where that was said.', '04/09/2019'),
    children: needed(wholeFrom(1, 20), 'How many children in all may be placed while it lasts.', '4'),
    ended_on: optional(date, 'The day it was ended before its time.'),
  },
  order: [['exempt_from', 'exempt_until'], ['exempt_from', 'ended_on']],
  tells: ({ household: id, exempt_from, exempt_until, children, ended_on }) => ofHousehold(
    id,
    onDay(exempt_from, 'exempt_from', (effectiveOn) => ({
      type: 'UsualLimitExempted', effectiveOn, places: children, until: exempt_until,
    })),
    onDay(beforeTime(ended_on, exempt_until), 'ended_on',
      (effectiveOn) => ({ type: 'UsualLimitExemptionEnded', effectiveOn }), exempt_from),
  ),
});

export const carerAvailability = table({
  name: 'carer-availability',
  row: 'One time in which some approved places cannot be filled.',
  columns: {
    household,
    unavailable_from: needed(date, 'The first day on which they cannot be filled.', '01/07/2020'),
    unavailable_until: optional(date, 'The first day on which they can be filled again, where that was said.'),
    places_unavailable: needed(wholeFrom(1, 20), 'How many of the approved places.', '1'),
    unavailable_reason: needed(codeOf(codes.unavailableReasons), 'Why.', 'Needs of a child already placed'),
    available_again_on: optional(date, 'The day on which every approved place could be filled again.', '15/09/2020'),
  },
  order: [['unavailable_from', 'unavailable_until'], ['unavailable_from', 'available_again_on']],
  tells: (row) => ofHousehold(
    row.household,
    onDay(row.unavailable_from, 'unavailable_from', (effectiveOn) => ({
      type: 'PlacesUnavailable', effectiveOn, places: row.places_unavailable, reason: row.unavailable_reason,
      until: row.unavailable_until,
    })),
    onDay(beforeTime(row.available_again_on, row.unavailable_until), 'available_again_on',
      (effectiveOn) => ({ type: 'PlacesAvailableAgain', effectiveOn }), row.unavailable_from),
  ),
});

/** An end that comes with or after the one agreed from the beginning tells nothing more. */
export const beforeTime = (ended: CalendarDate | undefined, until: CalendarDate | undefined): CalendarDate | undefined =>
  ended !== undefined && until !== undefined && ended >= until ? undefined : ended;
