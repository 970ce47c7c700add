import type { CarerFact } from '../../domain/carer/events.js';
import type { stepsTowards, CarerFormName } from '../../words/carer-words.js';
import { answersIn, correctionBy, type Correction } from '../layout/form/putting-right.js';
import { carerFormNamed } from './carer-forms.js';

/** The form on which a fact of each type is recorded. */
const FORM_OF: Readonly<Record<CarerFact['type'], CarerFormName>> = {
  CarerEnquired: 'step', CarerApplied: 'step', CarerAssessmentBegan: 'step', CarerPanelHeld: 'step', CarerApplicationClosed: 'step',
  CarerApproved: 'approve', CarerApprovalVaried: 'vary', CarerDeregistered: 'deregister', ExitInterviewHeld: 'exit-interview',
  UsualLimitExempted: 'exempt', UsualLimitExemptionEnded: 'end-exemption', PlacesUnavailable: 'unavailable', PlacesAvailableAgain: 'available',
  CarerReviewed: 'review', HubJoined: 'hub-joined', HubLeft: 'hub-left', AllegationRaised: 'allegation',
  AllegationConcluded: 'allegation-concluded', SkillsLevelSet: 'level', CarerPersonJoined: 'person-joined', CarerPersonLeft: 'person-left',
  CarerAddressRecorded: 'address',
};

/** How a fact of a household is put right: on the form on which it is recorded. */
export const carerCorrection = (fact: CarerFact): Correction<CarerFact> | undefined => {
  const form = carerFormNamed(FORM_OF[fact.type], null);
  return form && correctionBy(fact, form, (one) => ({ ...answersIn(form.fields, one), ...stageOf(one) }));
};

/** What happened on the way to an approval is one answer on the form. */
const stageOf = (fact: CarerFact): { readonly stage?: keyof typeof stepsTowards } => {
  switch (fact.type) {
    case 'CarerEnquired':
      return { stage: 'enquired' };
    case 'CarerApplied':
      return { stage: 'applied' };
    case 'CarerAssessmentBegan':
      return { stage: 'assessed' };
    case 'CarerPanelHeld':
      return { stage: `panel-${fact.recommendation}` };
    case 'CarerApplicationClosed':
      return { stage: fact.why };
    default:
      return {};
  }
};
