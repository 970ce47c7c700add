import type { CalendarDate, CollectionYear } from '../calendar.js';
import type {
  CategoryOfNeed, LegalStatus, MissingKind, PlacementChangeReason, PlacementProvider, PlacementType,
  ReasonEpisodeCeased, ReasonForNewEpisode, ReviewCode, SiblingsApartReason, TemporaryType,
} from '../codes.js';
import type { EntryId, EntryStruckOut, Source } from '../entry.js';

/**
 * What can happen to a child in care, as the SSDA903 return tells it. These shapes are stored for
 * ever: to change one, keep the old shape in upcasts.ts and add a step (docs/how-to/change-an-event.md).
 * Whatever names a person lies under `identity` and nowhere else.
 */
export type ChildEvent = ChildFact | EntryStruckOut;
export type ChildFact =
  | EpisodeFact | ChildReturned | ChildWentMissing | ChildFound | ChildReviewed
  | ChildDischarged | EpisodeCeased | PlacementMeasured | ParticularsRecorded | AsylumStatusRecorded | SiblingGroupJoined
  | SiblingsPlacedApart | StatedFact | ReturnReceived;

/** The facts that begin an episode: an unbroken stretch with one legal status, placement and carer. */
export type EpisodeFact =
  | ChildAdmitted | ChildAlreadyInCare | ChildMoved | PlacementDetailsChanged | LegalStatusChanged | ChildTemporarilyAbsent;

/** Where a child lives: the return's PLACE, PLACE_PROVIDER, URN, and the derived PL_LA and PL_DISTANCE. */
export type Placement = {
  readonly type: PlacementType;
  /** Absent for temporary placements (T0–T4) and `Z1`. */
  readonly provider?: PlacementProvider;
  /** Ofsted's unique reference number of the home or agency. */
  readonly urn?: string;
  /** The provider's record by the authority's own reference, where it has no URN. */
  readonly home?: string;
  /** The carer household, by the authority's own reference. */
  readonly carer?: string;
  /** The authority in which the placement lies: a GSS code, or SCO, WAL, NIR. */
  readonly authority?: string;
  /** Straight-line miles from home to placement, to one decimal (PL_DISTANCE). */
  readonly distance?: number;
};

export type Postcodes = { readonly homePostcode?: string; readonly placementPostcode?: string };

type Told = {
  readonly effectiveOn: CalendarDate;
  readonly corrects?: EntryId;
  /** The row of the return it was taken from, where it was. */
  readonly source?: Source;
};

/** Said of every fact that begins an episode: what is absent stays as it was. */
type Begins = Told & {
  /** Why the placement before it ended; unknown in some returns. */
  readonly reason?: PlacementChangeReason;
  /** As a return gave it, only where it is not the one the fact itself implies. */
  readonly reasonForNewEpisode?: ReasonForNewEpisode;
  readonly identity?: Postcodes;
};

/** Came into the authority's care (RNE S). */
export type ChildAdmitted = Begins & {
  readonly type: 'ChildAdmitted';
  readonly legalStatus: LegalStatus;
  readonly categoryOfNeed: CategoryOfNeed;
  readonly placement: Placement;
};

/** The records begin, or resume, with the child already in care: the day of coming into care is not in them. */
export type ChildAlreadyInCare = Begins & {
  readonly type: 'ChildAlreadyInCare';
  readonly legalStatus: LegalStatus;
  readonly categoryOfNeed: CategoryOfNeed;
  readonly placement: Placement;
};

/** Went to live with another carer (RNE P; B where the legal status changed too). */
export type ChildMoved = Begins & {
  readonly type: 'ChildMoved';
  readonly placement: Placement;
  readonly legalStatus?: LegalStatus;
  readonly categoryOfNeed?: CategoryOfNeed;
};

/** The placement changed but not the carer (RNE T; U where the legal status changed too). */
export type PlacementDetailsChanged = Begins & {
  readonly type: 'PlacementDetailsChanged';
  readonly placement: Placement;
  readonly legalStatus?: LegalStatus;
  readonly categoryOfNeed?: CategoryOfNeed;
};

/** Only the legal status changed (RNE L). */
export type LegalStatusChanged = Begins & {
  readonly type: 'LegalStatusChanged';
  readonly legalStatus: LegalStatus;
  /** Only where a return says L and yet tells of another placement. */
  readonly placement?: Placement;
  readonly categoryOfNeed?: CategoryOfNeed;
};

