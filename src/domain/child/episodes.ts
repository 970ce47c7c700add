import type { CalendarDate } from '../calendar.js';
import type {
  CategoryOfNeed, LegalStatus, PlacementChangeReason, ReasonEpisodeCeased, ReasonForNewEpisode, TemporaryType,
} from '../codes.js';
import type { ChildFact, EpisodeFact, Placement, Postcodes } from './events.js';
import { asTold, measuredIn, samePostcodes, withMeasured, type Measured } from './measured.js';

/**
 * An unbroken stretch with the same legal status, placement and carer, `[from, to)`: the SSDA903
 * return's own unit. Its reasons ceased are known from what follows it.
 */
export type Episode = {
  readonly from: CalendarDate;
  /** The first day it was no longer so; null while it lasts. */
  readonly to: CalendarDate | null;
  readonly reasonForNewEpisode: ReasonForNewEpisode;
  readonly reasonCeased: ReasonEpisodeCeased | null;
  /** Why the placement ended (REASON_PLACE_CHANGE), told on the episode that ceases. */
  readonly changeReason: PlacementChangeReason | null;
  readonly legalStatus: LegalStatus;
  readonly legalStatusBegan: CalendarDate;
  readonly categoryOfNeed: CategoryOfNeed;
  /** The child's own placement, also while away from it. */
  readonly placement: Placement;
  /** The day the placement with this carer began; temporary absences do not break it. */
  readonly placementBegan: CalendarDate;
  /** Away from the placement for a time: T0–T4. */
  readonly away: TemporaryType | null;
  readonly awayUrn: string | null;
  /** The day the unbroken chain of episodes began. */
  readonly careBegan: CalendarDate;
  /** False where the records begin with the child already in care. */
  readonly admissionKnown: boolean;
  /** Postcodes of the home left and of where the child is; identity, for the return and the record alone. */
  readonly postcodes: Postcodes;
  /** The placement's own postcode, to come back to after an absence. */
  readonly ownPostcodes: Postcodes;
  /** What was worked out of how far the placement lies from home, and in which authority; null where nothing was. */
  readonly measured: Measured | null;
};

/**
 * A child's episodes after one more fact. Facts come in effect order. An episode that would take up
 * no days is not one: what follows it takes over the reason it began.
 */
export const withFact = (episodes: readonly Episode[], fact: ChildFact): readonly Episode[] => {
  switch (fact.type) {
    case 'ChildAdmitted':
      return begun(episodes, fact, startOfCare(fact, 'S'));
    case 'ChildAlreadyInCare':
      return begun(episodes, fact, startOfCare(fact, fact.reasonForNewEpisode ?? 'P'));
    case 'ChildMoved':
    case 'PlacementDetailsChanged':
    case 'LegalStatusChanged':
    case 'ChildTemporarilyAbsent':
    case 'ChildReturned': {
      const open = openOf(episodes);
      return open ? begun(episodes, fact, continuing(open, fact)) : episodes;
    }
    case 'ChildDischarged':
      return ended(episodes, fact.effectiveOn, fact.reason);
    case 'EpisodeCeased':
      return ended(episodes, fact.effectiveOn, 'X1');
    case 'PlacementMeasured':
      return openOf(episodes) ? measuredIn(episodes, fact) : episodes;
    default:
      return episodes;
  }
};

export const episodesOf = (facts: readonly ChildFact[]): readonly Episode[] => facts.reduce(withFact, []);

/** The episode that still lasts, if one does: the last. */
export const openOf = (episodes: readonly Episode[]): Episode | undefined => {
  const last = episodes.at(-1);
  return last?.to === null ? last : undefined;
};

type Beginning = EpisodeFact | Extract<ChildFact, { type: 'ChildReturned' }>;
type Continuing = Exclude<Beginning, { type: 'ChildAdmitted' | 'ChildAlreadyInCare' }>;

const startOfCare = (
  fact: Extract<EpisodeFact, { type: 'ChildAdmitted' | 'ChildAlreadyInCare' }>,
  reasonForNewEpisode: ReasonForNewEpisode,
): Episode => ({
  from: fact.effectiveOn,
  to: null,
  reasonForNewEpisode,
  reasonCeased: null,
  changeReason: null,
  legalStatus: fact.legalStatus,
  legalStatusBegan: fact.effectiveOn,
  categoryOfNeed: fact.categoryOfNeed,
  placement: fact.placement,
  placementBegan: fact.effectiveOn,
  away: null,
  awayUrn: null,
  careBegan: fact.effectiveOn,
  admissionKnown: fact.type === 'ChildAdmitted',
  postcodes: fact.identity ?? {},
  ownPostcodes: fact.identity ?? {},
  measured: null,
});

