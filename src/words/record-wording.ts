import { demandEntryTypes } from './demand-wording.js';
import type { BudgetEvent } from '../domain/budget/events.js';
import type { CarerEvent } from '../domain/carer/events.js';
import { editionEntryTypes } from './edition-wording.js';
import type { FeeEvent } from '../domain/fee/events.js';
import type { ProviderEvent } from '../domain/provider/events.js';
import type { RatesEvent } from '../domain/rates/events.js';
import { leaverEntryTypes } from './leaver-wording.js';
import type { RecordKind } from '../recording/streams.js';
import { seriesAndPlanEntryTypes } from './series-wording.js';
import { shortBreakEntryTypes } from './short-break-wording.js';
import { entryTypes } from './wording.js';

/** What a record is of, in a sentence: `child 123`. */
export const recordKinds: Readonly<Record<RecordKind, string>> = {
  child: 'child',
  carer: 'carer household',
  provider: 'provider',
  fee: 'fees of child',
  rates: 'rate card',
  budget: 'budget of',
  series: 'published series',
  plan: 'delivery plan',
  support: 'support to child',
  cohort: 'cohort',
  leaver: 'care leaver',
  edition: 'editions of',
  'short-break': 'short breaks of child',
};

type RecordEvent = CarerEvent | ProviderEvent | FeeEvent | RatesEvent | BudgetEvent;

/** What happened, by type of entry, about whatever is on record but a child. */
const recordEntryTypes: Readonly<Record<Exclude<RecordEvent['type'], 'EntryStruckOut'>, string>> = {
  CarerEnquired: 'Asked about fostering',
  CarerApplied: 'Applied to foster',
  CarerAssessmentBegan: 'Assessment began',
  CarerPanelHeld: 'Fostering panel considered the household',
  CarerApplicationClosed: 'Application ended without approval',
  CarerApproved: 'Approved to foster',
  CarerApprovalVaried: 'Terms of approval changed',
  CarerDeregistered: 'Approval to foster ended',
  ExitInterviewHeld: 'Exit interview held',
  UsualLimitExempted: 'Exempted from the usual fostering limit',
  UsualLimitExemptionEnded: 'Exemption from the usual fostering limit ended',
  PlacesUnavailable: 'Places cannot be filled',
  PlacesAvailableAgain: 'Places can be filled again',
  CarerReviewed: 'Approval was reviewed',
  HubJoined: 'Joined a support hub',
  HubLeft: 'Left the support hub',
  AllegationRaised: 'An allegation was made',
  AllegationConcluded: 'An allegation was concluded',
  SkillsLevelSet: 'Level of skill set',
  CarerPersonJoined: 'A carer joined the household',
  CarerPersonLeft: 'A carer left the household',
  CarerAddressRecorded: 'Address recorded',
  ProviderRegistered: 'Registered',
  ProviderDetailsChanged: 'Details of the registration changed',
  RegistrationSuspended: 'Registration suspended',
  RegistrationRestored: 'Suspension ended',
  RegistrationEnded: 'Registration ended',
  ProviderInspected: 'Inspected by Ofsted',
  FrameworkJoined: 'Joined a framework',
  FrameworkLeft: 'Left a framework',
  BlockBooked: 'Places booked in a block',
  BlockBookingEnded: 'Block booking ended',
  FeeAgreed: 'Fee agreed',
  FeeChanged: 'Fee changed',
  FeeEnded: 'Fee ended',
  OneOffCostIncurred: 'Paid for once',
  InvoiceReceived: 'Invoice received',
  RateCardSet: 'Rate card set',
  RatesUplifted: 'Rates raised',
  BudgetSet: 'Budget set',
  BudgetMoved: 'Budget moved between categories',
};

/** Put together once: a page of entries asks for it of every one of them. */
const allEntryTypes: Readonly<Record<string, string>> = { ...entryTypes, ...recordEntryTypes, ...seriesAndPlanEntryTypes, ...demandEntryTypes, ...leaverEntryTypes, ...editionEntryTypes, ...shortBreakEntryTypes };

/** What happened, by type of entry; undefined for a type this release does not know. */
export const entryTypeInWords = (type: string): string | undefined => allEntryTypes[type];
