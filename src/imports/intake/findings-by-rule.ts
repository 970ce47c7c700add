import type { ImportFinding } from '../ssda903/report.js';

/** What came of what was found: a file or a row is not taken in, or it is as it stands and wants a look. */
export type Weight = 'file-left-out' | 'row-left-out' | 'to-check';

/** What one rule found, counted. */
export type RuleTold = {
  readonly rule: string;
  readonly times: number;
  readonly weight: Weight;
  readonly files: number;
  readonly example: ImportFinding;
};

/** Of these the whole file is left out. */
const OF_A_FILE: ReadonlySet<string> = new Set([
  'file-not-recognised', 'missing-columns', 'duplicate-header', 'too-many-columns', 'file-empty', 'year-unknown', 'doctype',
  'xml-malformed', 'xml-too-deep', 'xml-too-long', 'not-readable', 'file-missing', 'not-a-file', 'file-changed', 'folder-too-deep',
  'too-much', 'too-many-files', 'zip-encrypted', 'zip-link', 'zip-nested', 'zip-too-big', 'zip-too-dense', 'zip-too-many-entries',
  'zip-unreadable',
]);

/** Every message about a row that is not taken in ends so. */
const OF_A_ROW = /\brow was not (imported|read)\b|\bIt was not read\b|\bwas not imported of this row\b|^Nothing of this child’s rows\b/;

export const weightOf = ({ rule, message, row }: ImportFinding): Weight => {
  if (OF_A_FILE.has(rule)) return 'file-left-out';
  return (row !== null || rule === 'not-recorded') && OF_A_ROW.test(message) ? 'row-left-out' : 'to-check';
};

const WEIGHTS: readonly Weight[] = ['file-left-out', 'row-left-out', 'to-check'];
const heavier = (a: Weight, b: Weight): number => WEIGHTS.indexOf(a) - WEIGHTS.indexOf(b);

/** By rule: first what left a file out, then a row, and of those the commonest. */
export const byRule = (findings: readonly ImportFinding[]): readonly RuleTold[] => {
  const rules = new Map<string, { times: number; weight: Weight; files: Set<string>; example: ImportFinding }>();
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
