import { describe, expect, test } from '@jest/globals';
import { isStrike } from '../../../src/domain/entry.js';
import { admitted, discharged, HOMES, on } from '../../support/children.js';
import { correct, given, record, standing, strikeOut } from '../../support/given.js';
import { episode, episodesIn, take, takeAll, type History, type Told } from '../../support/returns.js';

const spans = (history: History) =>
  episodesIn(history).map(({ from, to, placement, away, reasonForNewEpisode, reasonCeased }) =>
    [from, to ?? '-', away ?? placement.type, reasonForNewEpisode, reasonCeased ?? '-'].join(' '),
  );

const typesIn = (history: History) => history.map(({ event }) => event.type);
const header = (over: Record<string, string> = {}): Told => ({
  table: 'Header',
  cells: { SEX: '1', DOB: '2010-05-01', ETHNIC: 'WBRI', UPN: 'A000000000001', ...over },
});

describe('a year’s return of a child', () => {
  const history = takeAll([[2019, [header(), episode('2018-06-01', { PL_POST: 'ZZ1 1ZZ' })]]]);

  test('is kept whole, what names people apart', () =>
    expect(history[0]?.event).toMatchObject({
      type: 'ReturnReceived',
      year: 2019,
      effectiveOn: '2019-03-31',
      rows: [{ cells: { DOB: '2010-05-01' } }, { cells: { DECOM: '2018-06-01' } }],
      identity: { cells: [{ UPN: 'A000000000001' }, { PL_POST: 'ZZ1 1ZZ' }] },
    }));

  test('tells facts, each with the row it came from', () => {
    expect(typesIn(history).slice(1).sort()).toEqual(['ChildAdmitted', 'ParticularsRecorded']);
    expect(history.find(({ event }) => event.type === 'ChildAdmitted')?.event).toMatchObject({
      effectiveOn: '2018-06-01',
      source: { year: 2019, table: 'Episodes', row: 3 },
      identity: { placementPostcode: 'ZZ1 1ZZ' },
    });
  });

  test('is one command: its facts are learned at once', () => {
    expect(new Set(history.map(({ command }) => command)).size).toBe(1);
    expect(history.filter(({ completes }) => completes)).toHaveLength(1);
  });

  test('changes nothing when it comes again', () => {
    const again = take(history, 2019, [header(), episode('2018-06-01', { PL_POST: 'ZZ1 1ZZ' })]);
    expect(again).toMatchObject({ events: [], unchanged: new Set([0, 1]), resolutions: [], objections: [] });
  });

  test('changes nothing when its rows come again in another order', () =>
    expect(take(history, 2019, [episode('2018-06-01', { PL_POST: 'ZZ1 1ZZ' }), header()]).events).toEqual([]));

  test('is believed again when it comes back after another of the same year: the last word counts', () => {
    const [one, other] = [[episode('2018-06-01')], [episode('2018-06-01', { PLACE: 'K2' })]];
    expect(
      spans(
        takeAll([
          [2019, one],
          [2019, other],
        ]),
      ),
    ).toEqual(['2018-06-01 - K2 S -']);
    expect(
      spans(
        takeAll([
          [2019, one],
          [2019, other],
          [2019, one],
        ]),
      ),
    ).toEqual(['2018-06-01 - U6 S -']);
  });

  test('brings only what is new when it comes again with more', () => {
    const more = take(history, 2019, [
      header(),
      episode('2018-06-01', { PL_POST: 'ZZ1 1ZZ' }),
      { table: 'Reviews', cells: { REVIEW: '2018-07-01', REVIEW_CODE: 'PN1' } },
    ]);
    expect(more.events.map(({ type }) => type)).toEqual(['ReturnReceived', 'ChildReviewed']);
    expect(more.unchanged).toEqual(new Set([0, 1]));
  });
});

describe('a later year’s return', () => {
  const first = takeAll([[2018, [episode('2017-06-01')]]]);

  test('closes what was open, and nothing is struck out', () => {
    const { events, resolutions } = take(first, 2019, [episode('2017-06-01', { DEC: '2018-06-01', REC: 'E4A' })]);
    expect(events.map(({ type }) => type)).toEqual(['ReturnReceived', 'ChildDischarged']);
    expect(resolutions).toEqual([]);
  });

  test('puts right what it tells otherwise: an explicit correction that says where it comes from', () => {
    const { events, resolutions } = take(first, 2019, [episode('2017-06-01', { PLACE: 'K2' })]);
    const source = { year: 2019, table: 'Episodes', row: 2 };
    expect(events.slice(1)).toMatchObject([
      { type: 'EntryStruckOut', entry: 'e2', reason: 'superseded-by-return', source },
      { type: 'ChildAdmitted', placement: { type: 'K2' }, corrects: 'e2', source },
    ]);
    expect(resolutions).toMatchObject([{ why: 'later-word', row: { year: 2018 }, by: { year: 2019 } }]);
  });

  test('ends what ran on where the next begins, and the ending it had is struck out', () => {
    const history = takeAll([
      [2018, [episode('2017-06-01', { DEC: '2018-03-01', REC: 'E4A' })]],
      [2019, [episode('2017-12-01', { RNE: 'P', PLACE: 'K2' })]],
    ]);
    expect(spans(history)).toEqual(['2017-06-01 2017-12-01 U6 S X1', '2017-12-01 - K2 P -']);
    expect(history.filter(({ event }) => isStrike(event))).toHaveLength(1);
  });

  test('tells of resolutions only what it brings up itself', () => {
    const second = take(first, 2019, [episode('2017-06-01', { PLACE: 'K2' })]).after;
    expect(
      take(second, 2020, [episode('2017-06-01', { PLACE: 'K2', DEC: '2019-06-01', REC: 'E8' })]).resolutions,
    ).toEqual([]);
  });
});

