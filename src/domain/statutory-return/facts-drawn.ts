import { lastDayOf, type CalendarDate } from '../calendar.js';
import { sexOn, type MissingKind, type ReviewCode } from '../codes.js';
import type { ChildFact, StatedFact } from '../child/events.js';
import { believedEpisodes, type Resolution } from './believed-episodes.js';
import { episodeFacts } from './episode-facts.js';
import { laterWord, sourceOf, type StatedRow } from './stated.js';

/** The facts that the rows of all years' returns tell of one child, taken together, and where they disagreed. */
export const factsDrawn = (
  rows: readonly StatedRow[],
): { readonly facts: readonly ChildFact[]; readonly resolutions: readonly Resolution[] } => {
  const { episodes, resolutions } = believedEpisodes(rows.filter(({ table }) => table === 'Episodes'));
  const overruled: Resolution[] = [];
  const others = Object.entries(DRAWN).flatMap(([table, { key, draw }]) =>
    lastWords(rows.filter((row) => row.table === table), key, overruled).flatMap(draw),
  );
  return { facts: [...episodeFacts(episodes), ...others], resolutions: [...resolutions, ...overruled] };
};

/** Of the rows that speak of the same thing, the last word; those it overrules are told of. */
const lastWords = (
  rows: readonly StatedRow[], key: (row: StatedRow) => string, overruled: Resolution[],
): readonly StatedRow[] => {
  const last = new Map<string, StatedRow>();
  for (const row of [...rows].sort((a, b) => laterWord(a, b) || a.row - b.row)) {
    const before = last.get(key(row));
    if (before && contradicts(row, before))
      overruled.push({ row: before, why: laterWord(before, row) === 0 ? 'later-row' : 'later-word', by: row });
    last.set(key(row), row);
  }
  return [...last.values()];
};

/** What was blank and is filled in later is no contradiction. */
const contradicts = ({ cells, year }: StatedRow, before: StatedRow): boolean =>
  Object.entries(before.cells).some(
    ([column, text]) => cells[column] !== text && !(year > before.year && mayChange(column, text, cells[column])),
  );

/** From year to year a child is given a pupil number or becomes a mother, and a sex is told by a new code. */
const mayChange = (column: string, before: string, now: string | undefined): boolean =>
  ['UPN', 'MOTHER', 'MC_DOB'].includes(column) ||
  (column === 'SEX' && sexOn(before, LETTERS) === sexOn(now ?? '', LETTERS));

const LETTERS = '2024-04-01' as CalendarDate;

type Table = { readonly key: (row: StatedRow) => string; readonly draw: (row: StatedRow) => readonly ChildFact[] };

const cell = (row: StatedRow, column: string): string => row.cells[column] ?? '';
const date = (row: StatedRow, column: string): CalendarDate => cell(row, column) as CalendarDate;
const onceForAll = (): string => '';
const eachYear = ({ year }: StatedRow): string => String(year);
const by = (column: string) => (row: StatedRow) => cell(row, column);

const stating = (type: StatedFact['type'], on: (row: StatedRow) => CalendarDate) => (row: StatedRow): readonly ChildFact[] => {
  const { SW_ID, CHILD: _child, ...stated } = row.cells;
  const identity = SW_ID === undefined ? {} : { identity: { SW_ID } };
  return [{ type, effectiveOn: on(row), source: sourceOf(row), stated, ...identity }];
};

/** What is said of the whole year, or of the stay in care it tells of, takes effect on the year's last day. */
const atYearEnd = ({ year }: StatedRow): CalendarDate => lastDayOf(year);
const atBirth = (row: StatedRow): CalendarDate => date(row, 'DOB');

const particulars = (row: StatedRow): readonly ChildFact[] => [
  {
    type: 'ParticularsRecorded',
    effectiveOn: atBirth(row),
    source: sourceOf(row),
    dateOfBirth: date(row, 'DOB'),
    sex: cell(row, 'SEX'),
    ethnicity: cell(row, 'ETHNIC'),
    ...(row.cells['MOTHER'] ? { mother: cell(row, 'MOTHER') === '1' } : {}),
    ...(row.cells['MC_DOB'] ? { motherOfChildBornOn: date(row, 'MC_DOB') } : {}),
    ...(row.cells['UPN'] ? { identity: { upn: cell(row, 'UPN') } } : {}),
  },
];

const asylum = (row: StatedRow): readonly ChildFact[] => [
  {
    type: 'AsylumStatusRecorded',
    effectiveOn: atBirth(row),
    source: sourceOf(row),
    ...(row.cells['DUC'] ? { ceasedOn: date(row, 'DUC') } : {}),
  },
];

const review = (row: StatedRow): readonly ChildFact[] => [
  {
    type: 'ChildReviewed',
    effectiveOn: date(row, 'REVIEW'),
    source: sourceOf(row),
    participation: cell(row, 'REVIEW_CODE') as ReviewCode,
  },
];

const missing = (row: StatedRow): readonly ChildFact[] => {
  const [began, source] = [date(row, 'MIS_START'), sourceOf(row)];
  const kind = cell(row, 'MISSING') as MissingKind;
  const found = { type: 'ChildFound', effectiveOn: date(row, 'MIS_END'), began, source } as const;
  return [{ type: 'ChildWentMissing', effectiveOn: began, kind, source }, ...(row.cells['MIS_END'] ? [found] : [])];
};

const DRAWN: Readonly<Record<string, Table>> = {
  Header: { key: onceForAll, draw: particulars },
  UASC: { key: onceForAll, draw: asylum },
  Reviews: { key: by('REVIEW'), draw: review },
  Missing: { key: by('MIS_START'), draw: missing },
  OC2: { key: eachYear, draw: stating('HealthOutcomesStated', atYearEnd) },
  OC3: { key: eachYear, draw: stating('CareLeaverStated', atYearEnd) },
  AD1: { key: onceForAll, draw: stating('AdoptionStated', (row) => date(row, 'DATE_INT')) },
  PlacedAdoption: { key: by('DATE_PLACED'), draw: stating('AdoptionPlanStated', (row) => date(row, 'DATE_PLACED')) },
  PrevPerm: { key: eachYear, draw: stating('PreviousPermanenceStated', atYearEnd) },
  SWEpisodes: {
    key: (row) => `${cell(row, 'SW_DECOM')} ${cell(row, 'SW_ID')}`,
    draw: stating('SocialWorkerStated', (row) => date(row, 'SW_DECOM')),
  },
  DoLo: { key: by('DOLO_START'), draw: stating('DeprivationOfLibertyStated', (row) => date(row, 'DOLO_START')) },
};
