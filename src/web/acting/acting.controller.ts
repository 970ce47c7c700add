import { Body, Controller, Get, Header, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ACTING_AS } from '../../access/example-people.js';
import { ForEveryone } from '../../access/needs.js';
import { whoAsks } from '../../access/who-asks.js';
import { Pages } from '../layout/pages.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { ownPath, readActing } from './acting.form.js';
import { actingPage } from './acting.page.js';

const HTML = 'text/html; charset=utf-8';

/** Choosing an example person, until people sign in. */
@ApiExcludeController()
@ForEveryone()
@Controller('acting-as')
export class ActingController {
  constructor(@Inject(Pages) private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', HTML)
  @Header('Referrer-Policy', 'same-origin')
  choose(@Query() query: Asked): string {
    return this.pages.show('acting/acting.njk', actingPage(ownPath(field(query, 'then')), whoAsks()?.account ?? '', []));
  }

  @Post()
  chosen(@Body() body: Asked | undefined, @Res() response: Response): void {
    const { person, then, errors } = readActing(body ?? {});
    if (!person) {
      response.status(400).type(HTML).setHeader('Referrer-Policy', 'same-origin');
      response.send(this.pages.show('acting/acting.njk', actingPage(then, '', errors)));
      return;
    }
    response.cookie(ACTING_AS, person.account, { httpOnly: true, sameSite: 'lax', path: '/' });
    response.redirect(303, then);
  }
}
