import type { ChildTold } from '../../../asking/child.js';
import type { EntryTold } from '../../../asking/entries-told.js';
import type { CalendarDate } from '../../../domain/calendar.js';
import { recordingWords as words } from '../../../words/recording-words.js';
import { paths } from '../../paths.js';

export type ChildFormName = 'move' | 'leave' | 'details' | 'legal-status' | 'absence' | 'return' | 'missing' | 'found' | 'review' | 'particulars' | 'admit';

type Told = Pick<ChildTold, 'child' | 'episodes' | 'entries' | 'particulars'>;

/** What can be recorded of a child as things stand: where to, and how it is called. For whoever may record it. */
export const childActions = (told: Told): readonly { readonly href: string; readonly text: string }[] =>
  formsFor(told).map((form) => ({ href: paths.record(told.child, form), text: words[form].action }));

const formsFor = (told: Told): readonly ChildFormName[] => {
  const last = told.episodes.at(-1);
  const particulars: readonly ChildFormName[] = told.particulars === null ? ['particulars'] : [];
  if (last?.to !== null) return last?.reasonCeased === 'E2' ? particulars : ['admit', ...particulars];
  const away: readonly ChildFormName[] = last.away ? ['return'] : ['details', 'absence'];
  return ['move', ...away, 'legal-status', missingSince(told.entries) ? 'found' : 'missing', 'review', 'leave', ...particulars];
};

/** Since when a child is missing, by the entries that still stand; leaving care ends it too. */
export const missingSince = (entries: readonly EntryTold[]): CalendarDate | null => {
  const standing = entries.filter(({ type, struckOutBy }) => struckOutBy === null && ENDS_OR_BEGINS.has(type));
  const last = standing.toSorted((a, b) => order(a.effectiveOn, b.effectiveOn) || a.number - b.number).at(-1);
  return last?.type === 'ChildWentMissing' ? last.effectiveOn : null;
};

const ENDS_OR_BEGINS: ReadonlySet<string> = new Set(['ChildWentMissing', 'ChildFound', 'ChildDischarged', 'EpisodeCeased']);

const order = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0);
