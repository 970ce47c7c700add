import type { CalendarDate } from '../calendar.js';
import type {
  CategoryOfNeed, LegalStatus, PlacementChangeReason, PlacementProvider, PlacementType, ReasonEpisodeCeased,
  ReasonForNewEpisode, TemporaryType,
} from '../codes.js';
import { isTemporary } from '../codes.js';
import type { ChildFact, Placement, Postcodes } from '../child/events.js';
import { same } from '../sameness.js';
import type { BelievedEpisode } from './believed-episodes.js';
import { sourceOf } from './stated.js';

/** What a row says of where and how the child lived. */
type Said = {
  readonly reasonForNewEpisode: ReasonForNewEpisode;
  readonly legalStatus: LegalStatus;
  readonly categoryOfNeed: CategoryOfNeed;
  readonly placement: Placement;
  readonly postcodes: Postcodes;
};

/**
 * The facts that a chain of believed episodes tells: how each began, given the one before, and how it
 * ended, given the one after.
 */
export const episodeFacts = (episodes: readonly BelievedEpisode[]): readonly ChildFact[] =>
  episodes.flatMap((episode, place) => {
    const before = episodes[place - 1];
    const continues = before !== undefined && continuesInto(before, episode);
    const beginning = continues ? continuing(episodes, place) : startingCare(episode);
    const next = episodes[place + 1];
    return next !== undefined && continuesInto(episode, next) ? [beginning] : [beginning, ...ending(episode)];
  });

/** One episode goes on into the next where they meet, the first was not a leaving, and the next not a coming. */
const continuesInto = (episode: BelievedEpisode, next: BelievedEpisode): boolean =>
  episode.to === next.from &&
  (episode.reasonCeased === null || episode.reasonCeased === 'X1') &&
  said(next).reasonForNewEpisode !== 'S';

const said = ({ stated: { cells } }: BelievedEpisode): Said => ({
  reasonForNewEpisode: cells['RNE'] as ReasonForNewEpisode,
  legalStatus: cells['LS'] as LegalStatus,
  categoryOfNeed: cells['CIN'] as CategoryOfNeed,
  placement: placementSaid(cells),
  postcodes: {
    ...(cells['HOME_POST'] ? { homePostcode: cells['HOME_POST'] } : {}),
    ...(cells['PL_POST'] ? { placementPostcode: cells['PL_POST'] } : {}),
  },
});

const placementSaid = (cells: Readonly<Record<string, string>>): Placement => ({
  type: cells['PLACE'] as PlacementType,
  ...(cells['PLACE_PROVIDER'] ? { provider: cells['PLACE_PROVIDER'] as PlacementProvider } : {}),
  ...(cells['URN'] ? { urn: cells['URN'] } : {}),
  ...(cells['PL_LA'] ? { authority: cells['PL_LA'] } : {}),
  ...(cells['PL_DISTANCE'] ? { distance: Number(cells['PL_DISTANCE']) } : {}),
});

const identityOf = ({ postcodes }: Said): { identity?: Postcodes } =>
  Object.keys(postcodes).length > 0 ? { identity: postcodes } : {};

const startingCare = (episode: BelievedEpisode): ChildFact => {
  const { reasonForNewEpisode, postcodes: _, ...told } = said(episode);
  const fact = { effectiveOn: episode.from, source: sourceOf(episode.stated), ...told, ...identityOf(said(episode)) };
  return reasonForNewEpisode === 'S'
    ? { type: 'ChildAdmitted', ...fact }
    : { type: 'ChildAlreadyInCare', reasonForNewEpisode, ...fact };
};

const continuing = (episodes: readonly BelievedEpisode[], place: number): ChildFact => {
  const [episode, before] = [episodes[place] as BelievedEpisode, episodes[place - 1] as BelievedEpisode];
  const [now, then] = [said(episode), said(before)];
  const reason = before.stated.cells['REASON_PLACE_CHANGE'] as PlacementChangeReason | undefined;
  const told = {
    effectiveOn: episode.from,
    source: sourceOf(episode.stated),
    ...(reason ? { reason } : {}),
    ...(now.categoryOfNeed === then.categoryOfNeed ? {} : { categoryOfNeed: now.categoryOfNeed }),
    ...identityOf(now),
  };
  return withReasonGiven(factFor(episodes, place, told, now, then), now, then);
};

type Told = { readonly effectiveOn: CalendarDate } & Pick<ChildFact, 'source'>;

const factFor = (
  episodes: readonly BelievedEpisode[], place: number, told: Told, now: Said, then: Said,
): ChildFact => {
  const status = now.legalStatus === then.legalStatus ? {} : { legalStatus: now.legalStatus };
  const reason = now.reasonForNewEpisode;
  const stays = reason === 'L' && same(now.placement, then.placement);
  if (isTemporary(now.placement.type) && !stays)
    return { type: 'ChildTemporarilyAbsent', ...told, ...status, ...away(now.placement) };
  if (isTemporary(then.placement.type) && same(now.placement, placementLeft(episodes, place)))
    return { type: 'ChildReturned', ...told, ...status };
  if (reason === 'L') {
    const placement = same(now.placement, then.placement) ? {} : { placement: now.placement };
    return { type: 'LegalStatusChanged', ...told, legalStatus: now.legalStatus, ...placement };
  }
  const change = { ...told, ...status, placement: now.placement };
  const moved = reason === 'P' || reason === 'B';
  return moved ? { type: 'ChildMoved', ...change } : { type: 'PlacementDetailsChanged', ...change };
};

const away = ({ type, urn }: Placement): { kind: TemporaryType; urn?: string } => ({
  kind: type as TemporaryType,
  ...(urn ? { urn } : {}),
});

/** The placement the child was away from, walking back over the temporary rows of the same time in care. */
const placementLeft = (episodes: readonly BelievedEpisode[], place: number): Placement | undefined => {
  for (let at = place - 1; at >= 0; at -= 1) {
    const [episode, before] = [episodes[at] as BelievedEpisode, episodes[at - 1]];
    if (!isTemporary(said(episode).placement.type)) return said(episode).placement;
    if (!before || !continuesInto(before, episode)) return undefined;
  }
  return undefined;
};

const IMPLIED = {
  ChildMoved: ['P', 'B'],
  PlacementDetailsChanged: ['T', 'U'],
  ChildTemporarilyAbsent: ['P', 'B'],
  ChildReturned: ['P', 'B'],
} as const;

/** Keeps the RNE a return gave where the fact alone would tell of another. */
const withReasonGiven = (fact: ChildFact, now: Said, then: Said): ChildFact => {
  if (fact.type === 'LegalStatusChanged') return fact;
  const [alone, withStatus] = IMPLIED[fact.type as keyof typeof IMPLIED];
  const implied = now.legalStatus === then.legalStatus ? alone : withStatus;
  const given = now.reasonForNewEpisode;
  return implied === given ? fact : ({ ...fact, reasonForNewEpisode: given } as ChildFact);
};

const ending = ({ to, from, reasonCeased, stated }: BelievedEpisode): readonly ChildFact[] => {
  if (to === null) return [];
  const told = { effectiveOn: to, began: from, source: sourceOf(stated) };
  return reasonCeased === null || reasonCeased === 'X1'
    ? [{ type: 'EpisodeCeased', ...told }]
    : [{ type: 'ChildDischarged', ...told, reason: reasonCeased as Exclude<ReasonEpisodeCeased, 'X1'> }];
};
