import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ChildEvent, ReturnReceived } from '../domain/child/events.js';
import { takeReturn, type ReturnTaken } from '../domain/child/take-return.js';
import type { CalendarDate } from '../domain/calendar.js';
import type { EntryNumber } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import { fromStored, toStored } from '../ledger/stored-events.js';
import { commandFor, commandIdOf, type Asked } from './asked.js';
import { decideAndAppend } from './deciding.js';
import { LEDGER, TODAY } from './recording.tokens.js';
import { streamOf, type ChildRef } from './streams.js';
import { supposing, type Supposition } from './supposing.js';
import type { Today } from './today.js';

/** Takes in what one year's return says of one child. */
export class TakeReturnAboutChild {
  constructor(
    readonly about: ChildRef,
    readonly received: ReturnReceived,
    readonly asked: Asked,
    /** For a dry run: what would have been written so far. */
    readonly supposed?: Supposition,
    /** Whether last year's return is at hand, though it may tell nothing of this child. */
    readonly lastYearAtHand = false,
  ) {}
}

export type Taken = Omit<ReturnTaken, 'events'> & { readonly entriesMade: number; readonly position: EntryNumber | null };

/**
 * Load, take in, append. The command is the same only while the child's record is: a file that comes again after
 * another came in between is a new word.
 */
const takeReturnInto = async (
  ledger: Pick<Ledger, 'read' | 'append'>, { about, received, asked, lastYearAtHand }: TakeReturnAboutChild, today: CalendarDate,
): Promise<Taken> => {
  const stream = streamOf(about);
  const atRevision = (revision: number) => commandFor({ ...asked, commandId: commandIdOf([asked.commandId, revision]) }, stream, received);
  const { told, appended } = await decideAndAppend(ledger, stream, atRevision, (stored) => {
    const history = stored.map((entry) => fromStored<ChildEvent>(entry));
    const taken = takeReturn(received, { history, today, lastYearAtHand });
    return { events: taken.events.length > 0 ? taken.events.map(toStored) : null, told: taken };
  });
  const { events: _events, ...rest } = told;
  const entriesMade = appended && !appended.repeated ? appended.entries.length : 0;
  return { ...rest, entriesMade, position: appended?.position ?? null };
};

@CommandHandler(TakeReturnAboutChild)
export class TakeReturnAboutChildHandler implements ICommandHandler<TakeReturnAboutChild> {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  execute(command: TakeReturnAboutChild): Promise<Taken> {
    const ledger = command.supposed ? supposing(this.ledger, command.supposed) : this.ledger;
    return takeReturnInto(ledger, command, this.today());
  }
}
