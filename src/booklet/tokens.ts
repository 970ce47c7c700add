import { collectionYearOf } from '../domain/calendar.js';
import { dayInWords } from '../words/wording.js';
import type { BookletAsked } from './asked.js';

/** What the viewpoint gives to subtitles and to ids of figures. */
export type Tokens = Readonly<Record<'authority' | 'asAt' | 'period' | 'year' | 'months', string>>;

/** `year` as the families of cost have it, `2018-19`; `months` as flows have them, `2018-04/2018-12`. */
export const tokensOf = ({ authorityName, viewpoint: { asAt }, period: { from, to } }: BookletAsked): Tokens => {
  const year = collectionYearOf(asAt);
  return {
    authority: authorityName,
    asAt: dayInWords(asAt),
    period: `${dayInWords(from)} to ${dayInWords(to)}`,
    year: `${year - 1}-${String(year).slice(2)}`,
    months: `${from.slice(0, 7)}/${to.slice(0, 7)}`,
  };
};

export const withTokens = (text: string, tokens: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => tokens[name] ?? whole);
