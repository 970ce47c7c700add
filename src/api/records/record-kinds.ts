import { z } from 'zod';
import type { AboutRecord } from '../../recording/record-about.js';
import { recordableFacts } from '../../recording/recordable.js';
import { verbsAsked } from '../verbs-asked.js';

export type Kind = AboutRecord['kind'];

/** Kinds of records as they stand in an address. */
const KINDS: Readonly<Record<string, Kind>> = {
  series: 'series', plans: 'plan', plan: 'plan',
  carers: 'carer', providers: 'provider', fees: 'fee', rates: 'rates', budgets: 'budget', 'short-breaks': 'short-break', 'short-break': 'short-break', carer: 'carer', provider: 'provider', fee: 'fee', budget: 'budget',
  leavers: 'leaver', leaver: 'leaver', support: 'support', cohorts: 'cohort', cohort: 'cohort',
};

export const kindNamed = (named: string): Kind | undefined => (Object.hasOwn(KINDS, named) ? KINDS[named] : undefined);

/** For the description of the doors: a fact of any kind. */
export const anyFact = 'any';

const verbs = {
  any: verbsAsked(z.union(Object.values(recordableFacts))),
  carer: verbsAsked(recordableFacts.carer),
  provider: verbsAsked(recordableFacts.provider),
  fee: verbsAsked(recordableFacts.fee),
  rates: verbsAsked(recordableFacts.rates),
  budget: verbsAsked(recordableFacts.budget),
  series: verbsAsked(recordableFacts.series),
  plan: verbsAsked(recordableFacts.plan),
  support: verbsAsked(recordableFacts.support),
  cohort: verbsAsked(recordableFacts.cohort),
  leaver: verbsAsked(recordableFacts.leaver),
  edition: verbsAsked(recordableFacts.edition),
  'short-break': verbsAsked(recordableFacts['short-break']),
};

/** The three verbs as they are sent about records of a kind. */
export const verbsOf = (kind: Kind | typeof anyFact) => verbs[kind];
