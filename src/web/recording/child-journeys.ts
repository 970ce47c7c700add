import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ChildAroundAsked, type ChildAround } from '../../asking/child-around.js';
import { ChildAsked, type ChildTold } from '../../asking/child.js';
import { RecordedSinceAsked } from '../../asking/recorded-since.js';
import { FactCarriedAsked, UnusualAsked } from '../../asking/unusual.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { ChildId, RecordableFact } from '../../domain/child/commands.js';
import type { ChildRefusal } from '../../domain/child/refusals.js';
import type { Suspicion } from '../../domain/child/suspicions.js';
import type { Asked as AskedCommand } from '../../recording/asked.js';
import { RecordAboutChild, type Recorded } from '../../recording/record-about-child.js';
import { TODAY } from '../../recording/recording.tokens.js';
import { childId } from '../../recording/streams.js';
import type { Supposition } from '../../recording/supposing.js';
import type { Today } from '../../recording/today.js';
import type { Unusual } from '../../../projections/unusual/unusual.js';
import { unusualInWords } from '../../words/unusual-words.js';
import { refusalInWords } from '../../words/wording.js';
import type { ChildFormName } from '../layout/form/child-actions.js';
import type { FormJourney } from '../layout/form/form-journey.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { childForm, choosesAPlace, isOfSiblings } from './forms/child-forms.js';
import { Places } from './places.js';
import { fieldRefused, livingNow, siblingsNow, suspicionsInWords } from './recording.page.js';

type ChildJourney = FormJourney<RecordableFact, ChildRefusal, Suspicion>;

/** What happens to a child is recorded by one form and one fact at a time; this says how, for each form. */
@Injectable()
export class ChildJourneys {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Places) private readonly places: Places,
  ) {}

  /** `query` is what the address brings along: a household or home chosen elsewhere. */
  async journeyOf(name: ChildFormName, reference: string, query: Asked = {}): Promise<ChildJourney> {
    const told = await this.known(reference);
    const form = childForm(name, { told, chosen: choosesAPlace(name) ? await this.places.broughtBy(query) : {}, today: this.today() });
    const record = { kind: 'child', authority: this.config.authority, id: told.child } as const;
    return {
      form,
      section: 'children',
      caption: `Child ${told.child}`,
      back: { text: `Child ${told.child}`, href: paths.child(told.child) },
      action: paths.record(told.child, form.name),
      lines: [...livingNow(told), ...(isOfSiblings(name) ? siblingsNow(await this.around(told.child)) : [])],
      carryOut: async (fact, asked, supposing) => this.carryOut(told.child, await this.carried(told.child, fact), asked, supposing ? new Map() : undefined),
      refused: (refusal) => ({ field: fieldRefused(refusal, form.fields), text: refusalInWords(refusal) }),
      doubts: async (warnings, fact) => [...(await this.unusual(told.child, [await this.carried(told.child, fact)])), ...suspicionsInWords(warnings, fact)],
      recordedHref: (entry) => paths.recorded(told.child, entry),
      lastEntry: told.entries.at(-1)?.number ?? 0,
      recordedSince: (entry, commandId) => this.queries.execute(new RecordedSinceAsked(record, entry, commandId)),
      ...(form.fields.some(({ name: field }) => field === 'carer') ? { filled: (fit) => this.places.filled(fit) } : {}),
      ...(choosesAPlace(name)
        ? {
            formTemplate: 'recording/placing.njk',
            choices: () => this.places.offered(told.particulars?.dateOfBirth ?? null, name === 'move' ? told.child : undefined),
            chosen: (choice: string) => this.places.chosen(choice),
          }
        : {}),
    };
  }

  carryOut(child: ChildId, fact: RecordableFact, asked: AskedCommand, supposed?: Supposition): Promise<Recorded> {
    return this.commands.execute(new RecordAboutChild({ authority: this.config.authority, child }, { type: 'Record', fact }, asked, supposed));
  }

  /** In words, what makes facts unusual that are to be recorded together. */
  async unusual(child: ChildId, facts: UnusualAsked['facts']): Promise<readonly string[]> {
    const found: readonly Unusual[] = await this.queries.execute(new UnusualAsked(this.config.authority, child, facts));
    return found.map(unusualInWords);
  }

  /** A child by its reference, as known now. */
  async known(reference: string): Promise<ChildTold> {
    const child = childId(reference);
    const told = child && (await this.told(child));
    if (!told) throw new NotFoundException();
    return told;
  }

  told(child: ChildId): Promise<ChildTold | null> {
    return this.queries.execute(new ChildAsked(this.config.authority, child, { asAt: this.today(), knownAt: undefined }));
  }

  private around(child: ChildId): Promise<ChildAround> {
    return this.queries.execute(new ChildAroundAsked(this.config.authority, child, { asAt: this.today(), knownAt: undefined }));
  }

  private carried(child: ChildId, fact: RecordableFact): Promise<RecordableFact> {
    return this.queries.execute(new FactCarriedAsked(this.config.authority, child, fact));
  }
}
