import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { changedCells, type Again, type ChangedCell } from '../booklet/changes.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { BookletAsked, BookletHandler, ContentsAsked, ContentsHandler } from './booklet.js';
import { editionsIn, type EditionTold } from './editions-told.js';

/** Every edition that came out, the latest last. */
export class EditionsAsked {
  constructor(readonly authority: string) {}
}

export type EditionListed = Omit<EditionTold, 'figures'> & { readonly cells: number };

@QueryHandler(EditionsAsked)
export class EditionsHandler implements IQueryHandler<EditionsAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority }: EditionsAsked): Promise<readonly EditionListed[]> {
    const editions = await editionsIn(this.asking.ledger, authority);
    return editions.map(({ figures, ...edition }) => ({ ...edition, cells: figures.length }));
  }
}

/** One edition, with what changed since the one before of the same profile, and why. */
export class EditionAsked {
  constructor(
    readonly authority: string,
    readonly authorityName: string,
    readonly edition: number,
  ) {}
}

export type EditionWithChanges = EditionTold & {
  /** The edition it is compared with; null where it is the first of its profile. */
  readonly since: number | null;
  readonly changes: readonly ChangedCell[];
};

@QueryHandler(EditionAsked)
export class EditionHandler implements IQueryHandler<EditionAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(BookletHandler) private readonly booklets: BookletHandler,
    @Inject(ContentsHandler) private readonly contents: ContentsHandler,
  ) {}

  /** Null where there is no such edition. */
  async execute({ authority, authorityName, edition: number }: EditionAsked): Promise<EditionWithChanges | null> {
    const editions = await editionsIn(this.asking.ledger, authority);
    const after = editions.find(({ edition }) => edition === number);
    if (!after) return null;
    const before = editions.filter(({ edition, profile }) => edition < number && profile === after.profile).at(-1);
    if (!before) return { ...after, since: null, changes: [] };
    const whose = { authority, authorityName };
    const changes = changedCells({
      before: before.figures,
      after: after.figures,
      beforeAgain: await this.again(whose, before),
      corner: await this.contents.execute(new ContentsAsked(authority, authorityName, cornerOf(before, after))),
      afterAgain: await this.again(whose, after),
      exact: after.profile === 'operational',
    });
    return { ...after, since: before.edition, changes };
  }

  /** An edition worked out again by today's definitions. */
  private async again({ authority, authorityName }: Omit<EditionAsked, 'edition'>, { asAt, knownAt, profile, edition }: EditionTold): Promise<Again> {
    const viewpoint = { asAt, knownAt: String(knownAt) };
    const { booklet } = await this.booklets.execute(new BookletAsked(authority, authorityName, viewpoint, profile, edition));
    return { booklet, contents: await this.contents.execute(new ContentsAsked(authority, authorityName, { asAt, knownAt })) };
  }
}

/** The day first known less of, by the later knowledge: as two answers are compared (projections/comparing/compared.ts). */
const cornerOf = (before: Viewpoint, after: Viewpoint): Viewpoint =>
  before.knownAt <= after.knownAt ? { asAt: before.asAt, knownAt: after.knownAt } : { asAt: after.asAt, knownAt: before.knownAt };
