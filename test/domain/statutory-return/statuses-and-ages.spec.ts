import { asylum, episode, header, health, judging, leaver, moved, review, until, type Cells } from './a-return.js';

const shortBreak = (from: string, to: string, over: Cells = {}) =>
  episode({ DECOM: from, DEC: to, REC: 'E4A', LS: 'V3', URN: '', ...over });
const lasting = (LS: string, to: string) => episode({ LS, DEC: to, REC: 'E4A' });
const leaving = (REC: string, DEC: string) => episode({ REC, DEC });
const born = (born: string) => ({ born });

/** Legal statuses with a limit, and what does not go with them. */
judging({
  361: [
    ['is broken by four days of police protection', [lasting('L1', '2018-06-05')], ['1 LS']],
    ['is broken by four days over two episodes', [until('2018-06-03', { LS: 'L1' }), moved('2018-06-03', { LS: 'L1', DEC: '2018-06-05', REC: 'E4A' })], ['1 LS', '2 LS']],
    ['is kept by three days', [lasting('L1', '2018-06-04')], []],
    ['is kept by three days and other days after', [until('2018-06-04', { LS: 'L1' }), episode({ DECOM: '2018-06-04', RNE: 'L' })], []],
  ],
  362: [
    ['is broken by 22 days of an emergency protection order', [lasting('L2', '2018-06-23')], ['1 LS']],
    ['is kept by 21 days', [lasting('L2', '2018-06-22')], []],
  ],
  363: [
    ['is broken by eight days of a child assessment order', [lasting('L3', '2018-06-09')], ['1 LS']],
    ['is kept by seven days', [lasting('L3', '2018-06-08')], []],
  ],
  364: [
    ['is broken by 22 days of detention', [lasting('J2', '2018-06-23')], ['1 LS']],
    ['is kept by 21 days', [lasting('J2', '2018-06-22')], []],
  ],
  378: [
    ['is broken by section 20 at the parents’ home', [episode({ LS: 'V2', PLACE: 'P1' })], ['1 LS']],
    ['is kept by a care order at the parents’ home', [episode({ PLACE: 'P1' })], []],
  ],
  408: [
    ['is broken by a care order where the placement says a placement order', [episode({ PLACE: 'A6' })], ['1 LS']],
    ['is kept by a placement order', [episode({ PLACE: 'A6', LS: 'E1' })], []],
  ],
  445: [
    ['is broken by a freeing order from 30 December 2005', [episode({ LS: 'D1', DECOM: '2005-12-30' })], ['1 LS']],
    ['is kept by one from the day before', [episode({ LS: 'D1', DECOM: '2005-12-29' })], []],
  ],
  446: [
    ['is broken by a placement order before 30 December 2005', [episode({ LS: 'E1', DECOM: '2005-12-29' })], ['1 LS']],
    ['is kept by one from that day', [episode({ LS: 'E1', DECOM: '2005-12-30' })], []],
  ],
});

