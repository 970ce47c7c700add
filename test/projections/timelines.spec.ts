import { describe, test } from '@jest/globals';
import {
  admitted,
  alreadyInCare,
  away,
  born,
  ceased,
  detailsChanged,
  discharged,
  found,
  HOMES,
  moved,
  on,
  returned,
  statusChanged,
  wentMissing,
} from '../support/children.js';
import { correct, given, struck } from '../support/given.js';
import { givenEvents } from '../support/given-events.js';

describe('episodes', () => {
  test('begin with admission and last until something ends them', () =>
    givenEvents(admitted('2019-01-05')).thenRowsOf('episode', {
      from: '2019-01-05',
      to: 'lasting',
      reason_for_new_episode: 'S',
      reason_ceased: null,
      legal_status: 'V2',
      placement_type: 'U6',
      provider: 'PR1',
      carer: 'household-1',
      care_began: '2019-01-05',
      admission_known: 1,
    }));

  test('end on the first day that was no longer so, where the next begins', () =>
    givenEvents(
      admitted('2019-01-05'),
      moved('2019-02-05'),
      statusChanged('2019-03-05'),
      discharged('2019-04-05'),
    ).thenRowsOf(
      'episode',
      { from: '2019-01-05', to: '2019-02-05', reason_ceased: 'X1', change_reason: 'CARPL' },
      {
        from: '2019-02-05',
        to: '2019-03-05',
        reason_for_new_episode: 'P',
        reason_ceased: 'X1',
        change_reason: null,
        legal_status_began: '2019-01-05',
      },
      {
        from: '2019-03-05',
        to: '2019-04-05',
        reason_for_new_episode: 'L',
        reason_ceased: 'E4A',
        legal_status_began: '2019-03-05',
        placement_began: '2019-02-05',
      },
    ));

  test('show where the child is while away, and what its own placement is', () =>
    givenEvents(admitted('2019-01-05'), away('2019-02-05'), returned('2019-02-12')).thenRowsOf(
      'episode',
      { placement_type: 'U6', usual_placement_type: 'U6', provider: 'PR1' },
      {
        from: '2019-02-05',
        to: '2019-02-12',
        placement_type: 'T1',
        usual_placement_type: 'U6',
        provider: null,
        urn: null,
        placement_began: '2019-01-05',
      },
      { placement_type: 'U6', usual_placement_type: 'U6', provider: 'PR1', placement_began: '2019-01-05' },
    ));

  test('say distance in whole tenths of a mile', () =>
    givenEvents(admitted('2019-01-05', { placement: { ...HOMES.foster, distance: 12.3 } })).thenRowsOf('episode', {
      distance_tenths: 123,
    }));

  test('are none of what took up no days', () =>
    givenEvents(admitted('2019-01-05'), discharged('2019-01-05')).thenRowsOf('episode'));

  test('are as told after a correction, and not as told first', () =>
    givenEvents(
      ...given(admitted('2019-01-05'))
        .when(correct('e1', admitted('2019-01-07')))
        .history()
        .map(({ event }) => event),
    ).thenRowsOf('episode', {
      from: '2019-01-07',
      to: 'lasting',
    }));
});

describe('periods of care', () => {
  test('are unbroken, whatever changes in them', () =>
    givenEvents(
      admitted('2019-01-05'),
      moved('2019-02-05'),
      away('2019-02-10'),
      returned('2019-02-12'),
      discharged('2019-04-05'),
    ).thenRowsOf('period_of_care', {
      from: '2019-01-05',
      to: '2019-04-05',
      care_began: '2019-01-05',
      admission_known: 1,
      reason_ceased: 'E4A',
    }));

  test('are two where the child left and came again, even on one day', () =>
    givenEvents(admitted('2019-01-05'), discharged('2019-02-05'), admitted('2019-02-05')).thenRowsOf(
      'period_of_care',
      { from: '2019-01-05', to: '2019-02-05', reason_ceased: 'E4A' },
      { from: '2019-02-05', to: 'lasting', reason_ceased: null, care_began: '2019-02-05' },
    ));

  test('say where the records begin in the middle', () =>
    givenEvents(alreadyInCare('2019-01-05'), moved('2019-02-05')).thenRowsOf('period_of_care', {
      from: '2019-01-05',
      to: 'lasting',
      admission_known: 0,
    }));

  test('end for no reason known where a return promised another episode that never came', () =>
    givenEvents(admitted('2019-01-05'), ceased('2019-02-05', '2019-01-05')).thenRowsOf('period_of_care', {
      to: '2019-02-05',
      reason_ceased: null,
    }));

  test('have the category of need last told', () =>
    givenEvents(admitted('2019-01-05'), moved('2019-02-05', { categoryOfNeed: 'N4' })).thenRowsOf('period_of_care', {
      category_of_need: 'N4',
    }));
});

