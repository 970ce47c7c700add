import { describe, expect, test } from '@jest/globals';
import { believedEpisodes } from '../../../src/domain/statutory-return/believed-episodes.js';
import { rowsOf, type StatedRow } from '../../../src/domain/statutory-return/stated.js';
import { episode, received, type Told } from '../../support/returns.js';

/** The rows of returns in the order received, with what each said. */
const rows = (...returns: readonly (readonly [year: number, ...told: readonly Told[]])[]): readonly StatedRow[] =>
  returns.flatMap(([year, ...told], receipt) => rowsOf(received(year, told), receipt + 1));

const spans = (stated: readonly StatedRow[]) =>
  believedEpisodes(stated).episodes.map(({ from, to, reasonCeased, stated: { cells } }) =>
    [from, to ?? '-', reasonCeased ?? '-', cells['PLACE']].join(' '),
  );

const resolved = (stated: readonly StatedRow[]) =>
  believedEpisodes(stated).resolutions.map(({ row, why, by }) => `${row.year}/${row.row} ${why} ${by.year}/${by.row}`);

describe('an episode told by several returns', () => {
  test('is known by the day on which it began', () =>
    expect(
      spans(rows([2018, episode('2017-06-01')], [2019, episode('2017-06-01'), episode('2018-07-01', { RNE: 'P' })])),
    ).toEqual(['2017-06-01 2018-07-01 - U6', '2018-07-01 - - U6']));

  test('that was open is closed by the next year’s row, and nothing needed resolving', () => {
    const told = rows([2018, episode('2017-06-01')], [2019, episode('2017-06-01', { DEC: '2018-06-01', REC: 'E4A' })]);
    expect(spans(told)).toEqual(['2017-06-01 2018-06-01 E4A U6']);
    expect(resolved(told)).toEqual([]);
  });

  test('is as the later year tells it where they differ, and it is told which row was not believed', () => {
    const told = rows([2018, episode('2017-06-01', { PLACE: 'K2' })], [2019, episode('2017-06-01')]);
    expect(spans(told)).toEqual(['2017-06-01 - - U6']);
    expect(resolved(told)).toEqual(['2018/2 later-word 2019/2']);
  });

  test('is as the later year tells it even where that one has no end', () => {
    const told = rows([2018, episode('2017-06-01', { DEC: '2018-01-01', REC: 'E4A' })], [2019, episode('2017-06-01')]);
    expect(spans(told)).toEqual(['2017-06-01 - - U6']);
    expect(resolved(told)).toEqual(['2018/2 later-word 2019/2']);
  });

  test('is as the later year tells it though that one was received first', () =>
    expect(spans(rows([2019, episode('2017-06-01')], [2018, episode('2017-06-01', { PLACE: 'K2' })]))).toEqual([
      '2017-06-01 - - U6',
    ]));

  test('is as the return received last tells it where both are of one year', () => {
    const told = rows([2019, episode('2018-06-01', { PLACE: 'K2' })], [2019, episode('2018-06-01')]);
    expect(spans(told)).toEqual(['2018-06-01 - - U6']);
    expect(resolved(told)).toEqual(['2019/2 later-word 2019/2']);
  });
});

describe('two rows of one file that begin on one day', () => {
  const closed = episode('2018-06-01', { DEC: '2018-09-01', REC: 'E4A' });

  test.each([
    ['first', [closed, episode('2018-06-01')], '2019/3 closed-beats-open 2019/2'],
    ['last', [episode('2018-06-01'), closed], '2019/2 closed-beats-open 2019/3'],
  ] as const)('are the one that is closed, standing %s', (_words, [one, other], resolution) => {
    const told = rows([2019, one, other]);
    expect(spans(told)).toEqual(['2018-06-01 2018-09-01 E4A U6']);
    expect(resolved(told)).toEqual([resolution]);
  });

  test('are the lower where both are closed', () => {
    const told = rows([2019, closed, episode('2018-06-01', { DEC: '2018-10-01', REC: 'E8' })]);
    expect(spans(told)).toEqual(['2018-06-01 2018-10-01 E8 U6']);
    expect(resolved(told)).toEqual(['2019/2 later-row 2019/3']);
  });

  test.each(['2018-06-01', '2018-05-01'])(
    'are the one that lasts, though it is open, where the other took up no days: it ends on %s',
    (DEC) => {
      const told = rows([2019, episode('2018-06-01', { DEC, REC: 'X1' }), episode('2018-06-01', { PLACE: 'K2' })]);
      expect(spans(told)).toEqual(['2018-06-01 - - K2']);
      expect(resolved(told)).toEqual(['2019/2 no-days 2019/3']);
    },
  );

  test('need no resolving where they say the same', () => expect(resolved(rows([2019, closed, closed]))).toEqual([]));
});

describe('an episode that meets the child’s next', () => {
  const next = episode('2018-09-01', { RNE: 'P', PLACE: 'K2' });

  test('ends there where it was still open', () => {
    const told = rows([2019, episode('2018-06-01'), next]);
    expect(spans(told)).toEqual(['2018-06-01 2018-09-01 - U6', '2018-09-01 - - K2']);
    expect(resolved(told)).toEqual(['2019/2 ends-where-next-begins 2019/3']);
  });

  test('ends there where it ran on, and its own reason for ending is not believed', () => {
    const told = rows([2019, episode('2018-06-01', { DEC: '2018-12-01', REC: 'E4A' }), next]);
    expect(spans(told)).toEqual(['2018-06-01 2018-09-01 - U6', '2018-09-01 - - K2']);
    expect(resolved(told)).toEqual(['2019/2 ends-where-next-begins 2019/3']);
  });

  test('ends there whichever stands first in the file', () =>
    expect(spans(rows([2019, next, episode('2018-06-01')]))).toEqual([
      '2018-06-01 2018-09-01 - U6',
      '2018-09-01 - - K2',
    ]));

  test('keeps its own end where that is earlier: there was a gap', () => {
    const told = rows([2019, episode('2018-06-01', { DEC: '2018-07-01', REC: 'X1' }), next]);
    expect(spans(told)).toEqual(['2018-06-01 2018-07-01 X1 U6', '2018-09-01 - - K2']);
    expect(resolved(told)).toEqual([]);
  });

  test('keeps its own end where that is the same day', () =>
    expect(resolved(rows([2019, episode('2018-06-01', { DEC: '2018-09-01', REC: 'X1' }), next]))).toEqual([]));

  test('ends there though only the next year’s return told of the next', () =>
    expect(spans(rows([2018, episode('2017-06-01')], [2019, next]))).toEqual([
      '2017-06-01 2018-09-01 - U6',
      '2018-09-01 - - K2',
    ]));
});

describe('a row that cannot be so', () => {
  test('goes on where it has a reason for ending and no day', () => {
    const told = rows([2019, episode('2018-06-01', { REC: 'E4A' })]);
    expect(spans(told)).toEqual(['2018-06-01 - - U6']);
    expect(resolved(told)).toEqual(['2019/2 open-with-reason 2019/2']);
  });

  test('took up no days where it ends before it begins, and does not end what came before it', () =>
    expect(
      spans(
        rows([
          2019,
          episode('2018-04-01', { DEC: '2018-08-01', REC: 'X1' }),
          episode('2018-08-01', { RNE: 'P', DEC: '2018-05-01', REC: 'E4A' }),
        ]),
      ),
    ).toEqual(['2018-04-01 2018-08-01 X1 U6', '2018-08-01 2018-08-01 E4A U6']));
});
