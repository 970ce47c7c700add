import { count, share, type Behind, type Figure } from '../figure.js';
import type { Measure } from '../measure.js';
import { accommodationFigures } from './accommodation.js';
import { adviserAndPlan, inTouchFigures, occupied } from './support.js';
import { stayingPutFigures } from './staying-put.js';
import type { LeaverStatus } from './status.js';
import { careLeaversOn, type CareLeaver } from './young-people.js';

/**
 * Care leavers on a day, of 16 to 24 years: who is one by the statutory test, worked out from the care recorded of each; and
 * what their leaving care records say of them. Those still looked after at 16 and 17 (eligible) are among them, as in the
 * council's strategy 2019–2022 ("294 care leavers", 289 of them "eligible").
 */
export const careLeavers: Measure = {
  name: 'care-leavers',
  title: 'Care leavers: who they are, their advisers and plans, where they live and what they do',
  definitions: [
    { file: 'projections/leavers/care-leavers.measure.ts', names: ['careLeavers', 'entitled'] },
    { file: 'projections/leavers/status.ts', names: ['statusOn'] },
    { file: 'projections/leavers/support.ts', names: ['adviserAndPlan', 'inTouchFigures', 'occupied'] },
    { file: 'projections/leavers/accommodation.ts', names: ['accommodationFigures'] },
    { file: 'projections/leavers/staying-put.ts', names: ['stayingPutFigures'] },
  ],
  figures: (read, asked) => {
    const { leavers, otherRecords } = careLeaversOn(read, asked.viewpoint);
    const due = entitled(leavers);
    return [
      ...whoTheyAre(leavers, due),
      count('careLeavers.otherRecords', 'Open leaving care records of young people who are no care leavers by the care recorded of them', 'care leavers',
        otherRecords.map((id) => ({ kind: 'leaver', id }))),
      ...adviserAndPlan(leavers, due, asked.viewpoint.asAt),
      ...inTouchFigures(due),
      ...occupied(leavers),
      ...accommodationFigures(leavers),
      ...stayingPutFigures(read, leavers, asked),
    ];
  },
};

const STATUSES: readonly { readonly id: string; readonly status: LeaverStatus; readonly words: string }[] = [
  { id: 'eligible', status: 'eligible', words: 'Eligible: 16 or 17 and still looked after' },
  { id: 'relevant', status: 'relevant', words: 'Relevant: 16 or 17 and no longer looked after' },
  { id: 'formerRelevant', status: 'former-relevant', words: 'Former relevant: 18 and over' },
  { id: 'qualifying', status: 'qualifying', words: 'Qualifying, with an open leaving care record' },
];

/**
 * Care leavers to whom a personal adviser and a pathway plan are due: eligible, relevant and former relevant (Children Act
 * 1989, Schedule 2, paragraphs 19B and 19C; sections 23B, 23C and 23CZB). The strategy's 289 "eligible" of 294.
 */
export const entitled = (leavers: readonly CareLeaver[]): readonly CareLeaver[] => leavers.filter(({ status }) => status !== 'qualifying');

const whoTheyAre = (leavers: readonly CareLeaver[], due: readonly CareLeaver[]): readonly Figure[] => [
  counted('careLeavers.total', 'Care leavers', leavers),
  { ...counted('careLeavers.eligible', 'Care leavers with a right to a personal adviser and a pathway plan', due), of: leavers.length },
  {
    ...share('careLeavers.eligible.percent', 'Care leavers with a right to a personal adviser and a pathway plan, of all', by(due), leavers.length),
    behind: recordsOf(due),
  },
  ...STATUSES.map(({ id, status, words }) => counted(`careLeavers.status.${id}`, words, leavers.filter((one) => one.status === status))),
  ...AGES.map((age) => counted(`careLeavers.age.${age}`, `Care leavers aged ${age}`, leavers.filter((one) => one.age === age))),
];

const AGES = Array.from({ length: 9 }, (_, place) => 16 + place);

const counted = (id: string, words: string, leavers: readonly CareLeaver[]): Figure => ({
  ...count(id, words, 'care leavers', by(leavers)), behind: recordsOf(leavers),
});

const by = (leavers: readonly CareLeaver[]): readonly Behind[] => leavers.map(({ id }) => ({ kind: 'child', id }));

/** A status follows from the child's own record; of those over 21 and those qualifying, from their leaving care record as well. */
const recordsOf = (leavers: readonly CareLeaver[]): readonly Behind[] => [
  ...by(leavers),
  ...leavers.filter(({ age, status }) => age >= 21 || status === 'qualifying').map(({ id }): Behind => ({ kind: 'leaver', id, adds: 0 })),
];
