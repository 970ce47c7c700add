import type { EditionListed, EditionWithChanges } from '../../asking/editions.js';
import type { Why } from '../../booklet/changes.js';
import { FORMATS, allFormats } from '../../booklet/files.js';
import { dayInWords } from '../../words/wording.js';
import { counted, instantInWords, number, signed } from '../layout/formats.js';
import { paths } from '../paths.js';
import { sizeInWords } from './booklet.page.js';

const section = 'booklet' as const;

/** Everything editions.njk shows, the latest first. */
export const editionsPage = (editions: readonly EditionListed[]) => ({
  title: 'Published editions of the booklet',
  section,
  backLink: paths.booklet(),
  editions: [...editions].reverse().map(({ edition, publishedOn, asAt, knownAt, profile, recordedBy }) => ({
    href: paths.edition(edition), name: `Edition ${number(edition)}`, on: dayInWords(publishedOn), asAt: dayInWords(asAt), knownAt: `entry ${number(knownAt)}`, profile, by: recordedBy,
  })),
});

const WHY: Readonly<Record<Why, string>> = {
  definition: 'The definition changed',
  learned: 'We learned',
  world: 'The world changed',
};

type Shown = EditionWithChanges['files'][number];

const fileShown = (edition: number, { name, bytes, sha256 }: Shown) => {
  const format = allFormats.find((one) => name.endsWith(`.${FORMATS[one].ending}`));
  return { href: format ? paths.editionFile(edition, format) : undefined, name, words: format ? FORMATS[format].words : '', size: sizeInWords(bytes), sha256 };
};

/** Everything edition.njk shows: its files as they came out, and what changed since the one before. */
export const editionPage = ({ edition, publishedOn, asAt, knownAt, profile, release, recordedAt, recordedBy, entry, files, figures, since, changes }: EditionWithChanges, published = false) => ({
  title: `Edition ${number(edition)} of the booklet`,
  section,
  backLink: paths.editions(),
  published: published ? `Edition ${number(edition)} is published, as entry ${number(entry)}` : undefined,
  facts: [
    { name: 'Published', said: `${dayInWords(publishedOn)}, by ${recordedBy}; recorded ${instantInWords(recordedAt)}` },
    { name: 'Told from', said: `As at ${dayInWords(asAt)}, as known at entry ${number(knownAt)}` },
    { name: 'Output profile', said: profile },
    { name: 'Worked out by', said: `release ${release}` },
    { name: 'Numbers printed', said: number(figures.length) },
  ],
  entry: { href: paths.entry(entry), words: `Entry ${number(entry)}` },
  files: files.map((file) => fileShown(edition, file)),
  since: since === null ? undefined : { href: paths.edition(since), words: `edition ${number(since)}` },
  count: counted(changes.length, 'number is printed otherwise', 'numbers are printed otherwise'),
  changes: changes.map(({ table, row, column, before, after, why, adds }) => ({
    what: `${row}, ${column}`,
    table,
    before: before ?? 'not in it',
    after: after ?? 'not in it',
    why: why.map((one) => WHY[one] + (adds && one !== 'definition' ? ` (${signed(adds[one])})` : '')).join('; '),
  })),
});