describe('an earlier year’s return that comes later', () => {
  test('adds what it alone tells, and leaves the later word', () => {
    const history = takeAll([
      [2019, [episode('2018-06-01', { RNE: 'P', PLACE: 'K2' })]],
      [2018, [episode('2017-06-01', { DEC: '2018-06-01', REC: 'X1' })]],
    ]);
    expect(spans(history)).toEqual(['2017-06-01 2018-06-01 U6 S X1', '2018-06-01 - K2 P -']);
  });

  test('makes a move of what was the first thing known', () => {
    const later = takeAll([[2019, [episode('2018-06-01', { RNE: 'P', PLACE: 'K2' })]]]);
    expect(episodesIn(later)[0]?.admissionKnown).toBe(false);
    const { events } = take(later, 2018, [episode('2017-06-01', { DEC: '2018-06-01', REC: 'X1' })]);
    expect(events.map(({ type }) => type)).toEqual(['ReturnReceived', 'EntryStruckOut', 'ChildAdmitted', 'ChildMoved']);
  });
});

describe('what a person corrected by hand', () => {
  const imported = takeAll([[2018, [episode('2017-06-01')]]]);
  const corrected = [
    ...imported,
    ...given(...imported.map(({ event }) => event))
      .when(correct('e2', admitted('2017-06-03')))
      .history()
      .slice(2),
  ];

  test('stays corrected when the same return comes again', () =>
    expect(take(corrected, 2018, [episode('2017-06-01')]).events).toEqual([]));

  test('stays corrected when the next year’s return repeats the mistake, and its new end is taken in', () => {
    const { events, after } = take(corrected, 2019, [episode('2017-06-01', { DEC: '2018-06-01', REC: 'E4A' })]);
    expect(events.map(({ type }) => type)).toEqual(['ReturnReceived', 'ChildDischarged']);
    expect(spans(after)).toEqual(['2017-06-03 2018-06-01 U6 S E4A']);
  });

  test('stays struck out when the same row comes again in the next year', () => {
    const without = given(...imported.map(({ event }) => event))
      .when(strikeOut('e2', 'wrong-child'))
      .history();
    expect(standing(take(without, 2019, [episode('2017-06-01')]).after).map(({ type }) => type)).toEqual([
      'ReturnReceived',
      'ReturnReceived',
    ]);
  });

  test('is not recorded twice where a person told it first', () => {
    const byHand = given()
      .when(record(admitted('2017-06-01', { legalStatus: 'C2', placement: { type: 'U6', provider: 'PR1' } })))
      .history();
    expect(take(byHand, 2018, [episode('2017-06-01')]).events.map(({ type }) => type)).toEqual(['ReturnReceived']);
  });

  test('is not recorded twice where a person told how it ended, without saying since when', () => {
    const byHand = given(admitted('2017-06-01', { legalStatus: 'C2', placement: { type: 'U6', provider: 'PR1' } }))
      .when(record(discharged('2017-09-01')))
      .history();
    expect(
      take(byHand, 2018, [episode('2017-06-01', { DEC: '2017-09-01', REC: 'E4A' })]).events.map(({ type }) => type),
    ).toEqual(['ReturnReceived']);
  });

  test('that cannot be together with what a return says is reported, and nothing is refused', () => {
    const byHand = given()
      .when(record(admitted('2017-05-01', { placement: HOMES.home })))
      .history();
    const { events, objections } = take(byHand, 2018, [episode('2017-06-01')]);
    expect(events).toHaveLength(2);
    expect(objections.map(({ objection }) => objection)).toEqual([
      { code: 'already-in-care', since: on('2017-05-01') },
    ]);
  });
});

