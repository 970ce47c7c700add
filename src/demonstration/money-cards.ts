import { dateOfDay, dayNumber, type CalendarDate, type DayNumber } from '../domain/calendar.js';
import type { Pence } from '../domain/money.js';
import type { Allowance, RatesFact, SkillsFee } from '../domain/rates/events.js';
import { AUTUMN } from './supply-recorded.js';
import type { Levels } from './money-levels.js';
import type { Planned } from './planned.js';
import { BEGAN, BROUGHT_IN, instantOn } from './supply-recorded.js';

/** Pounds a week at the level 1 of prices: allowances by age, and fees by the household's level of skill. */
const ALLOWANCES = [[0, 4, 190], [5, 10, 215], [11, 15, 255], [16, 17, 290]] as const;
const SKILLS = [[1, 60], [2, 115], [3, 170], [4, 240]] as const;

const allowancesAt = (level: number): readonly Allowance[] =>
  ALLOWANCES.map(([ageFrom, ageTo, pounds]) => ({ ageFrom, ageTo, weekly: Math.round(pounds * 100 * level) as Pence }));
const skillsAt = (level: number): readonly SkillsFee[] =>
  SKILLS.map(([skill, pounds]) => ({ level: skill, weekly: Math.round(pounds * 100 * level) as Pence }));

const APRIL = dayNumber('2018-04-01' as CalendarDate);

/** The rate cards of the authority's own foster carers: allowances by age, and from the autumn fees for skill beside them. */
export const cardsPlanned = ({ allowances, skills }: Levels): readonly Planned[] => [
  card(dayNumber('2016-04-01' as CalendarDate), BEGAN - 1, allowances * 0.97),
  said({ type: 'RatesUplifted', effectiveOn: '2017-04-01' as CalendarDate, basisPoints: 100 }, dayNumber('2017-03-14' as CalendarDate)),
  card(APRIL, APRIL, allowances),
  card(AUTUMN, AUTUMN, allowances, skillsAt(skills)),
];

const card = (from: DayNumber, day: DayNumber, level: number, skills: readonly SkillsFee[] = []): Planned =>
  said({ type: 'RateCardSet', effectiveOn: dateOfDay(from), allowances: allowancesAt(level), skills }, day);

/** Recorded on the day it took effect, or with what was there before the tracker. */
const said = (fact: RatesFact, day: DayNumber): Planned => ({
  recordedAt: day < BEGAN ? BROUGHT_IN : instantOn(Math.max(day, dayNumber(fact.effectiveOn)), 30),
  kind: 'rates', id: 'fostering', by: 'fostering team', says: { verb: 'record', fact },
});