const continuing = (open: Episode, fact: Continuing): Episode => {
  const legalStatus = fact.legalStatus ?? open.legalStatus;
  const postcodes = postcodesAfter(open, fact);
  const stays = fact.type !== 'ChildMoved' && samePostcodes(open.ownPostcodes, postcodes.ownPostcodes);
  const measured = stays ? open.measured : null;
  return {
    ...open,
    from: fact.effectiveOn,
    reasonForNewEpisode: fact.reasonForNewEpisode ?? reasonImplied(fact),
    legalStatus,
    legalStatusBegan: legalStatus === open.legalStatus ? open.legalStatusBegan : fact.effectiveOn,
    categoryOfNeed: fact.categoryOfNeed ?? open.categoryOfNeed,
    placementBegan: fact.type === 'ChildMoved' ? fact.effectiveOn : open.placementBegan,
    ...awayAfter(open, fact),
    ...postcodes,
    ...withMeasured(('placement' in fact ? fact.placement : undefined) ?? asTold(open), legalStatus, measured),
  };
};

const postcodesAfter = (open: Episode, fact: Continuing): Pick<Episode, 'postcodes' | 'ownPostcodes'> => {
  const told = fact.identity;
  switch (fact.type) {
    case 'ChildTemporarilyAbsent':
      return { postcodes: told ?? {}, ownPostcodes: open.ownPostcodes };
    case 'ChildReturned':
      return { postcodes: told ?? open.ownPostcodes, ownPostcodes: told ?? open.ownPostcodes };
    case 'ChildMoved':
    case 'PlacementDetailsChanged':
      return { postcodes: told ?? {}, ownPostcodes: told ?? {} };
    default:
      return { postcodes: told ?? open.postcodes, ownPostcodes: told ?? open.ownPostcodes };
  }
};

const awayAfter = (open: Episode, fact: Continuing): Pick<Episode, 'away' | 'awayUrn'> => {
  if (fact.type === 'ChildTemporarilyAbsent') return { away: fact.kind, awayUrn: fact.urn ?? null };
  const stays = fact.type === 'LegalStatusChanged' && fact.placement === undefined;
  return stays ? { away: open.away, awayUrn: open.awayUrn } : { away: null, awayUrn: null };
};

/** RNE as the fact itself tells it: carer (P, B), placement only (T, U) or legal status alone (L). */
const reasonImplied = (fact: Continuing): ReasonForNewEpisode => {
  if (fact.type === 'LegalStatusChanged') return 'L';
  const both = fact.legalStatus !== undefined;
  if (fact.type === 'PlacementDetailsChanged') return both ? 'U' : 'T';
  return both ? 'B' : 'P';
};

const begun = (episodes: readonly Episode[], fact: Beginning, next: Episode): readonly Episode[] => {
  const open = openOf(episodes);
  if (!open) return [...episodes, next];
  const before = episodes.slice(0, -1);
  if (open.from === next.from) return [...before, takingOver(open, next)];
  const closed = { ...open, to: next.from, reasonCeased: 'X1', changeReason: fact.reason ?? null } as const;
  return [...before, closed, next];
};

const takingOver = (open: Episode, next: Episode): Episode =>
  next.careBegan === open.careBegan && next.admissionKnown === open.admissionKnown
    ? { ...next, reasonForNewEpisode: bothReasons(open.reasonForNewEpisode, next.reasonForNewEpisode) }
    : next;

/** The reason that says what two changes on one day come to: a change of status and a move are B, not L or P. */
const bothReasons = (first: ReasonForNewEpisode, then: ReasonForNewEpisode): ReasonForNewEpisode => {
  if (first === 'S') return first;
  const either = (codes: string): boolean => codes.includes(first) || codes.includes(then);
  if (either('PB')) return either('LBU') ? 'B' : 'P';
  if (either('TU')) return either('LBU') ? 'U' : 'T';
  return 'L';
};

/** An episode that ends on the day it began is not one: care then ended for this reason with the episode before it. */
const ended = (episodes: readonly Episode[], on: CalendarDate, reason: ReasonEpisodeCeased): readonly Episode[] => {
  const open = openOf(episodes);
  if (!open) return episodes;
  const before = episodes.slice(0, -1);
  if (open.from !== on) return [...before, { ...open, to: on, reasonCeased: reason }];
  const last = before.at(-1);
  const endsCare = reason !== 'X1' && last?.to === on && last.careBegan === open.careBegan;
  return endsCare ? [...before.slice(0, -1), { ...last, reasonCeased: reason, changeReason: null }] : before;
};
