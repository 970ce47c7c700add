import { Controller, Get, Header, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { ForAnyRole } from '../../access/needs.js';
import type { EntryTold } from '../../asking/entries-told.js';
import { RecordAsked, type RecordTold } from '../../asking/record.js';
import { EntriesAsked, EntryAsked, type EntriesListed, type EntryListed } from '../../audit/entries.js';
import { StatusAsked, type Status } from '../../audit/status.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import type { RecordKind } from '../../recording/streams.js';
import { Pages } from '../layout/pages.js';
import { field, type Asked } from '../layout/viewpoint.form.js';
import { entriesPage } from './entries.page.js';
import { entryPage } from './entry-alone.page.js';

/** Entries on one page. */
const AT_ONCE = 50;

/** The ledger as it was written, the last first, and each entry by itself. */
@ApiExcludeController()
@ForAnyRole()
@Controller('entries')
export class EntriesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Query() query: Asked): Promise<string> {
    const { head }: Status = await this.queries.execute(new StatusAsked());
    const upTo = Math.min(numbered(field(query, 'upTo')) ?? head, head);
    const after = Math.max(0, upTo - AT_ONCE);
    const { entries }: EntriesListed = await this.queries.execute(new EntriesAsked(after, upTo - after));
    return this.pages.show(
      'entries/entries.njk',
      entriesPage(entries, { head, upTo, after, atOnce: AT_ONCE }, this.config.authority),
    );
  }

  @Get(':number')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async entry(@Param('number') text: string): Promise<string> {
    const number = numbered(text);
    const entry: EntryListed | null = number ? await this.queries.execute(new EntryAsked(number)) : null;
    if (!entry) throw new NotFoundException();
    const { head }: Status = await this.queries.execute(new StatusAsked());
    return this.pages.show(
      'entries/entry.njk',
      entryPage(entry, await this.history(entry), head, this.config.authority),
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
