import { byRule, type RuleTold } from '../../imports/intake/findings-by-rule.js';
import type { Brought, BroughtIn, Checked, FileSeen, Intake, IntakeReport, Progress } from '../../imports/intake/intake.js';
import type { Tally } from '../../imports/intake/tally.js';
import { importingWords as words, onPage, weightInWords } from '../../words/importing-words.js';
import { entryTypeInWords } from '../../words/record-wording.js';
import { dayInWords } from '../../words/wording.js';
import { counted, instantInWords, number } from '../layout/formats.js';
import { paths } from '../paths.js';

export const yearInWords = (year: number): string => `${year - 1} to ${year}`;

/** Who or what a tally’s records are: a return is of children, Ofsted’s register of providers. */
const recordsCounted = (of: Intake['of'], count: number): string => counted(count, words.about[of].one, words.about[of].many);

export const pageOf = ({ id, by, at, of }: Pick<Intake, 'id' | 'by' | 'at' | 'of'>, title: string) => ({
  title,
  section: 'importing' as const,
  action: paths.intake(id),
  backHref: paths.importing(),
  caption: words.ofs[of].text,
  uploaded: `Uploaded by ${by.name}, ${instantInWords(at)}`,
});

/** Everything progress.njk shows. `now` is of the same clock as the progress. */
export const progressPage = (intake: Intake, is: 'checking' | 'recording', progress: Progress, now: number) => {
  const { reading, done, total } = progress;
  return {
    ...pageOf(intake, is === 'checking' ? 'Looking through the files' : 'Bringing the files in'),
    id: `${intake.id} ${is}`,
    writes: is === 'recording',
    what: reading ? 'Reading the files' : is === 'checking' ? 'Trying out what would be recorded' : 'Recording',
    done,
    total: Math.max(total, 1),
    told: reading ? megabytes(done, total) : `${number(done)} of ${counted(total, 'row', 'rows')}${pace(progress, now)}`,
    again: paths.intake(intake.id),
  };
};

/** Every file is read twice, which need not trouble anybody. */
const megabytes = (done: number, total: number): string =>
  total === 0 ? 'It has just begun' : `${Math.floor((done / total) * 100)}%`;

const pace = ({ done, total, since }: Progress, now: number): string => {
  const seconds = (now - since) / 1_000;
  if (done === 0 || seconds < 1) return '';
  const rate = done / seconds;
  const left = Math.ceil((total - done) / rate);
  return `, ${number(Math.round(rate))} rows a second, about ${left < 90 ? counted(left, 'second', 'seconds') : counted(Math.ceil(left / 60), 'minute', 'minutes')} left`;
};

/** Everything checked.njk shows: what the files are, what would come of them, and what is wrong with them. */
export const checkedPage = (intake: Intake, { files, report, tally }: Checked) => ({
  ...pageOf(intake, 'What is in the files'),
  told: intake.of === 'register' ? 'Day it tells of' : intake.of === 'series' ? undefined : 'Collection year',
  files: leftOutFirst(files).slice(0, FILES_SHOWN).map(fileShown),
  moreFiles: files.length > FILES_SHOWN ? `${counted(files.length - FILES_SHOWN, 'file is', 'files are')} not listed here.` : undefined,
  ...whatComes(intake, report, tally),
  ...foundShown(intake, report),
  nothing: tally.entries > 0 ? undefined : report.rowsUnchanged > 0 ? words.nothingNew : words.nothingUsable,
  checkHref: paths.intakeCheck(intake.id),
});

/** Files listed on a page: those that want a look first. */
const FILES_SHOWN = 100;
const leftOutFirst = (files: readonly FileSeen[]): readonly FileSeen[] =>
  [...files].sort((a, b) => Number(b.leftOut !== null) - Number(a.leftOut !== null));

const fileShown = ({ name, tables, year, yearToldBy, day, rows, unreadable, leftOut, before }: FileSeen) => ({
  name,
  holds: leftOut === null ? tables.join(', ') || 'Nothing that is read' : 'Left out',
  notes: [
    ...(leftOut === null ? [] : [onPage(leftOut)]),
    ...(unreadable > 0 && leftOut === null ? [`${counted(unreadable, 'row', 'rows')} could not be read`] : []),
    ...(before === null ? [] : [`This file was imported on ${instantInWords(before)}`]),
  ],
  told: year === null ? (day === null ? 'Not told' : dayInWords(day)) : yearInWords(year),
  toldBy: yearToldBy === null ? '' : words.yearToldBy(yearToldBy),
  rows: number(rows),
});

/** The counts of a report and of what it led, or would lead, to. */
export const whatComes = ({ of }: Pick<Intake, 'of'>, report: IntakeReport, tally: Tally) => ({
  counts: [
    { label: 'Rows in the files', value: number(report.rowsRead) },
    { label: 'New or changed', value: number(report.rowsImported) },
    { label: 'Recorded already', value: number(report.rowsUnchanged) },
    { label: 'Not imported', value: number(report.rowsRejected) },
    ...(report.registers ? [{ label: words.noLongerRegistered, value: number(report.registers.ended) }] : []),
  ],
  summary: tally.entries === 0 ? '' : `${counted(tally.entries, 'entry', 'entries')} about ${recordsCounted(of, tally.records)}${struckOut(tally)}`,
  types: tally.byType.map(({ type, count }) => ({ words: entryTypeInWords(type) ?? type, count: number(count) })),
});

