import { allFormats, FORMATS, type BookletFile, type Format } from '../../booklet/files.js';
import { titleOf, type Laid } from '../../booklet/front.js';
import { PROFILES } from '../../booklet/profiles.js';
import { sectionsOf } from '../../booklet/writers/sections.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import type { OutputProfile } from '../../domain/edition/events.js';
import type { Build } from '../../publishing/builds.js';
import { number } from '../layout/formats.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { errorSummary, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import type { BookletRead } from './booklet.form.js';

const section = 'booklet' as const;

/** Everything booklet.njk shows: what to make a booklet of. */
export const bookletPage = (read: BookletRead, errors: readonly FieldError[] = []) => ({
  title: 'Sufficiency data booklet',
  section,
  action: paths.bookletMade(),
  fields: viewpointFields(read.form, errors),
  profiles: Object.values(PROFILES).map(({ name, words }) => ({ value: name, text: name.charAt(0).toUpperCase() + name.slice(1), hint: { text: words }, checked: name === read.profile })),
  forms: allFormats.map((format) => FORMATS[format].words),
  editions: paths.editions(),
  errorSummary: errorSummary(errors),
});

/** “48 KB”, for whoever decides whether to download. */
export const sizeInWords = (bytes: number): string => (bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1_000)))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

const queryOf = ({ asAt, knownAt }: ViewpointTold, profile: OutputProfile) => ({ asAt, knownAt, profile });

/** Everything made.njk shows: how far a booklet is, its files, or why it failed. */
export const madePage = (told: ViewpointTold, profile: OutputProfile, build: Build, mayPublish: boolean) => {
  const query = queryOf(told, profile);
  const page = { section, backLink: paths.booklet(), caption: viewpointInWords(told), profile: `Output profile: ${profile}. ${PROFILES[profile].words}` };
  switch (build.state) {
    case 'building':
      return { ...page, title: 'The booklet is being made', building: { ...build, again: paths.bookletMade(query) } };
    case 'failed':
      return { ...page, title: 'The booklet could not be made', failed: { why: build.why, again: paths.bookletMade({ ...query, anew: 'yes' }) } };
    case 'ready':
      return { ...page, title: 'The booklet is ready', read: paths.bookletRead(query), publish: mayPublish ? paths.publish(query) : undefined, files: [...build.files.values()].map((file) => fileShown(file, paths.bookletFile(file.format, query))) };
  }
};

const fileShown = ({ format, name, bytes }: BookletFile, href: string) => ({ href, name, words: FORMATS[format].words, size: sizeInWords(bytes.length) });

/** Everything read.njk shows: the booklet itself, each number leading to the records and entries behind it. */
export const readPage = (told: ViewpointTold, laid: Laid) => {
  const { profile, period } = laid.booklet;
  const about = { asAt: told.asAt, knownAt: told.knownAt, from: period.from, to: period.to };
  return {
    title: titleOf(laid),
    section,
    backLink: paths.bookletMade(queryOf(told, profile.name)),
    caption: viewpointInWords(told),
    body: sectionsOf(laid, profile.suppresses ? undefined : ({ measure, id }) => paths.figure(measure, id, about)),
  };
};

export const isFormat = (named: string): named is Format => (allFormats as readonly string[]).includes(named);
