import type { ChildTold } from '../../../asking/child.js';
import type { EntryTold } from '../../../asking/entries-told.js';
import type { CalendarDate } from '../../../domain/calendar.js';
import { recordingWords as words } from '../../../words/recording-words.js';
import { paths } from '../../paths.js';

export type ChildFormName = 'move' | 'leave' | 'details' | 'legal-status' | 'absence' | 'return' | 'missing' | 'found' | 'review' | 'particulars' | 'admit'
  | 'sibling-group' | 'siblings-apart' | 'asylum';

type Told = Pick<ChildTold, 'child' | 'episodes' | 'entries' | 'particulars'>;

/** What can be recorded of a child as things stand: where to, and how it is called. For whoever may record it. */
export const childActions = (told: Told): readonly { readonly href: string; readonly text: string }[] =>
  [...formsFor(told).map((form) => ({ href: paths.record(told.child, form), text: words[form].action })), ...asylumEnded(told)];

const formsFor = (told: Told): readonly ChildFormName[] => {
  const last = told.episodes.at(-1);
  const particulars: readonly ChildFormName[] = told.particulars === null ? ['particulars'] : [];
  if (last?.to !== null) return last?.reasonCeased === 'E2' ? particulars : ['admit', ...particulars];
  const away: readonly ChildFormName[] = last.away ? ['return'] : ['details', 'absence'];
  return ['move', ...away, 'legal-status', missingSince(told.entries) ? 'found' : 'missing', 'review', 'leave', ...familyForms(told.entries), ...particulars];
};

/** Why siblings live apart is told of a group of them; of seeking asylum there is one word, and it is corrected after that. */
const familyForms = (entries: readonly EntryTold[]): readonly ChildFormName[] => [
  'sibling-group',
  ...(standing(entries, 'SiblingGroupJoined') ? ['siblings-apart' as const] : []),
  ...(standing(entries, 'AsylumStatusRecorded') ? [] : ['asylum' as const]),
];

/** The status ceases by the word that was given of it, so that is put right. */
const asylumEnded = ({ child, entries, episodes }: Told) => {
  const asylum = standing(entries, 'AsylumStatusRecorded');
  if (!asylum || asylum.told['ceasedOn'] !== undefined || episodes.at(-1)?.to !== null) return [];
  return [{ href: paths.putRight('child', child, asylum.number, 'correct'), text: words.asylum.ended }];
};

const standing = (entries: readonly EntryTold[], type: string): EntryTold | undefined =>
  entries.findLast((entry) => entry.type === type && entry.struckOutBy === null);

/** Since when a child is missing, by the entries that still stand; leaving care ends it too. */
export const missingSince = (entries: readonly EntryTold[]): CalendarDate | null => {
  const told = entries.filter(({ type, struckOutBy }) => struckOutBy === null && ENDS_OR_BEGINS.has(type));
  const last = told.toSorted((a, b) => order(a.effectiveOn, b.effectiveOn) || a.number - b.number).at(-1);
  return last?.type === 'ChildWentMissing' ? last.effectiveOn : null;
};

const ENDS_OR_BEGINS: ReadonlySet<string> = new Set(['ChildWentMissing', 'ChildFound', 'ChildDischarged', 'EpisodeCeased']);

const order = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0);
