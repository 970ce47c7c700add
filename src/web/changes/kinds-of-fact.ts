import type { EntryRecorded, Manner } from '../../asking/changes.js';
import { entryTypeInWords, recordKinds } from '../../words/record-wording.js';
import type { RecordKind } from '../../recording/streams.js';
import { number } from '../layout/formats.js';

/** Of which records a kind tells, in a table’s cell. */
const about = (kind: string): string => {
  const words = (recordKinds[kind as RecordKind] ?? kind).replace(/ of( child)?$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What was recorded by kind of fact, the most first, and how much of it was late, a correction, or struck out. */
export const kindsOfFact = (entries: readonly EntryRecorded[]) => {
  const kinds = new Map<string, EntryRecorded[]>();
  for (const entry of entries) {
    const key = `${entry.kind} ${entry.type} ${entry.manner === 'set aside by its correction' ? 'set aside' : ''}`;
    const known = kinds.get(key);
    if (known) known.push(entry);
    else kinds.set(key, [entry]);
  }
  const rows = [...kinds.values()].sort((a, b) => b.length - a.length).flatMap((same) => {
    const [first] = same;
    return first ? [{ about: about(first.kind), words: wordsOf(first), ...countsOf(same) }] : [];
  });
  return { rows, total: countsOf(entries) };
};

const wordsOf = ({ type, manner }: EntryRecorded): string =>
  manner === 'set aside by its correction' ? 'Set aside by its correction' : (entryTypeInWords(type) ?? type);

const countsOf = (entries: readonly EntryRecorded[]) => {
  const how = (manner: Manner): string => number(entries.filter((one) => one.manner === manner).length);
  return { all: number(entries.length), late: how('late'), corrections: how('correction'), struckOut: how('struck out') };
};
