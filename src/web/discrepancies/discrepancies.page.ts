import type { DiscrepanciesTold } from '../../asking/discrepancies.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { discrepancyInWords } from '../../words/discrepancy-words.js';
import { recordKinds } from '../../words/record-wording.js';
import { dayInWords } from '../../words/wording.js';
import { counted, number } from '../layout/formats.js';
import type { FieldError, ViewpointRead } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';

const pageOf = (read: ViewpointRead, errors: readonly FieldError[] = []) => ({
  title: 'What cannot all be right',
  section: 'discrepancies' as const,
  action: paths.discrepancies(),
  fields: viewpointFields(read.form, errors),
});

/** Everything discrepancies.njk shows, grouped by who must act. */
export const discrepanciesPage = (read: ViewpointRead, viewpoint: ViewpointTold, told: DiscrepanciesTold) => {
  const settled = { asAt: told.asAt, knownAt: told.knownAt };
  const teams = [...new Set(told.discrepancies.map(({ mustAct }) => mustAct))].sort();
  return {
    ...pageOf(read),
    caption: viewpointInWords(viewpoint),
    liveFrom: liveFrom(read.viewpoint, viewpoint),
    alert: earlierKnowledge(viewpoint, paths.discrepancies({ ...carriedOn(read.viewpoint), knownAt: undefined }), ''),
    summary: counted(told.discrepancies.length, 'disagreement between records', 'disagreements between records'),
    teams: teams.map((team, place) => ({
      id: `team-${place}`,
      name: `For the ${team}`,
      rows: told.discrepancies.filter(({ mustAct }) => mustAct === team).map((one) => ({
        between: one.between.map(({ kind, id }) => ({
          words: `${recordKinds[kind]} ${id}`,
          href: kind === 'child' || kind === 'fee' || kind === 'leaver' ? paths.child(id, settled) : undefined,
        })),
        what: discrepancyInWords(one),
        since: dayInWords(one.since),
        known: { words: `entry ${number(one.knownSince)}`, href: paths.entry(one.knownSince) },
      })),
    })),
    csv: paths.csv.discrepancies(settled),
    permalink: paths.discrepancies(settled),
  };
};

/** The same page where it was asked in a way that cannot be answered. */
export const discrepanciesUnanswered = (read: ViewpointRead, errors: readonly FieldError[]) => ({
  ...pageOf(read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
