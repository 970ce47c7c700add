import type { Need, Living } from '../../asking/vacancies-matched.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { approvalTypes } from '../../domain/carer/codes.js';
import { isCodeOf, sexes, type CodeList } from '../../domain/codes.js';
import { areaChoices, livingWords, vacancyWords as words } from '../../words/vacancy-words.js';
import { dayTyped, field, type Asked, type FieldError } from '../layout/viewpoint.form.js';

/** What is known of the child the search is for, where it is for one. */
export type ForChild = { readonly child: string; readonly age: number | null; readonly sex: string | null };

/** As it was typed, or stands there for the child. */
type Typed = Readonly<Record<'on' | 'age' | 'oldest' | 'together' | 'sex' | 'kind' | 'for' | 'area', string>>;

export type VacanciesRead = {
  readonly typed: Typed;
  readonly good: boolean;
  readonly on: CalendarDate;
  readonly need: Need;
  readonly page: number;
  readonly errors: readonly FieldError[];
};

const chosen = <C extends string>(list: CodeList<C>, typed: string): C | null => (isCodeOf(list, typed) ? typed : null);

const yearsIn = (typed: string): number | null => (/^\d{1,2}$/.test(typed) && Number(typed) <= 18 ? Number(typed) : null);

/** What somebody looks for. Of a child that is named what is known stands there, until something else is given. */
export const readVacancies = (asked: Asked, today: CalendarDate, forChild: ForChild | null): VacanciesRead => {
  const sent = field(asked, 'sent') === 'yes';
  const or = (name: string, otherwise: string) => (sent ? field(asked, name) : field(asked, name) || otherwise);
  const typed: Typed = {
    on: field(asked, 'on'), age: or('age', String(forChild?.age ?? '')), oldest: field(asked, 'oldest'), together: field(asked, 'together'),
    sex: or('sex', forChild?.sex ?? ''), kind: field(asked, 'kind'), for: field(asked, 'for'), area: field(asked, 'area'),
  };
  const on = typed.on === '' ? today : dayTyped(typed.on, today);
  const [age, oldest] = [yearsIn(typed.age), yearsIn(typed.oldest)];
  const page = Number(field(asked, 'page'));
  const good = sent ? field(asked, 'good') === 'yes' : true;
  return {
    typed, good, on: on ?? today, page: Number.isInteger(page) && page > 1 ? page : 1,
    need: {
      ageFrom: age, ageTo: age === null ? null : (oldest ?? age), sex: chosen(sexes, typed.sex), together: Number(typed.together || '1'),
      kind: chosen<Living>(livingWords, typed.kind), approvedFor: chosen(approvalTypes, typed.for), area: chosen(areaChoices, typed.area), goodOnly: good,
    },
    errors: wrongIn(typed, on, age, oldest),
  };
};

const wrongIn = (typed: Typed, on: CalendarDate | undefined, age: number | null, oldest: number | null): readonly FieldError[] => [
  ...(on ? [] : [{ field: 'on', text: words.notADay }]),
  ...(typed.age !== '' && age === null ? [{ field: 'age', text: words.notAnAge(words.age.label) }] : []),
  ...(typed.oldest !== '' && oldest === null ? [{ field: 'oldest', text: words.notAnAge(words.oldest.label) }] : []),
  ...(age !== null && oldest !== null && oldest < age ? [{ field: 'oldest', text: words.agesReversed }] : []),
  ...(typed.together === '' || /^[1-9]$/.test(typed.together) ? [] : [{ field: 'together', text: words.notACount }]),
];

/** The same search in an address. */
export const carriedFrom = ({ typed, good }: VacanciesRead, child: string | undefined) => ({ ...typed, sent: 'yes', good: good ? 'yes' : undefined, child });
