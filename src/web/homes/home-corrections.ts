import type { ProviderDetails, ProviderFact } from '../../domain/provider/events.js';
import type { HomeFormName } from '../../words/home-words.js';
import { answersIn, correctionBy, type Correction } from '../layout/form/putting-right.js';
import { homeFormNamed } from './home-forms.js';
import { codeOfAuthority } from './registration-forms.js';

/** The form on which a fact of each type is recorded. */
const FORM_OF: Readonly<Record<ProviderFact['type'], HomeFormName>> = {
  ProviderRegistered: 'register', ProviderDetailsChanged: 'details', ProviderInspected: 'inspected', RegistrationSuspended: 'suspended',
  RegistrationRestored: 'restored', RegistrationEnded: 'closed', FrameworkJoined: 'framework-joined', FrameworkLeft: 'framework-left',
  BlockBooked: 'booked', BlockBookingEnded: 'booking-ended',
};

/** How a fact of a home is put right: on the form on which it is recorded, of which its reference is no part. */
export const homeCorrection = (fact: ProviderFact): Correction<ProviderFact> | undefined => {
  const form = homeFormNamed(FORM_OF[fact.type], '', null, detailsOf(fact));
  return form && correctionBy(fact, form, (one) => {
    const { authority: _authority, ...answers } = answersIn(form.fields, one);
    const authority = codeOfAuthority(detailsOf(one)?.authority);
    return { ...answers, ...(authority === undefined ? {} : { authority }) };
  });
};

const detailsOf = (fact: ProviderFact): ProviderDetails | undefined => ('details' in fact ? fact.details : undefined);
