import { ageOn, plusYears } from '../../calendar.js';
import { cellIn, dateIn, isAged, isUnder } from '../child-year.js';
import { eachRow, type Rule } from './rule.js';

/** How old the child may be, by the other tables. Nothing is judged where the date of birth is not known. */
export const otherAgeRules: readonly Rule[] = [
  /** V:351; earlier versions of the validator say 21. */
  eachRow(
    'Header',
    [
      '351',
      'DOB',
      'The person was over 25 when the collection year began: check the date of birth, or leave the person out.',
    ],
    (_row, { born, firstDay }) => born !== undefined && plusYears(born, 25) < firstDay,
  ),

  /** V:440: PN0 is for those under four at the review; the validator lets the fourth birthday pass. */
  eachRow(
    'Reviews',
    ['440', 'REVIEW_CODE', 'PN0 is for a child under four, and this child was not: say how the child took part.'],
    (row, { born }) => cellIn(row, 'REVIEW_CODE') === 'PN0' && isAged(born, 4, dateIn(row, 'REVIEW')),
  ),

  /** V:441: and the others are not. */
  eachRow(
    'Reviews',
    ['441', 'REVIEW_CODE', 'The child was under four at the review: use PN0.'],
    (row, { born }) => !['', 'PN0'].includes(cellIn(row, 'REVIEW_CODE')) && isUnder(born, 4, dateIn(row, 'REVIEW')),
  ),

  /** V:391: a care leaver's row is for the 17th to the 21st birthday; the validator looks at the 17th only. */
  eachRow(
    'OC3',
    [
      '391',
      'DOB',
      'The young person did not turn 17, 18, 19, 20 or 21 in the year: remove the row or correct the date of birth.',
    ],
    (_row, { born, lastDay }) => born !== undefined && (ageOn(born, lastDay) < 17 || ageOn(born, lastDay) > 21),
  ),

  /** V:3001: at 17 nobody lives with former foster carers. */
  eachRow(
    'OC3',
    ['3001', 'ACCOM', 'At 17 nobody lives with former foster carers: correct the accommodation.'],
    (row, { born, lastDay }) =>
      /^Z[12]$/.test(cellIn(row, 'ACCOM')) && born !== undefined && ageOn(born, lastDay) === 17,
  ),

  /** V:542: under ten at 31 March. */
  eachRow(
    'OC2',
    ['542', 'CONVICTED', 'Convictions are not asked of a child under ten at 31 March: leave it blank.'],
    (row, { born, lastDay }) => cellIn(row, 'CONVICTED') !== '' && isUnder(born, 10, lastDay),
  ),

  /** V:546: five or over at 31 March. */
  eachRow(
    'OC2',
    ['546', 'HEALTH_CHECK', 'Health promotion is not asked of a child of five or over at 31 March: leave it blank.'],
    (row, { born, lastDay }) => cellIn(row, 'HEALTH_CHECK') !== '' && isAged(born, 5, lastDay),
  ),

  /** V:304: the day a child ceased to be an unaccompanied asylum seeker is no later than the 18th birthday. */
  eachRow(
    'UASC',
    [
      '304',
      'DUC',
      'A child ceases to be an unaccompanied asylum seeker on the 18th birthday at the latest: correct the date.',
    ],
    (row, { born }) => born !== undefined && cellIn(row, 'DUC') > plusYears(born, 18),
  ),
];
