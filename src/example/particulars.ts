import { ageAt, day, statutoryDate, yearDays } from './days.js';
import type { Chance } from './random.js';
import type { Child, Story } from './story.js';
import type { Cells } from './tables.js';

/** SEX is a number until the return of 2024, a letter after. */
const sexCode = (sex: Story['sex'], year: number): string =>
  year >= 2025 ? (sex === 'male' ? 'M' : 'F') : sex === 'male' ? '1' : '2';

export const headerCells = ({ story, upn }: Child, year: number): Cells => {
  const { last } = yearDays(year);
  const { sex, ethnicity, periods, motherSince } = story;
  const mother = motherSince !== undefined && motherSince <= last;
  const asked = sex === 'female' && periods.some(({ kind }) => kind === 'care');
  return {
    SEX: sexCode(sex, year),
    ETHNIC: ethnicity,
    UPN: pupilNumber(story, year, upn),
    MOTHER: asked ? (mother ? '1' : '0') : '',
    MC_DOB: mother ? statutoryDate(motherSince) : '',
  };
};

/** Not yet at school (UN1), lately come from a school abroad (UN3), or the pupil's number. */
const pupilNumber = ({ born, asylum, periods }: Story, year: number, upn: string): string => {
  const arrived = periods[0]?.from ?? 0;
  if (asylum && arrived >= yearDays(year).first) return 'UN3';
  return ageAt(born, day(year - 1, 8, 31)) < 4 ? 'UN1' : upn;
};

/** UASC: told each year the child is in care; when it ceased, once it has. */
export const asylumRows = ({ story }: Child, year: number): readonly Cells[] => {
  const { asylum, sex, periods } = story;
  const { first, last } = yearDays(year);
  if (!asylum || !periods.some(({ from, to }) => from <= last && to >= first)) return [];
  return [{ SEX: sexCode(sex, year), ...(asylum.until <= last ? { DUC: statutoryDate(asylum.until) } : {}) }];
};

export const reviewRows = ({ story }: Child, year: number): readonly Cells[] => {
  const { first, last } = yearDays(year);
  return story.reviews.flatMap(({ on, code }) =>
    on >= first && on <= last ? [{ REVIEW: statutoryDate(on), REVIEW_CODE: code }] : [],
  );
};

/** Missing at the end of the year is told without an end; the next year has it. */
export const missingRows = ({ story }: Child, year: number): readonly Cells[] => {
  const { first, last } = yearDays(year);
  return story.missing.flatMap(({ kind, from, to }) =>
    from <= last && to >= first
      ? [{ MISSING: kind, MIS_START: statutoryDate(from), ...(to <= last ? { MIS_END: statutoryDate(to) } : {}) }]
      : [],
  );
};

/** From this day on a start is asked about earlier permanence. */
const ASKED_FROM = day(2016, 4, 1);

/** PrevPerm: whether the child had been adopted or with a guardian before; the day is often known in part. */
export const permanenceRows = ({ story }: Child, year: number, chance: Chance): readonly Cells[] => {
  const { first, last } = yearDays(year);
  const start = story.periods.filter(({ kind, from, to }) => kind === 'care' && from <= last && to >= first).at(-1);
  if (!start || start.from < ASKED_FROM) return [];
  const age = ageAt(story.born, start.from);
  const kind =
    age < 3 || story.asylum
      ? 'Z1'
      : chance.weighted([
          ['Z1', 86],
          ['P1', 4],
          ['P2', 6],
          ['P3', 2],
          ['P4', 2],
        ] as const);
  if (kind === 'Z1') return [{ PREV_PERM: kind }];
  const authority =
    kind === 'P4'
      ? '999'
      : chance.weighted([
          ['999', 80],
          ['SCO', 6],
          ['WAL', 8],
          ['NUK', 6],
        ] as const);
  const on = statutoryDate(start.from - chance.between(200, 700));
  const known =
    kind === 'P4'
      ? 'zz/zz/zzzz'
      : chance.weighted([
          [on, 50],
          [`zz${on.slice(2)}`, 25],
          [`zz/zz${on.slice(5)}`, 25],
        ]);
  return [{ PREV_PERM: kind, LA_PERM: authority, DATE_PERM: known }];
};

/** SWEpisodes: who was the social worker, in spells; a spell's reason is why it ended. */
export const socialWorkerRows = ({ story }: Child, year: number, chance: Chance): readonly Cells[] => {
  const { first, last } = yearDays(year);
  const rows: Cells[] = [];
  for (const period of story.periods.filter(({ kind }) => kind === 'care'))
    for (let from = period.from; from < period.to;) {
      const to = Math.min(period.to, from + chance.spread([30, 150, 280, 450, 900]));
      const reason =
        to === period.to ? 'OTHERS' : chance.pick(['MANAGE', 'LEFTRL', 'ORGRST', 'TSPROC', 'ABSENC', 'CHCHAN']);
      const ended: Cells = to <= last ? { SW_DEC: statutoryDate(to), SW_REASON: reason } : {};
      const worker = `SW${String(chance.between(1, 400)).padStart(10, '0')}`;
      if (from <= last && to >= first) rows.push({ SW_ID: worker, SW_DECOM: statutoryDate(from), ...ended });
      from = to;
    }
  return rows;
};
