import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { ParticularsRecorded, Placement } from '../../src/domain/child/events.js';
import { LASTING, type Row } from '../timeline.js';
import { stretchesOf } from './stretches.js';

/** Being, or having been, an unaccompanied asylum-seeking child. */
export type Asylum = { readonly from: CalendarDate; readonly to: CalendarDate | null };

/** The day number on which something ends: LASTING while it lasts. */
export const endOf = (to: CalendarDate | null): number => (to === null ? LASTING : dayNumber(to));

const dayOrNull = (date: CalendarDate | null | undefined): number | null => (date ? dayNumber(date) : null);

const tenthsOf = ({ distance }: Placement): number | null => (distance === undefined ? null : Math.round(distance * 10));

export const episodeRows = stretchesOf({
  joins: () => false,
  rowOf: (episode) => ({
    from: dayNumber(episode.from),
    to: endOf(episode.to),
    reason_for_new_episode: episode.reasonForNewEpisode,
    reason_ceased: episode.reasonCeased,
    change_reason: episode.changeReason,
    legal_status: episode.legalStatus,
    category_of_need: episode.categoryOfNeed,
    placement_type: episode.away ?? episode.placement.type,
    usual_placement_type: episode.placement.type,
    provider: episode.away ? null : (episode.placement.provider ?? null),
    usual_provider: episode.placement.provider ?? null,
    urn: (episode.away ? episode.awayUrn : episode.placement.urn) ?? null,
    home: episode.away ? null : (episode.placement.home ?? null),
    carer: episode.placement.carer ?? null,
    placement_authority: episode.placement.authority ?? null,
    distance_tenths: tenthsOf(episode.placement),
    care_began: dayNumber(episode.careBegan),
    admission_known: episode.admissionKnown ? 1 : 0,
    placement_began: dayNumber(episode.placementBegan),
    legal_status_began: dayNumber(episode.legalStatusBegan),
  }),
});

export const carePeriodRows = stretchesOf({
  joins: (a, b) => a.careBegan === b.careBegan && a.admissionKnown === b.admissionKnown,
  rowOf: (first, last) => ({
    from: dayNumber(first.from),
    to: endOf(last.to),
    care_began: dayNumber(last.careBegan),
    admission_known: last.admissionKnown ? 1 : 0,
    category_of_need: last.categoryOfNeed,
    reason_ceased: last.reasonCeased === 'X1' ? null : last.reasonCeased,
  }),
});

const samePlacement = (a: Placement, b: Placement): boolean =>
  a === b ||
  (a.type === b.type && a.provider === b.provider && a.urn === b.urn && a.home === b.home && a.carer === b.carer &&
    a.authority === b.authority && tenthsOf(a) === tenthsOf(b));

export const placementRows = stretchesOf({
  joins: (a, b) => a.placementBegan === b.placementBegan && samePlacement(a.placement, b.placement),
  rowOf: (first, { to, placement, placementBegan }) => ({
    from: dayNumber(first.from),
    to: endOf(to),
    placement_began: dayNumber(placementBegan),
    placement_type: placement.type,
    provider: placement.provider ?? null,
    urn: placement.urn ?? null,
    home: placement.home ?? null,
    carer: placement.carer ?? null,
    placement_authority: placement.authority ?? null,
    distance_tenths: tenthsOf(placement),
  }),
});

export const legalStatusRows = stretchesOf({
  joins: (a, b) => a.legalStatus === b.legalStatus,
  rowOf: (first, last) => ({ from: dayNumber(first.from), to: endOf(last.to), legal_status: last.legalStatus }),
});

export const whereaboutsRows = stretchesOf({
  joins: (a, b) => a.away === b.away,
  rowOf: (first, last) => ({ from: dayNumber(first.from), to: endOf(last.to), kind: last.away }),
});

export const particularsRows = (told: ParticularsRecorded | null, asylum: Asylum | null): readonly Row[] =>
  told === null
    ? []
    : [
        {
          from: dayNumber(told.dateOfBirth),
          to: LASTING,
          date_of_birth: dayNumber(told.dateOfBirth),
          sex: told.sex,
          ethnicity: told.ethnicity,
          disability: told.disability ?? null,
          mother: told.mother === undefined ? null : Number(told.mother),
          child_born: dayOrNull(told.motherOfChildBornOn),
          asylum_from: dayOrNull(asylum?.from),
          asylum_to: asylum ? (dayOrNull(asylum.to) ?? LASTING) : null,
        },
      ];
