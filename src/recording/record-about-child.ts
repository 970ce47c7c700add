import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ChildCommand } from '../domain/child/commands.js';
import { decide } from '../domain/child/decide.js';
import type { ChildEvent } from '../domain/child/events.js';
import type { ChildRefusal } from '../domain/child/refusals.js';
import type { Suspicion } from '../domain/child/suspicions.js';
import type { EntryId, EntryNumber } from '../domain/entry.js';
import { CommandReused, StreamMovedOn, type Ledger } from '../ledger/ledger.js';
import { fromStored, toStored } from '../ledger/stored-events.js';
import { commandFor, type Asked } from './asked.js';
import { decideAndAppend } from './deciding.js';
import { LEDGER, TODAY } from './recording.tokens.js';
import { streamOf, type ChildRef } from './streams.js';
import type { Today } from './today.js';

/** One of the three verbs, about one child. */
export class RecordAboutChild {
  constructor(
    readonly about: ChildRef,
    readonly command: ChildCommand,
    readonly asked: Asked,
  ) {}
}

export type Recorded =
  | {
      readonly outcome: 'written';
      readonly entries: readonly { readonly id: EntryId; readonly number: EntryNumber }[];
      readonly position: EntryNumber;
      readonly warnings: readonly Suspicion[];
      /** True where the same command had been carried out before: this is its first answer. */
      readonly repeated: boolean;
    }
  | { readonly outcome: 'already-so' }
  | { readonly outcome: 'refused'; readonly refusal: ChildRefusal }
  /** Others kept writing about the child meanwhile; look again, then decide. */
  | { readonly outcome: 'moved-on' };

@CommandHandler(RecordAboutChild)
export class RecordAboutChildHandler implements ICommandHandler<RecordAboutChild> {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  async execute({ about, command, asked }: RecordAboutChild): Promise<Recorded> {
    const stream = streamOf(about);
    const appending = commandFor(asked, stream, command);
    const before = await this.ledger.answerTo(appending.id);
    if (before) {
      if (before.digest !== appending.digest) throw new CommandReused(appending.id);
      return { outcome: 'written', entries: before.entries, position: before.position, warnings: [], repeated: true };
    }
    try {
      const { told, appended } = await decideAndAppend(this.ledger, stream, () => appending, (stored) => {
        const history = stored.map((entry) => fromStored<ChildEvent>(entry));
        const decision = decide(command, { history, today: this.today() });
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
  }
}
