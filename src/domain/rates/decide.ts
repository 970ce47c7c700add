import type { CalendarDate } from '../calendar.js';
import { decideBy, type Rules } from '../verbs.js';
import type { Allowance, RatesFact, SkillsFee } from './events.js';
import { evolve, nothingRecorded, type RatesState } from './evolve.js';
import type { RatesObjection } from './refusals.js';

const objectionTo = ({ cards }: RatesState, fact: RatesFact, today: CalendarDate): RatesObjection | undefined => {
  const on = fact.effectiveOn;
  if (on > today) return { code: 'in-the-future', on };
  if (cards.at(-1)?.from === on) return { code: 'card-begins-that-day', on };
  if (fact.type === 'RatesUplifted') return cards.length > 0 ? undefined : { code: 'no-rate-card', on };
  return toAges(fact.allowances) ?? toLevels(fact.skills);
};

/** A child of an age is paid for at one rate. */
const toAges = (allowances: readonly Allowance[]): RatesObjection | undefined => {
  const reversed = allowances.find(({ ageFrom, ageTo }) => ageTo < ageFrom);
  if (reversed) return { code: 'ages-reversed', ageFrom: reversed.ageFrom, ageTo: reversed.ageTo };
  const byAge = [...allowances].sort((a, b) => a.ageFrom - b.ageFrom);
  const second = byAge.find(({ ageFrom }, place) => place > 0 && ageFrom <= (byAge[place - 1]?.ageTo ?? -1));
  return second ? { code: 'ages-overlap', age: second.ageFrom } : undefined;
};

const toLevels = (skills: readonly SkillsFee[]): RatesObjection | undefined => {
  const again = skills.find(({ level }, place) => skills.findIndex((other) => other.level === level) < place);
  return again ? { code: 'level-twice', level: again.level } : undefined;
};

export const ratesRules: Rules<RatesFact, RatesState, RatesObjection> = { initial: nothingRecorded, evolve, objectionTo };

/** Judges the whole timeline a command would make. */
export const decide = decideBy(ratesRules);
