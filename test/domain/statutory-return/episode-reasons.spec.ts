import { episode, judging, moved, until } from './a-return.js';

const again = { DECOM: '2018-08-01' };
const away = (from: string, to: string, over = {}) =>
  until(to, { DECOM: from, RNE: 'P', PLACE: 'T1', PLACE_PROVIDER: '', URN: '', REASON_PLACE_CHANGE: '', ...over });
const left = until('2018-08-01', { REASON_PLACE_CHANGE: '' });
const back = (from: string, over = {}) => episode({ DECOM: from, RNE: 'P', ...over });

/** Why an episode began, and how it differs from the one before. */
judging({
  357: [
    ['is broken by a first episode within the year that follows on', [episode({ RNE: 'P' })], ['1 RNE']],
    ['is kept by one that starts care', [episode()], []],
    ['is kept by one carried over from before the year', [episode({ DECOM: '2018-03-31', RNE: 'P' })], []],
  ],
  431: [
    ['is broken by starting care on the day the last episode ended', [until('2018-08-01', { REC: 'E4A' }), episode(again)], ['2 RNE']],
    ['is kept by starting care the day after', [until('2018-07-31', { REC: 'E4A' }), episode(again)], []],
  ],
  432: [
    ['is broken by following on after leaving care', [until('2018-07-31', { REC: 'E4A' }), moved('2018-08-01')], ['2 RNE']],
    ['is kept by following on after X1', [until('2018-08-01'), moved('2018-08-01')], []],
    ['is kept by starting anew', [until('2018-07-31', { REC: 'E4A' }), episode(again)], []],
  ],
  433: [
    ['is broken by following on a day late', [until('2018-07-31'), moved('2018-08-01')], ['2 DECOM']],
    ['is broken by following on from what has not ended', [episode(), moved('2018-08-01')], ['2 DECOM']],
    ['is kept by following on the same day', [until('2018-08-01'), moved('2018-08-01')], []],
    ['judges by date and not by place in the file', [moved('2018-08-01'), until('2018-08-01')], []],
  ],
  434: [
    ['is broken by L with the same status', [until('2018-08-01'), episode({ ...again, RNE: 'L' })], ['2 RNE']],
    ['is broken by L with another home', [until('2018-08-01'), moved('2018-08-01', { RNE: 'L', LS: 'V2' })], ['2 RNE']],
    ['is kept by L with another status in the same home', [until('2018-08-01'), episode({ ...again, RNE: 'L', LS: 'V2' })], []],
  ],
  435: [
    ['is broken by P with nothing changed', [until('2018-08-01'), episode({ ...again, RNE: 'P' })], ['2 RNE']],
    ['is broken by T with another status', [until('2018-08-01'), moved('2018-08-01', { RNE: 'T', LS: 'V2' })], ['2 RNE']],
    ['finds nothing changed where both cells are blank',
      [until('2018-08-01', { URN: '' }), episode({ ...again, RNE: 'P', URN: '' })], ['2 RNE']],
    ['is kept by P to another home', [until('2018-08-01'), moved('2018-08-01')], []],
    ['is kept by T with another provider', [until('2018-08-01'), episode({ ...again, RNE: 'T', PLACE_PROVIDER: 'PR4' })], []],
  ],
  436: [
    ['is broken by B with the same status', [until('2018-08-01'), moved('2018-08-01', { RNE: 'B' })], ['2 RNE']],
    ['is broken by U in the same home', [until('2018-08-01'), episode({ ...again, RNE: 'U', LS: 'V2' })], ['2 RNE']],
    ['is kept when both changed', [until('2018-08-01'), moved('2018-08-01', { RNE: 'B', LS: 'V2' })], []],
  ],
  504: [
    ['is broken by another need within a period of care', [until('2018-08-01'), moved('2018-08-01', { CIN: 'N2' })], ['2 CIN']],
    ['is kept by the same need', [until('2018-08-01'), moved('2018-08-01')], []],
    ['is kept by another need in another period', [until('2018-07-01', { REC: 'E4A' }), episode({ ...again, CIN: 'N2' })], []],
  ],
  225: [
    ['is broken by a move without its reason', [until('2018-08-01', { REASON_PLACE_CHANGE: '' }), moved('2018-08-01')], ['1 REASON_PLACE_CHANGE']],
    ['is kept by a move with its reason', [until('2018-08-01'), moved('2018-08-01')], []],
    ['is kept by another status', [until('2018-08-01', { REASON_PLACE_CHANGE: '' }), episode({ ...again, RNE: 'L', LS: 'V2' })], []],
    ['is kept by going to hospital and back', [left, away('2018-08-01', '2018-08-03'), back('2018-08-03')], []],
  ],
  226: [
    ['is broken by a reason for going to hospital', [until('2018-08-01'), away('2018-08-01', '2018-08-03'), back('2018-08-03')], ['1 REASON_PLACE_CHANGE']],
    ['is broken by a reason for coming back',
      [left, away('2018-08-01', '2018-08-03', { REASON_PLACE_CHANGE: 'OTHER' }), back('2018-08-03')], ['2 REASON_PLACE_CHANGE']],
    ['is kept by no reason', [left, away('2018-08-01', '2018-08-03'), back('2018-08-03')], []],
  ],
  233: [
    ['is broken from 2025/26 by a reason on an open episode', [episode({ DECOM: '2025-06-01', REASON_PLACE_CHANGE: 'OTHER' })], ['1 REASON_PLACE_CHANGE'], { year: 2026 }],
    ['is kept by no reason', [episode({ DECOM: '2025-06-01' })], [], { year: 2026 }],
    ['was not a rule in 2024/25', [episode({ DECOM: '2024-06-01', REASON_PLACE_CHANGE: 'OTHER' })], [], { year: 2025 }],
  ],
  380: [
    ['is broken by care that starts in hospital', [away('2018-06-01', '2018-06-03', { RNE: 'S' }), back('2018-06-03')], ['1 RNE']],
    ['is kept by going to hospital from a home', [left, away('2018-08-01', '2018-08-03'), back('2018-08-03')], []],
  ],
  381: [
    ['is broken by care that ends in hospital', [left, away('2018-08-01', '2018-08-03', { REC: 'E4A' })], ['2 REC']],
    ['is kept by a child still in hospital', [left, away('2018-08-01', '', { REC: '' })], []],
    ['is kept by coming back', [left, away('2018-08-01', '2018-08-03'), back('2018-08-03')], []],
  ],
  383: [
    ['is broken by coming back to another kind of home', [left, away('2018-08-01', '2018-08-03'), back('2018-08-03', { PLACE: 'U5' })], ['3 PLACE']],
    ['is broken by coming back with T', [left, away('2018-08-01', '2018-08-03'), back('2018-08-03', { RNE: 'T' })], ['3 PLACE']],
    ['is kept by coming back to the home left', [left, away('2018-08-01', '2018-08-03'), back('2018-08-03')], []],
    ['judges by date and not by place in the file', [back('2018-08-03'), left, away('2018-08-01', '2018-08-03')], []],
    ['did not ask for the same postcode in 2018/19', [left, away('2018-08-01', '2018-08-03'), back('2018-08-03', { PL_POST: 'S60 1AA' })], []],
    ['asks for the same postcode from 2025/26', [left, away('2018-08-01', '2018-08-03'), back('2018-08-03', { PL_POST: 'S60 1AA' })], ['3 PL_POST'], { year: 2026 }],
  ],
  375: [
    ['is broken by 43 days in hospital', [away('2018-08-01', '2018-09-13')], ['1 DEC']],
    ['is kept by 42 days', [away('2018-08-01', '2018-09-12')], []],
    ['is broken by a stay still open at the year’s end', [away('2018-08-01', '', { REC: '' })], ['1 DEC']],
  ],
  376: [
    ['is broken by 22 days during the carer’s holiday', [away('2018-08-01', '2018-08-23', { PLACE: 'T3' })], ['1 DEC']],
    ['is kept by 21 days', [away('2018-08-01', '2018-08-22', { PLACE: 'T3' })], []],
  ],
  379: [
    ['is broken by eight days elsewhere', [away('2018-08-01', '2018-08-09', { PLACE: 'T4' })], ['1 DEC']],
    ['is kept by seven days', [away('2018-08-01', '2018-08-08', { PLACE: 'T4' })], []],
  ],
  377: [
    ['is broken by the third of the carer’s holidays in twelve months',
      ['2018-05-01', '2018-08-01', '2018-10-01'].map((day) => away(day, `${day.slice(0, 8)}03`, { PLACE: 'T3' })), ['3 PLACE']],
    ['is kept by two', ['2018-05-01', '2018-08-01'].map((day) => away(day, `${day.slice(0, 8)}03`, { PLACE: 'T3' })), []],
    ['is kept by a third a year after the first',
      ['2017-10-01', '2018-08-01', '2018-10-01'].map((day) => away(day, `${day.slice(0, 8)}03`, { PLACE: 'T3' })), []],
  ],
});
