import { episode, header, judging, missing, moved, until, type Cells } from './a-return.js';

const gone = (from: string, to = '', over: Cells = {}) => missing({ MIS_START: from, MIS_END: to, ...over });
const ended = (day: string) => until(day, { REC: 'E4A', REASON_PLACE_CHANGE: '' });
const adoptive = (from: string, PLACE: string, over: Cells = {}) => moved(from, { PLACE, LS: 'E1', RNE: 'U', ...over });
const sited = (over: Cells) => episode({ PL_LA: 'E08000018', ...over });

/** Which placements follow which, and the provider and URN that go with them. */
judging({
  217: [
    ['is broken by being placed for adoption with the foster carer by a move', [until('2018-08-01'), adoptive('2018-08-01', 'A5', { RNE: 'B' })], ['2 RNE']],
    ['is kept with U', [until('2018-08-01'), adoptive('2018-08-01', 'A5')], []],
    ['was not a rule of episodes before April 2015', [adoptive('2015-03-31', 'A3', { RNE: 'P' })], []],
  ],
  '217t': [
    ['is broken in 2023/24 by P2 that is open', [episode({ PLACE: 'P2', DECOM: '2023-06-01' })], ['1 PLACE'], { year: 2024 }],
    ['is broken by P2 that lasted beyond 28 October 2023', [until('2023-10-29', { PLACE: 'P2', DECOM: '2023-06-01' })], ['1 PLACE'], { year: 2024 }],
    ['is kept by P2 that ended that day', [until('2023-10-28', { PLACE: 'P2', DECOM: '2023-06-01' })], [], { year: 2024 }],
    ['was not a rule in 2018/19', [episode({ PLACE: 'P2' })], []],
  ],
  336: [
    ['is broken by coming from a children’s home', [until('2018-08-01', { PLACE: 'K2' }), adoptive('2018-08-01', 'A5')], ['2 PLACE']],
    ['is kept by coming from a foster home', [until('2018-08-01'), adoptive('2018-08-01', 'A5')], []],
    ['is kept by coming from another placement for adoption', [until('2018-08-01', { PLACE: 'A3' }), adoptive('2018-08-01', 'A5')], []],
  ],
  390: [
    ['is broken by adoption from a foster home', [episode({ DEC: '2018-08-01', REC: 'E12' })], ['1 REC']],
    ['is kept by adoption from a placement for adoption', [episode({ PLACE: 'A6', DEC: '2018-08-01', REC: 'E12' })], []],
  ],
  516: [
    ['is broken where the child was not fostered in the year', [episode({ PLACE: 'K2', DEC: '2018-08-01', REC: 'E45' })], ['1 REC']],
    ['is kept where the child was', [until('2018-08-01'), moved('2018-08-01', { PLACE: 'P1', DEC: '2018-09-01', REC: 'E46' })], []],
  ],
  213: [
    ['is broken by the provider of a hospital stay', [episode({ PLACE: 'T1' })], ['1 PLACE_PROVIDER']],
    ['is broken by the provider of Z1 in 2018/19', [episode({ PLACE: 'Z1' })], ['1 PLACE_PROVIDER']],
    ['is broken by the provider of Z12 from 2025/26', [episode({ PLACE: 'Z12' })], ['1 PLACE_PROVIDER'], { year: 2026 }],
    ['is kept by none', [episode({ PLACE: 'T1', PLACE_PROVIDER: '' })], []],
  ],
  526: [
    ['is broken by a foster home without a provider', [episode({ PLACE_PROVIDER: '' })], ['1 PLACE_PROVIDER']],
    ['is kept by one with a provider', [episode()], []],
    ['is kept by a hospital stay without', [episode({ PLACE: 'T1', PLACE_PROVIDER: '' })], []],
  ],
  550: [
    ['is broken by parents who provide a foster home', [episode({ PLACE_PROVIDER: 'PR0' })], ['1 PLACE_PROVIDER']],
    ['is kept by their own', [episode({ PLACE: 'P1', PLACE_PROVIDER: 'PR0' })], []],
  ],
  527: [
    ['is broken by the authority in a hospital', [episode({ PLACE: 'R2' })], ['1 PLACE_PROVIDER']],
    ['is kept by the authority in a children’s home', [episode({ PLACE: 'K2' })], []],
  ],
  528: [
    ['is broken by another authority in custody', [episode({ PLACE: 'R5', PLACE_PROVIDER: 'PR2' })], ['1 PLACE_PROVIDER']],
    ['is kept by it in a foster home', [episode({ PLACE_PROVIDER: 'PR2' })], []],
  ],
  529: [
    ...['K1', 'U3', 'A4'].map((PLACE) => [`is broken by a public body in ${PLACE}`, [episode({ PLACE, PLACE_PROVIDER: 'PR3' })], ['1 PLACE_PROVIDER']] as const),
    ['is kept by one in a hospital', [episode({ PLACE: 'R2', PLACE_PROVIDER: 'PR3' })], []],
  ],
  530: [
    ['is broken by a private body at the parents’', [episode({ PLACE: 'P1', PLACE_PROVIDER: 'PR4' })], ['1 PLACE_PROVIDER']],
    ['is kept by one in a foster home', [episode({ PLACE_PROVIDER: 'PR4' })], []],
  ],
  531: [
    ['is broken by a voluntary body at the parents’', [episode({ PLACE: 'P1', PLACE_PROVIDER: 'PR5' })], ['1 PLACE_PROVIDER']],
    ['is kept by one in a foster home', [episode({ PLACE_PROVIDER: 'PR5' })], []],
  ],
  222: [
    ['is broken by a reference for the parents’ home', [episode({ PLACE: 'P1' })], ['1 URN']],
    ['is kept by seven crosses', [episode({ PLACE: 'P1', URN: 'XXXXXXX' })], []],
    ['is kept by a foster home', [episode()], []],
    ['is broken by H5 in 2022/23', [episode({ PLACE: 'H5' })], ['1 URN'], { year: 2023 }],
    ['is kept by H5 in 2023/24', [episode({ PLACE: 'H5' })], [], { year: 2024 }],
    ['is broken by P2 in 2023/24', [episode({ PLACE: 'P2' })], ['1 URN'], { year: 2024 }],
  ],
  218: [
    ['is broken by an English foster home without', [sited({ URN: '' })], ['1 URN']],
    ['is kept by one with', [sited({})], []],
    ['is kept by a Scottish one', [sited({ URN: '', PL_LA: 'SCO' })], []],
    ['says nothing where the authority is not known', [episode({ URN: '' })], []],
    ['is kept by a short break', [sited({ URN: '', LS: 'V4' })], []],
    ['is kept by the parents’ home', [sited({ URN: '', PLACE: 'P1' })], []],
  ],
  230: [
    ['is broken in 2023/24 by an open English H5 without', [sited({ URN: '', PLACE: 'H5' })], ['1 URN'], { year: 2024 }],
    ['is broken by seven crosses', [sited({ URN: 'XXXXXXX', PLACE: 'H5' })], ['1 URN'], { year: 2024 }],
    ['is kept by one that ended by 28 October 2023', [sited({ URN: '', PLACE: 'H5', DEC: '2023-10-28', REC: 'E4A' })], [], { year: 2024 }],
    ['was not a rule in 2022/23', [sited({ URN: '', PLACE: 'H5' })], [], { year: 2023 }],
  ],
});

