import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../src/domain/series/decide.js';
import type { PublishedMeasure } from '../../../src/domain/series/codes.js';
import type { SeriesFact, ValueReleased } from '../../../src/domain/series/events.js';
import { correct, givenBy, on, record } from '../../support/given-money.js';

const given = givenBy(decide);

const described = (day: string, measure: PublishedMeasure = 'cla'): SeriesFact => ({
  type: 'SeriesDescribed', effectiveOn: on(day), measure, area: 'E08000018', areaKind: 'authority', publisher: 'DfE',
});
const value = (day: string, release: string, tenths: number | null, more: Partial<ValueReleased> = {}): ValueReleased => ({
  type: 'ValueReleased', effectiveOn: on(day), release, released: on(`${release}-12-31`), tenths, ...more,
});
const COUNT = described('1991-10-14');
const YEAR = described('1991-10-14', 'any-time');

describe('a release', () => {
  test('tells a value of a day', () => given(COUNT).when(record(value('2018-03-31', '2018', 6190))).then(value('2018-03-31', '2018', 6190)));

  test('tells the same day again in another release', () =>
    given(COUNT, value('2018-03-31', '2018', 6190)).when(record(value('2018-03-31', '2019', 6200))).then(value('2018-03-31', '2019', 6200)));

  test('tells a day once', () =>
    given(COUNT, value('2018-03-31', '2018', 6190))
      .when(record(value('2018-03-31', '2018', 6200)))
      .thenRefused({ code: 'released-already', on: on('2018-03-31'), release: '2018', tenths: 6190 }));

  test('is put right where it was copied wrongly', () => {
    const right = value('2018-03-31', '2018', 6190);
    const corrected = decide(correct('e2', right), {
      history: [COUNT, value('2018-03-31', '2018', 1690)].map((event, place) => ({
        id: `e${place + 1}`, number: place + 1, revision: place + 1, event, recordedAt: '', recordedBy: '', origin: 'recorded', command: 'c', completes: true,
      })) as never,
      today: on('2024-06-30'),
    });
    expect(corrected).toMatchObject({ accepted: true, events: [{ type: 'EntryStruckOut', entry: 'e2' }, { ...right, corrects: 'e2' }] });
  });

  test('may withhold a value, and shows a mark in its place', () =>
    given(COUNT).when(record(value('2018-03-31', '2018', null, { withheld: 'x' }))).then(value('2018-03-31', '2018', null, { withheld: 'x' })));

  test.each([[value('2018-03-31', '2018', null)], [value('2018-03-31', '2018', 30, { withheld: 'x' })]])(
    'shows a value or a mark, and one of them only', (wrong) => given(COUNT).when(record(wrong)).thenRefused({ code: 'value-or-mark' }));

  test('is of a year where the measure is, and of a day where it is not', () => {
    given(YEAR).when(record(value('2018-03-31', '2018', 8020))).thenRefused({ code: 'period-missing', measure: 'any-time' });
    given(COUNT).when(record(value('2018-03-31', '2018', 6190, { from: on('2017-04-01') }))).thenRefused({ code: 'period-unwanted', measure: 'cla' });
    given(YEAR)
      .when(record(value('2018-03-31', '2018', 8020, { from: on('2018-04-01') })))
      .thenRefused({ code: 'period-reversed', from: on('2018-04-01'), to: on('2018-03-31') });
  });

  test('comes after what it is about, and not before today is over', () => {
    given(COUNT).when(record(value('2018-03-31', '2017', 1))).thenRefused({ code: 'released-before-it-was-so', on: on('2018-03-31'), released: on('2017-12-31') });
    given(COUNT).when(record(value('2024-03-31', '2024', 1))).thenRefused({ code: 'not-yet-released', released: on('2024-12-31') });
    given(COUNT).when(record(value('2024-07-01', '2024', 1))).thenRefused({ code: 'in-the-future', on: on('2024-07-01') });
  });

  test('is of a series that is described on that day', () =>
    given(described('2018-04-01')).when(record(value('2018-03-31', '2018', 1))).thenRefused({ code: 'series-not-described', on: on('2018-03-31') }));
});

describe('the areas compared with', () => {
  const set = (day: string, ...neighbours: string[]): SeriesFact => ({ type: 'ComparatorsSet', effectiveOn: on(day), region: 'E12000003', neighbours });

  test('are set, and set anew', () => given(set('2014-04-01', 'A', 'B')).when(record(set('2020-04-01', 'A', 'C'))).then(set('2020-04-01', 'A', 'C')));
  test('are each given once', () => given().when(record(set('2014-04-01', 'A', 'A'))).thenRefused({ code: 'neighbour-twice', area: 'A' }));
});
