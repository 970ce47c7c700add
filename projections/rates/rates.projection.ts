import { dayNumber } from '../../src/domain/calendar.js';
import type { RatesFact } from '../../src/domain/rates/events.js';
import { evolve, nothingRecorded, type RateCard, type RatesState } from '../../src/domain/rates/evolve.js';
import { LASTING, type Projected, type Timeline } from '../timeline.js';

const periodOf = ({ from, to }: RateCard) => ({ from: dayNumber(from), to: to === null ? LASTING : dayNumber(to) });

/** What an own foster household is paid each week for a child of these ages (completed years, both included), in pence. */
export const allowanceRates = {
  name: 'allowance_rate',
  columns: { age_from: 'integer not null', age_to: 'integer not null', weekly: 'integer not null' },
  snapshots: false,
  rowsOf: ({ cards }) =>
    cards.flatMap((card) =>
      card.allowances.map(({ ageFrom, ageTo, weekly }) => ({ ...periodOf(card), age_from: ageFrom, age_to: ageTo, weekly })),
    ),
} as const satisfies Timeline<RatesState>;

/** What an own foster household of a level of skill is paid each week for each child beside the allowance, in pence. */
export const skillsRates = {
  name: 'skills_rate',
  columns: { level: 'integer not null', weekly: 'integer not null' },
  snapshots: false,
  rowsOf: ({ cards }) =>
    cards.flatMap((card) => card.skills.map(({ level, weekly }) => ({ ...periodOf(card), level, weekly }))),
} as const satisfies Timeline<RatesState>;

/** What the authority pays its own foster carers. */
export const rates: Projected<RatesFact, RatesState> = {
  follows: 'rates',
  initial: nothingRecorded,
  evolve,
  timelines: [allowanceRates, skillsRates],
};