describe('a chain of rows', () => {
  const told = (...rows: readonly Told[]) => spans(takeAll([[2019, rows]]));
  const until = (DEC: string, over: Record<string, string> = {}) => ({ DEC, REC: 'X1', ...over });

  test('that promises another episode that never comes ends there, for no reason known', () =>
    expect(told(episode('2018-06-01', until('2018-07-01')))).toEqual(['2018-06-01 2018-07-01 U6 S X1']));

  test('in which the next comes later is two times in care', () =>
    expect(
      episodesIn(
        takeAll([[2019, [episode('2018-06-01', until('2018-07-01')), episode('2018-08-01', { RNE: 'P' })]]]),
      ).map(({ careBegan, admissionKnown }) => [careBegan, admissionKnown]),
    ).toEqual([
      ['2018-06-01', true],
      ['2018-08-01', false],
    ]));

  test('in which the child comes into care anew in the middle is two times in care, without a gap', () =>
    expect(
      episodesIn(takeAll([[2019, [episode('2018-06-01', until('2018-07-01')), episode('2018-07-01')]]])).map(
        ({ careBegan, to }) => [careBegan, to],
      ),
    ).toEqual([
      ['2018-06-01', '2018-07-01'],
      ['2018-07-01', null],
    ]));

  test('goes away and comes back to the placement left', () => {
    const history = takeAll([
      [
        2019,
        [
          episode('2018-06-01', until('2018-07-01')),
          episode('2018-07-01', until('2018-07-08', { RNE: 'P', PLACE: 'T1', PLACE_PROVIDER: '' })),
          episode('2018-07-08', { RNE: 'P' }),
        ],
      ],
    ]);
    expect(typesIn(history).slice(1)).toEqual(['ChildAdmitted', 'ChildTemporarilyAbsent', 'ChildReturned']);
    expect(spans(history)).toEqual([
      '2018-06-01 2018-07-01 U6 S X1',
      '2018-07-01 2018-07-08 T1 P X1',
      '2018-07-08 - U6 P -',
    ]);
    expect(episodesIn(history).map(({ placementBegan }) => placementBegan)).toEqual(Array(3).fill('2018-06-01'));
  });

  test('comes back to another placement: that is a move', () =>
    expect(
      typesIn(
        takeAll([
          [
            2019,
            [
              episode('2018-06-01', until('2018-07-01')),
              episode('2018-07-01', until('2018-07-08', { RNE: 'P', PLACE: 'T1', PLACE_PROVIDER: '' })),
              episode('2018-07-08', { RNE: 'P', PLACE: 'K2' }),
            ],
          ],
        ]),
      ).slice(1),
    ).toEqual(['ChildAdmitted', 'ChildTemporarilyAbsent', 'ChildMoved']));

  test('that begins with a temporary placement has none to come back to, though an earlier time in care had', () =>
    expect(
      told(
        episode('2018-04-01', { DEC: '2018-05-01', REC: 'E4A' }),
        episode('2018-06-01', until('2018-07-01', { PLACE: 'T1', PLACE_PROVIDER: '' })),
        episode('2018-07-01', { RNE: 'P' }),
      ),
    ).toEqual(['2018-04-01 2018-05-01 U6 S E4A', '2018-06-01 2018-07-01 T1 S X1', '2018-07-01 - U6 P -']));

  test('that says only the legal status changed, and tells of a temporary placement, is an absence all the same', () =>
    expect(
      told(
        episode('2018-06-01', until('2018-07-01')),
        episode('2018-07-01', until('2018-07-08', { RNE: 'L', LS: 'V2', PLACE: 'T1', PLACE_PROVIDER: '' })),
        episode('2018-07-08', { RNE: 'P', LS: 'V2' }),
      ),
    ).toEqual(['2018-06-01 2018-07-01 U6 S X1', '2018-07-01 2018-07-08 T1 L X1', '2018-07-08 - U6 P -']));

  test('keeps the reason each row gave, also where it is not the one its own change tells of', () =>
    expect(
      told(episode('2018-06-01', until('2018-07-01')), episode('2018-07-01', { RNE: 'P', LS: 'V2', PLACE: 'K2' })),
    ).toEqual(['2018-06-01 2018-07-01 U6 S X1', '2018-07-01 - K2 P -']));

  test('of which one row took up no days leaves it out', () =>
    expect(
      told(
        episode('2018-06-01', until('2018-07-01')),
        episode('2018-07-01', { RNE: 'P', PLACE: 'K2', DEC: '2018-07-01', REC: 'E4A' }),
      ),
    ).toEqual(['2018-06-01 2018-07-01 U6 S E4A']));
});

describe('a child missing on the day of coming into care', () => {
  test('is told of in a return without an objection', () => {
    const { objections } = take([], 2019, [
      { table: 'Missing', cells: { DOB: '2010-05-01', MISSING: 'M', MIS_START: '2018-06-01', MIS_END: '2018-06-04' } },
      episode('2018-06-01'),
    ]);
    expect(objections).toEqual([]);
  });
});

describe('two social workers who begin on one day', () => {
  test('are both told of', () => {
    const worker = (SW_ID: string): Told => ({ table: 'SWEpisodes', cells: { SW_ID, SW_DECOM: '2018-06-01' } });
    const history = takeAll([[2019, [worker('SW01'), worker('SW02')]]]);
    expect(history.slice(1).map(({ event }) => 'identity' in event && event.identity)).toEqual([
      { SW_ID: 'SW01' },
      { SW_ID: 'SW02' },
    ]);
  });
});
