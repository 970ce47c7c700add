import type { DayNumber } from '../domain/calendar.js';
import type {
  CategoryOfNeed,
  Ethnicity,
  LegalStatus,
  MissingKind,
  PlacementChangeReason,
  PlacementProvider,
  PlacementType,
  ReasonEpisodeCeased,
  ReasonForNewEpisode,
  ReviewCode,
} from '../domain/codes.js';

/** Where a child lives, and with whom: two settings with the same carer differ only in their particulars. */
export type Setting = {
  readonly type: PlacementType;
  readonly provider?: PlacementProvider;
  readonly urn?: string;
  readonly postcode?: string;
  readonly carer: string;
};

/** One unbroken stretch of legal status, placement and carer, `[from, to)`. */
export type Episode = {
  readonly from: DayNumber;
  readonly to?: DayNumber;
  readonly why: ReasonForNewEpisode;
  readonly legalStatus: LegalStatus;
  readonly need: CategoryOfNeed;
  readonly setting: Setting;
  readonly homePostcode?: string;
  readonly ceased?: ReasonEpisodeCeased;
  readonly moveReason?: PlacementChangeReason;
};

/** From coming into care to leaving it; or one short break, or one agreement for a series of them. */
export type PeriodOfCare = {
  readonly kind: 'care' | 'short-breaks';
  readonly episodes: readonly [Episode, ...Episode[]];
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly adoption?: AdoptionPlan;
};

/** The decision that a child should be placed for adoption, and what came of it. */
export type AdoptionPlan = {
  readonly decided: DayNumber;
  readonly matched?: DayNumber;
  readonly adopted?: DayNumber;
  readonly givenUp?: { readonly on: DayNumber; readonly why: 'RD1' | 'RD2' | 'RD3' | 'RD4' };
};

export type Review = { readonly on: DayNumber; readonly code: ReviewCode };
export type Absence = { readonly kind: MissingKind; readonly from: DayNumber; readonly to: DayNumber };

/** Everything that happens to one child, to its end: what a year's return tells of it is another matter. */
export type Story = {
  readonly born: DayNumber;
  readonly sex: 'male' | 'female';
  readonly ethnicity: Ethnicity;
  /** Sought asylum, and until when. */
  readonly asylum?: { readonly until: DayNumber };
  readonly motherSince?: DayNumber;
  readonly periods: readonly PeriodOfCare[];
  readonly reviews: readonly Review[];
  readonly missing: readonly Absence[];
};

/** A story with the number under which the authority knows the child. */
export type Child = { readonly ordinal: number; readonly id: string; readonly upn: string; readonly story: Story };

/** How many children the numbering has room for. */
export const MOST_CHILDREN = 800_000;

/** Six figures, each child's own and in no visible order; and a pupil number of authority 000, which there is not. */
export const numbered = (ordinal: number, story: Story): Child => ({
  ordinal,
  id: String(100_000 + ((ordinal * 611_953) % 900_000)),
  upn: `${'ABCDEFGHJKLMNPQRTUVWXYZ'.charAt((ordinal * 7) % 23)}000${String(ordinal + 1).padStart(9, '0')}`,
  story,
});

export const episodesOf = (story: Story): readonly Episode[] => story.periods.flatMap(({ episodes }) => episodes);

/** In care in the headline sense on a day: short breaks are not counted. */
export const inCareOn = (story: Story, on: DayNumber): boolean =>
  story.periods.some(({ kind, from, to }) => kind === 'care' && from <= on && on < to);
