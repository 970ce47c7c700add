import type { FeeFact, FeeTerms, Shares } from '../../domain/fee/events.js';
import type { Pence } from '../../domain/money.js';
import { feeForms as words } from '../../words/fee-words.js';
import type { Fit, FormField, RecordingForm } from '../layout/form/form.js';
import { answersIn, correctionBy, type Correction } from '../layout/form/putting-right.js';
import { feeAgreedForm, feeEndedForm } from './fee-forms.js';

/** How a fact of what is paid for a child is put right; what is paid once, and invoices, have no form. */
export const feeCorrection = (fact: FeeFact): Correction<FeeFact> | undefined => {
  const form = formOf(fact);
  return form && correctionBy(fact, form, (one) => ({ ...answersIn(form.fields, one), ...sharesIn(one) }));
};

const formOf = (fact: FeeFact): RecordingForm<FeeFact> | undefined => {
  switch (fact.type) {
    case 'FeeAgreed':
    case 'FeeChanged':
      return fact.terms.shares ? withShares(feeAgreedForm('', null)) : feeAgreedForm('', null);
    case 'FeeEnded':
      return feeEndedForm;
    case 'OneOffCostIncurred':
    case 'InvoiceReceived':
      return undefined;
  }
};

const SHARES = ['socialCare', 'education', 'health'] as const satisfies readonly (keyof Shares)[];

/** Who pays how much must come to the fee: where it was told, it is asked for beside the fee. */
const withShares = (form: RecordingForm<FeeFact>): RecordingForm<FeeFact> => ({
  ...form,
  fields: form.fields.flatMap((one) => (one.name === 'weekly' ? [one, ...SHARES.map((name): FormField => ({ name, ...words.shares[name], kind: 'pounds' }))] : [one])),
  factOf: (fit) => {
    const fact = form.factOf(fit);
    return fact.type === 'FeeAgreed' ? { ...fact, terms: { ...fact.terms, shares: sharesOf(fit) } } : fact;
  },
});

const sharesOf = (fit: Fit): Shares => Object.fromEntries(SHARES.map((name) => [name, Number(fit[name]) as Pence])) as unknown as Shares;

const sharesIn = (fact: FeeFact): Fit => {
  const terms: FeeTerms | undefined = 'terms' in fact ? fact.terms : undefined;
  return terms?.shares ? Object.fromEntries(Object.entries(terms.shares).map(([name, paid]) => [name, String(paid)])) : {};
};