/** Is away from the placement for a time, which stays the child's own (PLACE T0–T4). */
export type ChildTemporarilyAbsent = Begins & {
  readonly type: 'ChildTemporarilyAbsent';
  readonly kind: TemporaryType;
  readonly urn?: string;
  readonly legalStatus?: LegalStatus;
  readonly categoryOfNeed?: CategoryOfNeed;
};

/** Came back to the placement from a temporary absence. */
export type ChildReturned = Begins & {
  readonly type: 'ChildReturned';
  readonly legalStatus?: LegalStatus;
  readonly categoryOfNeed?: CategoryOfNeed;
};

/** Went missing (M), or away from placement without authorisation (A). */
export type ChildWentMissing = Told & { readonly type: 'ChildWentMissing'; readonly kind: MissingKind };

/** Was found, or came back. */
export type ChildFound = Told & { readonly type: 'ChildFound'; readonly began?: CalendarDate };

/** The child's care was reviewed. */
export type ChildReviewed = Told & { readonly type: 'ChildReviewed'; readonly participation: ReviewCode };

/** Left the authority's care (DEC with a REC other than X1). */
export type ChildDischarged = Told & {
  readonly type: 'ChildDischarged';
  readonly began?: CalendarDate;
  readonly reason: Exclude<ReasonEpisodeCeased, 'X1'>;
};

/**
 * A return ends an episode as if another were to follow, and none follows that day; or an episode is
 * cut short where one begins that says the child came into care anew. Comes only from returns.
 */
export type EpisodeCeased = Told & { readonly type: 'EpisodeCeased'; readonly began: CalendarDate };

/**
 * How far from home the placement of that day lies, where nobody said: worked out from both postcodes by the directory
 * named. It holds while the child stays with that carer and neither postcode changes, or turns out to have been wrong.
 */
export type PlacementMeasured = Told & {
  readonly type: 'PlacementMeasured';
  /** Straight-line miles, to one decimal (PL_DISTANCE). */
  readonly distance: number;
  readonly authority?: string;
  readonly directory: string;
  readonly identity?: Postcodes;
};

/** Is one of a group of siblings, by the authority's own reference to the group. */
export type SiblingGroupJoined = Told & { readonly type: 'SiblingGroupJoined'; readonly group: string };

/** Lives apart from siblings in care, for a reason. */
export type SiblingsPlacedApart = Told & { readonly type: 'SiblingsPlacedApart'; readonly reason: SiblingsApartReason };

/** Who the child is. Takes effect on the day of birth, for it is said of the whole life. */
export type ParticularsRecorded = Told & {
  readonly type: 'ParticularsRecorded';
  readonly dateOfBirth: CalendarDate;
  /** SEX: 1, 2; from collection year 2025 M, F, U. */
  readonly sex: string;
  readonly ethnicity: string;
  readonly disability?: string;
  readonly mother?: boolean;
  readonly motherOfChildBornOn?: CalendarDate;
  readonly identity?: { readonly upn?: string; readonly name?: string };
};

/** Is, or was until `ceasedOn`, an unaccompanied asylum-seeking child (DUC). */
export type AsylumStatusRecorded = Told & { readonly type: 'AsylumStatusRecorded'; readonly ceasedOn?: CalendarDate };

/**
 * What the return says of a child beside the episodes: a row of OC2, OC3, AD1, PlacedAdoption, PrevPerm, SWEpisodes
 * or DoLo, by the return's own column names. What names a person (SW_ID) is under `identity`.
 */
export type StatedFact = Told & {
  readonly type:
    | 'HealthOutcomesStated' | 'CareLeaverStated' | 'AdoptionStated' | 'AdoptionPlanStated'
    | 'PreviousPermanenceStated' | 'SocialWorkerStated' | 'DeprivationOfLibertyStated';
  readonly stated: Readonly<Record<string, string>>;
  readonly identity?: Readonly<Record<string, string>>;
};

/** What one year's return said of the child, row by row as it came. The facts drawn from it are entries of their own. */
export type ReturnReceived = Told & {
  readonly type: 'ReturnReceived';
  readonly year: CollectionYear;
  readonly rows: readonly ReturnedRow[];
  /** Names of the files, and the cells that name people, by place in `rows`. */
  readonly identity?: { readonly files?: readonly string[]; readonly cells?: readonly Readonly<Record<string, string>>[] };
};

export type ReturnedRow = {
  readonly table: string;
  readonly row: number;
  /** Which of the files, by place in `identity.files`. */
  readonly file: number;
  /** The cells that are not blank, by column; dates as `YYYY-MM-DD`. */
  readonly cells: Readonly<Record<string, string>>;
};
