import type { CalendarDate } from '../domain/calendar.js';
import type { ChildFact, ParticularsRecorded } from '../domain/child/events.js';
import { inEffectOrder, type Entry, type EntryStruckOut } from '../domain/entry.js';

/** Who a child is, in what names a person: held in the mind of the process that serves, and in no view. */
export type Identity = { readonly name: string | null; readonly upn: string | null; readonly dateOfBirth: CalendarDate | null };

/** What is believed of who a child is; what a later entry is silent of stays as it was told. */
export const identityOf = (entries: readonly Entry<ChildFact | EntryStruckOut>[]): Identity => {
  const told = inEffectOrder<ChildFact>(entries).flatMap(({ event }) => (event.type === 'ParticularsRecorded' ? [event] : []));
  return { name: lastWord(told, 'name'), upn: lastWord(told, 'upn'), dateOfBirth: told.at(-1)?.dateOfBirth ?? null };
};

const lastWord = (told: readonly ParticularsRecorded[], what: 'name' | 'upn'): string | null =>
  told.findLast(({ identity }) => identity?.[what])?.identity?.[what] ?? null;

/** A text as it is compared: without case, accents and marks between letters. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase().trim();

/** The words of a name or of what was typed. */
export const wordsOf = (text: string): readonly string[] => folded(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
