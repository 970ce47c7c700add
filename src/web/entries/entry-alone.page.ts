import type { EditionListed } from '../../asking/editions.js';
import type { EntryTold } from '../../asking/entries-told.js';
import type { EntryListed } from '../../audit/entries.js';
import type { EntryProof } from '../../audit/entry-proof.js';
import type { Instant } from '../../domain/entry.js';
import { entryTypeInWords } from '../../words/record-wording.js';
import { dayInWords } from '../../words/wording.js';
import { aboutShown, entryShown } from '../layout/entry.page.js';
import { counted, instantInWords, number } from '../layout/formats.js';
import { paths } from '../paths.js';

type Received = { readonly table: string; readonly row: number; readonly cells: Readonly<Record<string, string>> };

/** What a return said, row by row; what names a person was left out before. */
const rowsReceived = ({ type, told }: EntryListed) =>
  type === 'ReturnReceived'
    ? (told['rows'] as readonly Received[]).map(({ table, row, cells }) => ({
        table,
        row: number(row),
        cells: Object.entries(cells)
          .map(([column, cell]) => `${column} ${cell}`)
          .join(', '),
      }))
    : [];

type Beside = { readonly history: readonly EntryTold[]; readonly proof: EntryProof | null; readonly editions: readonly EditionListed[]; readonly head: number; readonly authority: string };

/** Everything entry.njk shows of one entry. */
export const entryPage = (entry: EntryListed, { history, proof, editions, head, authority }: Beside) => {
  const byId = new Map(history.map((one) => [one.id, one.number]));
  const shown = entryShown(entry, (id) => byId.get(id));
  return {
    title: `Entry ${number(entry.number)}`,
    section: 'entries' as const,
    backLink: paths.entries({ upTo: entry.number < head ? entry.number : undefined }),
    entry: shown,
    readable: entry.readable,
    rows: rowsReceived(entry),
    about: aboutShown(entry, authority, entry.number),
    authority: entry.authority,
    facts: [...axesOf(entry, shown), ...placesOf(entry, proof), { label: 'Published', words: editionWords(entry, editions) }],
    putRight: putRightBy(entry, history),
    together: proof ? togetherWith(proof, history) : [],
    proof: proof && proofShown(entry, proof),
    all: paths.entries({ kind: entry.kind, reference: entry.reference, order: 'oldest' }),
    replay: replayOf(entry, authority),
    previous: entry.number > 1 ? paths.entry(entry.number - 1) : undefined,
    next: entry.number < head ? paths.entry(entry.number + 1) : undefined,
  };
};

/** What was believed after it, where this release can tell. */
const replayOf = (entry: EntryListed, ours: string): string | undefined => {
  if (entry.authority !== ours || !entry.readable) return undefined;
  return entry.child !== null ? paths.replay(entry.child, { entry: entry.number }) : paths.recordReplay(entry.kind, entry.reference);
};

type Shown = ReturnType<typeof entryShown>;

const axesOf = (entry: EntryListed, shown: Shown) => [
  { label: 'Took effect', words: shown.on || 'It tells of no day' },
  { label: 'Recorded', words: `${shown.recordedAt}${shown.late ? ` (${shown.late})` : ''}` },
  { label: 'Recorded by', words: shown.recordedBy },
  { label: 'Origin', words: shown.migrated ? 'Brought in from another system’s history' : 'Recorded as things happened' },
  { label: 'Taken from', words: shown.source || 'Not from a return' },
  { label: 'Identifier', words: entry.id },
];

const placesOf = (entry: EntryListed, proof: EntryProof | null) => [
  { label: 'Command', words: entry.command },
  ...(proof
    ? [
        { label: 'Place in its record', words: `Entry ${number(proof.revision)} of ${entry.kind} ${entry.reference}` },
        { label: 'Written', words: `${instantInWords(proof.writtenAt as Instant)}${proof.completes ? ', the last of its command' : ', with more of the same command after it'}` },
        { label: 'Shape', words: `${entry.type}, shape ${number(proof.schema)}` },
      ]
    : []),
];

/** The entries that say what is so instead. */
const putRightBy = ({ id }: EntryListed, history: readonly EntryTold[]) =>
  history.filter(({ told }) => told['corrects'] === id).map(({ number: at }) => ({ number: number(at), href: paths.entry(at) }));

/** What was learned at once with it. */
const togetherWith = ({ together }: EntryProof, history: readonly EntryTold[]) =>
  together.map((at) => {
    const type = history.find((one) => one.number === at)?.type ?? '';
    return { number: number(at), href: paths.entry(at), what: entryTypeInWords(type) ?? type };
  });

/** The first edition of the booklet that could know of it. */
const editionWords = ({ number: at }: EntryListed, editions: readonly EditionListed[]): string => {
  if (editions.length === 0) return 'No edition of the booklet has been published';
  const first = editions.find(({ knownAt }) => knownAt >= at);
  const before = editions.filter(({ knownAt }) => knownAt < at).length;
  const missed = before === 0 ? '' : `${counted(before, 'edition was', 'editions were')} published before it was known`;
  if (!first) return `${missed}; none since`;
  return `Known to edition ${number(first.edition)}, published ${dayInWords(first.publishedOn)}, and to those after it${missed && `; ${missed}`}`;
};

const proofShown = (entry: EntryListed, { hashes, keptApart, stored }: EntryProof) => ({
  own: hashes?.own,
  before: hashes && (entry.number === 1 ? `${hashes.before} (it is the first)` : hashes.before),
  keptApart,
  json: JSON.stringify(stored, null, 2),
});
