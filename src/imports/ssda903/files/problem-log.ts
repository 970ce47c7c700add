import type { Limits } from './limits.js';
import type { Fault, FileProblem, Report } from './raw-row.js';

export type ProblemLog = {
  /** Tells of a file; what was told of it before stays. */
  readonly about: (file: string) => Report;
  /** Forgets what was told of a file, for it is read again from its beginning. */
  readonly forget: (file: string) => void;
  readonly list: () => readonly FileProblem[];
};

type OfOneFile = { readonly problems: FileProblem[]; readonly met: Map<string, number> };

/** Keeps so many problems of each kind and counts the rest, so that a bad file cannot fill the memory. */
export const problemLog = (limits: Pick<Limits, 'problemsOfARule' | 'problems'>): ProblemLog => {
  const files = new Map<string, OfOneFile>();
  let kept = 0;

  const told = (file: string, { rule, message, row, column }: Fault): void => {
    const log = files.get(file) ?? { problems: [], met: new Map<string, number>() };
    files.set(file, log);
    const met = (log.met.get(rule) ?? 0) + 1;
    log.met.set(rule, met);
    if (met > limits.problemsOfARule || (kept >= limits.problems && met > 1)) return;
    log.problems.push({ file, row: row ?? null, column: column ?? null, rule, message });
    kept += 1;
  };

  return {
    about: (file) => (fault) => told(file, fault),
    forget: (file) => {
      kept -= files.get(file)?.problems.length ?? 0;
      files.delete(file);
    },
    list: () => [...files].flatMap(([file, log]) => [...log.problems, ...countedOnly(file, log)]),
  };
};

const countedOnly = (file: string, { problems, met }: OfOneFile): readonly FileProblem[] =>
  [...met].flatMap(([rule, times]) => {
    const more = times - problems.filter((problem) => problem.rule === rule).length;
    const message = `${more} more of the same (${rule}), ${times} in all, are not listed one by one.`;
    return more > 0 ? [{ file, row: null, column: null, rule, message }] : [];
  });
