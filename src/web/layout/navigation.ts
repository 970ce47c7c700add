import type { Person, Role } from '../../access/role.js';
import { hasRole } from '../../access/role.js';
import { findingWords } from '../../words/finding-words.js';
import { roleWords } from '../../words/role-words.js';
import { paths } from '../paths.js';

type Section = { readonly section: string; readonly text: string; readonly href: string; readonly for: readonly Role[] };

/** What the navigation offers, and to whom; what else a role may open is reached from a page. */
const SECTIONS = [
  { section: 'children', text: 'Children in care', href: paths.children(), for: ['placements', 'commissioner', 'auditor'] },
  { section: 'carers', text: 'Carers', href: paths.carers(), for: ['placements', 'commissioner'] },
  { section: 'homes', text: 'Homes', href: paths.homes(), for: ['placements', 'commissioner'] },
  { section: 'vacancies', text: 'Vacancies', href: paths.vacancies(), for: ['placements'] },
  { section: 'measures', text: 'Measures', href: paths.measures(), for: ['commissioner'] },
  { section: 'targets', text: 'Targets', href: paths.targets(), for: ['commissioner'] },
  { section: 'discrepancies', text: 'To look into', href: paths.discrepancies(), for: ['placements', 'commissioner'] },
  { section: 'reconciliation', text: 'Reconcile', href: paths.reconciliation(), for: ['commissioner', 'auditor'] },
  { section: 'changes', text: 'What changed', href: paths.changes(), for: ['placements', 'commissioner'] },
  { section: 'compare', text: 'Compare', href: paths.compare(), for: ['commissioner', 'auditor'] },
  { section: 'booklet', text: 'Booklet', href: paths.booklet(), for: ['commissioner'] },
  { section: 'importing', text: 'Bring in', href: paths.importing(), for: ['placements'] },
  { section: 'entries', text: 'Entries', href: paths.entries(), for: ['placements', 'auditor'] },
  { section: 'checks', text: 'Checks', href: paths.checks(), for: ['auditor'] },
  { section: 'lateness', text: 'Lateness', href: paths.lateness(), for: ['commissioner', 'auditor'] },
  { section: 'published-changes', text: 'Published figures', href: paths.publishedChanges(), for: ['auditor'] },
] as const satisfies readonly Section[];

export type SectionName = (typeof SECTIONS)[number]['section'] | 'home' | 'acting';

/** What somebody’s navigation leads to. */
export const navigationFor = (person: Person | undefined, at: SectionName | undefined) =>
  person
    ? SECTIONS.filter(({ for: roles }) => hasRole(person, roles)).map(({ section, text, href }) => ({ text, href, active: section === at }))
    : [];

/** The box at the head of every page: where it leads, and by what children are found. */
export const findBox = (person: Person) => ({
  action: paths.find(),
  suggestions: paths.suggestions(),
  hint: hasRole(person, ['placements']) ? findingWords.hint : findingWords.hintWithoutNames,
});

/** Who is asking, as the head of every page says it. */
export const actingAs = (person: Person | undefined) =>
  person && { name: person.name, roles: person.roles.map((role) => roleWords[role].who).join(', '), href: paths.actingAs() };
