import { dayNumber, plusMonths, type CalendarDate } from '../../src/domain/calendar.js';
import { proceedingsOutcomes } from '../../src/domain/support/codes.js';
import { inId } from '../carers/own-households.js';
import { count, toTenths, type Behind, type Figure } from '../figure.js';
import type { Told } from '../timeline.js';
import type { careProceedings, supportHappenings } from './support.projection.js';

type Happening = Told<typeof supportHappenings>;

const behind = (rows: readonly { readonly subject: string }[]): readonly Behind[] =>
  rows.map(({ subject }) => ({ kind: 'support', id: subject }));

/**
 * Care proceedings issued, month by month, in the whole calendar months that the period touches, and their average per
 * month to one decimal (“In 2017/18 the average number of care proceedings instigated per month was 19.5. Thus far in
 * 2018/19 this has reduced to an average of 15.4”, the council’s demand management and placement sufficiency, 2018).
 *
 * Proceedings are counted for each child they are about, on the day they were issued for that child. The paper does not say
 * whether it counts children or applications to the court: that is our choice. A month that is not over yet lowers the
 * average: ask for whole months.
 *
 * Rows: what happened in those months.
 */
export const proceedingsIssued = (happenings: readonly Happening[], months: readonly CalendarDate[]): readonly Figure[] => {
  const issued = happenings.filter(({ kind }) => kind === 'proceedings-issued');
  const span = [months[0], months.at(-1)].map((month) => month?.slice(0, 7));
  return [
    count('proceedings.issued', 'Care proceedings issued', 'proceedings', behind(issued)),
    ...months.map((month) => {
      const [from, before] = [dayNumber(month), dayNumber(plusMonths(month, 1))];
      return count(`proceedings.issued.${month.slice(0, 7)}`, `Care proceedings issued in ${month.slice(0, 7)}`, 'proceedings',
        behind(issued.filter((row) => row.from >= from && row.from < before)));
    }),
    {
      id: `proceedings.averageMonthly.${span.join('/')}`,
      words: `Care proceedings issued per month on average, ${span.join(' to ')}`,
      value: months.length === 0 ? null : toTenths(issued.length, months.length),
      unit: 'proceedings', of: months.length, behind: behind(issued),
    },
  ];
};

/**
 * Care proceedings before the court on the evening of the day, and those concluded in the period, by how; each for each child
 * they are about. The sources give no figures of these: what is counted is our choice.
 */
export const proceedingsOpenAndConcluded = (
  open: readonly Told<typeof careProceedings>[], happenings: readonly Happening[],
): readonly Figure[] => {
  const concluded = happenings.filter(({ kind }) => kind === 'proceedings-concluded');
  return [
    count('proceedings.open', 'Care proceedings before the court', 'proceedings', behind(open)),
    count('proceedings.concluded', 'Care proceedings concluded', 'proceedings', behind(concluded)),
    ...Object.entries(proceedingsOutcomes).map(([how, { words }]) =>
      count(`proceedings.concluded.${inId(how)}`, `Care proceedings concluded: ${words}`, 'proceedings',
        behind(concluded.filter(({ detail }) => detail === how)))),
  ];
};
