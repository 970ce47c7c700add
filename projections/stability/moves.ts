import { isShortBreak, type LegalStatus, type PlacementChangeReason } from '../../src/domain/codes.js';

/** An episode as reasons for moves need it. Days are day numbers, `[from, to)`. */
export type EpisodeEnding = {
  readonly child: string;
  readonly from: number;
  readonly to: number;
  readonly reasonForNewEpisode: string;
  readonly changeReason: string | null;
  readonly legalStatus: string;
  readonly placementBegan: number;
};

/** A move to another carer: whose, on which day, and why the placement before ended; null where it is not recorded. */
export type Move = { readonly child: string; readonly on: number; readonly reason: string | null };

/**
 * Reasons that end a placement by no plan of the authority's: the carer asked (CREQB, CREQO), an allegation (ALLEG), a
 * concern about standards (STAND), approval taken away (APPRR). The set is this product's own: the department publishes all
 * reasons and calls none of them unplanned. A child's own wish (CHILD) is not among them, for plans are made of it; nor is
 * a resignation or closure (CLOSE), which comes with notice, nor custody, which is a court's.
 */
export const UNPLANNED = ['CREQB', 'CREQO', 'ALLEG', 'STAND', 'APPRR'] as const satisfies readonly PlacementChangeReason[];

/**
 * Moves to another carer in some days, both included, by REASON_PLACE_CHANGE of the placement that ceased (written on the
 * episode that ends; DfE, underlying data 2018, CLA_RPC_*): the next episode begins the same day with RNE P or B, and a
 * placement with it. Going away for a time (T0–T4) and coming back are no moves, nor is anything about short breaks (V3, V4).
 */
export const movesIn = (episodes: readonly EpisodeEnding[], first: number, last: number): readonly Move[] =>
  episodes.flatMap((next, place) => {
    const before = episodes[place - 1];
    if (!before || before.child !== next.child || before.to !== next.from) return [];
    if (next.from < first || next.from > last || next.from !== next.placementBegan) return [];
    if (!'PB'.includes(next.reasonForNewEpisode) || [before, next].some(onShortBreak)) return [];
    return [{ child: next.child, on: next.from, reason: before.changeReason }];
  });

const onShortBreak = ({ legalStatus }: EpisodeEnding): boolean => isShortBreak(legalStatus as LegalStatus);
