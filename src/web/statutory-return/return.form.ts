import { collectionYearOf, firstDayOf, type CalendarDate, type CollectionYear } from '../../domain/calendar.js';
import { returnWords as words } from '../../words/return-words.js';
import { dayInWords } from '../../words/wording.js';
import { field, readViewpoint, type Asked, type FieldError } from '../layout/viewpoint.form.js';

/** As it was put in, to be shown again. */
export type ReturnForm = { readonly year: string; readonly knownAt: string };

export type ReturnRead = {
  readonly form: ReturnForm;
  /** Null where it is none that can be told of. */
  readonly year: CollectionYear | null;
  readonly knownAt: string | undefined;
  readonly errors: readonly FieldError[];
  /** Whether what failed is to be tried again. */
  readonly anew: boolean;
};

/** The last year that is over: it is the one that is returned next. */
export const lastYear = (today: CalendarDate): CollectionYear => collectionYearOf(today) - 1;

/** The first that can be asked for: rule 353 has records of the return begin on 14 October 1991. */
const FIRST_YEAR = 1992;

/** Reads of which year a return is asked for, and as known when. */
export const readReturn = (asked: Asked, today: CalendarDate): ReturnRead => {
  const { form, viewpoint, errors } = readViewpoint({ knownAt: asked['knownAt'] }, today);
  const typed = field(asked, 'year');
  const year = /^\d{4}$/.test(typed) ? Number(typed) : null;
  const wrong = year === null ? words.notAYear : unfit(year, today);
  return {
    form: { year: typed, knownAt: form.knownAt },
    year: wrong === undefined ? year : null,
    knownAt: viewpoint.knownAt,
    errors: [...(wrong === undefined ? [] : [{ field: 'year', text: wrong }]), ...errors],
    anew: field(asked, 'anew') === 'yes',
  };
};

const unfit = (year: CollectionYear, today: CalendarDate): string | undefined => {
  if (year < FIRST_YEAR) return words.tooEarly;
  return year > collectionYearOf(today) ? words.notBegun(dayInWords(firstDayOf(year))) : undefined;
};
