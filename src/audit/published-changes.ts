import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { changedCells, figuresPrinted, type Again, type ChangedCell } from '../booklet/changes.js';
import type { Cell } from '../booklet/cells.js';
import { tablesIn, type Contents } from '../booklet/contents.js';
import type { EntryNumber } from '../domain/entry.js';
import type { RecordKind } from '../recording/streams.js';
import { Asking } from '../asking/asking.js';
import { BookletAsked, BookletHandler, ContentsAsked, ContentsHandler } from '../asking/booklet.js';
import { editionsIn, type EditionTold } from '../asking/editions-told.js';
import { Kept } from '../asking/kept.js';
import { MeasureAsked, type MeasureTold } from '../asking/measure.js';
import type { Behind } from '../../projections/figure.js';
import { entriesSince, type EntrySince, type Since } from './entries-since.js';

/** What an edition of the booklet would print otherwise today, of the same day, and which entries made the difference. */
export class PublishedChangesAsked {
  constructor(
    readonly authority: string,
    readonly authorityName: string,
    readonly edition: number,
  ) {}
}

/** A number that is known otherwise now: the records behind it that differ, and the entries about them since. */
export type PublishedChange = ChangedCell & { readonly records: number; readonly entries: readonly EntryNumber[] };

export type PublishedChanges = Pick<EditionTold, 'edition' | 'asAt' | 'profile' | 'publishedOn' | 'recordedBy'> & {
  /** The entry the edition was told from, and the one it is compared at. */
  readonly published: EntryNumber;
  readonly knownAt: EntryNumber;
  readonly printed: number;
  readonly changes: readonly PublishedChange[];
  /** Every entry that made a difference, with how many of the numbers, the one that made most first. */
  readonly entries: readonly (EntrySince & { readonly numbers: number })[];
};

@QueryHandler(PublishedChangesAsked)
export class PublishedChangesHandler implements IQueryHandler<PublishedChangesAsked> {
  private readonly kept = new Kept<Promise<PublishedChanges>>(8);

  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(BookletHandler) private readonly booklets: BookletHandler,
    @Inject(ContentsHandler) private readonly contents: ContentsHandler,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** Null where there is no such edition. */
  async execute({ authority, authorityName, edition: number }: PublishedChangesAsked): Promise<PublishedChanges | null> {
    const told = (await editionsIn(this.asking.ledger, authority)).find(({ edition }) => edition === number);
    if (!told) return null;
    const question = JSON.stringify([authority, number, this.asking.seen]);
    return this.kept.get(this.asking.generation, question, () => this.changesOf(authority, authorityName, told));
  }

  private async changesOf(authority: string, authorityName: string, told: EditionTold): Promise<PublishedChanges> {
    const { edition, asAt, profile, publishedOn, recordedBy, knownAt: published, figures } = told;
    const since: Since = { authority, published, knownAt: this.asking.seen, asAt };
    const then = await this.again(authority, authorityName, told, published);
    const now = await this.again(authority, authorityName, told, since.knownAt);
    const cells = changedCells({
      before: figures, after: figuresPrinted(now.booklet), beforeAgain: then, corner: now.contents, afterAgain: now, exact: profile === 'operational',
    });
    const explaining = new Explaining(this.asking, this.queries, since, [then.contents, now.contents]);
    const changes: PublishedChange[] = [];
    for (const cell of cells) changes.push({ ...cell, ...(await explaining.of(cell)) });
    return { edition, asAt, profile, publishedOn, recordedBy, published, knownAt: since.knownAt, printed: figures.length, changes, entries: explaining.all() };
  }

  /** The edition’s day by what was known at an entry, as its own profile prints it. */
  private async again(authority: string, authorityName: string, { asAt, profile, edition }: EditionTold, knownAt: EntryNumber): Promise<Again> {
    const { booklet } = await this.booklets.execute(new BookletAsked(authority, authorityName, { asAt, knownAt: String(knownAt) }, profile, edition));
    return { booklet, contents: await this.contents.execute(new ContentsAsked(authority, authorityName, { asAt, knownAt })) };
  }
}

type RecordOf = { readonly kind: RecordKind; readonly id: string };

/** Records whose reference is a child’s: what is told of one of them may rest on another of the same child. */
const OF_A_CHILD: readonly RecordKind[] = ['child', 'fee', 'leaver', 'support', 'short-break'];