/** Short breaks. */
judging({
  365: [
    ['is broken by a break of 18 days', [shortBreak('2018-06-01', '2018-06-19')], ['1 DEC']],
    ['is kept by 17 days', [shortBreak('2018-06-01', '2018-06-18')], []],
    ['is kept by an agreement for a series', [shortBreak('2018-06-01', '2018-12-01', { LS: 'V4' })], []],
  ],
  366: [
    ['is broken by a move within a break', [shortBreak('2018-06-01', '2018-06-09', { RNE: 'P' })], ['1 RNE']],
    ['is kept by a break that starts anew', [shortBreak('2018-06-01', '2018-06-09')], []],
  ],
  367: [
    ['is broken by 76 days of breaks in the year', ['05', '06', '07', '08'].map((month) => shortBreak(`2018-${month}-01`, `2018-${month}-20`)), ['1 LS', '2 LS', '3 LS', '4 LS']],
    ['is kept by 75 days', ['05', '06', '07', '08'].map((month) => shortBreak(`2018-${month}-01`, month === '08' ? '2018-08-19' : `2018-${month}-20`)), []],
    ['counts only the days within the year', [shortBreak('2018-01-01', '2018-06-10')], []],
  ],
  382: [
    ['is broken by a break in hospital', [shortBreak('2018-06-01', '2018-06-09', { PLACE: 'T1' })], ['1 PLACE']],
    ['is kept by a break with a foster carer', [shortBreak('2018-06-01', '2018-06-09')], []],
  ],
  384: [
    ['is broken by a break with a long-term foster carer', [shortBreak('2018-06-01', '2018-06-09', { PLACE: 'U4' })], ['1 PLACE']],
    ['is kept by a break with another', [shortBreak('2018-06-01', '2018-06-09')], []],
  ],
  426: [
    ['is broken by both kinds in a year', [shortBreak('2018-06-01', '2018-06-09'), shortBreak('2018-07-01', '2018-07-09', { LS: 'V4' })], ['1 LS', '2 LS']],
    ['is kept by one kind', [shortBreak('2018-06-01', '2018-06-09'), shortBreak('2018-07-01', '2018-07-09')], []],
  ],
  398: [
    ['is broken by postcodes and a distance', [shortBreak('2018-06-01', '2018-06-09', { HOME_POST: 'S60 1AA', PL_POST: 'S60 1AB', PL_DISTANCE: '1.2' })], ['1 HOME_POST', '1 PL_POST', '1 PL_DISTANCE']],
    ['is kept by none', [shortBreak('2018-06-01', '2018-06-09')], []],
    ['is kept by postcodes of another status', [episode({ HOME_POST: 'S60 1AA', PL_POST: 'S60 1AB' })], []],
  ],
  214: [
    ['is broken by the place of the break', [shortBreak('2018-06-01', '2018-06-09', { PL_POST: 'S60 1AB', URN: '1234567' })], ['1 PL_POST', '1 URN']],
    ['is kept by none', [shortBreak('2018-06-01', '2018-06-09')], []],
  ],
  420: [
    ['is broken by the authority of the break', [shortBreak('2018-06-01', '2018-06-09', { PL_LA: 'E08000018' })], ['1 PL_LA']],
    ['is kept by none', [shortBreak('2018-06-01', '2018-06-09')], []],
  ],
  399: [
    ['is broken by a review and a mother, of a child on short breaks only', [shortBreak('2018-06-01', '2018-06-09'), review(), header({ MOTHER: '0' })], ['2 REVIEW', '3 MOTHER']],
    ['is kept by neither', [shortBreak('2018-06-01', '2018-06-09')], []],
    ['is kept where the child was otherwise looked after too', [shortBreak('2018-06-01', '2018-06-09'), episode({ DECOM: '2018-08-01' }), review()], []],
  ],
});

