import { Body, Controller, Get, Header, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { CarerAsked, type CarerTold } from '../../asking/carers.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { CarerFact } from '../../domain/carer/events.js';
import { isReference } from '../../recording/streams.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { carerDoubts } from '../../words/carer-words.js';
import { FormJourneys } from '../layout/form/form-journey.js';
import { RecordJourneys, type AboutOne } from '../layout/form/record-journeys.js';
import { recordedAbout } from '../layout/form/recorded-about.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { carerFormNamed } from './carer-forms.js';
import { doubtsAbout } from './doubts.js';
import { newHouseholdForm } from './terms-forms.js';
import { standing } from './standing.js';

/** Recording something about a carer household: a form, a check of the answers, and a confirmation. */
@ApiExcludeController()
@For('placements')
@Controller('carers')
export class CarerRecordingController {
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
    const recorded = await this.records.recorded('carer', number);
    const { reference } = recorded.entry;
    const next = [{ text: `See household ${reference}`, href: paths.carer(reference) }, { text: 'All carers', href: paths.carers() }];
    return this.pages.show('layout/form/recorded.njk', recordedAbout(recorded, { section: 'carers', caption: `Household ${reference}`, next }));
  }

  @Get(':carer/:form')
  async form(@Param('carer') carer: string, @Param('form') name: string, @Res() response: Response): Promise<void> {
    await this.journeys.show(await this.journeyOf(carer, name), response);
  }

  @Post(':carer/:form')
  async sent(@Param('carer') carer: string, @Param('form') name: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    await this.journeys.sent(await this.journeyOf(carer, name), body, response);
  }

  private begun() {
    return this.records.of({
      kind: 'carer',
      form: newHouseholdForm,
      section: 'carers',
      caption: 'Carers',
      back: { text: 'Carers', href: paths.carers() },
      action: paths.newCarer(),
      lines: [],
      told: null,
      doubts: async (about) => {
        const known = await this.records.known('carer', about.id, this.today());
        return [...(known ? [carerDoubts.known(about.id)] : []), ...(await this.doubts(about))];
      },
      recordedHref: paths.carerRecorded,
    });
  }

  private async journeyOf(carer: string, name: string) {
    const told = isReference(carer) ? await this.records.known('carer', carer, this.today()) : null;
    if (!told) throw new NotFoundException();
    const { household } = await this.about(carer, this.today());
    const form = carerFormNamed(name, household);
    if (!form) throw new NotFoundException();
    return this.records.of({
      kind: 'carer',
      form: { ...form, factOf: (fit) => ({ id: carer, fact: form.factOf(fit) }) },
      section: 'carers',
      caption: `Household ${carer}`,
      back: { text: `Household ${carer}`, href: paths.carer(carer) },
      action: paths.carerForm(carer, name),
      lines: standing(household),
      told,
      doubts: (about) => this.doubts(about),
      recordedHref: paths.carerRecorded,
    });
  }

  private async doubts({ id, fact }: AboutOne): Promise<readonly string[]> {
    return doubtsAbout(fact as CarerFact, await this.about(id, (fact as CarerFact).effectiveOn));
  }

  private about(carer: string, asAt: string): Promise<CarerTold> {
    return this.queries.execute(new CarerAsked(this.config.authority, carer, { asAt, knownAt: undefined }));
  }
}
