import type { ChildStep } from '../../audit/child-steps.js';

export const stepColumns = [
  'as_at',
  'known_at',
  'child',
  'because_of',
  'from',
  'to',
  'reason_for_new_episode',
  'legal_status',
  'category_of_need',
  'placement_type',
  'provider',
  'urn',
  'reason_ceased',
  'reason_place_change',
] as const;

/** The episodes believed after each step, one row each; a step after which none is believed is one row with none. */
export const stepRows = (child: string, steps: readonly ChildStep[]) =>
  steps.flatMap(({ entries, believed }) => {
    const because = entries.map(({ type }) => type).join(' ');
    const step = [null, entries.at(-1)?.number, child, because];
    if (believed.length === 0) return [[...step, ...stepColumns.slice(step.length).map(() => null)]];
    return believed.map(({ placement, away, awayUrn, ...episode }) => [
      ...step,
      episode.from,
      episode.to,
      episode.reasonForNewEpisode,
      episode.legalStatus,
      episode.categoryOfNeed,
      away ?? placement.type,
      away ? null : placement.provider,
      away ? awayUrn : placement.urn,
      episode.reasonCeased,
      episode.changeReason,
    ]);
  });
