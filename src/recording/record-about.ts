import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BudgetCommand } from '../domain/budget/commands.js';
import { decide as decideBudget } from '../domain/budget/decide.js';
import type { BudgetRefusal } from '../domain/budget/refusals.js';
import type { CarerCommand } from '../domain/carer/commands.js';
import { decide as decideCarer } from '../domain/carer/decide.js';
import type { CarerRefusal } from '../domain/carer/refusals.js';
import type { CohortCommand } from '../domain/cohort/commands.js';
import { decide as decideCohort } from '../domain/cohort/decide.js';
import type { CohortRefusal } from '../domain/cohort/refusals.js';
import type { EditionCommand } from '../domain/edition/commands.js';
import { decide as decideEdition } from '../domain/edition/decide.js';
import type { EditionRefusal } from '../domain/edition/refusals.js';
import type { FeeCommand } from '../domain/fee/commands.js';
import { decide as decideFee } from '../domain/fee/decide.js';
import type { FeeRefusal } from '../domain/fee/refusals.js';
import type { LeaverCommand } from '../domain/leaver/commands.js';
import { decide as decideLeaver } from '../domain/leaver/decide.js';
import type { LeaverRefusal } from '../domain/leaver/refusals.js';
import type { PlanCommand } from '../domain/plan/commands.js';
import { decide as decidePlan } from '../domain/plan/decide.js';
import type { PlanRefusal } from '../domain/plan/refusals.js';
import type { ProviderCommand } from '../domain/provider/commands.js';
import { decide as decideProvider } from '../domain/provider/decide.js';
import type { ProviderRefusal } from '../domain/provider/refusals.js';
import type { RatesCommand } from '../domain/rates/commands.js';
import { decide as decideRates } from '../domain/rates/decide.js';
import type { RatesRefusal } from '../domain/rates/refusals.js';
import type { ShortBreakCommand } from '../domain/short-break/commands.js';
import { decide as decideShortBreak } from '../domain/short-break/decide.js';
import type { ShortBreakRefusal } from '../domain/short-break/refusals.js';
import type { SupportCommand } from '../domain/support/commands.js';
import { decide as decideSupport } from '../domain/support/decide.js';
import type { SupportRefusal } from '../domain/support/refusals.js';
import type { SeriesCommand } from '../domain/series/commands.js';
import { decide as decideSeries } from '../domain/series/decide.js';
import type { SeriesRefusal } from '../domain/series/refusals.js';
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
  | { readonly kind: 'series'; readonly command: SeriesCommand }
  | { readonly kind: 'plan'; readonly command: PlanCommand }
  | { readonly kind: 'budget'; readonly command: BudgetCommand }
  | { readonly kind: 'support'; readonly command: SupportCommand }
  | { readonly kind: 'cohort'; readonly command: CohortCommand }
  | { readonly kind: 'leaver'; readonly command: LeaverCommand }
  | { readonly kind: 'edition'; readonly command: EditionCommand }
  | { readonly kind: 'short-break'; readonly command: ShortBreakCommand };

/** One of the three verbs, about a carer household, a provider, a child's fees, a rate card or a year's budget. */
export class RecordAbout {
  constructor(
    readonly about: AboutRecord & { readonly authority: string; readonly id: string },
    readonly asked: Asked,
    /** For a dry run: what would have been written so far. */
    readonly supposed?: Supposition,
  ) {}
}

export type RecordRefusal = CarerRefusal | ProviderRefusal | FeeRefusal | RatesRefusal | BudgetRefusal | ShortBreakRefusal
  | LeaverRefusal | SupportRefusal | CohortRefusal | EditionRefusal | SeriesRefusal | PlanRefusal;
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
      case 'series':
        return judge(ledger, { ...given, command: about.command, decide: decideSeries });
      case 'plan':
        return judge(ledger, { ...given, command: about.command, decide: decidePlan });
      case 'budget':
        return judge(ledger, { ...given, command: about.command, decide: decideBudget });
      case 'leaver':
        return judge(ledger, { ...given, command: about.command, decide: decideLeaver });
      case 'support':
        return judge(ledger, { ...given, command: about.command, decide: decideSupport });
      case 'cohort':
        return judge(ledger, { ...given, command: about.command, decide: decideCohort });
      case 'edition':
        return judge(ledger, { ...given, command: about.command, decide: decideEdition });
      case 'short-break':
        return judge(ledger, { ...given, command: about.command, decide: decideShortBreak });
    }
  }
}
