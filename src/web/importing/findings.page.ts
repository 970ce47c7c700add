import { weightOf } from '../../imports/intake/findings-by-rule.js';
import type { Intake, IntakeFinding } from '../../imports/intake/intake.js';
import { importingWords as words, onPage, weightInWords } from '../../words/importing-words.js';
import { counted, number } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import { paths } from '../paths.js';
import { pageOf } from './intake.page.js';

const AT_ONCE = 50;

/** Everything findings.njk shows: one rule’s findings, a page at a time. A page past the last is the first. */
export const findingsPage = (intake: Intake, findings: readonly IntakeFinding[], rule: string, asked: number) => {
  const ofRule = findings.filter((finding) => finding.rule === rule);
  const pages = Math.max(1, Math.ceil(ofRule.length / AT_ONCE));
  const page = asked <= pages ? asked : 1;
  const title = `Rule ${rule}: ${counted(ofRule.length, 'finding', 'findings')}`;
  return {
    ...pageOf(intake, pages > 1 ? `${title} (page ${page} of ${pages})` : title),
    heading: title,
    backHref: paths.intake(intake.id),
    file: paths.intakeFindingsFile(intake.id),
    about: words.about[intake.of],
    rows: ofRule.slice((page - 1) * AT_ONCE, page * AT_ONCE).map((finding) => findingShown(intake.of, finding)),
    pagination: pagination(page, pages, (one) => paths.intakeFindings(intake.id, { rule, page: one })),
  };
};

const findingShown = (of: Intake['of'], finding: IntakeFinding) => ({
  file: finding.file,
  row: finding.row === null ? 'Whole file' : number(finding.row),
  column: finding.column ?? 'Not one column',
  about: finding.about,
  message: onPage(finding.message),
  weight: weightInWords(of, weightOf(finding)),
});

/** The report for a spreadsheet. */
export const findingsHead = ({ of }: Pick<Intake, 'of'>) =>
  ['file', 'row', 'column', 'rule', ...aboutIn(of, words.about[of].column.toLowerCase()), 'what comes of it', 'message'] as const;

export const findingLine =
  ({ of }: Pick<Intake, 'of'>) =>
  (finding: IntakeFinding) =>
    [finding.file, finding.row, finding.column, finding.rule, ...aboutIn(of, finding.about), weightInWords(of, weightOf(finding)), onPage(finding.message)] as const;

/** Where a row tells of nobody there is no column of whom it tells. */
const aboutIn = <Cell>(of: Intake['of'], cell: Cell): readonly Cell[] => (words.about[of].column === '' ? [] : [cell]);
