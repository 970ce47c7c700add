import type { DayNumber } from '../../src/domain/calendar.js';
import { isGoodOrBetter, judgements, type Judgement } from '../../src/domain/provider/codes.js';
import { count, type Figure } from '../figure.js';
import { behind, type Held, type Registered } from './registered.js';

/** Day numbers, `[from, to)`. */
export type Days = { readonly from: DayNumber; readonly to: DayNumber };

const within = (day: DayNumber, { from, to }: Days): boolean => from <= day && day < to;

const RANKED = Object.keys(judgements);

/**
 * Openings are registrations that began in the period, closures those that ended in it, whatever the reason. A register
 * tells only that a registration had ended by the day it tells of, so a closure learned of from it is dated that day.
 */
export const openingsAndClosures = (at: string, words: string, registrations: readonly Registered[], days: Days): readonly Figure[] => {
  const closed = registrations.filter(({ to, endWhy }) => endWhy !== null && within(to, days));
  const opened = registrations.filter(({ from, registeredOn }) => from === registeredOn && within(from, days));
  return [
    count(`${at}.openings`, `Providers registered in the period ${words}`, 'providers', behind(opened)),
    count(`${at}.closures`, `Providers whose registration ended in the period ${words}`, 'providers', behind(closed)),
  ];
};

/** A judgement and the one that it took the place of. */
export type Rejudged = { readonly subject: string; readonly on: DayNumber; readonly before: Judgement; readonly now: Judgement };

/** Every judgement that took the place of another in a period; judgements by subject and start, as rows are read. */
export const rejudged = (held: readonly Held[], days: Days): readonly Rejudged[] =>
  held.flatMap(({ subject, from, overall }, place) => {
    const before = held[place - 1];
    if (before?.subject !== subject || before.to !== from || !within(from, days)) return [];
    return [{ subject, on: from, before: before.overall as Judgement, now: overall as Judgement }];
  });

/**
 * Downgrades are inspections in the period that came to a worse overall judgement than the one before; each provider is
 * counted once. Those that fell below good are what the strategy asks about: "We will only place our children in facilities
 * judged as good or outstanding" (council's strategy 2019–2022).
 */
export const downgradesAndUpgrades = (at: string, words: string, changes: readonly Rejudged[]): readonly Figure[] => {
  const worse = changes.filter(({ before, now }) => RANKED.indexOf(now) > RANKED.indexOf(before));
  const better = changes.filter(({ before, now }) => RANKED.indexOf(now) < RANKED.indexOf(before));
  const below = worse.filter(({ before, now }) => isGoodOrBetter(before) && !isGoodOrBetter(now));
  return [
    count(`${at}.downgrades`, `Providers judged worse than before in the period ${words}`, 'providers', behind(worse)),
    count(`${at}.downgrades.below-good`, `Of these, from good or better to below good`, 'providers', behind(below)),
    count(`${at}.upgrades`, `Providers judged better than before in the period ${words}`, 'providers', behind(better)),
  ];
};
