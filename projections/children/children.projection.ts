import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import { withFact, type Episode } from '../../src/domain/child/episodes.js';
import type { ChildFact, ParticularsRecorded } from '../../src/domain/child/events.js';
import { LASTING, type Projected, type Row, type Timeline, type Value } from '../timeline.js';

/** What a child's facts add up to. */
export type ChildLife = {
  readonly episodes: readonly Episode[];
  readonly particulars: ParticularsRecorded | null;
  readonly asylum: { readonly from: CalendarDate; readonly to: CalendarDate | null } | null;
  readonly missing: readonly Missing[];
};

type Missing = { readonly from: CalendarDate; readonly to: CalendarDate | null; readonly kind: string };

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
    case 'ChildDischarged':
    case 'EpisodeCeased':
      return { ...life, episodes: withFact(life.episodes, fact), missing: foundOn(life.missing, fact.effectiveOn) };
    default: {
      const episodes = withFact(life.episodes, fact);
      return episodes === life.episodes ? life : { ...life, episodes };
    }
  }
};

const foundOn = (missing: readonly Missing[], on: CalendarDate): readonly Missing[] =>
  missing.map((period) => (period.to === null ? { ...period, to: on } : period));

const period = (from: CalendarDate, to: CalendarDate | null): { from: number; to: number } => ({
  from: dayNumber(from),
  to: to === null ? LASTING : dayNumber(to),
});

const dayOrNull = (date: CalendarDate | null | undefined): number | null => (date ? dayNumber(date) : null);

const rowsByEpisode = new WeakMap<Episode, Row>();

/** Rows are kept by their episode, for an episode does not change and most outlive many entries. */
const episodeRow = (episode: Episode): Row => {
  const known = rowsByEpisode.get(episode);
  if (known) return known;
  const { placement } = episode;
  const row: Row = {
    ...period(episode.from, episode.to),
    reason_for_new_episode: episode.reasonForNewEpisode,
    reason_ceased: episode.reasonCeased,
    change_reason: episode.changeReason,
    legal_status: episode.legalStatus,
    category_of_need: episode.categoryOfNeed,
    placement_type: episode.away ?? placement.type,
    usual_placement_type: placement.type,
    provider: episode.away ? null : (placement.provider ?? null),
    urn: (episode.away ? episode.awayUrn : placement.urn) ?? null,
    carer: placement.carer ?? null,
    placement_authority: placement.authority ?? null,
    distance_tenths: placement.distance === undefined ? null : Math.round(placement.distance * 10),
    care_began: dayNumber(episode.careBegan),
    admission_known: episode.admissionKnown ? 1 : 0,
    placement_began: dayNumber(episode.placementBegan),
    legal_status_began: dayNumber(episode.legalStatusBegan),
  };
  rowsByEpisode.set(episode, row);
  return row;
};

/** The return's own unit: the same legal status, placement and carer throughout. What snapshots are made of. */
const episodes: Timeline<ChildLife> = {
  name: 'episode',
  columns: {
    reason_for_new_episode: 'text', reason_ceased: 'text', change_reason: 'text', legal_status: 'text',
    category_of_need: 'text', placement_type: 'text', usual_placement_type: 'text', provider: 'text', urn: 'text',
    carer: 'text', placement_authority: 'text', distance_tenths: 'integer', care_began: 'integer',
    admission_known: 'integer', placement_began: 'integer', legal_status_began: 'integer',
  },
  snapshots: true,
  rowsOf: (life) => life.episodes.map(episodeRow),
};

/** A stretch made of neighbouring episodes that are alike in what `told` says of them. */
const merged = (all: readonly Episode[], told: (episode: Episode) => Readonly<Record<string, Value>>): readonly Row[] => {
  const rows: Row[] = [];
  for (const episode of all) {
    const [last, now] = [rows.at(-1), { ...period(episode.from, episode.to), ...told(episode) }];
    const meets = last !== undefined && last.to === now.from && alike(last, now);
    if (meets) rows[rows.length - 1] = { ...now, from: last.from };
    else rows.push(now);
  }
  return rows;
};

