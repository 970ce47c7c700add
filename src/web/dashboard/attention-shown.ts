import type { Attention, AttentionTold } from '../../asking/dashboard-attention.js';
import { attentionWords } from '../../words/dashboard-words.js';
import { recordKinds } from '../../words/record-wording.js';
import { dayInWords } from '../../words/wording.js';
import { number } from '../layout/formats.js';
import { recordHref } from '../layout/record-href.js';
import { paths, type Query } from '../paths.js';

/** So many are named; the rest are counted. */
const NAMED = 5;

/** Codes that a rule of ours told, and no disagreement between records: they are not on the page of those. */
const DUE: ReadonlySet<string> = new Set(['missing', 'placements-ending', 'approvals-ending', 'bookings-ending', 'turning-eighteen', 'judgements-fallen', 'reviews-overdue']);

/** What asks for attention, as a list: how many, what to do, and the first of the records it is about. */
export const attentionShown = ({ attention }: AttentionTold, settled: Query) => attention.map((one) => itemShown(one, settled));

const itemShown = ({ code, records }: Attention, settled: Query) => {
  const { one, many, todo } = attentionWords[code];
  return {
    code,
    count: number(records.length),
    words: records.length === 1 ? one : many,
    todo,
    records: records.slice(0, NAMED).map(({ kind, id, on }) => ({
      words: `${recordKinds[kind]} ${id}`,
      href: recordHref(kind, id, settled),
      on: on === null ? undefined : dayInWords(on),
    })),
    more: records.length > NAMED ? number(records.length - NAMED) : undefined,
    all: DUE.has(code) ? undefined : paths.discrepancies(settled),
  };
};