/** Times when the child was missing. */
judging({
  564: [
    ['is broken by a start that is blank', [gone('', '2018-07-03')], ['1 MIS_START']],
    ['is kept by a start', [episode(), gone('2018-07-01', '2018-07-03')], []],
  ],
  565: [
    ['is broken by a start without a kind', [gone('2018-07-01', '', { MISSING: '' })], ['1 MISSING']],
    ['is kept by a kind', [gone('2018-07-01')], []],
  ],
  566: [
    ['is broken by an end without a kind', [gone('2018-07-01', '2018-07-03', { MISSING: '' })], ['1 MISSING']],
    ['is kept by a kind', [gone('2018-07-01', '2018-07-03')], []],
  ],
  567: [
    ['is broken by coming back before going', [gone('2018-07-03', '2018-07-01')], ['1 MIS_END']],
    ['is kept by coming back the same day', [gone('2018-07-03', '2018-07-03')], []],
  ],
  570: [
    ['is broken by going after the year', [gone('2019-04-01')], ['1 MIS_START']],
    ['is kept by going on its last day', [gone('2019-03-31')], []],
  ],
  571: [
    ['is broken by coming back before the year', [gone('2018-03-01', '2018-03-31')], ['1 MIS_END']],
    ['is broken by coming back after it', [gone('2019-03-01', '2019-04-01')], ['1 MIS_END']],
    ['is kept by coming back on its first day', [gone('2018-03-01', '2018-04-01')], []],
  ],
  574: [
    ['is broken by going while still gone', [gone('2018-07-01'), gone('2018-07-05', '2018-07-06')], ['2 MIS_START']],
    ['is broken by times that overlap', [gone('2018-07-04', '2018-07-06'), gone('2018-07-01', '2018-07-05')], ['1 MIS_START']],
    ['is kept by going on the day of coming back', [gone('2018-07-01', '2018-07-05'), gone('2018-07-05', '2018-07-06')], []],
  ],
  575: [
    ['is broken where the placement has ended', [until('2018-08-01'), moved('2018-08-01'), gone('2018-07-01')], ['3 MIS_END']],
    ['is kept where it has not', [until('2018-06-20'), moved('2018-06-20'), gone('2018-07-01')], []],
    ['is kept where only the legal status changed', [until('2018-08-01'), episode({ DECOM: '2018-08-01', RNE: 'L', LS: 'V2' }), gone('2018-07-01')], []],
    ['is kept where it ended with the time missing', [until('2018-08-01'), moved('2018-08-01'), gone('2018-07-01', '2018-08-01')], []],
  ],
  576: [
    ['is broken by another start than last year’s', [gone('2018-04-01')], ['1 MIS_START'], { earlier: [gone('2018-03-20')] }],
    ['is broken, at the Header, by none', [header()], ['1 MIS_START'], { earlier: [gone('2018-03-20')] }],
    ['is kept by the same start', [gone('2018-03-20', '2018-04-02')], [], { earlier: [gone('2018-03-20')] }],
    ['is kept where the child had come back', [header()], [], { earlier: [gone('2018-03-20', '2018-03-21')] }],
  ],
  577: [
    ['is broken by a child missing still after care', [ended('2018-08-01'), gone('2018-07-01')], ['2 MIS_END']],
    ['is broken by coming back after care', [ended('2018-08-01'), gone('2018-07-01', '2018-08-02')], ['2 MIS_END']],
    ['is kept by coming back as care ended', [ended('2018-08-01'), gone('2018-07-01', '2018-08-01')], []],
    ['is kept by a child missing still in care', [episode(), gone('2018-07-01')], []],
  ],
  578: [
    ['is broken by going missing after care', [ended('2018-08-01'), gone('2018-08-02', '2018-08-03')], ['2 MIS_START']],
    ['is kept by going missing in care', [ended('2018-08-01'), gone('2018-07-02', '2018-07-03')], []],
  ],
  581: [
    ['is broken by going missing before care', [episode(), gone('2018-05-31', '2018-06-03')], ['2 MIS_START']],
    ['is kept by going missing on its first day', [episode(), gone('2018-06-01', '2018-06-03')], []],
    ['says nothing of a child without episodes', [gone('2018-06-01', '2018-06-03')], []],
  ],
  580: [
    ['is broken by another reason than E8', [until('2018-08-01', { REC: 'E17' }), gone('2018-07-01', '2018-08-01')], ['1 REC'], { born: '2000-08-01' }],
    ['is kept by E8', [until('2018-08-01', { REC: 'E8' }), gone('2018-07-01', '2018-08-01')], [], { born: '2000-08-01' }],
    ['is kept by one who had come back', [until('2018-08-01', { REC: 'E17' }), gone('2018-07-01', '2018-07-31')], [], { born: '2000-08-01' }],
  ],
});
