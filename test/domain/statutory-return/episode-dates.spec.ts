import { episode, judging, moved, until } from './a-return.js';

/** When episodes begin and end. Rows are counted from one in the order in which they stand in the file. */
judging({
  141: [
    ['is broken by an episode that begins on no day', [episode({ DECOM: '' })], ['1 DECOM']],
    ['is broken by a day that does not exist', [episode({ DECOM: '2018-02-30' })], ['1 DECOM']],
    ['is kept by one that begins on a day', [episode()], []],
  ],
  147: [
    ['is broken by an end that is no day', [episode({ DEC: '2018-02-30', REC: 'E4A' })], ['1 DEC']],
    ['is kept by an open episode', [episode()], []],
    ['is kept by an end that is a day', [episode({ DEC: '2018-07-01', REC: 'E4A' })], []],
  ],
  353: [
    ['is broken on 13 October 1991', [episode({ DECOM: '1991-10-13' })], ['1 DECOM']],
    ['is kept on 14 October 1991', [episode({ DECOM: '1991-10-14' })], []],
  ],
  354: [
    ['is broken by an episode that begins on 1 April after the year', [episode({ DECOM: '2019-04-01' })], ['1 DECOM']],
    ['is kept by one that begins on 31 March', [episode({ DECOM: '2019-03-31' })], []],
  ],
  385: [
    ['is broken by an episode that ceases on 1 April after the year', [episode({ DEC: '2019-04-01', REC: 'E4A' })], ['1 DEC']],
    ['is kept by one that ceases on 31 March', [episode({ DEC: '2019-03-31', REC: 'E4A' })], []],
  ],
  355: [
    ['is broken by an episode that ceases on the day it began', [episode({ DEC: '2018-06-01', REC: 'E4A' })], ['1 DEC']],
    ['is kept by one that ceases the day after', [episode({ DEC: '2018-06-02', REC: 'E4A' })], []],
  ],
  356: [
    ['is broken by an episode that ceases before it began', [episode({ DEC: '2018-05-31', REC: 'E4A' })], ['1 DEC']],
    ['is kept by one that ceases the day after it began', [episode({ DEC: '2018-06-02', REC: 'E4A' })], []],
  ],
  148: [
    ['is broken by an end without a reason', [episode({ DEC: '2018-07-01' })], ['1 REC']],
    ['is broken by a reason without an end', [episode({ REC: 'E4A' })], ['1 REC']],
    ['is kept by neither', [episode()], []],
    ['is kept by both', [episode({ DEC: '2018-07-01', REC: 'E4A' })], []],
  ],
  142: [
    ['is broken by an episode left open when another begins', [episode(), moved('2018-08-01')], ['1 DEC']],
    ['is broken wherever in the file it stands', [moved('2018-08-01'), episode()], ['2 DEC']],
    ['is kept when only the last is open', [until('2018-08-01'), moved('2018-08-01')], []],
  ],
  501: [
    ['is broken by an episode that begins before the last one ended', [until('2018-08-02'), moved('2018-08-01')], ['2 DECOM']],
    ['is kept when it begins on the day', [until('2018-08-01'), moved('2018-08-01')], []],
  ],
  388: [
    ['is broken by X1 at the end of care', [until('2018-08-01')], ['1 REC']],
    ['is broken by X1 when the next begins another day', [until('2018-08-01'), moved('2018-08-02')], ['1 REC']],
    ['is broken by leaving care when another begins the same day', [until('2018-08-01', { REC: 'E4A' }), moved('2018-08-01')], ['1 REC']],
    ['is kept by X1 when the next begins that day', [until('2018-08-01'), moved('2018-08-01')], []],
    ['is kept by leaving care and starting anew later', [until('2018-08-01', { REC: 'E4A' }), episode({ DECOM: '2018-09-01' })], []],
  ],
  437: [
    ['is broken by an episode after a death', [until('2018-08-01', { REC: 'E2' }), moved('2018-08-01')], ['1 REC']],
    ['is broken by an episode after being found to be 18', [until('2018-08-01', { REC: 'E15' }), moved('2018-08-09')], ['1 REC']],
    ['is kept by a death that ends the record', [until('2018-08-01', { REC: 'E2' })], []],
  ],
});
