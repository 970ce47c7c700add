import type { ChildFound, ChildrenFound } from '../../asking/find-children.js';
import { dateOfDay, dayNumber, type CalendarDate } from '../../domain/calendar.js';
import { dayInWords } from '../../words/wording.js';
import { findingWords as words } from '../../words/finding-words.js';
import { counted, number } from '../layout/formats.js';
import { paths } from '../paths.js';

const careInWords = ({ care }: ChildFound, today: CalendarDate): string => {
  if (!care) return words.neverInCare;
  const day = dayNumber(today);
  if (care.from > day) return words.neverInCare;
  return care.to > day ? words.inCareSince(dayInWords(dateOfDay(care.from))) : words.leftCareOn(dayInWords(dateOfDay(care.to)));
};

const childShown = (child: ChildFound, today: CalendarDate) => ({
  reference: child.reference,
  href: paths.child(child.reference),
  name: child.name,
  born: child.dateOfBirth ? dayInWords(child.dateOfBirth) : words.notRecorded,
  care: careInWords(child, today),
});

/** What the box at the head of the pages offers while somebody types. */
export const suggestions = ({ children, total, complete }: ChildrenFound, today: CalendarDate) => {
  const shown = children.map((child) => childShown(child, today));
  return {
    children: shown.map(({ reference, href, name, born, care }) => ({ reference, href, name, about: `${words.born} ${born}. ${care}` })),
    status: `${counted(total, 'child', 'children')} found${total > shown.length ? `, the first ${number(shown.length)} are shown` : ''}.${complete ? '' : ` ${words.notComplete}`}`,
  };
};

type Looked = { readonly text: string; readonly names: boolean; readonly today: CalendarDate };

/** Everything finding.njk shows. */
export const findingPage = ({ text, names, today }: Looked, { children, total, complete }: ChildrenFound) => ({
  title: 'Find a child',
  section: 'children' as const,
  found: text === '' ? undefined : counted(total, 'child', 'children'),
  text,
  hint: names ? words.hint : words.hintWithoutNames,
  names,
  children: children.map((child) => childShown(child, today)),
  fewer: total > children.length ? words.fewer(number(children.length)) : undefined,
  notComplete: complete ? undefined : words.notComplete,
  nothing: text !== '' && total === 0 ? (names ? words.nothing : words.nothingWithoutNames) : undefined,
});