/** What may differ within one stretch: the last word on it is the stretch's. */
const PASSING = new Set(['from', 'to', 'reason_ceased', 'category_of_need']);

const alike = (a: Row, b: Row): boolean =>
  Object.keys(b).every((column) => PASSING.has(column) || a[column] === b[column]);

/** An unbroken time in care: from admission, or from where the records begin, to discharge. */
const periodsOfCare: Timeline<ChildLife> = {
  name: 'period_of_care',
  columns: { care_began: 'integer', admission_known: 'integer', category_of_need: 'text', reason_ceased: 'text' },
  snapshots: false,
  rowsOf: (life) =>
    merged(life.episodes, (episode) => ({
      care_began: dayNumber(episode.careBegan),
      admission_known: episode.admissionKnown ? 1 : 0,
      category_of_need: episode.categoryOfNeed,
      reason_ceased: episode.reasonCeased === 'X1' ? null : episode.reasonCeased,
    })),
};

/** Time with one carer, whatever else changed: a placement as the return means it (RNE S, P and B begin one). */
const placements: Timeline<ChildLife> = {
  name: 'placement',
  columns: {
    placement_began: 'integer', placement_type: 'text', provider: 'text', urn: 'text', carer: 'text',
    placement_authority: 'text', distance_tenths: 'integer',
  },
  snapshots: false,
  rowsOf: (life) =>
    merged(life.episodes, ({ placement, placementBegan }) => ({
      placement_began: dayNumber(placementBegan),
      placement_type: placement.type,
      provider: placement.provider ?? null,
      urn: placement.urn ?? null,
      carer: placement.carer ?? null,
      placement_authority: placement.authority ?? null,
      distance_tenths: placement.distance === undefined ? null : Math.round(placement.distance * 10),
    })),
};

const legalStatuses: Timeline<ChildLife> = {
  name: 'legal_status',
  columns: { legal_status: 'text' },
  snapshots: false,
  rowsOf: (life) => merged(life.episodes, ({ legalStatus }) => ({ legal_status: legalStatus })),
};

/** Temporary absences (T0–T4), missing (M) and away without authorisation (A). */
const absences: Timeline<ChildLife> = {
  name: 'absence',
  columns: { kind: 'text' },
  snapshots: false,
  rowsOf: (life) => [
    ...merged(life.episodes, ({ away }) => ({ kind: away })).filter(({ kind }) => kind !== null),
    ...life.missing.map(({ from, to, kind }) => ({ ...period(from, to), kind })).filter(({ from, to }) => from < to),
  ],
};

/** Who the child is: said of the whole life, so it holds for every day from birth. */
const particulars: Timeline<ChildLife> = {
  name: 'particulars',
  columns: {
    date_of_birth: 'integer', sex: 'text', ethnicity: 'text', disability: 'text', mother: 'integer',
    child_born: 'integer', asylum_from: 'integer', asylum_to: 'integer',
  },
  snapshots: false,
  rowsOf: ({ particulars: told, asylum }) =>
    told === null
      ? []
      : [
          {
            ...period(told.dateOfBirth, null),
            date_of_birth: dayNumber(told.dateOfBirth),
            sex: told.sex,
            ethnicity: told.ethnicity,
            disability: told.disability ?? null,
            mother: told.mother === undefined ? null : Number(told.mother),
            child_born: dayOrNull(told.motherOfChildBornOn),
            asylum_from: dayOrNull(asylum?.from),
            asylum_to: asylum ? (dayOrNull(asylum.to) ?? LASTING) : null,
          },
        ],
};

/** Where each child lived, under what legal status, with whom, and when. */
export const children: Projected<ChildFact, ChildLife> = {
  follows: 'child',
  initial: { episodes: [], particulars: null, asylum: null, missing: [] },
  evolve,
  timelines: [episodes, periodsOfCare, placements, legalStatuses, absences, particulars],
};
