import type { ReferralOutcome, SupportService } from '../../src/domain/support/codes.js';
import { count, share, type Behind, type Figure } from '../figure.js';
import type { Told } from '../timeline.js';
import type { referralOutcomes } from './support.projection.js';

type Outcome = Told<typeof referralOutcomes>;

const SERVICE: SupportService = 'edge-of-care';

const OUTCOMES: readonly (readonly [outcome: ReferralOutcome, id: string, words: string])[] = [
  ['reduced', 'reduced', 'Reduced intervention since referral to edge of care'],
  ['increased', 'increased', 'Increased intervention since referral to edge of care'],
  ['no-change', 'noChange', 'No change since referral to edge of care'],
];

/**
 * Children on whom edge of care work has had an impact (strategy 2019–2022, table “as at 31 December 18”: children with
 * reduced intervention since referral to edge of care, with increased intervention, and with no change, and what percent
 * each is of all of them).
 *
 * Every child of whom an outcome of a referral to the edge of care service was told by the day is counted once, by the
 * latest outcome told by then, whether or not the referral is closed; a child of whom none was told yet is in no figure.
 * Where two referrals of a child had an outcome told on one day the later referral’s counts. The source does not say what
 * of a child referred twice: that is our choice. Percent is to one decimal; the strategy prints it whole.
 *
 * Rows: the outcomes that hold on the day.
 */
export const edgeOfCare = (rows: readonly Outcome[]): readonly Figure[] => {
  const latest = latestOfEach(rows.filter(({ service }) => service === SERVICE));
  const withOutcome = (outcome: ReferralOutcome): readonly Behind[] =>
    latest.filter((row) => row.outcome === outcome).map(({ subject }) => ({ kind: 'support', id: subject }));
  const all = latest.map(({ subject }): Behind => ({ kind: 'support', id: subject }));
  return [
    ...OUTCOMES.flatMap(([outcome, id, words]) => [
      count(`edgeOfCare.${id}`, words, 'children', withOutcome(outcome)),
      share(`edgeOfCare.${id}.percent`, `${words}, percent`, withOutcome(outcome), all.length),
    ]),
    count('edgeOfCare.total', 'Children with an outcome of a referral to edge of care', 'children', all),
  ];
};

const latestOfEach = (rows: readonly Outcome[]): readonly Outcome[] => {
  const latest = new Map<string, Outcome>();
  for (const row of rows) {
    const other = latest.get(row.subject);
    if (!other || isLater(row, other)) latest.set(row.subject, row);
  }
  return [...latest.values()];
};

const isLater = (one: Outcome, other: Outcome): boolean =>
  (one.from - other.from || one.referredOn - other.referredOn || (one.referral > other.referral ? 1 : -1)) > 0;
