import type { ChildAround } from '../../asking/child-around.js';
import type { ChildTold } from '../../asking/child.js';
import type { EntryListed } from '../../audit/entries.js';
import type { RecordableFact } from '../../domain/child/commands.js';
import type { ChildRefusal } from '../../domain/child/refusals.js';
import type { Suspicion } from '../../domain/child/suspicions.js';
import { recordingWords as words } from '../../words/recording-words.js';
import { dayInWords } from '../../words/wording.js';
import { entryShown } from '../layout/entry.page.js';
import { legalStatus, placementType } from '../layout/code-words.js';
import { childActions, missingSince } from '../layout/form/child-actions.js';
import type { FormField } from '../layout/form/form.js';
import { paths } from '../paths.js';

/** How the child lives today, above a form. */
export const livingNow = ({ episodes, asAt, entries }: ChildTold): readonly string[] => {
  const now = episodes.find(({ from, to }) => from <= asAt && (to === null || to > asAt));
  if (!now) return [words.notInCare];
  const { words: place, code } = placementType(now.placement.type);
  const missing = missingSince(entries);
  return [
    `Lives since ${dayInWords(now.placementBegan)}: ${place} (${code}). Legal status: ${legalStatus(now.legalStatus).words} (${now.legalStatus}).`,
    ...(now.away ? [words.awaySince(dayInWords(now.from), placementType(now.away).words)] : []),
    ...(missing ? [words.missingSince(dayInWords(missing))] : []),
  ];
};

/** The child’s brothers and sisters today, above a form about them. */
export const siblingsNow = ({ siblings }: Pick<ChildAround, 'siblings'>): readonly string[] => {
  if (!siblings) return [words.inNoGroup];
  const { together, apart, notInCare } = words.sibling;
  const others = siblings.others.map((one) => (one.placementType === null ? notInCare : one.together ? together : apart)(one.child));
  return [words.inGroup(siblings.group, others)];
};

/** Columns of the return that no form here asks for: the return's own check asks for them at the year's end. */
const ASKED_ELSEWHERE: ReadonlySet<string> = new Set(['MOTHER', 'MC_DOB']);

/** The return tells no household, so a move from one to another looks to it like none (V:435, 436). */
const BLIND_TO_HOUSEHOLDS: ReadonlySet<string> = new Set(['435', '436']);

/** What the return's rules would question of what is about to be recorded. */
export const suspicionsInWords = (warnings: readonly Suspicion[], fact: RecordableFact): readonly string[] => {
  const toHousehold = fact.type === 'ChildMoved' && fact.placement.carer !== undefined;
  return warnings
    .filter(({ column, rule }) => !ASKED_ELSEWHERE.has(column) && !(toHousehold && BLIND_TO_HOUSEHOLDS.has(rule)))
    .map(suspicionInWords);
};

const suspicionInWords = ({ message, rule, on }: Suspicion): string =>
  `${message} (rule ${rule}${on ? `, of what began on ${dayInWords(on)}` : ''})`;

/** The field that a refusal is about: the day, unless it names a code or the date of birth; the first where the form has no such field. */
export const fieldRefused = (refusal: ChildRefusal, fields: readonly FormField[]): string => {
  const about = aboutField(refusal);
  return (fields.find(({ name }) => name === about) ?? fields[0])?.name ?? '';
};

const aboutField = (refusal: ChildRefusal): string => {
  if (refusal.code === 'eighteen-or-over') return 'dateOfBirth';
  if (refusal.code !== 'code-not-in-use') return 'effectiveOn';
  return refusal.field === 'legal status' ? 'legalStatus' : 'type';
};

/** Everything layout/form/recorded.njk shows of what was just recorded, the last entry first. */
export const recordedPage = (entry: EntryListed, before: readonly EntryListed[], told: ChildTold, seen: boolean) => {
  const { child } = told;
  const numbers = new Map(told.entries.map((one) => [one.id, one.number]));
  const shown = entryShown(entry, (id) => numbers.get(id));
  return {
    title: `Recorded: child ${child}`,
    section: 'children' as const,
    caption: `Child ${child}`,
    entry: shown,
    id: entry.id,
    before: before.map((one) => ({ ...entryShown(one, (id) => numbers.get(id)), id: one.id })),
    seen,
    next: [
      { text: `See child ${child}`, href: paths.child(child) },
      { text: `See entry ${shown.number} as it is kept`, href: shown.href },
    ],
    more: { heading: `Record something else about child ${child}`, actions: childActions(told) },
  };
};
