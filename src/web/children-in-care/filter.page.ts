import type { CalendarDate } from '../../domain/calendar.js';
import { groupings } from '../../words/wording.js';
import type { ChildInCare } from '../../../projections/children/children-in-care.query.js';
import { GROUPINGS, headline } from '../../../projections/sufficiency/counts.js';
import { groupWords } from '../layout/code-words.js';
import { number } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { FILTERS, inAddress, type FilterName, type ListRead } from './children-in-care.form.js';
import { placeOf } from './group-rows.js';

/** The children who are counted in the group chosen, and answer every filter. */
export const narrowed = (children: readonly ChildInCare[], { by, group, filters, reference }: ListRead, asAt: CalendarDate): readonly ChildInCare[] => {
  const counted = group === '' ? children : headline(children).filter((child) => GROUPINGS[by](child, asAt) === group);
  const begins = reference.toLowerCase();
  const chosen = Object.entries(filters) as readonly (readonly [FilterName, string])[];
  return counted.filter((child) => child.child.toLowerCase().startsWith(begins) && chosen.every(([name, value]) => GROUPINGS[name](child, asAt) === value));
};

export const isNarrowed = ({ filters, group, reference }: ListRead): boolean => group !== '' || reference !== '' || Object.keys(filters).length > 0;

type Listed = { readonly children: readonly ChildInCare[]; readonly asAt: CalendarDate };

/** The filter of the list: what may be chosen of what there is, and what is chosen already. */
export const filterShown = (read: ListRead, listed: Listed | null, errors: readonly FieldError[] = []) => {
  const error = errors.find(({ field }) => field === 'reference');
  const asked = inAddress(read);
  return {
    hidden: kept({ asAt: asked.asAt, knownAt: asked.knownAt, by: asked.by, sort: asked.sort, order: asked.order }),
    selects: listed ? FILTERS.map((name) => ({ name, label: groupings[name], items: choicesOf(listed, name, read.filters[name] ?? '') })) : [],
    reference: { value: read.reference, errorMessage: error ? { text: error.text } : undefined },
    chips: chipsOf(read),
    clearHref: paths.children({ ...asked, ...Object.fromEntries(FILTERS.map((name) => [name, undefined])), group: undefined, reference: undefined }),
  };
};

const kept = (query: Readonly<Record<string, string | undefined>>) =>
  Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));

const choicesOf = ({ children, asAt }: Listed, name: FilterName, chosen: string) => {
  const counts = new Map<string, number>(chosen === '' ? [] : [[chosen, 0]]);
  for (const child of children) {
    const group = GROUPINGS[name](child, asAt);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const choices = [...counts].sort(([a, ofA], [b, ofB]) => placeOf(name, a) - placeOf(name, b) || ofB - ofA || (a < b ? -1 : 1));
  return [
    { value: '', text: 'All', selected: chosen === '' },
    ...choices.map(([value, count]) => ({ value, text: `${inWords(name, value)} – ${number(count)}`, selected: value === chosen })),
  ];
};

const inWords = (name: FilterName | ListRead['by'], value: string): string => {
  const { words, code } = groupWords[name](value);
  return code ? `${words} (${code})` : words;
};

/** What is chosen, each with the address of the list without it. */
const chipsOf = (read: ListRead) => {
  const asked = inAddress(read);
  const chip = (label: string, text: string, without: string) => ({ label, text, href: `${paths.children({ ...asked, [without]: undefined })}#children` });
  return [
    ...(read.group === '' ? [] : [chip(groupings[read.by], inWords(read.by, read.group), 'group')]),
    ...Object.entries(read.filters).map(([name, value]) => chip(groupings[name as FilterName], inWords(name as FilterName, value), name)),
    ...(read.reference === '' ? [] : [chip('Reference begins', read.reference, 'reference')]),
  ];
};