/** How old the child may be. */
judging({
  352: [
    ['is broken by starting care on the 18th birthday', [episode()], ['1 DECOM'], born('2000-06-01')],
    ['is kept by starting the day before it', [episode()], [], born('2000-06-02')],
    ['says nothing where the birth is not known', [episode(), header({ DOB: '' })], []],
  ],
  359: [
    ['is broken by care that is open after the 18th birthday', [episode()], ['1 DEC'], born('2000-07-01')],
    ['is kept by section 20 in a children’s home', [episode({ LS: 'V2', PLACE: 'K2' })], [], born('2000-07-01')],
    ['is kept by care that ended', [leaving('E17', '2018-07-01')], [], born('2000-07-01')],
  ],
  386: [
    ['is broken by adoption on the 18th birthday', [leaving('E11', '2018-07-01')], ['1 REC'], born('2000-07-01')],
    ['is kept by adoption the day before', [leaving('E11', '2018-06-30')], [], born('2000-07-01')],
  ],
  407: [
    ['is broken by special guardianship on the 18th birthday', [leaving('E45', '2018-07-01')], ['1 REC'], born('2000-07-01')],
    ['is kept by special guardianship the day before', [leaving('E45', '2018-06-30')], [], born('2000-07-01')],
  ],
  460: [
    ['is broken by staying on the day before the 18th birthday', [leaving('E17', '2018-06-30')], ['1 REC'], born('2000-07-01')],
    ['is kept by staying on from it', [leaving('E17', '2018-07-01')], [], born('2000-07-01')],
  ],
  351: [
    ['is broken by someone over 25 when the year began', [header({ DOB: '1993-03-31' })], ['1 DOB']],
    ['is kept by someone who turned 25 that day', [header({ DOB: '1993-04-01' })], []],
  ],
  358: [
    ['is broken by remand the day before the tenth birthday', [episode({ LS: 'J1' })], ['1 LS'], born('2008-06-02')],
    ['is kept by remand on it', [episode({ LS: 'J1' })], [], born('2008-06-01')],
  ],
  370: [
    ['is broken by independent living at 14', [episode({ PLACE: 'P2' })], ['1 PLACE'], born('2003-06-02')],
    ['is kept at 15, until 2022/23', [episode({ PLACE: 'P2' })], [], born('2003-06-01')],
    ['is broken at 15 in 2023/24', [episode({ PLACE: 'P2' })], ['1 PLACE'], { year: 2024, born: '2003-06-01' }],
    ['is kept at 16 in 2023/24', [episode({ PLACE: 'P2' })], [], { year: 2024, born: '2002-06-01' }],
  ],
  371: [
    ['is broken by semi-independent living at 13', [episode({ PLACE: 'H5' })], ['1 PLACE'], born('2004-06-02')],
    ['is kept at 14, until 2022/23', [episode({ PLACE: 'H5' })], [], born('2004-06-01')],
    ['is broken at 15 in 2023/24', [episode({ PLACE: 'H5' })], ['1 PLACE'], { year: 2024, born: '2003-06-01' }],
    ['is broken by supported accommodation at 15 in 2024/25', [episode({ PLACE: 'K3' })], ['1 PLACE'], { year: 2025, born: '2003-06-01' }],
    ['is kept by it at 16', [episode({ PLACE: 'K3' })], [], { year: 2025, born: '2002-06-01' }],
  ],
  372: [
    ['is broken by custody at nine', [episode({ PLACE: 'R5' })], ['1 PLACE'], born('2008-06-02')],
    ['is kept by custody at ten', [episode({ PLACE: 'R5' })], [], born('2008-06-01')],
  ],
  373: [
    ['is broken by a residential school at three', [episode({ PLACE: 'S1' })], ['1 PLACE'], born('2014-06-02')],
    ['is kept by one at four', [episode({ PLACE: 'S1' })], [], born('2014-06-01')],
  ],
  374: [
    ['is broken by residential employment at 13', [episode({ PLACE: 'P3' })], ['1 PLACE'], born('2004-06-02')],
    ['is kept by it at 14', [episode({ PLACE: 'P3' })], [], born('2004-06-01')],
  ],
  387: [
    ['is broken by leaving for independent living at 13', [leaving('E6', '2018-07-01')], ['1 REC'], born('2004-07-02')],
    ['is kept by leaving for it at 14', [leaving('E6', '2018-07-01')], [], born('2004-07-01')],
  ],
  389: [
    ['is broken by leaving for adult services at 15', [leaving('E7', '2018-07-01')], ['1 REC'], born('2002-07-02')],
    ['is kept by leaving for them at 16', [leaving('E7', '2018-07-01')], [], born('2002-07-01')],
  ],
  440: [
    ['is broken by PN0 on the fourth birthday', [review({ REVIEW_CODE: 'PN0' })], ['1 REVIEW_CODE'], born('2014-07-01')],
    ['is kept by PN0 the day before', [review({ REVIEW_CODE: 'PN0' })], [], born('2014-07-02')],
  ],
  441: [
    ['is broken by PN1 the day before the fourth birthday', [review()], ['1 REVIEW_CODE'], born('2014-07-02')],
    ['is kept by PN1 on it', [review()], [], born('2014-07-01')],
  ],
  391: [
    ['is broken by a leaver who turned 16 in the year', [leaver()], ['1 DOB'], born('2002-04-01')],
    ['is broken by one who turned 22', [leaver()], ['1 DOB'], born('1996-04-01')],
    ['is kept by one who turned 17 on its last day', [leaver()], [], born('2002-03-31')],
    ['is kept by one who turned 21', [leaver()], [], born('1997-04-01')],
  ],
  3001: [
    ['is broken by former foster carers at 17', [leaver({ ACCOM: 'Z1' })], ['1 ACCOM'], born('2001-06-01')],
    ['is kept by them at 18', [leaver({ ACCOM: 'Z1' })], [], born('2000-06-01')],
  ],
  542: [
    ['is broken by convictions asked of a child of nine', [health({ CONVICTED: '0' })], ['1 CONVICTED'], born('2009-04-01')],
    ['is kept for a child of ten on the last day', [health({ CONVICTED: '0' })], [], born('2009-03-31')],
    ['is kept where nothing is said', [health()], [], born('2009-04-01')],
  ],
  546: [
    ['is broken by health promotion at five', [health({ HEALTH_CHECK: '1' })], ['1 HEALTH_CHECK'], born('2014-03-31')],
    ['is kept at four', [health({ HEALTH_CHECK: '1' })], [], born('2014-04-01')],
  ],
  304: [
    ['is broken by a day after the 18th birthday', [asylum({ DUC: '2018-07-02' })], ['1 DUC'], born('2000-07-01')],
    ['is kept by the birthday', [asylum({ DUC: '2018-07-01' })], [], born('2000-07-01')],
  ],
});
