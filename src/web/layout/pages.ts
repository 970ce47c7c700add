import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import nunjucks from 'nunjucks';
import { whoAsks } from '../../access/who-asks.js';
import { UnfitViewpoint, ViewpointOutOfReach } from '../../asking/viewpoint-asked.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { LedgerStanding } from '../../projecting/ledger-standing.js';
import { Projector } from '../../projecting/projector.js';
import { assetPath } from '../assets/assets.js';
import { Council } from '../assets/council.js';
import { paths } from '../paths.js';
import { actingAs, findBox, navigationFor, type SectionName } from './navigation.js';
import { statusBanner } from './status-banner.js';
import type { FieldError } from './viewpoint.form.js';

/** What every page says of itself. */
export type Page = { readonly title: string; readonly section?: SectionName };

const govuk = dirname(fileURLToPath(import.meta.resolve('govuk-frontend/package.json')));
const moj = dirname(fileURLToPath(import.meta.resolve('@ministryofjustice/frontend/package.json')));

/** Lays pages out. A page’s own file works out everything that is shown; templates only place it. */
@Injectable()
export class Pages {
  private readonly templates = new nunjucks.Environment(
    new nunjucks.FileSystemLoader([join(import.meta.dirname, '..'), join(govuk, 'dist'), moj]),
    { autoescape: true, trimBlocks: true, lstripBlocks: true },
  );

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(LedgerStanding) private readonly standing: LedgerStanding,
    @Inject(Council) private readonly council: Council,
  ) {}

  show(template: string, page: Page): string {
    const person = whoAsks();
    const { top, within } = navigationFor(person, page.section);
    return this.templates.render(template, {
      ...page,
      authorityName: this.config.authorityName,
      banner: statusBanner(this.projector.status, this.standing.current),
      council: { styles: this.council.styles.path, logo: this.council.logo?.path, colour: this.council.colour },
      navigation: top,
      within,
      acting: actingAs(person),
      find: person && findBox(person),
      statements: [{ text: 'Accessibility statement', href: paths.accessibility }, { text: 'Cookies', href: paths.cookies }],
      openApi: paths.openApi,
      livePath: paths.live,
      asset: assetPath,
    });
  }

  /** Answers a question on a page; what cannot be answered is told on that page (400, 503), and the question stays as it was put. */
  async answer(response: Response, template: string, { errors, unanswered, answered }: Answering): Promise<string> {
    const refused = (wrong: readonly FieldError[], status = 400): string => {
      response.status(status);
      return this.show(template, unanswered(wrong));
    };
    if (errors.length > 0) return refused(errors);
    try {
      return this.show(template, await answered());
    } catch (error) {
      if (error instanceof ViewpointOutOfReach) return refused([{ field: error.field, text: error.message }], 503);
      if (!(error instanceof UnfitViewpoint)) throw error;
      return refused([{ field: error.field, text: error.message }]);
    }
  }
}

/** A page about a question somebody put: what it shows where the question is fit, and where it is not. */
export type Answering = {
  readonly errors: readonly FieldError[];
  /** The question again, with what is wrong with it. */
  readonly unanswered: (errors: readonly FieldError[]) => Page;
  readonly answered: () => Promise<Page>;
};
