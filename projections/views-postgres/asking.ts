import type pg from 'pg';
import { episodesByChild, type EpisodeOf } from '../children/episodes-of.query.js';
import type { EpisodeDuring } from '../children/episodes-during.query.js';
import { inCareByReference, type ToldInCare } from '../children/children-in-care.query.js';
import type { PlacedWith } from '../children/placed-with.query.js';
import type { Reader } from '../measure.js';
import type { Told, Version } from '../timeline.js';
import type { Together } from '../together.js';
import * as questions from './questions.js';
import type { Question } from './questions.js';
import { keptText } from './text.js';
import type { Sql } from './transactions.js';

/** Something that work reads and that is not at hand yet: the work is left there, and carried out again once it is. */
class NotAtHand extends Error {}

type Rows = readonly unknown[];
type Wanted = Question & { readonly key: string; readonly raw: boolean; readonly shaped: (rows: Rows) => unknown };

/** What was asked and is at hand, for one answer; how often one subject alone was asked about; and what is wanted next, by key. */
type AtHand = { readonly told: Map<string, unknown>; readonly alone: Map<string, number>; readonly wanted: Map<string, Wanted> };

/** Where subjects are asked about one after another, work would be carried out as often as there are subjects: then all are read. */
const ONE_BY_ONE = 3;

/**
 * Carries work out with a reader of what is at hand; where it reads something else that is read, and the work carried out
 * again, until it comes to its end. The caller holds the transaction, so that all of it is read from one state.
 */
export const workedOut = async <Answer>(
  sql: Sql, schema: string, authority: string, work: (read: Reader) => Answer,
): Promise<Answer> => {
  const atHand: AtHand = { told: new Map(), alone: new Map(), wanted: new Map() };
  const read = readerOf(schema, authority, atHand);
  for (;;) {
    const outcome = carriedOut(work, read, atHand);
    if (atHand.wanted.size === 0) return (outcome as { readonly answer: Answer }).answer;
    for (const wanted of atHand.wanted.values()) await fetch(sql, authority, atHand, wanted);
    atHand.wanted.clear();
  }
};

/** Work that goes on past what was not at hand has come to no answer, whatever it says. */
const carriedOut = <Answer>(work: (read: Reader) => Answer, read: Reader, atHand: AtHand): { readonly answer: Answer } | undefined => {
  try {
    return { answer: work(read) };
  } catch (error) {
    if (atHand.wanted.size === 0) throw error;
    return undefined;
  }
};

const fetch = async (sql: Sql, authority: string, { told }: AtHand, { text, values, raw, key, shaped }: Wanted): Promise<void> => {
  const asked: pg.QueryConfig = { text, values: [keptText(authority), ...values], ...(raw ? { rowMode: 'array' } : {}) };
  const { rows } = await sql.query<pg.QueryResultRow>(asked);
  told.set(key, shaped(rows));
};

const keyOf = ({ text, values }: Question): string => `${text}\n${JSON.stringify(values)}`;

type Ask = <Answer>(question: Question, shaped: (rows: never) => Answer, raw?: boolean) => Answer;

const askOf = (atHand: AtHand): Ask => (question, shaped, raw = false) => {
  const key = keyOf(question);
  if (atHand.told.has(key)) return atHand.told.get(key) as ReturnType<typeof shaped>;
  atHand.wanted.set(key, { ...question, raw, key, shaped: shaped as (rows: Rows) => unknown });
  throw new NotAtHand('what is read is not at hand yet');
};

/** Each piece of work goes as far as it comes, so that what all of them read next is wanted at once. */
const together = ((...works: readonly (() => unknown)[]) => {
  const left: NotAtHand[] = [];
  const told = works.map((work) => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof NotAtHand)) throw error;
      return left.push(error);
    }
  });
  if (left[0]) throw left[0];
  return told;
}) as Together;

type AskedOf = Parameters<Reader['of']>;

/** What is told of one subject: asked about by itself the first few times, and afterwards found among what is told of all. */
const askOfOne = (schema: string, { told, alone }: AtHand, ask: Ask) => (...[timeline, subjects, knownAt]: AskedOf): readonly never[] => {
  const ofIt = questions.rowsOfSubjects(schema, timeline, subjects, knownAt);
  if (told.has(keyOf(ofIt))) return ask(ofIt, asTold<never>);
  const ofAll = questions.rowsKnown(schema, timeline, knownAt);
  const times = alone.get(keyOf(ofAll)) ?? 0;
  if (times === ONE_BY_ONE) return ask(ofAll, bySubject).get(subjects[0] as string) ?? [];
  alone.set(keyOf(ofAll), times + 1);
  return ask(ofIt, asTold<never>);
};

const bySubject = (rows: readonly { readonly subject: string }[]): ReadonlyMap<string, readonly never[]> => {
  const subjects = new Map<string, { readonly subject: string }[]>();
  for (const row of rows) {
    const known = subjects.get(row.subject);
    if (known) known.push(row);
    else subjects.set(row.subject, [row]);
  }
  return subjects as ReadonlyMap<string, readonly unknown[]> as ReadonlyMap<string, readonly never[]>;
};

const readerOf = (schema: string, authority: string, atHand: AtHand): Reader => {
  const ask = askOf(atHand);
  const ofOne = askOfOne(schema, atHand, ask);
  return {
    at: (timeline, { asAt, knownAt }) => ask(questions.rowsDuring(schema, timeline, { first: asAt, last: asAt, knownAt }), asTold<Told<typeof timeline>>),
    during: (timeline, days) => ask(questions.rowsDuring(schema, timeline, days), asTold<Told<typeof timeline>>),
    of: (timeline, subjects, knownAt) => {
      if (subjects.length === 0) return [];
      if (subjects.length === 1) return ofOne(timeline, subjects, knownAt);
      return ask(questions.rowsOfSubjects(schema, timeline, subjects, knownAt), asTold<Told<typeof timeline>>);
    },
    versionsOf: (timeline, subjects) =>
      subjects.length === 0 ? [] : ask(questions.versionsOfSubjects(schema, timeline, subjects), asTold<Version<typeof timeline>>),
    anyTold: (timeline) => ask(questions.anyTold(schema, timeline), (rows: readonly { told: boolean }[]) => rows[0]?.told === true),
    childrenInCare: ({ asAt, knownAt }) =>
      ask(questions.childrenInCare(schema, asAt, knownAt), (rows: readonly ToldInCare[]) => inCareByReference(authority, rows), true),
    episodesDuring: (days) => ask(questions.episodesDuring(schema, days), asTold<EpisodeDuring>),
    episodesOf: (children, knownAt) =>
      ask(questions.episodesOf(schema, children, knownAt), (rows: readonly EpisodeOf[]) => episodesByChild(rows)),
    placedWith: (kind, reference, knownAt) => ask(questions.placedWith(schema, kind, reference, knownAt), asTold<PlacedWith>),
    providersKnown: () =>
      ask(questions.providersKnown(schema), (rows: readonly (readonly [string])[]) => rows.map(([subject]) => subject), true),
    together,
  };
};

const asTold = <Row>(rows: readonly Row[]): readonly Row[] => rows;
