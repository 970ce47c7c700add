import type { HomeListed } from '../../asking/homes.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { feeTiers, purchases, type FeeTier, type Purchase } from '../../domain/fee/codes.js';
import type { FeeFact } from '../../domain/fee/events.js';
import type { Pence } from '../../domain/money.js';
import { feeForms as words } from '../../words/fee-words.js';
import { formWords } from '../../words/form-words.js';
import { given, type RecordingForm } from '../layout/form/form.js';
import { effectiveOn } from './registration-forms.js';

const { notGiven } = formWords;
const { agreed, ended } = words;

/** How a place in the home is had stands there, where there is only one way. */
const waysOf = (home: HomeListed | null) => {
  const [framework, ...others] = home?.frameworks ?? [];
  return framework && others.length === 0 && home?.bookings.length === 0 ? { purchase: 'framework', framework: framework.framework } : {};
};

/** A fee for a child who is placed in a home; it is paid to the home. */
export const feeAgreedForm = (provider: string, home: HomeListed | null): RecordingForm<FeeFact> => {
  const now: { readonly purchase?: string; readonly framework?: string } = waysOf(home);
  const before = (value: string | undefined) => (value === undefined ? {} : { before: value });
  return {
    name: 'fee-agreed',
    title: agreed.title,
    fields: [
      { name: 'effectiveOn', ...agreed.fields.effectiveOn, kind: 'day' },
      { name: 'weekly', ...agreed.fields.weekly, kind: 'pounds' },
      { name: 'tier', ...agreed.fields.tier, kind: 'code', codes: feeTiers, optional: notGiven },
      { name: 'purchase', ...agreed.fields.purchase, kind: 'code', codes: purchases, ...before(now.purchase) },
      { name: 'framework', ...agreed.fields.framework, kind: 'reference', optional: notGiven, ...before(now.framework) },
      { name: 'booking', ...agreed.fields.booking, kind: 'reference', optional: notGiven },
      { name: 'until', ...agreed.fields.until, kind: 'day', optional: notGiven },
    ],
    factOf: (fit) => ({
      type: 'FeeAgreed',
      effectiveOn: effectiveOn(fit),
      terms: {
        weekly: Number(fit['weekly']) as Pence, purchase: fit['purchase'] as Purchase, payee: provider,
        ...(given(fit, ['tier']) as { readonly tier?: FeeTier }), ...given(fit, ['framework', 'booking']),
      },
      ...(fit['until'] ? { until: fit['until'] as CalendarDate } : {}),
    }),
  };
};

export const feeEndedForm: RecordingForm<FeeFact> = {
  name: 'fee-ended',
  title: ended.title,
  fields: [{ name: 'effectiveOn', ...ended.fields.effectiveOn, kind: 'day' }],
  factOf: (fit) => ({ type: 'FeeEnded', effectiveOn: effectiveOn(fit) }),
};
