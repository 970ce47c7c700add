import type { MeasureTold } from '../../asking/measure.js';
import { tokensOf, withTokens } from '../../booklet/tokens.js';
import { wordsOfMeasure } from '../../words/measure-words.js';
import { valueShown } from '../layout/figure-shown.js';
import { number } from '../layout/formats.js';
import { paths, type Query } from '../paths.js';

/** The figures of a family told first, each leading to the records behind it; what the family does not tell from there is left out. */
export const firstFigures = (told: MeasureTold, query: Query) => {
  const figures = new Map(told.figures.map((figure) => [figure.id, figure]));
  const tokens = { ...tokensOf({ authority: '', authorityName: '', viewpoint: told, period: told.period }), lastYear: lastYearIn(told) };
  return wordsOfMeasure(told.measure, told.title).first.flatMap((id) => {
    const figure = figures.get(withTokens(id, tokens));
    if (!figure) return [];
    return [{
      words: figure.words,
      value: valueShown(figure),
      of: figure.of === undefined ? undefined : number(figure.of),
      href: figure.behind.length > 0 ? paths.figure(told.measure, figure.id, query) : undefined,
    }];
  });
};

const lastYearIn = ({ figures }: MeasureTold): string => [...figures].map(({ id }) => /\.(\d{4})\./.exec(id)?.[1] ?? '').sort().at(-1) ?? '';
