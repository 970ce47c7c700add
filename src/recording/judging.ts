import type { Decision } from '../domain/decision.js';
import type { CalendarDate } from '../domain/calendar.js';
import type { Entry, EntryId, EntryNumber } from '../domain/entry.js';
import { CommandReused, StreamMovedOn, type AppendedCommand, type Ledger } from '../ledger/ledger.js';
import { fromStored, toStored } from '../ledger/stored-events.js';
import { commandFor, type Asked } from './asked.js';
import { decideAndAppend } from './deciding.js';

/** What became of one of the three verbs. */
export type Outcome<Refusal, Warning> =
  | {
      readonly outcome: 'written';
      readonly entries: readonly { readonly id: EntryId; readonly number: EntryNumber }[];
      readonly position: EntryNumber;
      readonly warnings: readonly Warning[];
      /** True where the same command had been carried out before: this is its first answer. */
      readonly repeated: boolean;
    }
  | { readonly outcome: 'already-so' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  /** Others kept writing to the record meanwhile; look again, then decide. */
  | { readonly outcome: 'moved-on' };

type Judged<Command, Event, Refusal, Warning> = {
  readonly stream: string;
  readonly command: Command;
  readonly asked: Asked;
  readonly today: CalendarDate;
  readonly decide: (
    command: Command, known: { readonly history: readonly Entry<Event>[]; readonly today: CalendarDate },
  ) => Decision<Event, Refusal, Warning>;
};

/** Load, decide, append. The same command again is answered as the first time. */
export const judge = async <Command, Event extends { readonly type: string }, Refusal, Warning>(
  ledger: Pick<Ledger, 'read' | 'append' | 'answerTo'>,
  { stream, command, asked, today, decide }: Judged<Command, Event, Refusal, Warning>,
): Promise<Outcome<Refusal, Warning>> => {
  const appending = commandFor(asked, stream, command);
  const before = await answerBefore(ledger, appending);
  if (before) return before;
  const { told, appended } = await decideAndAppend(ledger, stream, () => appending, (stored) => {
    const decision = decide(command, { history: stored.map((entry) => fromStored<Event>(entry)), today });
    const writes = decision.accepted && decision.events.length > 0;
    return { events: writes ? decision.events.map(toStored) : null, told: decision };
  }).catch((error: unknown) => {
    if (error instanceof StreamMovedOn) return { told: null, appended: null };
    throw error;
  });
  if (told?.accepted && appended) {
    const { entries, position, repeated } = appended;
    return { outcome: 'written', entries, position, warnings: told.warnings, repeated };
  }
  // What cannot be written, or is so already, may be so because this very command was carried out since it was looked for.
  const meanwhile = await answerBefore(ledger, appending);
  if (meanwhile) return meanwhile;
  if (!told) return { outcome: 'moved-on' };
  return told.accepted ? { outcome: 'already-so' } : { outcome: 'refused', refusal: told.refusal };
};

/** The first answer of a command that has been carried out. */
const answerBefore = async (
  ledger: Pick<Ledger, 'answerTo'>, { id, digest }: AppendedCommand,
): Promise<Extract<Outcome<never, never>, { readonly outcome: 'written' }> | undefined> => {
  const before = await ledger.answerTo(id);
  if (!before) return undefined;
  if (before.digest !== digest) throw new CommandReused(id);
  return { outcome: 'written', entries: before.entries, position: before.position, warnings: [], repeated: true };
};
