import type { Belief } from '../revise.js';
import { LASTING } from '../timeline.js';
import type { Subject, TimelineWriter } from '../views/writing.js';
import type { Closed, NewRow } from './bulk.js';

/** Collects what is to be written of one timeline, to be written all at once. */
export type Collecting = {
  readonly writer: TimelineWriter;
  readonly rows: readonly NewRow[];
  readonly closed: readonly Closed[];
};

/** What is opened here has no number yet, and goes by its place until then, below nought. */
const placeOf = (id: number): number => -id - 1;

/** `standing` is what was believed of a subject before. */
export const collecting = (standing: (subject: Subject) => readonly Belief[]): Collecting => {
  const [rows, closed]: [NewRow[], Closed[]] = [[], []];
  const close = (id: number, at: number): void => {
    const row = rows[placeOf(id)];
    if (row) row.knownTo = at;
    else closed.push({ id, at });
  };
  const writer: TimelineWriter = {
    standing,
    apply: (subject, revision, at) => {
      for (const { id } of revision.closed) close(id as number, at);
      const added = new Map(
        revision.opened.map((belief) => [belief, { ...belief, id: -rows.push({ subject, belief, knownTo: LASTING }) }]),
      );
      return { ...revision, standing: revision.standing.map((belief) => added.get(belief) ?? belief) };
    },
  };
  return { writer, rows, closed };
};
