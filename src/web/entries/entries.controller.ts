import { Controller, Get, Header, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { ForAnyRole } from '../../access/needs.js';
import { EditionsAsked, type EditionListed } from '../../asking/editions.js';
import type { EntryTold } from '../../asking/entries-told.js';
import { RecordAsked, type RecordTold } from '../../asking/record.js';
import { EntryAsked, type EntryListed } from '../../audit/entries.js';
import { EntriesFoundAsked, EntryTermsAsked, type EntriesFound, type EntryTerms } from '../../audit/entries-found.js';
import { EntryProofAsked, type EntryProof } from '../../audit/entry-proof.js';
import type { Reading } from '../../audit/ledger-indexed.js';
import { StatusAsked, type Status } from '../../audit/status.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { TODAY } from '../../recording/recording.tokens.js';
import type { RecordKind } from '../../recording/streams.js';
import type { Today } from '../../recording/today.js';
import { Pages } from '../layout/pages.js';
import type { Asked } from '../layout/viewpoint.form.js';
import { AT_ONCE, readEntries } from './entries.form.js';
import { entriesAwaited, entriesPage, entriesUnanswered } from './entries.page.js';
import { entryPage } from './entry-alone.page.js';

/** How many milliseconds a page waits for the ledger to be read, for what it may offer to choose from and for what it is about. */
const TERMS_AWAITED = 300;
const ENTRIES_AWAITED = 2_000;

/** The ledger as it was written, the last first, and each entry by itself. */
@ApiExcludeController()
@ForAnyRole()
@Controller('entries')
export class EntriesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(TODAY) private readonly today: Today,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Query() query: Asked, @Res({ passthrough: true }) response: Response): Promise<string> {
    const read = readEntries(query, this.today());
    const terms: EntryTerms | Reading = await this.queries.execute(new EntryTermsAsked(TERMS_AWAITED));
    const known = 'types' in terms ? terms : undefined;
    return this.pages.answer(response, 'entries/entries.njk', {
      errors: read.errors,
      unanswered: (errors) => entriesUnanswered(read, known, errors),
      answered: async () => {
        const wanted = { newestFirst: read.newestFirst, upTo: read.upTo, skip: (read.page - 1) * AT_ONCE, most: AT_ONCE };
        const found: EntriesFound | Reading = await this.queries.execute(new EntriesFoundAsked(read.filter, wanted, ENTRIES_AWAITED));
        if (!('entries' in found)) {
          response.setHeader('Refresh', '2');
          return entriesAwaited(read, found);
        }
        const shown = entriesPage(read, found, known, this.config.authority);
        if (shown.pastTheEnd) response.status(302).location(shown.pastTheEnd);
        return shown;
      },
    });
  }

  @Get(':number')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async entry(@Param('number') text: string): Promise<string> {
    const number = numbered(text);
    const entry: EntryListed | null = number ? await this.queries.execute(new EntryAsked(number)) : null;
    if (!entry) throw new NotFoundException();
    const { head }: Status = await this.queries.execute(new StatusAsked());
    const editions: readonly EditionListed[] = await this.queries.execute(new EditionsAsked(this.config.authority));
    const proof: EntryProof | null = await this.queries.execute(new EntryProofAsked(entry.number));
    return this.pages.show(
      'entries/entry.njk',
      entryPage(entry, { history: await this.history(entry), proof, editions, head: head ?? entry.number, authority: this.config.authority }),
    );
  }

  /** The record’s other entries, by which ids are told as numbers; none where they cannot be read. */
  private async history({ authority, kind, reference, readable }: EntryListed): Promise<readonly EntryTold[]> {
    if (!readable || authority !== this.config.authority) return [];
    const told: RecordTold | null = await this.queries.execute(new RecordAsked(authority, kind as RecordKind, reference, {}));
    return told?.entries ?? [];
  }
}

const numbered = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);
