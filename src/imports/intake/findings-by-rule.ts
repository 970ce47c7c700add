import type { ImportFinding } from '../ssda903/report.js';

/** What came of what was found: a file or a row is not taken in, or it is as it stands and wants a look. */
export type Weight = 'file-left-out' | 'row-left-out' | 'to-check';

type Found = Pick<ImportFinding, 'rule' | 'message' | 'row' | 'file'>;

/** What one rule found, counted. */
export type RuleTold<Finding extends Found = Found> = {
  readonly rule: string;
  readonly times: number;
  readonly weight: Weight;
  readonly files: number;
  readonly example: Finding;
};

/** Of these the whole file is left out. */
const OF_A_FILE: ReadonlySet<string> = new Set([
  'file-not-recognised', 'missing-columns', 'duplicate-header', 'too-many-columns', 'file-empty', 'year-unknown', 'doctype',
  'xml-malformed', 'xml-too-deep', 'xml-too-long', 'not-readable', 'file-missing', 'not-a-file', 'file-changed', 'folder-too-deep',
  'too-much', 'too-many-files', 'not-a-register', 'day-unknown', 'register-in-the-future', 'register-given-twice', 'not-a-series',
  'file-too-large', 'zip-encrypted', 'zip-link', 'zip-nested', 'zip-too-big', 'zip-too-dense', 'zip-too-many-entries',
  'zip-unreadable',
]);

/** Every message about a file that lacks a column without which nothing of it can be taken in ends so. */
const OF_ALL_ROWS = /\bNone of its rows were imported\.$/;

/** Every message about a row that is not taken in, or not all of it, ends so. */
const OF_A_ROW =
  /\bwas not imported\b|\brow was not read\b|\bIt was not read\b|^Nothing of this child’s rows\b|^What the register says of this provider could not be recorded\b|\bsomething the register says cannot be so\b/;

export const weightOf = ({ rule, message, row }: Omit<Found, 'file'>): Weight => {
  if (OF_A_FILE.has(rule) || OF_ALL_ROWS.test(message)) return 'file-left-out';
  return (row !== null || rule === 'not-recorded') && OF_A_ROW.test(message) ? 'row-left-out' : 'to-check';
};

const WEIGHTS: readonly Weight[] = ['file-left-out', 'row-left-out', 'to-check'];
const heavier = (a: Weight, b: Weight): number => WEIGHTS.indexOf(a) - WEIGHTS.indexOf(b);

/** By rule: first what left a file out, then a row, and of those the commonest. */
export const byRule = <Finding extends Found>(findings: readonly Finding[]): readonly RuleTold<Finding>[] => {
  const rules = new Map<string, { times: number; weight: Weight; files: Set<string>; example: Finding }>();
  for (const finding of findings) {
    const weight = weightOf(finding);
    const known = rules.get(finding.rule) ?? { times: 0, weight, files: new Set<string>(), example: finding };
    known.times += 1;
    known.files.add(finding.file);
    if (heavier(weight, known.weight) < 0) Object.assign(known, { weight, example: finding });
    rules.set(finding.rule, known);
  }
  return [...rules]
    .map(([rule, { files, ...told }]) => ({ rule, ...told, files: files.size }))
    .sort((a, b) => heavier(a.weight, b.weight) || b.times - a.times || (a.rule < b.rule ? -1 : 1));
};
