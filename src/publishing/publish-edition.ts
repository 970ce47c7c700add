import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import { BookletAsked } from '../asking/booklet.js';
import { BOOKLET_SERIES, editionsIn, type EditionTold } from '../asking/editions-told.js';
import { SettledViewpointAsked, type ViewpointTold } from '../asking/viewpoint-told.js';
import type { ViewpointAsked } from '../asking/viewpoint-asked.js';
import { figuresPrinted } from '../booklet/changes.js';
import { allFormats, writtenAs } from '../booklet/files.js';
import type { Laid } from '../booklet/front.js';
import type { EditionFile, OutputProfile } from '../domain/edition/events.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Asked } from '../recording/asked.js';
import { RecordAbout, type RecordedAbout } from '../recording/record-about.js';
import { LEDGER, TODAY } from '../recording/recording.tokens.js';
import type { Today } from '../recording/today.js';
import { EditionFiles } from './edition-files.js';

/** Brings out the next edition of the booklet: its files are kept, and the entry says what was printed in it. */
export class PublishEdition {
  constructor(
    readonly authority: string,
    readonly authorityName: string,
    readonly viewpoint: ViewpointAsked,
    readonly profile: OutputProfile,
    readonly asked: Asked,
  ) {}
}

export type Published = { readonly recorded: RecordedAbout; readonly edition: number; readonly files: readonly EditionFile[] };

@CommandHandler(PublishEdition)
export class PublishEditionHandler implements ICommandHandler<PublishEdition> {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(TODAY) private readonly today: Today,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(EditionFiles) private readonly files: EditionFiles,
  ) {}

  async execute({ authority, authorityName, viewpoint: wanted, profile, asked }: PublishEdition): Promise<Published> {
    const again = await this.publishedBy(authority, asked);
    if (again) return again;
    const viewpoint: ViewpointTold = await this.queries.execute(new SettledViewpointAsked(wanted));
    const edition = 1 + Math.max(0, ...(await editionsIn(this.ledger, authority)).map((one) => one.edition));
    const settled = { asAt: viewpoint.asAt, knownAt: String(viewpoint.knownAt) };
    const laid: Laid = await this.queries.execute(new BookletAsked(authority, authorityName, settled, profile, edition));
    const files: EditionFile[] = [];
    for (const format of allFormats) {
      const { name, bytes } = writtenAs(format, laid);
      files.push({ name, bytes: bytes.length, sha256: await this.files.keep(bytes) });
    }
    const fact = {
      type: 'EditionPublished' as const, effectiveOn: this.today(), edition, asAt: viewpoint.asAt, knownAt: viewpoint.knownAt, profile,
      release: laid.front.release, figures: figuresPrinted(laid.booklet), files,
    };
    const about = { kind: 'edition' as const, authority, id: BOOKLET_SERIES, command: { type: 'Record' as const, fact } };
    const recorded: RecordedAbout = await this.commands.execute(new RecordAbout(about, asked));
    return { recorded, edition, files };
  }

  /** The same command again is answered as the first time, though the next edition would have another number. */
  private async publishedBy(authority: string, { commandId }: Asked): Promise<Published | undefined> {
    const before = await this.ledger.answerTo(commandId);
    const entry = before?.entries[0]?.number;
    const told: EditionTold | undefined = (await editionsIn(this.ledger, authority)).find((one) => one.entry === entry);
    if (!before || !told) return undefined;
    const recorded: RecordedAbout = { outcome: 'written', entries: before.entries, position: before.position, warnings: [], repeated: true };
    return { recorded, edition: told.edition, files: told.files };
  }
}
