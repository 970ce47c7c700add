import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { collectionYearOf, lastDayOf, type CalendarDate, type CollectionYear } from '../../domain/calendar.js';
import type { Prepared } from '../../exports/ssda903/prepared-returns.js';
import type { ReturnFinding, ReturnLookedAt } from '../../exports/ssda903/return-looked-at.js';
import { returnWords as words } from '../../words/return-words.js';
import { dayInWords } from '../../words/wording.js';
import { counted, number, share } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { earlierKnowledge, entryInWords, errorSummary } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import { lastYear, type ReturnForm } from './return.form.js';

const section = 'return' as const;

/** “2018 to 2019”. */
const yearInWords = (year: CollectionYear): string => `${year - 1} to ${year}`;

/** A return that is told of: of which year, as known at which entry, and whether whoever asks may have all of its cells. */
export type ReturnOnPage = { readonly year: CollectionYear; readonly told: ViewpointTold; readonly identity: boolean; readonly today: CalendarDate };

/** Everything return.njk shows: of which year, and as known when. */
export const returnPage = (form: ReturnForm, today: CalendarDate, errors: readonly FieldError[] = []) => {
  const errorOf = (name: string) => {
    const error = errors.find(({ field }) => field === name);
    return error ? { text: error.text } : undefined;
  };
  return {
    title: words.title,
    section,
    action: paths.returnPrepared(),
    errorSummary: errorSummary(errors),
    year: { value: form.year || String(lastYear(today)), errorMessage: errorOf('year'), label: words.yearLabel, hint: words.yearHint },
    knownAt: { value: form.knownAt, errorMessage: errorOf('knownAt'), label: words.knownAtLabel, hint: words.knownAtHint },
    tables: Object.values(words.tables),
  };
};

const queryOf = ({ year, told }: ReturnOnPage) => ({ year, knownAt: told.knownAt });

const pageOf = (asked: ReturnOnPage, title: string) => ({
  title,
  section,
  caption: `As known at ${entryInWords(asked.told)}`,
  backHref: paths.return({ year: asked.year }),
});

/** Everything prepared.njk shows: how far a return is, or that it failed, or what will be in it. */
export const preparedPage = (asked: ReturnOnPage, prepared: Prepared) => {
  const query = queryOf(asked);
  const name = `Return for ${yearInWords(asked.year)}`;
  switch (prepared.state) {
    case 'preparing': {
      const { done, total } = prepared;
      return { ...pageOf(asked, `${name} is being written`), preparing: { done, total: Math.max(total, 1), told: share(done, total), again: paths.returnPrepared(query) } };
    }
    case 'failed':
      return { ...pageOf(asked, `${name} could not be written`), failed: { why: words.failed, again: paths.returnPrepared({ ...query, anew: 'yes' }) } };
    case 'ready':
      return { ...pageOf(asked, name), ...readyShown(asked, prepared.looked) };
  }
};

const readyShown = (asked: ReturnOnPage, { children, files, findings, findingsNotListed }: ReturnLookedAt) => ({
  alert: earlierKnowledge(asked.told, paths.returnPrepared({ year: asked.year }), ''),
  lasts: asked.year === collectionYearOf(asked.today) ? words.lasts(dayInWords(lastDayOf(asked.year))) : undefined,
  nothing: children === 0 ? words.nothing : undefined,
  counts: [
    { label: 'Children', value: number(children) },
    { label: 'Rows', value: number(files.reduce((sum, { rows }) => sum + rows, 0)) },
    { label: 'Found by the rules', value: number(findings.length + findingsNotListed) },
  ],
  files: files.map(({ table, file, rows }) => ({ file, holds: words.tables[table], rows: number(rows) })),
  rules: byRule(findings).map((one) => ({ ...one, href: paths.returnFindings({ ...queryOf(asked), rule: one.rule }) })),
  found: counted(findings.length + findingsNotListed, 'finding', 'findings'),
  nothingFound: words.nothingFound,
  findingsFile: paths.returnFindingsFile(queryOf(asked)),
  archive: { href: paths.returnFiles(queryOf(asked)), text: `Download the ${files.length} files (ZIP of CSV)`, told: asked.identity ? words.withIdentity : words.withoutIdentity },
});

/** The commonest first. */
const byRule = (findings: readonly ReturnFinding[]) => {
  const rules = new Map<string, { times: number; children: Set<string>; example: ReturnFinding }>();
  for (const finding of findings) {
    const known = rules.get(finding.rule) ?? { times: 0, children: new Set<string>(), example: finding };
    known.times += 1;
    known.children.add(finding.child);
    rules.set(finding.rule, known);
  }
  return [...rules]
    .sort(([a, { times: most }], [b, { times: least }]) => least - most || (a < b ? -1 : 1))
    .map(([rule, { times, children, example }]) => ({
      rule, times: number(times), children: number(children.size), where: `${example.file}, ${example.column}`, message: example.message,
    }));
};

const AT_ONCE = 50;

/** Everything findings.njk shows: one rule’s findings, a page at a time. A page past the last is the first. */
export const findingsPage = (asked: ReturnOnPage, { findings }: ReturnLookedAt, rule: string, wanted: number) => {
  const ofRule = findings.filter((finding) => finding.rule === rule);
  const pages = Math.max(1, Math.ceil(ofRule.length / AT_ONCE));
  const page = wanted <= pages ? wanted : 1;
  const heading = `Rule ${rule}: ${counted(ofRule.length, 'finding', 'findings')}`;
  return {
    ...pageOf(asked, pages > 1 ? `${heading} (page ${page} of ${pages})` : heading),
    heading,
    caption: `Return for ${yearInWords(asked.year)}, as known at ${entryInWords(asked.told)}`,
    backHref: paths.returnPrepared(queryOf(asked)),
    file: paths.returnFindingsFile(queryOf(asked)),
    rows: ofRule.slice((page - 1) * AT_ONCE, page * AT_ONCE).map(({ file, row, column, child, message }) => ({
      file, row: number(row), column, message, child: { reference: child, href: paths.child(child, { knownAt: asked.told.knownAt }) },
    })),
    pagination: pagination(page, pages, (one) => paths.returnFindings({ ...queryOf(asked), rule, page: one })),
  };
};

export const FINDINGS_HEAD = ['file', 'row', 'column', 'rule', 'child', 'message'] as const;

/** A line of the report for a spreadsheet. */
export const findingLine = ({ file, row, column, rule, child, message }: ReturnFinding) => [file, row, column, rule, child, message] as const;

/** What the archive is called: a copy without what names people says so. */
export const archiveName = ({ year, told, identity }: ReturnOnPage): string =>
  `ssda903-${year - 1}-${String(year).slice(2)}-entry-${told.knownAt}${identity ? '' : '-without-identity'}.zip`;
