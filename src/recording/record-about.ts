import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BudgetCommand } from '../domain/budget/commands.js';
import { decide as decideBudget } from '../domain/budget/decide.js';
import type { BudgetRefusal } from '../domain/budget/refusals.js';
import type { CarerCommand } from '../domain/carer/commands.js';
import { decide as decideCarer } from '../domain/carer/decide.js';
import type { CarerRefusal } from '../domain/carer/refusals.js';
import type { FeeCommand } from '../domain/fee/commands.js';
import { decide as decideFee } from '../domain/fee/decide.js';
import type { FeeRefusal } from '../domain/fee/refusals.js';
import type { ProviderCommand } from '../domain/provider/commands.js';
import { decide as decideProvider } from '../domain/provider/decide.js';
import type { ProviderRefusal } from '../domain/provider/refusals.js';
import type { RatesCommand } from '../domain/rates/commands.js';
import { decide as decideRates } from '../domain/rates/decide.js';
import type { RatesRefusal } from '../domain/rates/refusals.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Asked } from './asked.js';
import { judge, type Outcome } from './judging.js';
import { LEDGER, TODAY } from './recording.tokens.js';
import { streamOfRecord } from './streams.js';
import { supposing, type Supposition } from './supposing.js';
import type { Today } from './today.js';

/** A command and what it is about, for every record but a child's own. */
export type AboutRecord =
  | { readonly kind: 'carer'; readonly command: CarerCommand }
  | { readonly kind: 'provider'; readonly command: ProviderCommand }
  | { readonly kind: 'fee'; readonly command: FeeCommand }
  | { readonly kind: 'rates'; readonly command: RatesCommand }
  | { readonly kind: 'budget'; readonly command: BudgetCommand };

/** One of the three verbs, about a carer household, a provider, a child's fees, a rate card or a year's budget. */
export class RecordAbout {
  constructor(
    readonly about: AboutRecord & { readonly authority: string; readonly id: string },
    readonly asked: Asked,
    /** For a dry run: what would have been written so far. */
    readonly supposed?: Supposition,
  ) {}
}

export type RecordRefusal = CarerRefusal | ProviderRefusal | FeeRefusal | RatesRefusal | BudgetRefusal;
export type RecordedAbout = Outcome<RecordRefusal, never>;

@CommandHandler(RecordAbout)
export class RecordAboutHandler implements ICommandHandler<RecordAbout> {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  execute({ about, asked, supposed }: RecordAbout): Promise<RecordedAbout> {
    const ledger = supposed ? { ...supposing(this.ledger, supposed), answerTo: () => Promise.resolve(undefined) } : this.ledger;
    const given = { stream: streamOfRecord(about), asked, today: this.today() };
    switch (about.kind) {
      case 'carer':
        return judge(ledger, { ...given, command: about.command, decide: decideCarer });
      case 'provider':
        return judge(ledger, { ...given, command: about.command, decide: decideProvider });
      case 'fee':
        return judge(ledger, { ...given, command: about.command, decide: decideFee });
      case 'rates':
        return judge(ledger, { ...given, command: about.command, decide: decideRates });
      case 'budget':
        return judge(ledger, { ...given, command: about.command, decide: decideBudget });
    }
  }
}
