import type { LeaverEvent } from '../domain/leaver/events.js';

/** What happened, by type of entry, in a care leaver's record. */
export const leaverEntryTypes: Readonly<Record<Exclude<LeaverEvent['type'], 'EntryStruckOut'>, string>> = {
  PersonalAdviserAllocated: 'Personal adviser allocated',
  PersonalAdviserEnded: 'Personal adviser ended',
  PathwayPlanMade: 'Pathway plan made',
  PathwayPlanReviewed: 'Pathway plan reviewed',
  LeaverContacted: 'Contact with a care leaver',
  LeaverAccommodated: 'Care leaver’s accommodation',
  LeaverActivityTold: 'Care leaver’s education, training or work',
  StayingPutBegan: 'Staying put began',
  StayingPutEnded: 'Staying put ended',
  SupportRequested: 'Asked for leaving care support',
  LeavingCareSupportEnded: 'Leaving care support ended',
};
