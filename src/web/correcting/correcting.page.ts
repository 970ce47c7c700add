import type { EpisodeTold } from '../../asking/child.js';
import type { Correctable } from '../../asking/correctable.js';
import type { EditionMoved, Effect } from '../../asking/effect.js';
import { dayInWords } from '../../words/wording.js';
import { lateness, entryShown } from '../layout/entry.page.js';
import { legalStatus, placementType } from '../layout/code-words.js';
import { valueShown } from '../layout/figure-shown.js';
import { counted, number } from '../layout/formats.js';
import { answersShown } from '../layout/form/form-shown.js';
import type { Fit } from '../layout/form/form.js';
import { paths } from '../paths.js';
import type { FactField } from './fields.js';
import { saidNow } from './right-fact.js';

/** As many figures of one evening as are told one by one. */
const MOST_TOLD = 12;

/** What is put right, above the form. */
export const entryLines = ({ told }: Correctable): readonly string[] => {
  const { number: at, what, on, recordedBy, recordedAt } = entryShown(told, () => undefined);
  return [`Entry ${at}: ${what}${on ? `, ${on}` : ''}. Recorded ${lateness(told.daysLate) || 'then'} by ${recordedBy}, ${recordedAt}.`];
};

/** What was said and what will be, answer by answer. */
export const comparedShown = ({ fact }: Correctable, fields: readonly FactField[], fit: Fit) => {
  const was = answersShown(fields, { typed: {}, fit: Object.fromEntries(fields.flatMap((one) => (saidNow(fact, one) ? [[one.name, saidNow(fact, one)]] : []))) });
  const willBe = answersShown(fields, { typed: {}, fit });
  return was.map(({ label, words }, place) => {
    const now = willBe[place]?.words ?? '';
    return { label, was: words, willBe: now, changed: words !== now };
  });
};

/** What it would change: where the child lived, and published figures. */
export const effectShown = ({ now, then, editions, returns }: Effect) => ({
  lives: [
    { heading: 'As believed now', stretches: now.map(stretchShown) },
    { heading: 'As it will be believed', stretches: then.map(stretchShown) },
  ],
  livesDiffer: JSON.stringify(now.map(stretchShown)) !== JSON.stringify(then.map(stretchShown)),
  editions: editions.filter(({ figures }) => figures.length > 0).map(editionShown),
  editionsAsked: editions.length,
  returns: returns.map(String).join(', '),
});

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
  figures: figures.slice(0, MOST_TOLD).map(({ words, unit, now, then }) => ({
    words, now: valueShown({ value: now, unit }), then: valueShown({ value: then, unit }),
  })),
  more: figures.length > MOST_TOLD ? number(figures.length - MOST_TOLD) : undefined,
});
