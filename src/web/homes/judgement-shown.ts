import { judgements, type Judgement } from '../../domain/provider/codes.js';
import { homesListWords } from '../../words/home-page-words.js';
import type { Held } from '../../../projections/providers/registered.js';
import { dayShown } from '../layout/record-shown.js';

/** The colour only repeats what the words say; what nobody has judged is never shown as good. */
const TAGS: Readonly<Record<Judgement, string>> = {
  outstanding: 'govuk-tag--turquoise', good: 'govuk-tag--green', 'requires-improvement': 'govuk-tag--yellow', inadequate: 'govuk-tag--red',
};

/** Ofsted’s judgement as a tag, and the day of the inspection. */
export const judgementShown = (held: Pick<Held, 'overall' | 'from'> | null) =>
  held === null
    ? { words: homesListWords.notInspected, tag: 'govuk-tag--grey', note: '' }
    : { words: judgements[held.overall as Judgement].words, tag: TAGS[held.overall as Judgement], note: `${homesListWords.inspectedOn} ${dayShown(held.from, '')}` };
