import { Body, Controller, Get, Header, Inject, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { For } from '../../access/needs.js';
import { whoAsks } from '../../access/who-asks.js';
import { csv } from '../../csv.js';
import type { Bringer, Intake, IntakeReport } from '../../imports/intake/intake.js';
import { Intakes } from '../../imports/intake/intakes.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { Today } from '../../recording/today.js';
import { importingWords as words } from '../../words/importing-words.js';
import { Pages, type Page } from '../layout/pages.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { findingLine, findingsHead, findingsPage } from './findings.page.js';
import { nothingTyped, readUpload, stepAsked } from './importing.form.js';
import { importingPage } from './importing.page.js';
import { checkedPage, checkPage, noted, notCheckedPage, progressPage, resultPage, unfinishedPage } from './intake.page.js';
import { receive } from './receiving.js';

const HTML = 'text/html; charset=utf-8';

/** Bringing files in: uploaded, looked through, confirmed, recorded. Nothing is written before it is confirmed. */
@ApiExcludeController()
@For('placements')
@Controller('import')
export class ImportingController {
  constructor(
    @Inject(Intakes) private readonly intakes: Intakes,
    @Inject(Pages) private readonly pages: Pages,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  @Get()
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'same-origin')
  form(): string {
    return this.pages.show('importing/importing.njk', importingPage(this.intakes.current, this.intakes.broughtIn, nothingTyped, []));
  }

  @Post()
  async uploaded(@Req() request: Request, @Res() response: Response): Promise<void> {
    const by = asking();
    const place = await this.intakes.receive(by);
    if ('busy' in place) return response.redirect(303, paths.importing());
    const read = readUpload(await receive(request, place.folder), this.today());
    await this.intakes.received(place.id, by, read.sent);
    if (read.sent) return response.redirect(303, paths.intake(place.id));
    response.status(400).type(HTML).setHeader('Referrer-Policy', 'same-origin');
    response.send(this.pages.show('importing/importing.njk', importingPage(undefined, this.intakes.broughtIn, read.typed, read.errors)));
  }

  @Get(':id')
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'same-origin')
  intake(@Param('id') id: string): string {
    const intake = this.intakes.at(id);
    const before = this.intakes.broughtIn.find((one) => one.id === id);
    if (!intake && !before) throw new NotFoundException();
    const [template, page] = intake ? shownAt(intake) : (['result', noted(before as NonNullable<typeof before>)] as const);
    return this.pages.show(`importing/${template}.njk`, page);
  }

  @Get(':id/check')
  @Header('Referrer-Policy', 'same-origin')
  check(@Param('id') id: string, @Res() response: Response): void {
    const intake = this.known(id);
    if (intake.stage.is !== 'checked' || intake.stage.tally.entries === 0) return response.redirect(303, paths.intake(id));
    response.type(HTML).send(this.pages.show('importing/check.njk', checkPage(intake, intake.stage)));
  }

  @Post(':id')
  async step(@Param('id') id: string, @Body() body: Asked | undefined, @Res() response: Response): Promise<void> {
    this.known(id);
    const step = stepAsked(body ?? {});
    if (step === 'record') await this.intakes.record(id, asking());
    else if (step === 'stop') await this.intakes.stop(id);
    else if (step === 'set-aside') await this.intakes.setAside(id);
    response.redirect(303, this.intakes.at(id) ? paths.intake(id) : paths.importing());
  }

  @Get(':id/findings')
  @Header('Content-Type', HTML)
  findings(@Param('id') id: string, @Query() query: Asked): string {
    const intake = this.known(id);
    const page = /^[1-9]\d{0,5}$/.test(field(query, 'page')) ? Number(field(query, 'page')) : 1;
    return this.pages.show('importing/findings.njk', findingsPage(intake, reportOf(intake).findings, field(query, 'rule'), page));
  }

  @Get(':id/findings.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="import-report.csv"')
  file(@Param('id') id: string): string {
    const intake = this.known(id);
    return csv(findingsHead(intake), reportOf(intake).findings.map(findingLine(intake)));
  }

  private known(id: string): Intake {
    const intake = this.intakes.at(id);
    if (!intake) throw new NotFoundException();
    return intake;
  }
}

const asking = (): Bringer => {
  const { account, name } = whoAsks() ?? { account: '', name: '' };
  return { account, name };
};

const reportOf = ({ stage }: Intake): IntakeReport => {
  if (!('report' in stage) || !stage.report) throw new NotFoundException();
  return stage.report;
};

const shownAt = (intake: Intake): readonly [template: string, page: Page] => {
  const { stage } = intake;
  switch (stage.is) {
    case 'checking':
    case 'recording':
      return ['progress', progressPage(intake, stage.is, stage.progress, performance.now())];
    case 'checked':
      return ['checked', checkedPage(intake, stage)];
    case 'finished':
      return ['result', resultPage(intake, stage.endedAt, stage)];
    case 'unfinished':
      return ['unfinished', unfinishedPage(intake, words.why[stage.why], stage)];
    case 'not-checked':
      return ['not-checked', notCheckedPage(intake)];
  }
};
