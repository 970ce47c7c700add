import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { assetOf, type Asset } from './assets.js';

const LOGO_TYPES: Readonly<Record<string, string>> = { '.svg': 'image/svg+xml', '.png': 'image/png' };

/** How the council looks: its colour and its logo, as the configuration says. */
@Injectable()
export class Council {
  readonly styles: Asset;
  readonly logo: Asset | undefined;
  readonly colour: string;

  constructor(@Inject(CONFIG) { authorityColour, authorityLogo }: Config) {
    this.colour = authorityColour;
    this.styles = assetOf('council.css', 'text/css', `:root{--govuk-brand-colour:${authorityColour};--govuk-link-colour:${authorityColour}}`);
    const ending = authorityLogo?.slice(authorityLogo.lastIndexOf('.')).toLowerCase() ?? '';
    this.logo = authorityLogo ? assetOf(`council-logo${ending}`, LOGO_TYPES[ending] ?? '', readFileSync(authorityLogo)) : undefined;
  }

  at(path: string): Asset | undefined {
    return [this.styles, this.logo].find((asset) => asset?.path === path);
  }
}
