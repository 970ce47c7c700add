import type { Verdict } from '../../audit/check.js';
import type { CheckTold } from '../../audit/checks.js';
import { checksInWords, viewsInWords } from '../../words/audit-words.js';
import { counted, instantInWords, number } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { errorSummary } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';

const section = 'checks' as const;

/** “3.1 seconds”. */
const seconds = (milliseconds: number): string => `${(Math.max(100, milliseconds) / 1_000).toFixed(1)} seconds`;

/** What was found, in one sentence or two. */
const verdictInWords = (verdict: Verdict, milliseconds: number): string => {
  const took = seconds(milliseconds);
  if (verdict.kind === 'replay') {
    const { entries, rowsCompared, identical } = verdict.found;
    const rows = counted(rowsCompared, 'row', 'rows');
    return identical
      ? `${counted(entries, 'entry', 'entries')} replayed in ${took}. All ${rows} are the same`
      : `${counted(entries, 'entry', 'entries')} replayed in ${took}. A row differs, after ${rows} that are the same`;
  }
  const { entries, intact } = verdict.found;
  return intact ? `${counted(entries, 'entry', 'entries')} verified in ${took}. No changes found` : `The ledger is not as it was written`;
};

const stateOf = (check: CheckTold): { readonly words: string; readonly tag: string; readonly said: string } => {
  if (check.state === 'under way') return { words: 'Under way', tag: 'blue', said: progressInWords(check) };
  if (check.state === 'failed') return { words: 'Not done', tag: 'orange', said: `It could not be done: ${check.why}` };
  const said = verdictInWords(check.verdict, check.milliseconds);
  return check.verdict.sound ? { words: 'Nothing wrong', tag: 'green', said } : { words: 'Something is wrong', tag: 'red', said };
};

const progressInWords = ({ done, total }: { readonly done: number; readonly total: number }): string =>
  total === 0 ? 'Beginning' : `${number(done)} of ${counted(total, 'entry', 'entries')}`;

const namedOf = (check: CheckTold) => ({
  name: checksInWords[check.kind].name,
  href: paths.check(check.number),
  by: check.by,
  askedAt: instantInWords(check.askedAt),
  askedAtUtc: check.askedAt,
  ...stateOf(check),
});

/** Everything checks.njk shows. */
export const checksPage = (checks: readonly CheckTold[], { witness, errors }: { readonly witness: string; readonly errors: readonly FieldError[] } = { witness: '', errors: [] }) => ({
  title: 'Checks',
  section,
  action: paths.checks(),
  witness: { value: witness, errorMessage: errors[0] && { text: errors[0].text } },
  errorSummary: errorSummary(errors),
  underWay: checks.filter(({ state }) => state === 'under way').map(namedOf)[0],
  checks: checks.map(namedOf),
});

/** Everything check.njk shows of one check: how far it is, or what it found. */
export const checkPage = (check: CheckTold) => ({
  title: `${checksInWords[check.kind].name}: ${stateOf(check).words.toLowerCase()}`,
  section,
  backLink: paths.checks(),
  ...namedOf(check),
  progress: check.state === 'under way' ? { done: check.done, total: check.total, doing: checksInWords[check.kind].doing, words: progressInWords(check) } : undefined,
  sound: check.state === 'done' && check.verdict.sound,
  failed: check.state === 'failed' ? check.why : undefined,
  fault: check.state === 'done' && !check.verdict.sound ? faultOf(check.verdict) : undefined,
  note: check.state === 'done' ? noteOf(check.verdict) : undefined,
});

/** What is wrong, where it first is, and what was still right before it. */
const faultOf = (verdict: Verdict) => {
  if (verdict.kind === 'replay') {
    const { firstDifference } = verdict.found;
    return {
      what: `The first difference is in ${viewsInWords(firstDifference?.timeline ?? '')}.`,
      lastGood: undefined,
      rows: (['live', 'replayed'] as const).map((side) => ({
        label: side === 'live' ? 'What the views show' : 'What the ledger tells',
        cells: Object.entries(firstDifference?.[side] ?? {}).map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value ?? 'none'}`).join('; ') || 'No such row',
      })),
      todo: 'The ledger itself is not in doubt. Have the views made anew from it (tracker rebuild), replay again, and tell whoever looks after the tracker what differed.',
    };
  }
  const { firstFault, entries, head } = verdict.found;
  return {
    what: firstFault?.message ?? 'It is not as it was written.',
    entry: firstFault && firstFault.number > 0 ? { number: number(firstFault.number), href: paths.entry(firstFault.number) } : undefined,
    lastGood: entries === 0 ? 'No entry before it is sound.' : `The last good checkpoint is entry ${number(entries)}, with the hash`,
    hash: entries === 0 ? undefined : `${entries}:${head}`,
    rows: [],
    todo: 'Record nothing more. Keep the file as it is for whoever investigates, and bring the ledger back from a backup that was made before this entry was changed. Everything up to the last good checkpoint is as it was written.',
  };
};

/** A hash noted elsewhere is what shows later that a whole ledger was made anew. */
const noteOf = (verdict: Verdict): string | undefined =>
  verdict.kind === 'verify' && verdict.found.intact && verdict.found.entries > 0 ? `${verdict.found.entries}:${verdict.found.head}` : undefined;
