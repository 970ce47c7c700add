import { dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import { day } from '../example/days.js';
import { chanceFrom, type Chance } from '../example/random.js';
import { dayOf } from './balance.js';
import type { Draft } from './drafts.js';
import { isCommissioned } from './commissioned.js';
import type { Margins } from './margins.js';
import { drawn } from './quotas.js';

/** So many of whom something was recorded late, and between which days it was. */
type Lateness = { readonly many: number; readonly after: DayNumber; readonly by: DayNumber; readonly counted: DayNumber };

/**
 * Comings and goings of the summer of 2018 that became known so late that what was printed in between was otherwise than what was
 * printed at the year's end: 651 on 31 August as known the day after and 657 later; an average net change of 3 a month for June
 * to September as known on 1 October and less by the monthly table. How many of either is ours; their difference was printed.
 */
export const tellLate = (margins: Margins, drafts: readonly Draft[]): void => {
  const chance = chanceFrom(55);
  const counted = dayOf(margins, 'lac.total.2018-08-31.firstPublished');
  const paper = knownOn(margins, 'flow.averageNetMonthly.2018-06/2018-09');
  const evening = dayOf(margins, 'lac.total');
  const months = ['2018-06', '2018-07', '2018-08', '2018-09'];
  const table = months.reduce((sum, month) => sum + margins.of(`flow.${month}.admissions`) - margins.of(`flow.${month}.ceased`), 0);
  const known = Math.round(margins.of('flow.averageNetMonthly.2018-06/2018-09') * months.length);
  const lacking = margins.of('flow.2018-09.opening') - margins.of('lac.total.2018-08-31.firstPublished');
  const [soon, later] = [[counted + 3, paper - 2], [paper + 2, evening - 12]] as const;
  const leavers = { soon: 2, later: 2 };
  const comers = { soon: 5, later: lacking + leavers.soon + leavers.later - 5 };
  const september = { comers: 2, leavers: known - table + comers.later + 2 - leavers.later };
  const summer = { after: day(2018, 6, 14), by: counted, counted };
  const autumn = { after: counted, by: day(2018, 9, 30), counted };
  tellComing(chance, drafts, { ...summer, many: comers.soon }, soon);
  tellComing(chance, drafts, { ...summer, many: comers.later }, later);
  tellComing(chance, drafts, { ...autumn, many: september.comers }, [paper + 2, paper + 40]);
  tellLeaving(chance, drafts, { ...summer, after: day(2018, 7, 20), many: leavers.soon }, soon);
  tellLeaving(chance, drafts, { ...summer, after: day(2018, 7, 20), many: leavers.later }, later);
  tellLeaving(chance, drafts, { ...autumn, after: day(2018, 9, 12), many: september.leavers }, [paper + 2, paper + 30]);
};

export const knownOn = (margins: Margins, id: string): DayNumber => {
  const known = margins.figures.find((one) => one.id === id)?.knownAt;
  if (known === undefined) throw new Error(`It is not said when the published figure ${id} was known.`);
  return dayNumber(known as CalendarDate);
};

type Days = readonly [first: DayNumber, last: DayNumber];

/** Before the placements were counted, only of those with the authority's own carers, or with family: what was bought was known of. */
const tellComing = (chance: Chance, drafts: readonly Draft[], { many, after, by, counted }: Lateness, [first, last]: Days): void => {
  const fit = drafts.filter((one) => untold(one) && one.from > after && one.from <= by && (one.to ?? Infinity) > last && (after >= counted || !one.stays.some(isCommissioned)));
  for (const one of drawn(chance, fit, many, (draft) => (draft.stays.length === 1 ? 4 : 1)))
    one.late = { admission: chance.between(first, last) };
};

const tellLeaving = (chance: Chance, drafts: readonly Draft[], { many, after, by, counted }: Lateness, [first, last]: Days): void => {
  const fit = drafts.filter((one) => {
    const stay = one.stays.at(-1);
    return untold(one) && one.to !== null && one.to > after && one.to <= by && stay !== undefined && stay.from < after && (after >= counted || !isCommissioned(stay));
  });
  for (const one of drawn(chance, fit, many)) one.late = { discharge: chance.between(first, last) };
};

const untold = ({ late, asylum }: Draft): boolean => Object.keys(late).length === 0 && !asylum;
