import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ChildEvent, ReturnReceived } from '../domain/child/events.js';
import { takeReturn, type ReturnTaken } from '../domain/child/take-return.js';
import type { CalendarDate } from '../domain/calendar.js';
import type { EntryNumber } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import { fromStored, toStored } from '../ledger/stored-events.js';
import { commandFor, type Asked } from './asked.js';
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
  ) {}
}

export type Taken = Omit<ReturnTaken, 'events'> & { readonly entriesMade: number; readonly position: EntryNumber | null };

const takeReturnInto = async (
  ledger: Pick<Ledger, 'read' | 'append'>, { about, received, asked }: TakeReturnAboutChild, today: CalendarDate,
): Promise<Taken> => {
  const stream = streamOf(about);
  const { told, appended } = await decideAndAppend(ledger, stream, commandFor(asked, stream, received), (stored) => {
    const history = stored.map((entry) => fromStored<ChildEvent>(entry));
    const taken = takeReturn(received, { history, today });
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
