import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { OfferedAsked, PlaceToldAsked, type Offered } from '../../asking/offered.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { CalendarDate } from '../../domain/calendar.js';
import type { Placement } from '../../domain/child/events.js';
import { TODAY } from '../../recording/recording.tokens.js';
import { isReference } from '../../recording/streams.js';
import type { Today } from '../../recording/today.js';
import type { ToldByPlace } from '../../../projections/offered/told-by-place.js';
import { recordingWords } from '../../words/recording-words.js';
import * as codes from '../layout/code-words.js';
import type { Filled } from '../layout/form/form-journey.js';
import { given, type Fit } from '../layout/form/form.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { paths } from '../paths.js';
import { offeredShown } from './offered-shown.js';

/** How many households, and how many homes, are offered beneath a form. */
const MOST = 30;

const words = recordingWords.filled;

/** Where a child may live: what is offered beneath a form, and what a choice or an answer tells of the fields left empty. */
@Injectable()
export class Places {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
  ) {}

  /** Beneath the form of a child in care, or one who comes into care; a search of all vacancies leads back to the former. */
  async offered(dateOfBirth: CalendarDate | null, child?: string): Promise<object> {
    const offered: Offered = await this.queries.execute(new OfferedAsked(this.config.authority, this.today(), dateOfBirth, MOST));
    return { offered: offeredShown(offered), vacanciesHref: child === undefined ? undefined : paths.vacancies({ child }) };
  }

  /** A place chosen elsewhere, as an address brings it: `?carer=` or `?urn=`. */
  async broughtBy(asked: Asked): Promise<Partial<Placement>> {
    const [carer, urn] = [field(asked, 'carer'), field(asked, 'urn')];
    const chosen = await this.chosen(carer ? `carer ${carer}` : urn ? `urn ${urn}` : '');
    return given(chosen, ['type', 'provider', 'urn', 'carer']);
  }

  /** The answers that a choice gives. A type of fostering is not among them: no approval tells it. */
  async chosen(choice: string): Promise<Readonly<Record<string, string>>> {
    const [kind = '', reference = ''] = choice.split(' ');
    if (!isReference(reference) || (kind !== 'carer' && kind !== 'urn')) return {};
    if (kind === 'carer') {
      const told = await this.told({ carer: reference }, this.today());
      return { carer: reference, provider: told?.provider ?? '', urn: told?.urn ?? '' };
    }
    const told = await this.told({ urn: reference }, this.today());
    return { urn: reference, carer: '', provider: told?.provider ?? '', ...(told?.type ? { type: told.type } : {}) };
  }

  /** What the household or home named tells of whose provision it is, where nobody said. */
  async filled(fit: Fit): Promise<Filled> {
    const { carer, urn } = fit;
    const place = carer ? { carer } : urn ? { urn } : undefined;
    if (!place || (fit['provider'] && urn)) return { answers: {}, notes: [] };
    const told = await this.told(place, fit['effectiveOn'] as CalendarDate);
    if (!told) return { answers: {}, notes: [] };
    const because = words[told.why](carer ?? urn ?? '');
    const provider = fit['provider'] ? undefined : told.provider;
    const agency = urn ? undefined : told.urn;
    return {
      answers: { ...(provider ? { provider } : {}), ...(agency ? { urn: agency } : {}) },
      notes: [...(provider ? [words.provider(inWords(provider), because)] : []), ...(agency ? [words.urn(agency, because)] : [])],
    };
  }

  private told(place: { readonly carer: string } | { readonly urn: string }, on: CalendarDate): Promise<ToldByPlace | null> {
    return this.queries.execute(new PlaceToldAsked(this.config.authority, on, place));
  }
}

const inWords = (provider: string): string => {
  const { words: text, code } = codes.provider(provider);
  return `${text} (${code})`;
};
