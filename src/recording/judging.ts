import type { Decision } from '../domain/decision.js';
import type { CalendarDate } from '../domain/calendar.js';
import type { Entry, EntryId, EntryNumber } from '../domain/entry.js';
import { CommandReused, StreamMovedOn, type Ledger } from '../ledger/ledger.js';
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
  const before = await ledger.answerTo(appending.id);
  if (before) {
    if (before.digest !== appending.digest) throw new CommandReused(appending.id);
    return { outcome: 'written', entries: before.entries, position: before.position, warnings: [], repeated: true };
  }
  try {
    const { told, appended } = await decideAndAppend(ledger, stream, () => appending, (stored) => {
      const decision = decide(command, { history: stored.map((entry) => fromStored<Event>(entry)), today });
      const writes = decision.accepted && decision.events.length > 0;
      return { events: writes ? decision.events.map(toStored) : null, told: decision };
    });
    if (!told.accepted) return { outcome: 'refused', refusal: told.refusal };
    if (!appended) return { outcome: 'already-so' };
    const { entries, position, repeated } = appended;
    return { outcome: 'written', entries, position, warnings: told.warnings, repeated };
  } catch (error) {
    if (error instanceof StreamMovedOn) return { outcome: 'moved-on' };
    throw error;
  }
};
