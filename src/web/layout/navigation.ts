import type { Person, Role } from '../../access/role.js';
import { hasRole } from '../../access/role.js';
import { findingWords } from '../../words/finding-words.js';
import { roleWords } from '../../words/role-words.js';
import { paths } from '../paths.js';

type Section = { readonly section: string; readonly text: string; readonly href: string; readonly for: readonly Role[]; readonly group?: GroupName };

/** Sections that stand under one head where a role has several of them, so that the navigation stays on one line. */
const GROUPS = { changes: 'Changes', reports: 'Reports' } as const;
type GroupName = keyof typeof GROUPS;

/** What the navigation offers, and to whom; what else a role may open is reached from a page. */
const SECTIONS = [
  { section: 'children', text: 'Children in care', href: paths.children(), for: ['placements', 'commissioner', 'auditor'] },
  { section: 'carers', text: 'Carers', href: paths.carers(), for: ['placements', 'commissioner'] },
  { section: 'homes', text: 'Homes', href: paths.homes(), for: ['placements', 'commissioner'] },
  { section: 'vacancies', text: 'Vacancies', href: paths.vacancies(), for: ['placements'] },
  { section: 'measures', text: 'Measures', href: paths.measures(), for: ['commissioner'] },
  { section: 'targets', text: 'Targets', href: paths.targets(), for: ['commissioner'] },
  { section: 'discrepancies', text: 'To look into', href: paths.discrepancies(), for: ['placements', 'commissioner'] },
  { section: 'changes', text: 'What changed', href: paths.changes(), for: ['placements', 'commissioner'], group: 'changes' },
  { section: 'compare', text: 'Compare', href: paths.compare(), for: ['commissioner', 'auditor'], group: 'changes' },
  { section: 'reconciliation', text: 'Reconcile', href: paths.reconciliation(), for: ['commissioner', 'auditor'], group: 'changes' },
  { section: 'lateness', text: 'Lateness', href: paths.lateness(), for: ['commissioner', 'auditor'], group: 'changes' },
  { section: 'published-changes', text: 'Published figures', href: paths.publishedChanges(), for: ['auditor'], group: 'changes' },
  { section: 'booklet', text: 'Booklet', href: paths.booklet(), for: ['commissioner'], group: 'reports' },
  { section: 'return', text: 'Return', href: paths.return(), for: ['placements', 'commissioner', 'auditor'], group: 'reports' },
  { section: 'importing', text: 'Bring in', href: paths.importing(), for: ['placements'] },
  { section: 'entries', text: 'Entries', href: paths.entries(), for: ['placements', 'auditor'] },
  { section: 'checks', text: 'Checks', href: paths.checks(), for: ['auditor'] },
] as const satisfies readonly Section[];

export type SectionName = (typeof SECTIONS)[number]['section'] | 'home' | 'acting';

type Link = { readonly text: string; readonly href: string; readonly active: boolean };

/** What somebody’s navigation leads to; and, where one is in a group, the other sections of it. */
export const navigationFor = (person: Person | undefined, at: SectionName | undefined) => {
  const offered: readonly Section[] = person ? SECTIONS.filter(({ for: roles }) => hasRole(person, roles)) : [];
  const linkTo = ({ section, text, href }: Section): Link => ({ text, href, active: section === at });
  const besides = ({ group }: Section) => offered.filter((one) => group !== undefined && one.group === group);
  const top = offered.flatMap((one): readonly Link[] => {
    const [first, ...others] = besides(one);
    if (one.group === undefined || others.length === 0) return [linkTo(one)];
    return first === one ? [{ text: GROUPS[one.group], href: one.href, active: [first, ...others].some(({ section }) => section === at) }] : [];
  });
  const here = offered.find(({ section }) => section === at);
  const within = here?.group === undefined || besides(here).length < 2 ? undefined : { label: GROUPS[here.group], items: besides(here).map(linkTo) };
  return { top, within };
};

/** The box at the head of every page: where it leads, and by what children are found. */
export const findBox = (person: Person) => ({
  action: paths.find(),
  suggestions: paths.suggestions(),
  hint: hasRole(person, ['placements']) ? findingWords.hint : findingWords.hintWithoutNames,
});

/** Who is asking, as the head of every page says it. */
export const actingAs = (person: Person | undefined) =>
  person && { name: person.name, roles: person.roles.map((role) => roleWords[role].who).join(', '), href: paths.actingAs() };
