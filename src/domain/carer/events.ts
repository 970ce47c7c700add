import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type {
  AllegationOutcome, ApprovalType, DeregistrationReason, ExitTheme, ReviewOutcome, UnavailableReason,
} from './codes.js';

/**
 * What can happen to a foster carer household, from the first enquiry to deregistration and the interview after it. These
 * shapes are stored for ever: to change one, keep the old shape in upcasts.ts and add a step
 * (docs/how-to/change-an-event.md). Whatever names a person lies under `identity` and nowhere else.
 */
export type CarerEvent = CarerFact | EntryStruckOut;
export type CarerFact =
  | CarerEnquired | CarerApplied | CarerAssessmentBegan | CarerPanelHeld | CarerApplicationClosed
  | CarerApproved | CarerApprovalVaried | CarerDeregistered | ExitInterviewHeld
  | UsualLimitExempted | UsualLimitExemptionEnded | PlacesUnavailable | PlacesAvailableAgain
  | CarerReviewed | HubJoined | HubLeft | AllegationRaised | AllegationConcluded | SkillsLevelSet
  | CarerPersonJoined | CarerPersonLeft | CarerAddressRecorded;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** First asked about fostering. */
export type CarerEnquired = Told & { readonly type: 'CarerEnquired' };
/** Applied to foster. */
export type CarerApplied = Told & { readonly type: 'CarerApplied' };
/** The assessment began. */
export type CarerAssessmentBegan = Told & { readonly type: 'CarerAssessmentBegan' };
/** The fostering panel considered the household. */
export type CarerPanelHeld = Told & {
  readonly type: 'CarerPanelHeld';
  readonly recommendation: 'approve' | 'not-approve' | 'defer';
};
/** The application ended without approval. */
export type CarerApplicationClosed = Told & { readonly type: 'CarerApplicationClosed'; readonly why: 'withdrawn' | 'not-approved' };

/** What a household is approved for. */
export type ApprovalTerms = {
  /** How many children may be placed at once, 1 or more. */
  readonly places: number;
  /** Completed years, both included: 0 and 17 for a child of any age. */
  readonly ageFrom: number;
  readonly ageTo: number;
  /** One or several: approvals are counted by type, households once. */
  readonly types: readonly ApprovalType[];
  /** Of a connected person temporarily approved (regulation 24): the first day on which it no longer holds, unless extended. */
  readonly until?: CalendarDate;
};

/** Was approved to foster. */
export type CarerApproved = Told & {
  readonly type: 'CarerApproved';
  readonly terms: ApprovalTerms;
  /** The agency that approved and supports the household, by its reference; absent where it is the authority itself. */
  readonly agency?: string;
  /** The service the household came from, where it was approved elsewhere before. */
  readonly transferredFrom?: string;
};

/** The terms of approval were changed; these are the new ones, whole. */
export type CarerApprovalVaried = Told & { readonly type: 'CarerApprovalVaried'; readonly terms: ApprovalTerms };

/** Approval ended. */
export type CarerDeregistered = Told & {
  readonly type: 'CarerDeregistered';
  readonly reason: DeregistrationReason;
  /** Of a special guardianship: the child it was taken for. */
  readonly child?: string;
  /** The service the household went to. */
  readonly transferredTo?: string;
};

/** The household told why it left. What it said in its own words is identity. */
export type ExitInterviewHeld = Told & {
  readonly type: 'ExitInterviewHeld';
  readonly themes: readonly ExitTheme[];
  readonly identity?: { readonly note?: string };
};

/** May foster more than the usual limit of three (Children Act 1989, Schedule 7, paragraph 4): so many, and until when. */
export type UsualLimitExempted = Told & {
  readonly type: 'UsualLimitExempted';
  /** How many children in all may be placed while it lasts. */
  readonly places: number;
  /** The first day on which it no longer holds. */
  readonly until?: CalendarDate;
};
export type UsualLimitExemptionEnded = Told & { readonly type: 'UsualLimitExemptionEnded' };

/** So many of the approved places cannot be filled, and why; it takes the place of what was said of this before. */
export type PlacesUnavailable = Told & {
  readonly type: 'PlacesUnavailable';
  readonly places: number;
  readonly reason: UnavailableReason;
  /** The first day on which they can be filled again. */
  readonly until?: CalendarDate;
};
/** Every approved place can be filled again. */
export type PlacesAvailableAgain = Told & { readonly type: 'PlacesAvailableAgain' };

/** Approval was reviewed (Fostering Services Regulations 2011, regulation 28). */
export type CarerReviewed = Told & { readonly type: 'CarerReviewed'; readonly outcome: ReviewOutcome };

/** Joined a support hub (Mockingbird), by the hub's reference. */
export type HubJoined = Told & { readonly type: 'HubJoined'; readonly hub: string };
export type HubLeft = Told & { readonly type: 'HubLeft' };

/** An allegation was made against somebody in the household. `allegation` is its reference. */
export type AllegationRaised = Told & { readonly type: 'AllegationRaised'; readonly allegation: string };
export type AllegationConcluded = Told & {
  readonly type: 'AllegationConcluded';
  readonly allegation: string;
  readonly outcome: AllegationOutcome;
};

/** The level of skill the household is paid at, 1 or more; levels are the authority's own (rates/events.ts). */
export type SkillsLevelSet = Told & { readonly type: 'SkillsLevelSet'; readonly level: number };

/** Somebody in the household fosters. `person` tells the carers of one household apart: 1, 2 … */
export type CarerPersonJoined = Told & {
  readonly type: 'CarerPersonJoined';
  readonly person: number;
  readonly dateOfBirth: CalendarDate;
  /** SEX and ETHNIC, by the return's codes. */
  readonly sex?: string;
  readonly ethnicity?: string;
  readonly identity?: { readonly name?: string };
};
/** No longer fosters in this household. */
export type CarerPersonLeft = Told & { readonly type: 'CarerPersonLeft'; readonly person: number };

/** Where the household lives. */
export type CarerAddressRecorded = Told & {
  readonly type: 'CarerAddressRecorded';
  /** The authority in which it lies: a GSS code. */
  readonly authority?: string;
  readonly identity?: { readonly address?: string; readonly postcode?: string };
};
