import type { ChildTold } from '../../asking/child.js';
import type { EntryListed } from '../../audit/entries.js';
import type { ChildRefusal } from '../../domain/child/refusals.js';
import type { Suspicion } from '../../domain/child/suspicions.js';
import { dayInWords } from '../../words/wording.js';
import { entryShown } from '../layout/entry.page.js';
import { legalStatus, placementType } from '../layout/code-words.js';
import { paths } from '../paths.js';

export const livingNow = ({ episodes, asAt }: ChildTold): string => {
  const now = episodes.find(({ from, to }) => from <= asAt && (to === null || to > asAt));
  if (!now) return 'The child is not in care today, by the record.';
  const { words: place, code } = placementType(now.placement.type);
  return `Lives since ${dayInWords(now.placementBegan)}: ${place} (${code}). Legal status: ${legalStatus(now.legalStatus).words} (${now.legalStatus}).`;
};

export const suspicionInWords = ({ message, rule, on }: Suspicion): string =>
  `${message} (rule ${rule}${on ? `, of what began on ${dayInWords(on)}` : ''})`;

/** The field that a refusal is about: the day, unless it names a code. */
export const fieldRefused = (refusal: ChildRefusal): string => {
  if (refusal.code !== 'code-not-in-use') return 'effectiveOn';
  return refusal.field === 'legal status' ? 'legalStatus' : 'type';
};

/** Everything layout/form/recorded.njk shows. */
export const recordedPage = (entry: EntryListed, child: string, seen: boolean) => {
  const shown = entryShown(entry, () => undefined);
  return {
    title: `Recorded: child ${child}`,
    section: 'children' as const,
    caption: `Child ${child}`,
    entry: shown,
    id: entry.id,
    seen,
    next: [
      { text: `See child ${child}`, href: paths.child(child) },
      { text: `See entry ${shown.number} as it is kept`, href: shown.href },
      { text: 'Record another move of this child', href: paths.record(child, 'move') },
    ],
  };
};
