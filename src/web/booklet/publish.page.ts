import type { EditionListed } from '../../asking/editions.js';
import { OUT_OF_REACH } from '../../asking/out-of-reach.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { allFormats, FORMATS } from '../../booklet/files.js';
import { PROFILES } from '../../booklet/profiles.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { dayInWords } from '../../words/wording.js';
import { counted, instantInWords, number } from '../layout/formats.js';
import { paths } from '../paths.js';
import type { BookletRead } from './booklet.form.js';

type Publishing = {
  readonly read: BookletRead;
  readonly told: ViewpointTold;
  readonly editions: readonly EditionListed[];
  readonly commandId: string;
  readonly today: CalendarDate;
  readonly by: string;
  /** Why it was not published. */
  readonly why?: string;
};

/** Everything publish.njk shows: what would come out, as the next edition. */
export const publishPage = ({ read, told, editions, commandId, today, by, why }: Publishing) => {
  const { profile } = read;
  const next = 1 + Math.max(0, ...editions.map(({ edition }) => edition));
  const settled = { asAt: told.asAt, knownAt: told.knownAt, profile };
  return {
    title: `Publish edition ${number(next)} of the booklet`,
    section: 'booklet' as const,
    backLink: paths.bookletMade(settled),
    button: `Publish edition ${number(next)}`,
    notPublished: why,
    rows: [
      ['Edition', number(next)],
      ['As at', dayInWords(told.asAt)],
      ['As known at', `Entry ${number(told.knownAt)}${told.recordedAt && told.recordedAt !== OUT_OF_REACH ? `, recorded ${instantInWords(told.recordedAt)}` : ''}`],
      ['Output profile', `${profile.charAt(0).toUpperCase()}${profile.slice(1)}. ${PROFILES[profile].words}`],
      ['Files', allFormats.map((format) => FORMATS[format].words).join('; ')],
      ['Published on', dayInWords(today)],
      ['Published by', by],
    ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
    doubts: doubtsOf(told, profile, editions, today),
    hidden: [
      { name: 'asAt', value: told.asAt }, { name: 'knownAt', value: String(told.knownAt) }, { name: 'profile', value: profile }, { name: 'commandId', value: commandId },
    ],
    action: paths.publish(),
  };
};

/** What is unusual, to be looked at before it is published. */
const doubtsOf = (told: ViewpointTold, profile: BookletRead['profile'], editions: readonly EditionListed[], today: CalendarDate): readonly string[] => {
  const same = editions.filter((one) => one.asAt === told.asAt && one.knownAt === told.knownAt && one.profile === profile).at(-1);
  const later = told.seen - told.knownAt;
  return [
    ...(same ? [`Edition ${number(same.edition)} came out of the same day, the same entry and the same profile.`] : []),
    ...(later > 0 ? [`${counted(later, 'entry was', 'entries were')} recorded since the one it is told from, and would not be in it.`] : []),
    ...(told.asAt > today ? ['The day it is told for is still to come.'] : []),
    ...(profile === 'operational' ? ['The operational profile is exact: small numbers may tell of single children. It is not to be passed on.'] : []),
  ];
};
