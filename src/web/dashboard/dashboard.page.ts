import type { Person } from '../../access/role.js';
import { hasRole } from '../../access/role.js';
import type { ChangesTold } from '../../asking/changes.js';
import type { HeadlinesTold } from '../../asking/dashboard.js';
import type { AttentionTold } from '../../asking/dashboard-attention.js';
import type { HomesOn, MonthsTold } from '../../asking/dashboard-months.js';
import { OUT_OF_REACH, type OrOutOfReach } from '../../asking/out-of-reach.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import type { CalendarDate } from '../../domain/calendar.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { dayInWords } from '../../words/wording.js';
import { chartShown } from '../layout/chart.js';
import { counted, number } from '../layout/formats.js';
import { laterFigures } from '../layout/later-figures.js';
import type { FieldError, ViewpointRead } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import { attentionShown } from './attention-shown.js';
import { cardShown } from './card-shown.js';
import type { Shape } from './dashboard.form.js';
import { homesTable } from './homes-table.js';
import { weekShown } from './week-shown.js';

const QUESTION = 'Overview';

export type Answers = {
  readonly shape: Shape;
  readonly headlines: HeadlinesTold;
  /** The same figures as known now, where they are told from an earlier entry. */
  readonly now: HeadlinesTold | undefined;
  /** Undefined where it could not be told. */
  readonly attention: AttentionTold | undefined;
  readonly homes: MonthsTold<HomesOn> | undefined;
  readonly week: OrOutOfReach<ChangesTold> | undefined;
  /** False where the ledger does not tell what was known a month before, so that nothing is said of what was learned. */
  readonly learnedTold: boolean;
  /** Entries of the ledger that the views have not seen yet. */
  readonly behind: number;
  readonly recordsEnd: CalendarDate | undefined;
  readonly ahead: boolean;
};

const pageOf = (read: ViewpointRead, errors: readonly FieldError[] = []) => ({
  title: QUESTION,
  section: 'home' as const,
  question: QUESTION,
  action: paths.home(),
  fields: viewpointFields(read.form, errors),
  again: paths.home(carriedOn(read.viewpoint)),
});

/** Everything dashboard.njk shows. */
export const dashboardPage = (read: ViewpointRead, told: ViewpointTold, answers: Answers) => {
  const { shape, headlines, attention, homes, week, learnedTold, behind, recordsEnd, ahead } = answers;
  const settled = { asAt: told.asAt, knownAt: told.knownAt };
  const carried = carriedOn(read.viewpoint);
  return {
    ...pageOf(read),
    caption: viewpointInWords(told),
    parts: shape.parts,
    alert: alertOf(read, told, answers),
    liveFrom: liveFrom(read.viewpoint, told),
    ahead,
    behind: behind > 0 ? `These figures are ${counted(behind, 'entry', 'entries')} behind the ledger, and are catching up.` : undefined,
    example: recordsEnd !== undefined && told.asAt > recordsEnd
      ? { lastDay: dayInWords(recordsEnd), href: paths.home({ ...carried, asAt: recordsEnd }) }
      : undefined,
    since: learnedTold ? changesSince(headlines) : changesInTheWorld(headlines),
    compare: paths.compare({ asAt: headlines.before.asAt, knownAt: headlines.before.knownAt, asAtB: told.asAt, knownAtB: told.knownAt }),
    cards: headlines.headlines.map((one) => cardShown(one, headlines, settled)),
    attention: attention && attentionShown(attention, settled),
    homes: homes && chartShown(homesTable(homes), { source: viewpointInWords(told), csv: paths.csv.homesByMonth(settled), viewpoint: told, defined: paths.measure('sufficiency', { ...settled, view: 'definitions' }) }),
    week: week && week !== OUT_OF_REACH ? weekShown(week, told) : undefined,
    weekNotRead: week === OUT_OF_REACH ? outOfReachWords.notShown('What was recorded this week') : undefined,
    permalink: paths.home(settled),
  };
};

const changesSince = ({ before }: HeadlinesTold): string =>
  `Changes are since ${dayInWords(before.asAt)}, as it was known at entry ${number(before.knownAt)}. What was learned is of that same day; the rest changed in the world.`;

const changesInTheWorld = ({ before }: HeadlinesTold): string =>
  `Changes are since ${dayInWords(before.asAt)}, in the world alone, as is known now. ${outOfReachWords.notShown('What was learned since')}`;

/** What later entries change of what is shown, where it is told from an earlier one. */
const alertOf = (read: ViewpointRead, told: ViewpointTold, { now, headlines }: Answers) => {
  const alert = earlierKnowledge(
    told, paths.home({ ...carriedOn(read.viewpoint), knownAt: undefined }), paths.compare({ asAt: told.asAt, knownAt: told.knownAt, asAtB: told.asAt }));
  const differing = now?.headlines.filter((one) => !one.failed && (one.change?.learned ?? 0) + (one.change?.world ?? 0) !== 0) ?? [];
  return alert && { ...alert, later: laterFigures(told.seen - told.knownAt, differing.length, headlines.headlines.length) };
};

/** The page of a store in which nothing is recorded, or nothing was by then. */
export const dashboardEmpty = (read: ViewpointRead, told: ViewpointTold, person: Person | undefined) => ({
  ...pageOf(read),
  empty: told.seen === 0 ? 'new' : 'before',
  mayRecord: person !== undefined && hasRole(person, ['placements']),
  liveFrom: liveFrom(read.viewpoint, told),
});

/** The same page where it was asked in a way that cannot be answered. */
export const dashboardUnanswered = (read: ViewpointRead, errors: readonly FieldError[]) => ({
  ...pageOf(read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