const struckOut = ({ struckOut: count }: Tally): string =>
  count === 0 ? '' : `; ${number(count)} of them strike${count === 1 ? 's' : ''} out what was recorded before, and the original stays in the history`;

/** What was found, by rule. */
export const foundShown = (intake: Pick<Intake, 'id' | 'of'>, { findings, findingsNotListed }: IntakeReport) => ({
  rules: byRule(findings).map((told) => ruleShown(intake, told)),
  found: counted(findings.length + findingsNotListed, 'finding', 'findings'),
  findingsFile: findings.length > 0 ? paths.intakeFindingsFile(intake.id) : undefined,
});

const ruleShown = ({ id, of }: Pick<Intake, 'id' | 'of'>, { rule, times, weight, files, example }: RuleTold) => ({
  rule,
  times: number(times),
  weight: weightInWords(of, weight),
  heavy: weight !== 'to-check',
  example: onPage(example.message),
  where: `${example.file}${example.row === null ? '' : `, row ${number(example.row)}`}${files > 1 ? `, and ${counted(files - 1, 'other file', 'other files')}` : ''}`,
  href: paths.intakeFindings(id, { rule }),
});

/** Everything check.njk shows, before anything is written. */
export const checkPage = (intake: Intake, { files, report, tally }: Checked) => {
  const years = report.years.map(yearInWords).join('; ');
  const days = report.registers?.days.map(dayInWords).join('; ');
  return {
    ...pageOf(intake, 'Check before you bring it in'),
    backHref: paths.intake(intake.id),
    answers: [
      { label: 'Files', words: `${number(files.filter(({ leftOut }) => leftOut === null).length)} of ${number(files.length)} are used` },
      ...(years ? [{ label: 'Collection years', words: years }] : []),
      ...(days ? [{ label: words.registersOf, words: days }] : []),
      { label: 'Rows that are new or changed', words: number(report.rowsImported) },
      { label: 'Rows recorded already', words: number(report.rowsUnchanged) },
      { label: 'Rows not imported', words: number(report.rowsRejected) },
      ...(report.registers ? [{ label: words.noLongerRegistered, words: number(report.registers.ended) }] : []),
      { label: 'Entries to be recorded', words: number(tally.entries) },
      { label: 'Of these strike out an earlier entry', words: number(tally.struckOut) },
      { label: 'About', words: recordsCounted(intake.of, tally.records) },
    ],
    about: words.about[intake.of].many,
    button: `Record ${counted(tally.entries, 'entry', 'entries')}`,
  };
};

/** Everything unfinished.njk shows. */
export const unfinishedPage = (intake: Intake, why: string, brought: Partial<Brought>) => ({
  ...pageOf(intake, 'The import did not finish'),
  why,
  files: counted(intake.files.length, 'file', 'files'),
  done: brought.report && `${number(brought.report.rowsImported + brought.report.rowsUnchanged)} of ${number(intake.rows ?? brought.report.rowsRead)} rows were taken in, and ${counted(brought.report.entriesMade, 'entry', 'entries')} recorded.`,
  entriesHref: brought.upTo !== undefined && (brought.report?.entriesMade ?? 0) > 0 ? paths.entries({ upTo: brought.upTo }) : undefined,
});

/** Everything result.njk shows of an import that is finished. */
export const resultPage = (intake: Intake, endedAt: BroughtIn['at'], { report, tally, after, upTo }: Brought) => ({
  ...pageOf(intake, 'Brought in'),
  panel: `${counted(report.entriesMade, 'entry', 'entries')} recorded`,
  ended: `Recorded by ${intake.by.account}, finished ${instantInWords(endedAt)}.`,
  ...whatComes(intake, report, tally),
  ...foundShown(intake, report),
  entries: report.entriesMade === 0 ? undefined : { text: `See entries ${number(after + 1)} to ${number(upTo)}`, href: paths.entries({ upTo }) },
  next: nextShown(intake),
});

/** Where what was brought in is to be seen. */
const nextShown = ({ of }: Pick<Intake, 'of'>) => {
  if (of === 'series') return [];
  const seen = of === 'register' ? { text: 'See the homes', href: paths.homes() } : { text: 'See the children in care', href: paths.children() };
  return [seen, { text: 'See what cannot all be right', href: paths.discrepancies() }];
};

/** The same of one finished longer ago: what was found in the files is not kept. */
export const noted = ({ id, of, at, by, files, rows, entries, after, upTo }: BroughtIn) => ({
  ...pageOf({ id, of, at, by: { account: by, name: by } }, 'Brought in'),
  panel: `${counted(entries, 'entry', 'entries')} recorded`,
  ended: `Recorded by ${by}, finished ${instantInWords(at)}, from ${counted(files, 'file', 'files')} with ${counted(rows, 'row', 'rows')}. What was found in them is not kept that long: upload them again to see it, and nothing is recorded twice.`,
  entries: entries === 0 ? undefined : { text: `See entries ${number(after + 1)} to ${number(upTo)}`, href: paths.entries({ upTo }) },
  next: nextShown({ of }),
});

/** Everything not-checked.njk shows. */
export const notCheckedPage = (intake: Intake) => pageOf(intake, 'The files could not be looked through');
