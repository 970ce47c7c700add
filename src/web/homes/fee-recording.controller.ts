import { Body, Controller, Get, Header, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { HomeAsked, type HomeTold } from '../../asking/homes.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { FeeFact } from '../../domain/fee/events.js';
import { isReference } from '../../recording/streams.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { feeWords } from '../../words/fee-words.js';
import { FormJourneys } from '../layout/form/form-journey.js';
import { RecordJourneys } from '../layout/form/record-journeys.js';
import { recordedAbout } from '../layout/form/recorded-about.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { doubtsOfFee } from './fee-doubts.js';
import { feeAgreedForm, feeEndedForm } from './fee-forms.js';
import { feeShown } from './fees-shown.js';

/** Agreeing and ending the fee of a child who is placed in a home. */
@ApiExcludeController()
@For('placements')
@Controller('homes/:urn')
export class FeeRecordingController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(FormJourneys) private readonly journeys: FormJourneys,
    @Inject(RecordJourneys) private readonly records: RecordJourneys,
  ) {}

  @Get('fee-recorded/:entry')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async recorded(@Param('urn') provider: string, @Param('entry') number: string): Promise<string> {
    const recorded = await this.records.recorded('fee', number);
    const child = recorded.entry.reference;
    const next = [{ text: `See home ${provider}`, href: paths.provider(provider) }, { text: `See child ${child}`, href: paths.child(child) }];
    return this.pages.show('layout/form/recorded.njk', recordedAbout(recorded, { section: 'homes', caption: `Fee of child ${child}`, next }));
  }

  @Get('fee-agreed/:child')
  async agreed(@Param('urn') provider: string, @Param('child') child: string, @Res() response: Response): Promise<void> {
    await this.journeys.show(await this.journeyOf('fee-agreed', provider, child), response);
  }

  @Post('fee-agreed/:child')
  async agreedSent(@Param('urn') provider: string, @Param('child') child: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.journeyOf('fee-agreed', provider, child), body, response);
  }

  @Get('fee-ended/:child')
  async ended(@Param('urn') provider: string, @Param('child') child: string, @Res() response: Response): Promise<void> {
    await this.journeys.show(await this.journeyOf('fee-ended', provider, child), response);
  }

  @Post('fee-ended/:child')
  async endedSent(@Param('urn') provider: string, @Param('child') child: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.journeyOf('fee-ended', provider, child), body, response);
  }

  private async journeyOf(name: 'fee-agreed' | 'fee-ended', provider: string, child: string) {
    if (!isReference(provider) || !isReference(child)) throw new NotFoundException();
    const { home, fees, stays } = await this.about(provider, this.today());
    if (!stays.some((stay) => stay.child === child)) throw new NotFoundException();
    const form = name === 'fee-agreed' ? feeAgreedForm(provider, home) : feeEndedForm;
    const now = fees.find(({ subject }) => subject === child);
    return this.records.of({
      kind: 'fee',
      form: { ...form, factOf: (fit) => ({ id: child, fact: form.factOf(fit) }) },
      section: 'homes',
      caption: `Child ${child} in home ${provider}`,
      back: { text: `Home ${provider}`, href: paths.provider(provider) },
      action: paths.feeForm(provider, child, name),
      lines: [now ? feeWords.now(feeShown(now).weekly, feeShown(now).bought) : feeWords.noneNow],
      told: await this.records.known('fee', child, this.today()),
      doubts: ({ fact }) => this.doubts(fact as FeeFact, provider, child),
      recordedHref: (entry) => paths.feeRecorded(provider, entry),
    });
  }

  private async doubts(fact: FeeFact, provider: string, child: string): Promise<readonly string[]> {
    return doubtsOfFee(fact, (await this.about(provider, fact.effectiveOn)).home, child, provider);
  }

  private about(provider: string, asAt: string): Promise<HomeTold> {
    return this.queries.execute(new HomeAsked(this.config.authority, provider, { asAt, knownAt: undefined }));
  }
}