/** Finds the entries that made numbers differ, from the records behind them then and now. Each is worked out once. */
class Explaining {
  private readonly entriesOf = new Map<string, Promise<readonly EntrySince[]>>();
  private readonly behindOf = new Map<string, Promise<readonly RecordOf[]>>();
  private readonly numbers = new Map<EntryNumber, { readonly entry: EntrySince; numbers: number }>();
  private readonly cells: readonly ReadonlyMap<string, Cell>[];

  constructor(
    private readonly asking: Asking,
    private readonly queries: QueryBus,
    private readonly since: Since,
    contents: readonly [Contents, Contents],
  ) {
    this.cells = contents.map((one) => new Map(tablesIn(one).flatMap(({ cells }) => cells.flat()).map((cell) => [cell.id, cell])));
  }

  async of({ cell, why }: ChangedCell): Promise<Pick<PublishedChange, 'records' | 'entries'>> {
    if (!why.includes('learned')) return { records: 0, entries: [] };
    const records = new Map<string, RecordOf>();
    for (const { measure, id } of this.figuresOf(cell))
      for (const record of await this.differing(measure, id)) records.set(`${record.kind} ${record.id}`, record);
    const entries = new Map<EntryNumber, EntrySince>();
    for (const record of records.values()) for (const entry of await this.entriesAbout(record)) entries.set(entry.number, entry);
    for (const [number, entry] of entries) {
      const counted = this.numbers.get(number) ?? { entry, numbers: 0 };
      counted.numbers += 1;
      this.numbers.set(number, counted);
    }
    return { records: records.size, entries: [...entries.keys()].sort((a, b) => a - b) };
  }

  all(): PublishedChanges['entries'] {
    return [...this.numbers.values()].map(({ entry, numbers }) => ({ ...entry, numbers })).sort((a, b) => b.numbers - a.numbers || a.number - b.number);
  }

  /** The figures a cell shows, then or now; of a share those of its part and its whole. */
  private figuresOf(cell: string): readonly NonNullable<Cell['figure']>[] {
    const found = this.cells.flatMap((cells) => {
      const one = cells.get(cell);
      return one?.share ? [cells.get(one.share.part), cells.get(one.share.whole)] : [one];
    });
    return [...new Map(found.flatMap((one) => (one?.figure ? [[`${one.figure.measure} ${one.figure.id}`, one.figure] as const] : []))).values()];
  }

  private differing(measure: string, figure: string): Promise<readonly RecordOf[]> {
    const key = `${measure} ${figure}`;
    const known = this.behindOf.get(key) ?? this.recordsDiffering(measure, figure);
    this.behindOf.set(key, known);
    return known;
  }

  private async recordsDiffering(measure: string, figure: string): Promise<readonly RecordOf[]> {
    const [then, now] = [await this.added(measure, figure, this.since.published), await this.added(measure, figure, this.since.knownAt)];
    return [...new Map([...then, ...now]).values()].filter(({ key }) => then.get(key)?.adds !== now.get(key)?.adds);
  }

  /** What each record adds to a figure, as known at an entry. */
  private async added(measure: string, figure: string, knownAt: EntryNumber): Promise<ReadonlyMap<string, RecordOf & { readonly key: string; readonly adds: number }>> {
    const { asAt, authority } = this.since;
    const { figures }: MeasureTold = await this.queries.execute(new MeasureAsked(authority, measure, { asAt, knownAt: String(knownAt) }));
    const sums = new Map<string, RecordOf & { readonly key: string; readonly adds: number }>();
    for (const { kind, id, adds = 1 } of figures.find((one) => one.id === figure)?.behind ?? ([] as readonly Behind[])) {
      const key = `${kind} ${id}`;
      sums.set(key, { kind, id, key, adds: (sums.get(key)?.adds ?? 0) + adds });
    }
    return sums;
  }

  /** Of a child’s records, those of the others where the record itself has none. */
  private async entriesAbout({ kind, id }: RecordOf): Promise<readonly EntrySince[]> {
    const own = await this.entriesIn(kind, id);
    if (own.length > 0 || !OF_A_CHILD.includes(kind)) return own;
    return (await Promise.all(OF_A_CHILD.map((other) => this.entriesIn(other, id)))).flat();
  }

  private entriesIn(kind: RecordKind, id: string): Promise<readonly EntrySince[]> {
    const key = `${kind} ${id}`;
    const known = this.entriesOf.get(key) ?? entriesSince(this.asking.ledger, kind, id, this.since);
    this.entriesOf.set(key, known);
    return known;
  }
}
