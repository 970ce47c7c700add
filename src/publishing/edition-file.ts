import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FORMATS, writtenAs, type BookletFile, type Format } from '../booklet/files.js';
import type { Laid } from '../booklet/front.js';
import { BookletAsked } from '../asking/booklet.js';
import { editionsIn } from '../asking/editions-told.js';
import type { Ledger } from '../ledger/ledger.js';
import { LEDGER } from '../recording/recording.tokens.js';
import { digestOf, EditionFiles } from './edition-files.js';

/** A file of a published edition, byte for byte as it came out. */
export class EditionFileAsked {
  constructor(
    readonly authority: string,
    readonly authorityName: string,
    readonly edition: number,
    readonly format: Format,
  ) {}
}

/** The file is not kept any more, and what is made anew is not the same: another is never given in its place. */
export class EditionDiffers extends Error {}

@QueryHandler(EditionFileAsked)
export class EditionFileHandler implements IQueryHandler<EditionFileAsked> {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(EditionFiles) private readonly files: EditionFiles,
  ) {}

  /** Null where there is no such edition, or it came out in no such form. */
  async execute({ authority, authorityName, edition: number, format }: EditionFileAsked): Promise<BookletFile | null> {
    const edition = (await editionsIn(this.ledger, authority)).find((one) => one.edition === number);
    const file = edition?.files.find(({ name }) => name.endsWith(`.${FORMATS[format].ending}`));
    if (!edition || !file) return null;
    const kept = await this.files.kept(file.sha256);
    if (kept) return { format, name: file.name, bytes: kept };
    const viewpoint = { asAt: edition.asAt, knownAt: String(edition.knownAt) };
    const laid: Laid = await this.queries.execute(new BookletAsked(authority, authorityName, viewpoint, edition.profile, number));
    /** It says by what release it was worked out; what another works out is the same edition where every byte is. */
    const { bytes } = writtenAs(format, { ...laid, front: { ...laid.front, release: edition.release } });
    if (digestOf(bytes) === file.sha256) {
      await this.files.keep(bytes);
      return { format, name: file.name, bytes };
    }
    throw new EditionDiffers(
      `The file ${file.name} of edition ${number} is not kept as it came out, and made anew it is another: ` +
        `it was worked out by release ${edition.release}, and this is release ${laid.front.release}, by which figures or their setting are defined otherwise. ` +
        'Put the kept file back from a backup; the printed numbers are in the edition’s entry.',
    );
  }
}
