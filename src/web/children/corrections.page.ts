import type { ChildEntriesTold, ChildEntry } from '../../asking/child-entries.js';
import type { EntryId, StrikeReason } from '../../domain/entry.js';
import { childWords as words } from '../../words/child-words.js';
import { strikeReasons } from '../../words/wording.js';
import { entryShown } from '../layout/entry.page.js';
import { counted, instantInWords, number } from '../layout/formats.js';
import type { Numbered, ToldInWords } from '../layout/told-in-words.js';
import { paths } from '../paths.js';

/** Every entry that is no longer believed beside what stands in its place; the last put right first. */
export const correctionsPage = ({ entries }: ChildEntriesTold) => {
  const byId = new Map(entries.map((one) => [one.id, one]));
  const numbered: Numbered = (id) => byId.get(id)?.number;
  const instead = inTheirPlaces(entries);
  const strikes = entries.filter(({ type, readable }) => readable && type === 'EntryStruckOut').toReversed();
  const corrections = strikes.flatMap((strike) => {
    const was = byId.get(strike.told['entry'] as EntryId);
    return was ? [correctionShown(strike, was, instead.get(was.id) ?? [], numbered)] : [];
  });
  return { corrections, count: `${counted(corrections.length, 'entry was', 'entries were')} put right or struck out. The originals stay where they are.` };
};

const inTheirPlaces = (entries: readonly ChildEntry[]): ReadonlyMap<EntryId, readonly ChildEntry[]> => {
  const instead = new Map<EntryId, ChildEntry[]>();
  for (const entry of entries) {
    const corrects = entry.told['corrects'] as EntryId | undefined;
    if (corrects !== undefined) instead.set(corrects, [...(instead.get(corrects) ?? []), entry]);
  }
  return instead;
};

const correctionShown = (strike: ChildEntry, was: ChildEntry, instead: readonly ChildEntry[], numbered: Numbered) => {
  const [before, [after]] = [entryShown(was, numbered), instead.map((one) => entryShown(one, numbered))];
  return {
    id: `corrected-${was.number}`,
    what: before.what,
    who: strike.recordedBy,
    when: instantInWords(strike.recordedAt),
    whenUtc: strike.recordedAt,
    why: strikeReasons[strike.told['reason'] as StrikeReason],
    strike: { number: number(strike.number), href: paths.entry(strike.number) },
    was: { number: before.number, href: before.href, by: was.recordedBy, at: before.recordedAt },
    is: after && { number: after.number, href: after.href },
    rows: after ? besideOneAnother(before, after) : besideOneAnother(before, undefined),
  };
};

type Side = Pick<ReturnType<typeof entryShown>, 'what' | 'on' | 'told'>;

/** Member by member: what was said, what is said instead, and whether they differ, in words and not by colour alone. */
const besideOneAnother = (before: Side, after: Side | undefined) => {
  const [was, is] = [linesOf(before), after ? linesOf(after) : new Map<string, string>()];
  return [...new Set([...was.keys(), ...is.keys()])].map((label) => {
    const [old, now] = [was.get(label) ?? 'Not told', after ? (is.get(label) ?? 'Not told') : words.nothingInItsPlace];
    return { label, was: old, is: now, changed: old !== now };
  });
};

const linesOf = ({ what, on, told }: Side): ReadonlyMap<string, string> =>
  new Map([
    ['What', what],
    ...(on ? [['Day', on] as const] : []),
    ...told.filter(({ label }) => label !== 'Puts right').map((one) => [one.label, saidBy(one)] as const),
  ]);

const saidBy = ({ words: said, code }: ToldInWords): string => (code ? `${said} (${code})` : said);
