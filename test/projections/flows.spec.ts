import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDay, dayNumber, type CalendarDate } from '../../src/domain/calendar.js';
import type { EpisodeDuring } from '../../projections/children/episodes-during.query.js';
import { flowsByMonth, monthsFrom } from '../../projections/sufficiency/flows.js';

const on = (text: string) => text as CalendarDate;
const episode = (child: string, from: string, to: string, legalStatus = 'C2'): EpisodeDuring => ({
  child, from: dayNumber(on(from)), to: dayNumber(on(to)), legalStatus,
});
const months = monthsFrom(on('2018-04-01'), on('2018-06-30'));
const numbers = (episodes: readonly EpisodeDuring[]) =>
  flowsByMonth(episodes, months).map(({ opening, started, ceased, closing }) => [opening, started.length, ceased.length, closing]);

describe('flows by month', () => {
  test('count a child who came and left within a month in both', () =>
    expect(numbers([episode('1', '2018-05-02', '2018-05-20')])).toEqual([[0, 0, 0, 0], [0, 1, 1, 0], [0, 0, 0, 0]]));

  test('count one who came on a month’s first day in that month, and one who left on it too', () =>
    expect(numbers([episode('1', '2018-05-01', '2018-06-01')])).toEqual([[0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 1, 0]]));

  test('do not take a new episode, or a day’s change of mind, for leaving', () =>
    expect(numbers([episode('1', '2018-01-01', '2018-05-10'), episode('1', '2018-05-10', '2019-01-01', 'V2')])).toEqual([
      [1, 0, 0, 1], [1, 0, 0, 1], [1, 0, 0, 1],
    ]));

  test('leave short breaks out, and count going on from them as coming', () =>
    expect(numbers([episode('1', '2018-01-01', '2018-05-10', 'V4'), episode('1', '2018-05-10', '2019-01-01')])).toEqual([
      [0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 0, 1],
    ]));

  test('always reconcile: opening and started less ceased is closing, which is the count, and the next opening', () => {
    const [first, days] = [dayNumber(on('2018-01-01')), 300];
    const life = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 90 }), fc.constantFrom('C2', 'V2', 'V4')), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(life, { maxLength: 8 }), (lives) => {
        const episodes = lives.flatMap((stretches, child) => {
          let at = first;
          return stretches.map(([gap, length, legalStatus]) => {
            const from = at + (gap > 30 ? gap - 30 : 0);
            at = from + length;
            return { child: String(child), from, to: at, legalStatus };
          });
        });
        const told = flowsByMonth(episodes, monthsFrom(dateOfDay(first), dateOfDay(first + days)));
        const counted = (day: number) => episodes.filter(({ from, to, legalStatus }) => legalStatus !== 'V4' && from <= day && to > day).length;
        told.forEach(({ month, opening, started, ceased, closing }, at) => {
          expect(opening).toBe(counted(dayNumber(month) - 1));
          expect(opening + started.length - ceased.length).toBe(closing);
          expect(closing).toBe(told[at + 1]?.opening ?? closing);
        });
      }),
    );
  });
});
