import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ChildCommand } from '../domain/child/commands.js';
import { decide } from '../domain/child/decide.js';
import type { ChildRefusal } from '../domain/child/refusals.js';
import type { Suspicion } from '../domain/child/suspicions.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Asked } from './asked.js';
import { judge, type Outcome } from './judging.js';
import { LEDGER, TODAY } from './recording.tokens.js';
import { streamOf, type ChildRef } from './streams.js';
import { supposing, type Supposition } from './supposing.js';
import type { Today } from './today.js';

/** One of the three verbs, about one child. */
export class RecordAboutChild {
  constructor(
    readonly about: ChildRef,
    readonly command: ChildCommand,
    readonly asked: Asked,
    /** For a trial: what is only supposed so far. Nothing is written then. */
    readonly supposed?: Supposition,
  ) {}
}

export type Recorded = Outcome<ChildRefusal, Suspicion>;

@CommandHandler(RecordAboutChild)
export class RecordAboutChildHandler implements ICommandHandler<RecordAboutChild> {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  execute({ about, command, asked, supposed }: RecordAboutChild): Promise<Recorded> {
    const ledger = supposed ? { ...supposing(this.ledger, supposed), answerTo: () => Promise.resolve(undefined) } : this.ledger;
    return judge(ledger, { stream: streamOf(about), command, asked, today: this.today(), decide });
  }
}
