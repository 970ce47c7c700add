import type { HomeTold } from '../../asking/homes.js';
import { purchases, type Purchase } from '../../domain/fee/codes.js';
import { feeWords as words } from '../../words/fee-words.js';
import { poundsInWords } from '../../words/money-in-words.js';
import { dayShown } from '../layout/record-shown.js';
import { paths } from '../paths.js';

type Fee = HomeTold['fees'][number];

/** A fee in words: what it comes to with its extras, and how it was bought. */
export const feeShown = ({ weekly, extrasWeekly, purchase, framework, booking, from, to }: Fee) => ({
  weekly: poundsInWords(weekly + extrasWeekly),
  extras: extrasWeekly === 0 ? '' : `${poundsInWords(extrasWeekly)} of it extras`,
  bought: `${purchases[purchase as Purchase].words}${framework === null ? '' : ` ${framework}`}${booking === null ? '' : ` ${booking}`}`,
  since: dayShown(from, ''),
  until: dayShown(to, 'No end is recorded'),
});

/** Each of these children with the fee in force on the day; whoever may record it is offered to. */
export const feesShown = (provider: string, { fees }: HomeTold, children: readonly string[], mayRecord: boolean) => {
  const agreed = new Map(fees.map((fee) => [fee.subject, fee]));
  return children.map((child) => ofChild(provider, child, agreed.get(child), mayRecord));
};

const ofChild = (provider: string, child: string, fee: Fee | undefined, mayRecord: boolean) => ({
  child,
  fee: fee ? feeShown(fee) : undefined,
  actions: mayRecord
    ? [
        { text: words.agree, href: paths.feeForm(provider, child, 'fee-agreed') },
        ...(fee ? [{ text: words.end, href: paths.feeForm(provider, child, 'fee-ended') }, { text: words.putRight, href: paths.childPart(child, 'timeline', { type: 'FeeAgreed' }) }] : []),
      ]
    : [],
});
