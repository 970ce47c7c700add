import { Body, Controller, Get, Header, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { For } from '../../access/needs.js';
import { whoAsks } from '../../access/who-asks.js';
import { Checks } from '../../audit/checks.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { readCheck } from './checks.form.js';
import { checkPage, checksPage } from './checks.page.js';

const HTML = 'text/html; charset=utf-8';
/** Seconds after which a page of something unfinished is asked for again. */
const AGAIN = '2';

/** What an auditor has checked: both buttons read the ledger and change nothing. */
@ApiExcludeController()
@For('auditor')
@Controller('checks')
export class ChecksPagesController {
  constructor(
    @Inject(Checks) private readonly checks: Checks,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'same-origin')
  all(): string {
    return this.pages.show('checks/checks.njk', checksPage(this.checks.all()));
  }

  @Get(':number')
  @Header('Content-Type', HTML)
  one(@Param('number') number: string, @Res({ passthrough: true }) response: Response): string {
    const check = this.checks.numbered(Number(number));
    if (!check) throw new NotFoundException();
    if (check.state === 'under way') response.setHeader('Refresh', AGAIN);
    return this.pages.show('checks/check.njk', checkPage(check));
  }

  /** Asked for while another is under way, that one is shown. */
  @Post()
  begin(@Body() body: Asked | undefined, @Res() response: Response): void {
    const { kind, witness, witnesses, errors } = readCheck(body ?? {});
    if (errors.length > 0) {
      response.status(400).type(HTML).setHeader('Referrer-Policy', 'same-origin');
      response.send(this.pages.show('checks/checks.njk', checksPage(this.checks.all(), { witness, errors })));
      return;
    }
    response.redirect(303, paths.check(this.checks.begin(kind, whoAsks()?.account ?? '', witnesses).check.number));
  }
}
