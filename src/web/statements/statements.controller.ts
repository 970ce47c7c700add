import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ACTING_AS } from '../../access/example-people.js';
import { ForEveryone } from '../../access/needs.js';
import { Pages } from '../layout/pages.js';

const HTML = 'text/html; charset=utf-8';

/** What the law asks every public body to say of its pages. */
@ApiExcludeController()
@ForEveryone()
@Controller()
export class StatementsController {
  constructor(@Inject(Pages) private readonly pages: Pages) {}

  @Get('accessibility')
  @Header('Content-Type', HTML)
  accessibility(): string {
    return this.pages.show('statements/accessibility.njk', { title: 'Accessibility statement' });
  }

  @Get('cookies')
  @Header('Content-Type', HTML)
  cookies(): string {
    const page = { title: 'Cookies', cookies: [{ name: ACTING_AS, purpose: 'Remembers which example person you act as', expires: 'When you close your browser' }] };
    return this.pages.show('statements/cookies.njk', page);
  }
}
