import type { Reconciled } from '../../asking/reconciliation.js';
import type { ChildExplained, EntryExplaining, InCare, Step } from '../../asking/reconciliation-explained.js';
import { becauseInWords } from '../../words/reconciliation-words.js';
import { entryTypeInWords } from '../../words/record-wording.js';
import { dayInWords } from '../../words/wording.js';
import { lateness } from '../layout/entry.page.js';
import { number, signed } from '../layout/formats.js';
import { paths } from '../paths.js';

const LINE_WORDS = [['opening', 'opening'], ['in', 'in'], ['out', 'out'], ['closing', 'closing']] as const;

/** One child who makes a difference: what was believed then and now, what it adds, and the entries in between. */
export const explainedShown = ({ child, difference, inCareThen, inCareNow, steps }: ChildExplained, { to, knownAt }: Reconciled) => ({
  child,
  href: paths.child(child, { asAt: to, knownAt }),
  then: inCareShown(inCareThen),
  now: inCareShown(inCareNow),
  adds: linesShown(difference),
  steps: steps.map((step) => ({ why: becauseInWords[step.because], adds: linesShown(step.change), ...entriesShown(step) })),
});

const inCareShown = (stays: readonly InCare[]): string =>
  stays.length === 0
    ? 'not in care'
    : stays.map(({ from, to }) => (to === null ? `in care from ${dayInWords(from)}` : `in care from ${dayInWords(from)} to ${dayInWords(to)}`)).join('; ');

const linesShown = (change: Step['change']): string =>
  LINE_WORDS.flatMap(([line, words]) => (change[line] === 0 ? [] : [`${words} ${signed(change[line])}`])).join(', ');

/** The rest are in the child’s history and in the file to download. */
const ENTRIES_SHOWN = 8;

const entriesShown = ({ entries }: Step) => ({
  entries: entries.slice(0, ENTRIES_SHOWN).map((entry) => ({ number: `entry ${number(entry.number)}`, href: paths.entry(entry.number), words: entryInWords(entry) })),
  more: entries.length > ENTRIES_SHOWN ? number(entries.length - ENTRIES_SHOWN) : undefined,
});

const entryInWords = ({ type, effectiveOn, recordedAt, daysLate, corrects, strikesOut }: EntryExplaining): string =>
  [
    entryTypeInWords(type) ?? type,
    effectiveOn && `of ${dayInWords(effectiveOn)}`,
    daysLate === null ? `recorded ${dayInWords(recordedAt.slice(0, 10) as InCare['from'])}` : `recorded ${lateness(daysLate)}`,
    corrects && `puts right entry ${number(corrects)}`,
    strikesOut && `strikes out entry ${number(strikesOut)}`,
  ].filter((said) => said).join(', ');