describe('placements', () => {
  test('are the time with one carer: a move begins another', () =>
    givenEvents(admitted('2019-01-05'), moved('2019-02-05')).thenRowsOf(
      'placement',
      { from: '2019-01-05', to: '2019-02-05', placement_began: '2019-01-05', placement_type: 'U6' },
      { from: '2019-02-05', to: 'lasting', placement_began: '2019-02-05', placement_type: 'K2', urn: 'SC000001' },
    ));

  test('are not begun by another legal status', () =>
    givenEvents(admitted('2019-01-05'), statusChanged('2019-02-05')).thenRowsOf('placement', {
      from: '2019-01-05',
      to: 'lasting',
    }));

  test('are not begun by another kind of placement with the same carer', () =>
    givenEvents(
      admitted('2019-01-05'),
      detailsChanged('2019-02-05'),
      detailsChanged('2019-03-05', { legalStatus: 'C2', placement: HOMES.foster }),
    ).thenRowsOf(
      'placement',
      { from: '2019-01-05', to: '2019-02-05', placement_type: 'U6', placement_began: '2019-01-05' },
      { from: '2019-02-05', to: '2019-03-05', placement_type: 'U4', placement_began: '2019-01-05' },
      { from: '2019-03-05', to: 'lasting', placement_type: 'U6', placement_began: '2019-01-05' },
    ));

  test('are not broken by a temporary absence', () =>
    givenEvents(admitted('2019-01-05'), away('2019-02-05'), returned('2019-02-12')).thenRowsOf('placement', {
      from: '2019-01-05',
      to: 'lasting',
    }));

  test('begin anew with the same carer where the child left care between', () =>
    givenEvents(admitted('2019-01-05'), discharged('2019-02-05'), admitted('2019-03-05')).thenRowsOf(
      'placement',
      { to: '2019-02-05', placement_began: '2019-01-05' },
      { from: '2019-03-05', placement_began: '2019-03-05' },
    ));
});

describe('absences', () => {
  test('are temporary stays elsewhere, from going to coming back', () =>
    givenEvents(admitted('2019-01-05'), away('2019-02-05', 'T3'), returned('2019-02-12')).thenRowsOf('absence', {
      from: '2019-02-05',
      to: '2019-02-12',
      kind: 'T3',
    }));

  test('are one though the legal status changes meanwhile', () =>
    givenEvents(
      admitted('2019-01-05'),
      away('2019-02-05'),
      statusChanged('2019-02-08'),
      returned('2019-02-12'),
    ).thenRowsOf('absence', {
      from: '2019-02-05',
      to: '2019-02-12',
      kind: 'T1',
    }));

  test('are times of being missing, until found', () =>
    givenEvents(
      admitted('2019-01-05'),
      wentMissing('2019-02-05'),
      found('2019-02-07'),
      wentMissing('2019-02-20'),
    ).thenRowsOf(
      'absence',
      { from: '2019-02-05', to: '2019-02-07', kind: 'M' },
      { from: '2019-02-20', to: 'lasting', kind: 'M' },
    ));

  test('last no longer than care does', () =>
    givenEvents(
      admitted('2019-01-05'),
      wentMissing('2019-02-05'),
      discharged('2019-02-09'),
      admitted('2019-03-05'),
      found('2019-03-06'),
    ).thenRowsOf('absence', {
      from: '2019-02-05',
      to: '2019-02-09',
      kind: 'M',
    }));

  test('are none of somebody not in care', () =>
    givenEvents(
      wentMissing('2018-02-05'),
      admitted('2019-01-05'),
      discharged('2019-02-05'),
      wentMissing('2019-02-05'),
    ).thenRowsOf('absence'));

  test('are none that took up no days', () =>
    givenEvents(admitted('2019-01-05'), wentMissing('2019-02-05'), found('2019-02-05')).thenRowsOf('absence'));

  test('may be of both kinds at once', () =>
    givenEvents(
      admitted('2019-01-05'),
      away('2019-02-05'),
      wentMissing('2019-02-06'),
      found('2019-02-08'),
      returned('2019-02-12'),
    ).thenRowsOf(
      'absence',
      { from: '2019-02-05', to: '2019-02-12', kind: 'T1' },
      { from: '2019-02-06', to: '2019-02-08', kind: 'M' },
    ));
});

describe('legal statuses', () => {
  test('last over moves, until another', () =>
    givenEvents(
      admitted('2019-01-05'),
      moved('2019-02-05'),
      statusChanged('2019-03-05'),
      discharged('2019-04-05'),
    ).thenRowsOf(
      'legal_status',
      { from: '2019-01-05', to: '2019-03-05', legal_status: 'V2' },
      { from: '2019-03-05', to: '2019-04-05', legal_status: 'C2' },
    ));

  test('are one where the next says the same', () =>
    givenEvents(admitted('2019-01-05'), statusChanged('2019-02-05', 'V2')).thenRowsOf('legal_status', {
      from: '2019-01-05',
      to: 'lasting',
    }));
});

describe('particulars', () => {
  test('hold from the day of birth on', () =>
    givenEvents(born('2010-05-01', { disability: 'VIS', mother: false })).thenRowsOf('particulars', {
      from: '2010-05-01',
      to: 'lasting',
      date_of_birth: '2010-05-01',
      sex: '1',
      ethnicity: 'WBRI',
      disability: 'VIS',
      mother: 0,
      asylum_from: null,
      asylum_to: null,
    }));

  test('are as last told', () =>
    givenEvents(born('2010-05-01'), born('2010-05-01', { sex: '2' })).thenRowsOf('particulars', { sex: '2' }));

  test('are none once struck out', () => givenEvents(born('2010-05-01'), struck('e1')).thenRowsOf('particulars'));

  test('say from when until when the child was an unaccompanied asylum seeker', () => {
    const asylum = { type: 'AsylumStatusRecorded', effectiveOn: on('2010-05-01') } as const;
    givenEvents(born('2010-05-01'), asylum).thenRowsOf('particulars', {
      asylum_from: '2010-05-01',
      asylum_to: 'lasting',
    });
    givenEvents(born('2010-05-01'), { ...asylum, ceasedOn: on('2019-02-01') }).thenRowsOf('particulars', {
      asylum_to: '2019-02-01',
    });
  });
});
