import type { QueryBus } from '@nestjs/cqrs';
import { MeasureAsked, type MeasureTold } from '../asking/measure.js';
import type { PublishedFigure } from './margins.js';
import { questionOf, type Question } from './published-questions.js';

/**
 * What came of computing a printed figure. `misprinted`: the source is wrong, the file of figures says what is right, and
 * that is what the tracker gives.
 */
export type Verdict = 'reproduced' | 'misprinted' | 'differs' | 'not computed';

export type ComparedFigure = {
  readonly id: string;
  readonly published: number;
  /** In the printed unit, to as many places as were printed; null where the tracker has no such figure. */
  readonly computed: number | null;
  readonly verdict: Verdict;
  /** By which question it was computed, and what the file of figures notes of it. */
  readonly basis: string;
};

/** Computes every printed figure from the ledger, and says of each whether it comes out. None is left out. */
export const compareFigures = async (
  queries: QueryBus, authority: string, figures: readonly PublishedFigure[],
): Promise<readonly ComparedFigure[]> => {
  const compared: ComparedFigure[] = [];
  for (const published of figures) compared.push(await compare(queries, authority, published));
  return compared;
};

const compare = async (queries: QueryBus, authority: string, published: PublishedFigure): Promise<ComparedFigure> => {
  const { id, value, note } = published;
  const question = questionOf(published);
  if (!question) return { id, published: value, computed: null, verdict: 'not computed', basis: 'no measure has it' };
  const told: MeasureTold = await queries.execute(
    new MeasureAsked(authority, question.measure, { asAt: question.asAt, knownAt: question.knownAt }, { from: question.from, to: question.to }),
  );
  const figure = told.figures.find((one) => one.id === question.figure);
  const exact = (question.part === 'of' ? figure?.of : figure?.value) ?? null;
  const computed = exact === null ? null : toPlaces(exact / question.dividedBy, placesOf(value));
  const basis = `${basisOf(question, told)}${note ? `; the file notes: ${note}` : ''}`;
  return { id, published: value, computed, verdict: verdictOf(published, computed), basis };
};

/** A figure differs from what was printed by right only where the file says what would be right, and that is what came out. */
const verdictOf = ({ value, note }: PublishedFigure, computed: number | null): Verdict => {
  if (computed === null) return 'not computed';
  if (computed === value) return 'reproduced';
  return rightBy(note) === computed ? 'misprinted' : 'differs';
};

/** “16 of 361 is 4.4 percent: printed as 4.5”. */
const rightBy = (note: string | undefined): number | undefined => {
  const told = /\bis (-?\d+(?:\.\d+)?) [a-z]+: printed as\b/.exec(note ?? '')?.[1];
  return told === undefined ? undefined : Number(told);
};

const placesOf = (printed: number): number => (/\.(\d+)$/.exec(String(printed))?.[1] ?? '').length;

/** Halves away from nought, as figures are printed. */
const toPlaces = (value: number, places: number): number => {
  const scale = 10 ** places;
  const size = Math.round(Math.abs(value) * scale + 1e-9) / scale;
  return value < 0 ? 0 - size : size;
};

const basisOf = ({ measure, figure, part, from, to }: Question, { asAt, knownAt }: MeasureTold): string => {
  const period = from && to ? `, from ${from} to ${to}` : '';
  return `measure ${measure}, figure ${figure}${part === 'of' ? ' (of)' : ''}, as at ${asAt}${period}, as known at entry ${knownAt}`;
};
