import type { EpisodeTold } from '../../asking/child.js';
import type { Correctable } from '../../asking/correctable.js';
import type { EditionMoved, Effect } from '../../asking/effect.js';
import type { Fact } from '../../domain/entry.js';
import { correctingWords as words } from '../../words/correcting-words.js';
import { dayInWords } from '../../words/wording.js';
import { lateness, entryShown } from '../layout/entry.page.js';
import { legalStatus, placementType } from '../layout/code-words.js';
import { valueShown } from '../layout/figure-shown.js';
import { counted, number } from '../layout/formats.js';
import { answersShown } from '../layout/form/form-shown.js';
import type { Correction } from '../layout/form/putting-right.js';
import { paths, type PutRightKind } from '../paths.js';

/** As many figures of one evening as are told one by one. */
const MOST_TOLD = 12;

/** What is put right, above the form. */
export const entryLines = ({ told }: Correctable): readonly string[] => {
  const { number: at, what, on, recordedBy, recordedAt } = entryShown(told, () => undefined);
  return [`Entry ${at}: ${what}${on ? `, ${on}` : ''}. Recorded ${lateness(told.daysLate) || 'then'} by ${recordedBy}, ${recordedAt}.`];
};

/** What it tells beside its day, for whoever strikes it out. */
export const toldLines = ({ told }: Correctable): readonly string[] => {
  const said = entryShown(told, () => undefined).told.filter(({ label }) => label !== words.putsRight);
  return said.length === 0 ? [] : [`${words.itSays} ${said.map((one) => `${one.label}: ${one.words}${one.code ? ` (${one.code})` : ''}`).join('; ')}.`];
};

/** What was said and what will be, answer by answer. */
export const comparedShown = ({ fields, answersOf }: Correction, before: Fact, after: Fact) => {
  const [was, willBe] = [answersShown(fields, { typed: {}, fit: answersOf(before) }), answersShown(fields, { typed: {}, fit: answersOf(after) })];
  return was.map(({ label, words: said }, place) => {
    const now = willBe[place]?.words ?? '';
    return { label, was: said, willBe: now, changed: said !== now };
  });
};

/** What it would change: of a child where it lived, and published figures. */
export const effectShown = (kind: PutRightKind, { now, then, editions, returns }: Effect) => ({
  lives: kind === 'child' ? livesShown(now, then) : undefined,
  editions: editions.filter(({ figures }) => figures.length > 0).map(editionShown),
  editionsAsked: editions.length,
  returns: returns.map(String).join(', '),
});

const livesShown = (now: Effect['now'], then: Effect['then']) => {
  const [before, after] = [now.map(stretchShown), then.map(stretchShown)];
  return {
    sides: [{ heading: words.believedNow, stretches: before }, { heading: words.willBeBelieved, stretches: after }],
    differ: JSON.stringify(before) !== JSON.stringify(after),
  };
};

const stretchShown = ({ from, to, placement, away, legalStatus: status }: EpisodeTold) => ({
  days: to === null ? `From ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(to)}`,
  place: placementType(away ?? placement.type),
  status: legalStatus(status),
});

const editionShown = ({ edition, asAt, publishedOn, figures }: EditionMoved) => ({
  edition: number(edition),
  href: paths.edition(edition),
  evening: dayInWords(asAt),
  publishedOn: dayInWords(publishedOn),
  count: counted(figures.length, 'figure', 'figures'),
  figures: figures.slice(0, MOST_TOLD).map(({ words: figure, unit, now, then }) => ({
    words: figure, now: valueShown({ value: now, unit }), then: valueShown({ value: then, unit }),
  })),
  more: figures.length > MOST_TOLD ? number(figures.length - MOST_TOLD) : undefined,
});
