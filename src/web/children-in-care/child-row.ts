import { dayNumber, type CalendarDate } from '../../domain/calendar.js';
import { isShortBreak, type LegalStatus } from '../../domain/codes.js';
import type { ChildInCare } from '../../../projections/children/children-in-care.query.js';
import { ageOf } from '../../../projections/sufficiency/counts.js';
import * as words from '../layout/code-words.js';
import { number } from '../layout/formats.js';
import { paths, type Query } from '../paths.js';

const NOT_RECORDED = 'Not recorded';

/** A child in care as a row of the list. */
export const childRow = (child: ChildInCare, asAt: CalendarDate, carried: Query) => ({
  child: child.child,
  href: paths.child(child.child, carried),
  shortBreaks: isShortBreak(child.legalStatus as LegalStatus),
  age: ageOf(child, asAt) ?? NOT_RECORDED,
  sex: child.sex === null ? NOT_RECORDED : words.sex(child.sex).words,
  legalStatus: words.legalStatus(child.legalStatus),
  placement: words.placementType(child.placementType),
  provider: child.provider === null ? { words: NOT_RECORDED, code: '' } : words.provider(child.provider),
  inPlacement: number(dayNumber(asAt) - child.placementBegan),
  inCare: `${child.admissionKnown === 1 ? '' : 'over '}${number(dayNumber(asAt) - child.careBegan)}`,
});
