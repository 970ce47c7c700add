import { dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { SiblingsApartReason } from '../../src/domain/codes.js';
import { withFact, type Episode } from '../../src/domain/child/episodes.js';
import type { ChildFact, ParticularsRecorded } from '../../src/domain/child/events.js';
import type { Projected, Timeline } from '../timeline.js';
import { foundOn, missingFromCare, type Missing } from './missing-from-care.js';
import {
  carePeriodRows, endOf, episodeRows, legalStatusRows, particularsRows, placementRows, whereaboutsRows, type Asylum,
} from './rows-of-a-life.js';

/** What a child's facts add up to. */
export type ChildLife = {
  readonly episodes: readonly Episode[];
  readonly particulars: ParticularsRecorded | null;
  readonly asylum: Asylum | null;
  readonly missing: readonly Missing[];
  readonly siblings: readonly Siblings[];
};

/** From a day on: the group of siblings, and why the child lives apart from it, where it does for a reason. */
type Siblings = { readonly from: CalendarDate; readonly group: string | null; readonly apart: SiblingsApartReason | null };

const evolve = (life: ChildLife, fact: ChildFact): ChildLife => {
  switch (fact.type) {
    case 'ParticularsRecorded':
      return { ...life, particulars: fact };
    case 'AsylumStatusRecorded':
      return { ...life, asylum: { from: fact.effectiveOn, to: fact.ceasedOn ?? null } };
    case 'ChildWentMissing':
      return { ...life, missing: [...life.missing, { from: fact.effectiveOn, to: null, kind: fact.kind }] };
    case 'SiblingGroupJoined':
    case 'SiblingsPlacedApart':
      return { ...life, siblings: [...life.siblings, siblingsAfter(life.siblings.at(-1), fact)] };
    case 'ChildFound':
      return { ...life, missing: foundOn(life.missing, fact.effectiveOn) };
    default: {
      const episodes = withFact(life.episodes, fact);
      return episodes === life.episodes ? life : { ...life, episodes };
    }
  }
};

/** The return's own unit: the same legal status, placement and carer throughout. What snapshots are made of. */
export const episodes = {
  name: 'episode',
  columns: {
    reason_for_new_episode: 'text not null', reason_ceased: 'text', change_reason: 'text', legal_status: 'text not null',
    category_of_need: 'text not null', placement_type: 'text not null', usual_placement_type: 'text not null',
    provider: 'text', usual_provider: 'text', urn: 'text', home: 'text', carer: 'text', placement_authority: 'text',
    distance_tenths: 'integer', care_began: 'integer not null', admission_known: 'integer not null',
    placement_began: 'integer not null', legal_status_began: 'integer not null',
  },
  snapshots: true,
  oneAtATime: true,
  rowsOf: (life) => episodeRows(life.episodes),
} as const satisfies Timeline<ChildLife>;

/**
 * An unbroken time in care: from admission, or from where the records begin, to discharge. The last word on need and
 * reason is the period's.
 */
export const periodsOfCare = {
  name: 'period_of_care',
  columns: {
    care_began: 'integer not null', admission_known: 'integer not null', category_of_need: 'text not null',
    reason_ceased: 'text',
  },
  snapshots: false,
  rowsOf: (life) => carePeriodRows(life.episodes),
} as const satisfies Timeline<ChildLife>;

/** Time with one carer, whatever else changed: a placement as the return means it (RNE S, P and B begin one). */
export const placements = {
  name: 'placement',
  columns: {
    placement_began: 'integer not null', placement_type: 'text not null', provider: 'text', urn: 'text', home: 'text',
    carer: 'text', placement_authority: 'text', distance_tenths: 'integer',
  },
  snapshots: false,
  oneAtATime: true,
  rowsOf: (life) => placementRows(life.episodes),
} as const satisfies Timeline<ChildLife>;

export const legalStatuses = {
  name: 'legal_status',
  columns: { legal_status: 'text not null' },
  snapshots: false,
  rowsOf: (life) => legalStatusRows(life.episodes),
} as const satisfies Timeline<ChildLife>;

/** Temporary absences (T0–T4), missing (M) and away without authorisation (A). */
export const absences = {
  name: 'absence',
  columns: { kind: 'text not null' },
  snapshots: false,
  rowsOf: (life) => [
    ...whereaboutsRows(life.episodes).filter(({ kind }) => kind !== null),
    ...life.missing.flatMap((missing) => missingFromCare(missing, life.episodes)),
  ],
} as const satisfies Timeline<ChildLife>;

/** Who the child is: said of the whole life, so it holds for every day from birth. */
export const particulars = {
  name: 'particulars',
  columns: {
    date_of_birth: 'integer not null', sex: 'text not null', ethnicity: 'text not null', disability: 'text',
    mother: 'integer', child_born: 'integer', asylum_from: 'integer', asylum_to: 'integer',
  },
  snapshots: false,
  besideSnapshots: true,
  rowsOf: ({ particulars: told, asylum }: ChildLife) => particularsRows(told, asylum),
} as const satisfies Timeline<ChildLife>;

const siblingsAfter = (
  before: Siblings | undefined, fact: Extract<ChildFact, { type: 'SiblingGroupJoined' | 'SiblingsPlacedApart' }>,
): Siblings => ({
  from: fact.effectiveOn,
  group: fact.type === 'SiblingGroupJoined' ? fact.group : (before?.group ?? null),
  apart: fact.type === 'SiblingsPlacedApart' ? fact.reason : null,
});

/** Which children are siblings, and why they live apart where it was decided that they should. */
export const siblings = {
  name: 'siblings',
  columns: { sibling_group: 'text not null', apart_reason: 'text' },
  snapshots: false,
  rowsOf: (life) =>
    life.siblings.flatMap(({ from, group, apart }, place) => {
      const row = { from: dayNumber(from), to: endOf(life.siblings[place + 1]?.from ?? null), sibling_group: group, apart_reason: apart };
      return group !== null && row.from < row.to ? [row] : [];
    }),
} as const satisfies Timeline<ChildLife>;

/** Where each child lived, under what legal status, with whom, and when. */
export const children: Projected<ChildFact, ChildLife> = {
  follows: 'child',
  initial: { episodes: [], particulars: null, asylum: null, missing: [], siblings: [] },
  evolve,
  timelines: [episodes, periodsOfCare, placements, legalStatuses, absences, particulars, siblings],
};
