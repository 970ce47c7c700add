import { supportServices } from '../../src/domain/support/codes.js';
import { inId } from '../carers/own-households.js';
import { count, type Behind, type Figure, type Unit } from '../figure.js';
import type { Told } from '../timeline.js';
import type { referrals, supportHappenings } from './support.projection.js';

type Happening = Told<typeof supportHappenings>;

type Counted = { readonly subject: string; readonly service: string | null };

/** All, and of each service. */
const byService = (id: string, words: string, unit: Unit, counted: readonly Counted[]): readonly Figure[] => [
  count(id, words, unit, behind(counted)),
  ...Object.entries(supportServices).map(([service, told]) =>
    count(`${id}.${inId(service)}`, `${words}: ${told.words}`, unit, behind(counted.filter((one) => one.service === service)))),
];

const behind = (counted: readonly Counted[]): readonly Behind[] => counted.map(({ subject }) => ({ kind: 'support', id: subject }));

const ofKind = (happenings: readonly Happening[], kind: string): readonly Counted[] =>
  happenings.filter((one) => one.kind === kind).map(({ subject, detail }) => ({ subject, service: detail }));

/**
 * Referrals to the services that keep children safely out of care (strategy 2019–2022: edge of care, family group
 * conferencing, multi-systemic therapy, Pause): open on the evening of the day asked about, and made and closed in the period.
 * A child referred twice counts twice. The strategy names the services and gives no figures of these: what is counted is our
 * choice.
 */
export const referralsByService = (
  open: readonly Told<typeof referrals>[], happenings: readonly Happening[],
): readonly Figure[] => [
  ...byService('referrals.open', 'Referrals open', 'referrals', open),
  ...byService('referrals.made', 'Referrals made', 'referrals', ofKind(happenings, 'referral-made')),
  ...byService('referrals.closed', 'Referrals closed', 'referrals', ofKind(happenings, 'referral-closed')),
];

/**
 * Admissions into care avoided in the period, by the service whose referral is named, and those for which none is. Each is
 * what a worker judged and recorded on a day; the sources speak of “reducing admissions” (demand management 2018) and define
 * no count of those avoided.
 */
export const admissionsAvoided = (happenings: readonly Happening[]): readonly Figure[] => {
  const avoided = ofKind(happenings, 'admission-avoided');
  return [
    ...byService('admissionsAvoided', 'Admissions into care avoided', 'admissions', avoided),
    count('admissionsAvoided.withoutReferral', 'Admissions into care avoided: no referral named', 'admissions',
      behind(avoided.filter(({ service }) => service === null))),
  ];
};
