import { weightOf } from '../../imports/intake/findings-by-rule.js';
import type { Intake } from '../../imports/intake/intake.js';
import type { ImportFinding } from '../../imports/ssda903/report.js';
import { importingWords as words, onPage } from '../../words/importing-words.js';
import { counted, number } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import { paths } from '../paths.js';
import { pageOf } from './intake.page.js';

const AT_ONCE = 50;

/** Everything findings.njk shows: one rule’s findings, a page at a time. A page past the last is the first. */
export const findingsPage = (intake: Intake, findings: readonly ImportFinding[], rule: string, asked: number) => {
  const ofRule = findings.filter((finding) => finding.rule === rule);
  const pages = Math.max(1, Math.ceil(ofRule.length / AT_ONCE));
  const page = asked <= pages ? asked : 1;
  const title = `Rule ${rule}: ${counted(ofRule.length, 'finding', 'findings')}`;
  return {
    ...pageOf(intake, pages > 1 ? `${title} (page ${page} of ${pages})` : title),
    heading: title,
    backHref: paths.intake(intake.id),
    file: paths.intakeFindingsFile(intake.id),
    rows: ofRule.slice((page - 1) * AT_ONCE, page * AT_ONCE).map(findingShown),
    pagination: pagination(page, pages, (one) => paths.intakeFindings(intake.id, { rule, page: one })),
  };
};

const findingShown = (finding: ImportFinding) => ({
  file: finding.file,
  row: finding.row === null ? 'Whole file' : number(finding.row),
  column: finding.column ?? 'Not one column',
  child: finding.child,
  message: onPage(finding.message),
  weight: words.weights[weightOf(finding)],
});

export const FINDINGS_HEAD = ['file', 'row', 'column', 'rule', 'child', 'what comes of it', 'message'] as const;

/** A line of the report for a spreadsheet. */
export const findingLine = (finding: ImportFinding) =>
  [finding.file, finding.row, finding.column, finding.rule, finding.child, words.weights[weightOf(finding)], onPage(finding.message)] as const;
