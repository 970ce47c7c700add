import { Body, Controller, Get, Header, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { HomeAsked, type HomeTold } from '../../asking/homes.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { ProviderFact } from '../../domain/provider/events.js';
import { isReference } from '../../recording/streams.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { homeDoubts } from '../../words/home-words.js';
import { FormJourneys } from '../layout/form/form-journey.js';
import { RecordJourneys, type AboutOne } from '../layout/form/record-journeys.js';
import { recordedAbout } from '../layout/form/recorded-about.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { detailsNow } from './details-now.js';
import { doubtsAbout } from './doubts.js';
import { homeFormNamed } from './home-forms.js';
import { newHomeForm } from './registration-forms.js';
import { standing } from './standing.js';

/** Recording something about a home: a form, a check of the answers, and a confirmation. */
@ApiExcludeController()
@For('placements')
@Controller('homes')
export class HomeRecordingController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(FormJourneys) private readonly journeys: FormJourneys,
    @Inject(RecordJourneys) private readonly records: RecordJourneys,
  ) {}

  @Get('new')
  async fresh(@Res() response: Response): Promise<void> {
    await this.journeys.show(this.begun(), response);
  }

  @Post('new')
  async freshSent(@Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(this.begun(), body, response);
  }

  @Get('recorded/:entry')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async recorded(@Param('entry') number: string): Promise<string> {
    const recorded = await this.records.recorded('provider', number);
    const { reference } = recorded.entry;
    const next = [{ text: `See home ${reference}`, href: paths.provider(reference) }, { text: 'All homes', href: paths.homes() }];
    return this.pages.show('layout/form/recorded.njk', recordedAbout(recorded, { section: 'homes', caption: `Home ${reference}`, next }));
  }

  @Get(':urn/:form')
  async form(@Param('urn') provider: string, @Param('form') name: string, @Res() response: Response): Promise<void> {
    await this.journeys.show(await this.journeyOf(provider, name), response);
  }

  @Post(':urn/:form')
  async sent(@Param('urn') provider: string, @Param('form') name: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.journeyOf(provider, name), body, response);
  }

  private begun() {
    return this.records.of({
      kind: 'provider',
      form: newHomeForm,
      section: 'homes',
      caption: 'Homes',
      back: { text: 'Homes', href: paths.homes() },
      action: paths.newHome(),
      lines: [],
      told: null,
      doubts: async (about) => {
        const known = await this.records.known('provider', about.id, this.today());
        return [...(known ? [homeDoubts.known(about.id)] : []), ...(await this.doubts(about))];
      },
      recordedHref: paths.homeRecorded,
    });
  }

  private async journeyOf(provider: string, name: string) {
    const told = isReference(provider) ? await this.records.known('provider', provider, this.today()) : null;
    if (!told) throw new NotFoundException();
    const { home } = await this.about(provider, this.today());
    const form = homeFormNamed(name, provider, home, detailsNow(told));
    if (!form) throw new NotFoundException();
    return this.records.of({
      kind: 'provider',
      form: { ...form, factOf: (fit) => ({ id: provider, fact: form.factOf(fit) }) },
      section: 'homes',
      caption: `Home ${provider}`,
      back: { text: `Home ${provider}`, href: paths.provider(provider) },
      action: paths.homeForm(provider, name),
      lines: standing(home),
      told,
      doubts: (about) => this.doubts(about),
      recordedHref: paths.homeRecorded,
    });
  }

  private async doubts({ id, fact }: AboutOne): Promise<readonly string[]> {
    return doubtsAbout(fact as ProviderFact, await this.about(id, (fact as ProviderFact).effectiveOn));
  }

  private about(provider: string, asAt: string): Promise<HomeTold> {
    return this.queries.execute(new HomeAsked(this.config.authority, provider, { asAt, knownAt: undefined }));
  }
}
