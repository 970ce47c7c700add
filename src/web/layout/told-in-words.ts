import type { EntryTold } from '../../asking/entries-told.js';
import type { CalendarDate } from '../../domain/calendar.js';
import type { EntryId, EntryNumber, StrikeReason } from '../../domain/entry.js';
import { dayInWords, strikeReasons } from '../../words/wording.js';
import { paths } from '../paths.js';
import * as words from './code-words.js';
import { counted, number } from './formats.js';
import { leaverTold } from './leaver-told.js';
import { recordTold } from './record-told.js';
import { shortBreakTold } from './short-break-told.js';

/** One thing an entry tells, as a reader sees it. */
export type ToldInWords = {
  readonly label: string;
  readonly words: string;
  readonly code: string;
  readonly href?: string;
};

/** The number of an entry named by its id, where it is known. */
export type Numbered = (id: EntryId) => EntryNumber | undefined;

/** What an entry tells beside its day, in words. */
export const toldInWords = (entry: Pick<EntryTold, 'type' | 'told'>, numbered: Numbered): readonly ToldInWords[] =>
  Object.entries(entry.told).flatMap(([member, value]) => {
    if (member === 'effectiveOn' || value === undefined) return [];
    const inWords = recordTold[entry.type]?.[member] ?? MEMBERS[member];
    return inWords ? inWords(value, entry, numbered) : [text(member, JSON.stringify(value))];
  });

type InWords = (value: unknown, entry: Pick<EntryTold, 'type' | 'told'>, numbered: Numbered) => readonly ToldInWords[];

const text = (label: string, said: string): ToldInWords => ({ label, words: said, code: '' });
const coded =
  (label: string, of: (code: string) => words.Coded): InWords =>
  (value) => [{ label, ...of(String(value)) }];
const day =
  (label: string): InWords =>
  (value) => [text(label, dayInWords(value as CalendarDate))];
const said =
  (label: string): InWords =>
  (value) => [text(label, String(value))];

const entryNamed =
  (label: string): InWords =>
  (value, _entry, numbered) => {
    const at = numbered(value as EntryId);
    return [
      at === undefined
        ? text(label, 'an entry not known here')
        : { ...text(label, `entry ${number(at)}`), href: paths.entry(at) },
    ];
  };

const reason: InWords = (value, { type }) => {
  if (type === 'EntryStruckOut') return [text('Why', strikeReasons[value as StrikeReason])];
  if (type === 'SiblingsPlacedApart') return [{ label: 'Why', ...words.siblingsApartReason(String(value)) }];
  return type === 'ChildDischarged'
    ? [{ label: 'Why', ...words.leavingReason(String(value)) }]
    : [{ label: 'Why the placement before ended', ...words.changeReason(String(value)) }];
};

const kind: InWords = (value, { type }) => [
  { label: 'Kind', ...(type === 'ChildWentMissing' ? words.missingKind : words.placementType)(String(value)) },
];

const placement: InWords = (value, entry, numbered) =>
  Object.entries(value as Record<string, unknown>).flatMap(
    ([member, of]) => PLACEMENT[member]?.(of, entry, numbered) ?? [text(member, String(of))],
  );

const PLACEMENT: Readonly<Record<string, InWords>> = {
  type: coded('Placement', words.placementType),
  provider: coded('Provider', words.provider),
  urn: said('Ofsted number (URN)'),
  home: said('Provider’s record'),
  carer: said('Carer'),
  authority: said('Authority of the placement'),
  distance: (value) => [text('Distance from home', `${String(value)} miles`)],
};

const cells: InWords = (value) =>
  Object.entries(value as Record<string, string>)
    .filter(([column]) => column !== 'DOB')
    .map(([column, cell]) => text(column, cell));

const rows: InWords = (value) => [text('What it said', counted((value as readonly unknown[]).length, 'row', 'rows'))];

const printed: InWords = (value) => [text('Printed', counted((value as readonly unknown[]).length, 'number', 'numbers'))];

const files: InWords = (value) =>
  (value as readonly { readonly name: string; readonly sha256: string }[]).map(({ name, sha256 }) => text('File', `${name}, digest ${sha256}`));

const MEMBERS: Readonly<Record<string, InWords>> = {
  edition: said('Edition'),
  asAt: day('As at'),
  knownAt: (value) => [text('As known at', `entry ${number(Number(value))}`)],
  profile: said('Output profile'),
  release: said('Release'),
  figures: printed,
  files,
  ...leaverTold,
  ...shortBreakTold,
  legalStatus: coded('Legal status', words.legalStatus),
  categoryOfNeed: coded('Category of need', words.categoryOfNeed),
  reasonForNewEpisode: coded('Reason for the episode', words.newEpisodeReason),
  placement,
  reason,
  kind,
  urn: said('Ofsted number (URN)'),
  distance: (value) => [text('Distance from home', `${String(value)} miles`)],
  authority: said('Authority'),
  directory: said('Worked out by'),
  group: said('Group of siblings'),
  began: day('What ended had begun on'),
  participation: coded('Participation', words.participation),
  dateOfBirth: day('Date of birth'),
  sex: coded('Sex', words.sex),
  ethnicity: coded('Ethnicity', words.ethnicity),
  disability: said('Disability'),
  mother: (value) => [text('Is a mother', value ? 'Yes' : 'No')],
  motherOfChildBornOn: day('Mother of a child born on'),
  ceasedOn: day('Ceased on'),
  stated: cells,
  year: said('Collection year'),
  rows,
  corrects: entryNamed('Puts right'),
  carer: said('Carer'),
  entry: entryNamed('Strikes out'),
};
