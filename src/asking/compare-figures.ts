import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Figure } from '../../projections/figure.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { MeasureAsked, type MeasureTold } from './measure.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** How every figure of a family differs between two viewpoints, and how much of it the world changed and how much we learned. */
export class FiguresComparedAsked {
  constructor(
    readonly authority: string,
    readonly measure: string,
    readonly a: ViewpointAsked,
    readonly b: ViewpointAsked,
  ) {}
}

/** One figure told twice; the two parts add up to the difference. Null where there was nobody to count in one of the answers. */
export type FigureCompared = Pick<Figure, 'id' | 'words' | 'unit'> & {
  readonly a: number | null;
  readonly b: number | null;
  readonly parts: { readonly learned: number; readonly world: number } | null;
};

export type FiguresCompared = {
  readonly measure: string;
  readonly title: string;
  readonly a: Viewpoint;
  readonly b: Viewpoint;
  readonly figures: readonly FigureCompared[];
  /** Figures of a month or a year that only one of the answers tells of. */
  readonly inOneOnly: number;
};

@QueryHandler(FiguresComparedAsked)
export class FiguresComparedHandler implements IQueryHandler<FiguresComparedAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ authority, measure, a: askedA, b: askedB }: FiguresComparedAsked): Promise<FiguresCompared> {
    const [a, b] = [await this.asking.settle(askedA), await this.asking.settle(askedB)];
    const told = ({ asAt, knownAt }: Viewpoint): Promise<MeasureTold> =>
      this.queries.execute(new MeasureAsked(authority, measure, { asAt, knownAt: String(knownAt) }));
    const [first, corner, second] = [await told(a), await told(cornerOf(a, b)), await told(b)];
    const figures = figuresCompared(first.figures, corner.figures, second.figures, a.knownAt <= b.knownAt);
    return { measure, title: second.title, a, b, figures, inOneOnly: first.figures.length + second.figures.length - 2 * figures.length };
  }
}

/** The day first known less of, by the later knowledge (projections/comparing/compared.ts). */
const cornerOf = (a: Viewpoint, b: Viewpoint): Viewpoint =>
  a.knownAt <= b.knownAt ? { asAt: a.asAt, knownAt: b.knownAt } : { asAt: b.asAt, knownAt: a.knownAt };

type Told = Pick<Figure, 'id' | 'words' | 'unit' | 'value'>;

/** The figures that both answers tell, in the order of the second. From A to the corner is learned where A is known less of. */
export const figuresCompared = (a: readonly Told[], corner: readonly Told[], b: readonly Told[], learnsFirst: boolean): readonly FigureCompared[] => {
  const [first, between] = [valuesOf(a), valuesOf(corner)];
  return b.flatMap(({ id, words, unit, value }) => {
    const [before, middle] = [first.get(id), between.get(id)];
    if (before === undefined) return [];
    return [{ id, words, unit, a: before, b: value, parts: partsOf(before, middle ?? null, value, learnsFirst) }];
  });
};

const valuesOf = (figures: readonly Told[]): ReadonlyMap<string, number | null> => new Map(figures.map(({ id, value }) => [id, value]));

const partsOf = (a: number | null, corner: number | null, b: number | null, learnsFirst: boolean): FigureCompared['parts'] => {
  if (a === null || corner === null || b === null) return null;
  const [first, second] = [toTenth(corner - a), toTenth(b - corner)];
  return learnsFirst ? { learned: first, world: second } : { learned: second, world: first };
};

/** Figures are told to one decimal at most, and so are their differences. */
const toTenth = (difference: number): number => Math.round(difference * 10) / 10;

/** Columns of a table of figures compared, as a file has it. */
export const comparedColumns = ['figure', 'what', 'unit', 'a_as_at', 'a_known_at', 'a', 'b_as_at', 'b_known_at', 'b', 'we_learned', 'world_changed'] as const;

export const comparedRows = ({ a, b, figures }: FiguresCompared) =>
  figures.map((one) => [
    one.id, one.words, one.unit, a.asAt, a.knownAt, one.a, b.asAt, b.knownAt, one.b, one.parts?.learned ?? null, one.parts?.world ?? null,
  ]);
