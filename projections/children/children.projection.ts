import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { withFact, type Episode } from '../../src/domain/child/episodes.js';
import type { ChildFact, ParticularsRecorded, Placement } from '../../src/domain/child/events.js';
import { LASTING, type Projected, type Row, type Timeline } from '../timeline.js';
import { foundOn, missingFromCare, type Missing } from './missing-from-care.js';
import { stretchesOf } from './stretches.js';

/** What a child's facts add up to. */
export type ChildLife = {
  readonly episodes: readonly Episode[];
  readonly particulars: ParticularsRecorded | null;
  readonly asylum: { readonly from: CalendarDate; readonly to: CalendarDate | null } | null;
  readonly missing: readonly Missing[];
};

const evolve = (life: ChildLife, fact: ChildFact): ChildLife => {
  switch (fact.type) {
    case 'ParticularsRecorded':
      return { ...life, particulars: fact };
    case 'AsylumStatusRecorded':
      return { ...life, asylum: { from: fact.effectiveOn, to: fact.ceasedOn ?? null } };
    case 'ChildWentMissing':
      return { ...life, missing: [...life.missing, { from: fact.effectiveOn, to: null, kind: fact.kind }] };
    case 'ChildFound':
      return { ...life, missing: foundOn(life.missing, fact.effectiveOn) };
    default: {
      const episodes = withFact(life.episodes, fact);
      return episodes === life.episodes ? life : { ...life, episodes };
    }
  }
};

const endOf = (to: CalendarDate | null): number => (to === null ? LASTING : dayNumber(to));

const dayOrNull = (date: CalendarDate | null | undefined): number | null => (date ? dayNumber(date) : null);

const tenthsOf = ({ distance }: Placement): number | null => (distance === undefined ? null : Math.round(distance * 10));

/** The return's own unit: the same legal status, placement and carer throughout. What snapshots are made of. */
const episodeRows = stretchesOf({
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
    urn: (episode.away ? episode.awayUrn : episode.placement.urn) ?? null,
    carer: episode.placement.carer ?? null,
    placement_authority: episode.placement.authority ?? null,
    distance_tenths: tenthsOf(episode.placement),
    care_began: dayNumber(episode.careBegan),
    admission_known: episode.admissionKnown ? 1 : 0,
    placement_began: dayNumber(episode.placementBegan),
    legal_status_began: dayNumber(episode.legalStatusBegan),
  }),
});

const episodes: Timeline<ChildLife> = {
  name: 'episode',
  columns: {
    reason_for_new_episode: 'text', reason_ceased: 'text', change_reason: 'text', legal_status: 'text',
    category_of_need: 'text', placement_type: 'text', usual_placement_type: 'text', provider: 'text', urn: 'text',
    carer: 'text', placement_authority: 'text', distance_tenths: 'integer', care_began: 'integer',
    admission_known: 'integer', placement_began: 'integer', legal_status_began: 'integer',
  },
  snapshots: true,
  rowsOf: (life) => episodeRows(life.episodes),
};

const carePeriodRows = stretchesOf({
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

/** An unbroken time in care: from admission, or from where the records begin, to discharge. The last word on need and reason is the period's. */
const periodsOfCare: Timeline<ChildLife> = {
  name: 'period_of_care',
  columns: { care_began: 'integer', admission_known: 'integer', category_of_need: 'text', reason_ceased: 'text' },
  snapshots: false,
  rowsOf: (life) => carePeriodRows(life.episodes),
};

const samePlacement = (a: Placement, b: Placement): boolean =>
  a === b ||
  (a.type === b.type && a.provider === b.provider && a.urn === b.urn && a.carer === b.carer &&
    a.authority === b.authority && tenthsOf(a) === tenthsOf(b));

const placementRows = stretchesOf({
  joins: (a, b) => a.placementBegan === b.placementBegan && samePlacement(a.placement, b.placement),
  rowOf: (first, { to, placement, placementBegan }) => ({
    from: dayNumber(first.from),
    to: endOf(to),
    placement_began: dayNumber(placementBegan),
    placement_type: placement.type,
    provider: placement.provider ?? null,
    urn: placement.urn ?? null,
    carer: placement.carer ?? null,
    placement_authority: placement.authority ?? null,
    distance_tenths: tenthsOf(placement),
  }),
});

/** Time with one carer, whatever else changed: a placement as the return means it (RNE S, P and B begin one). */
const placements: Timeline<ChildLife> = {
  name: 'placement',
  columns: {
    placement_began: 'integer', placement_type: 'text', provider: 'text', urn: 'text', carer: 'text',
    placement_authority: 'text', distance_tenths: 'integer',
  },
  snapshots: false,
  rowsOf: (life) => placementRows(life.episodes),
};

const legalStatusRows = stretchesOf({
  joins: (a, b) => a.legalStatus === b.legalStatus,
  rowOf: (first, last) => ({ from: dayNumber(first.from), to: endOf(last.to), legal_status: last.legalStatus }),
});

const legalStatuses: Timeline<ChildLife> = {
  name: 'legal_status',
  columns: { legal_status: 'text' },
  snapshots: false,
  rowsOf: (life) => legalStatusRows(life.episodes),
};

const whereaboutsRows = stretchesOf({
  joins: (a, b) => a.away === b.away,
  rowOf: (first, last) => ({ from: dayNumber(first.from), to: endOf(last.to), kind: last.away }),
});

/** Temporary absences (T0–T4), missing (M) and away without authorisation (A). */
const absences: Timeline<ChildLife> = {
  name: 'absence',
  columns: { kind: 'text' },
  snapshots: false,
  rowsOf: (life) => [
    ...whereaboutsRows(life.episodes).filter(({ kind }) => kind !== null),
    ...life.missing.flatMap((missing) => missingFromCare(missing, life.episodes)),
  ],
};

const particularsRows = ({ particulars: told, asylum }: ChildLife): readonly Row[] =>
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

/** Who the child is: said of the whole life, so it holds for every day from birth. */
const particulars: Timeline<ChildLife> = {
  name: 'particulars',
  columns: {
    date_of_birth: 'integer', sex: 'text', ethnicity: 'text', disability: 'text', mother: 'integer',
    child_born: 'integer', asylum_from: 'integer', asylum_to: 'integer',
  },
  snapshots: false,
  besideSnapshots: true,
  rowsOf: particularsRows,
};

/** Where each child lived, under what legal status, with whom, and when. */
export const children: Projected<ChildFact, ChildLife> = {
  follows: 'child',
  initial: { episodes: [], particulars: null, asylum: null, missing: [] },
  evolve,
  timelines: [episodes, periodsOfCare, placements, legalStatuses, absences, particulars],
};
