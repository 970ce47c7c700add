import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flows } from '../../../projections/sufficiency/flows.measure.js';
import { flowsByMonth, monthsFrom } from '../../../projections/sufficiency/flows.js';
import { LASTING } from '../../../projections/timeline.js';
import { dayNumber, plusMonths, type CalendarDate } from '../../../src/domain/calendar.js';
import { measured, type EpisodeGiven } from '../../support/measured.js';
import { runs } from '../../support/runs.js';

const number = (text: string) => dayNumber(text as CalendarDate);

const episode = (child: string, from: string, to: string | null, over: Partial<EpisodeGiven> = {}): EpisodeGiven => ({
  child, from: number(from), to: to === null ? LASTING : number(to), reasonForNewEpisode: 'S', changeReason: null, legalStatus: 'C2',
  placementType: 'U6', usualPlacementType: 'U6', usualProvider: 'PR1', admissionKnown: 1, placementBegan: number(from), careBegan: number(from), ...over,
});

describe('flows in a period', () => {
  const episodes = [
    episode('1', '2018-01-10', '2018-05-20'),
    episode('2', '2018-04-15', null),
    episode('3', '2018-05-02', '2018-05-09'),
    episode('3', '2018-06-30', null),
  ];
  const births = { 2: number('2010-04-01'), 3: number('2016-05-01') };
  const { value, figure } = measured(flows, { episodes, births, first: '2018-04-01', last: '2018-06-30' });

  test('are told month by month, and each closing is the next opening', () =>
    expect(['04', '05', '06'].map((month) => ['opening', 'admissions', 'ceased', 'net', 'closing'].map((what) => value(`flow.2018-${month}.${what}`)))).toEqual([
      [1, 1, 0, 1, 2], [2, 1, 2, -1, 1], [1, 1, 0, 1, 2],
    ]));

  test('name the children behind them', () => {
    expect(figure('flow.2018-05.opening').behind.map(({ id }) => id)).toEqual(['1', '2']);
    expect(figure('flow.2018-05.net').behind).toEqual([{ kind: 'child', id: '3' }, { kind: 'child', id: '1', adds: -1 }, { kind: 'child', id: '3', adds: -1 }]);
  });

  test('have an average age at admission, of each child’s first start alone', () =>
    expect(figure('flow.averageAgeAtAdmission.2018-04/2018-06')).toMatchObject({ value: 5, of: 2, unit: 'years' }));

  test('have an average net change per month, which may be less than nothing', () => {
    expect(value('flow.averageNetMonthly.2018-04/2018-06')).toBe(0.3);
    expect(measured(flows, { episodes, first: '2018-05-01', last: '2018-05-31' }).value('flow.averageNetMonthly.2018-05/2018-05')).toBe(-1);
  });

  test('have no average age where nobody’s birth is recorded', () =>
    expect(measured(flows, { episodes, first: '2018-04-01', last: '2018-06-30' }).value('flow.averageAgeAtAdmission.2018-04/2018-06')).toBeNull());
});

const [FIRST, MONTHS] = ['2018-01-01' as CalendarDate, 12];
const BEGINNING = dayNumber(FIRST);

/** Some children’s histories: stretches one after another, with gaps or none, on short breaks or not. */
const anyEpisodes = fc
  .array(fc.array(fc.record({ gap: fc.nat(60), length: fc.integer({ min: 1, max: 200 }), legalStatus: fc.constantFrom('C2', 'V2', 'V3', 'V4') }), { maxLength: 5 }), { maxLength: 8 })
  .map((lives) => lives.flatMap((stretches, child) => {
    let at = BEGINNING - 150;
    return stretches.map(({ gap, length, legalStatus }) => {
      const from = at + (gap > 30 ? gap - 30 : 0);
      at = from + length;
      return { ...episode(String(child), '2018-01-01', null), from, to: at, legalStatus };
    });
  }));

describe('flows of any history', () => {
  test('always reconcile, figure by figure', () =>
    fc.assert(
      fc.property(anyEpisodes, (episodes) => {
        const { value, figure } = measured(flows, { episodes, first: FIRST, last: plusMonths(FIRST, MONTHS - 1) });
        for (const month of monthsFrom(FIRST, plusMonths(FIRST, MONTHS - 1))) {
          const [opening = 0, came = 0, left = 0, net = 0, closing = 0] = ['opening', 'admissions', 'ceased', 'net', 'closing'].map((what) => value(`flow.${month.slice(0, 7)}.${what}`) ?? 0);
          expect([opening + came - left, opening + net]).toEqual([closing, closing]);
          for (const what of ['opening', 'admissions', 'ceased', 'closing']) {
            const one = figure(`flow.${month.slice(0, 7)}.${what}`);
            expect(one.behind.length).toBe(one.value);
          }
        }
      }),
      runs(60),
    ));

  test('come to the same in a period and in the parts that it is split into', () =>
    fc.assert(
      fc.property(anyEpisodes, fc.integer({ min: 1, max: MONTHS - 1 }), (episodes, at) => {
        const sums = (from: CalendarDate, to: CalendarDate) => {
          const told = flowsByMonth(episodes, monthsFrom(from, to));
          const days = (which: 'started' | 'ceased') => told.flatMap((month) => month[which].map(({ child, on }) => `${child} ${on}`));
          return { opening: told[0]?.opening, closing: told.at(-1)?.closing, started: days('started'), ceased: days('ceased') };
        };
        const whole = sums(FIRST, plusMonths(FIRST, MONTHS - 1));
        const [early, late] = [sums(FIRST, plusMonths(FIRST, at - 1)), sums(plusMonths(FIRST, at), plusMonths(FIRST, MONTHS - 1))];
        expect(early.closing).toBe(late.opening);
        expect([early.opening, late.closing]).toEqual([whole.opening, whole.closing]);
        expect([...early.started, ...late.started]).toEqual(whole.started);
        expect([...early.ceased, ...late.ceased]).toEqual(whole.ceased);
      }),
      runs(100),
    ));
});
