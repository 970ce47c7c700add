import type { ChildTold } from '../../asking/child.js';
import type { RecordTold } from '../../asking/record.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { counted } from '../layout/formats.js';
import { entryShown } from '../layout/entry.page.js';
import type { FieldError, ViewpointRead } from '../layout/viewpoint.form.js';
import {
  carriedOn,
  earlierKnowledge,
  errorSummary,
  liveFrom,
  viewpointFields,
  viewpointInWords,
} from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import { doubtsShown, resolutionsShown } from './doubts.js';
import { episodesShown } from './episodes-shown.js';
import { particularsShown } from './particulars-shown.js';

const pageOf = (child: string, read: ViewpointRead, errors: readonly FieldError[] = []) => ({
  title: `Child ${child}`,
  section: 'children' as const,
  child,
  action: paths.child(child),
  backLink: paths.children(carriedOn(read.viewpoint)),
  fields: viewpointFields(read.form, errors),
});

/** Everything child.njk shows of a child of whom something is recorded. */
export const childPage = (read: ViewpointRead, told: ViewpointTold, answer: ChildTold, leaving: RecordTold | null) => {
  const { child } = answer;
  const settled = { asAt: told.asAt, knownAt: told.knownAt };
  const carried = carriedOn(read.viewpoint);
  const byId = new Map(answer.entries.map(({ id, number }) => [id, number]));
  return {
    ...pageOf(child, read),
    caption: viewpointInWords(told),
    liveFrom: liveFrom(read.viewpoint, told),
    alert: alertFor(told, answer, paths.child(child, { ...carried, knownAt: undefined })),
    particulars: particularsShown(answer),
    episodes: episodesShown(answer),
    histories: [
      historyOf('Everything recorded', answer.entries),
      ...(leaving ? [historyOf('Recorded by the leaving care team', leaving.entries)] : []),
    ],
    resolutions: resolutionsShown(answer),
    doubts: doubtsShown(answer, (id) => byId.get(id)),
    actions: [
      { text: 'Record a move', href: paths.record(child, 'move') },
      { text: 'Record that care ended', href: paths.record(child, 'leave') },
    ],
    permalink: paths.child(child, settled),
    csv: paths.csv.child(child, settled),
  };
};

/** Entries of one record, the last recorded first. */
const historyOf = (heading: string, entries: ChildTold['entries']) => {
  const byId = new Map(entries.map(({ id, number }) => [id, number]));
  return {
    heading,
    count: counted(entries.length, 'entry', 'entries'),
    entries: entries.map((entry) => entryShown(entry, (id) => byId.get(id))).toReversed(),
  };
};

const alertFor = (told: ViewpointTold, { laterEntries }: ChildTold, nowHref: string) => {
  const alert = earlierKnowledge(told, nowHref, '');
  return alert && { ...alert, later: `${alert.later} ${counted(laterEntries, 'is', 'are')} about this child.` };
};

/** The same page for a reference of which nothing is recorded as of then. */
export const childNotKnown = (child: string, read: ViewpointRead, told: ViewpointTold) => ({
  ...pageOf(child, read),
  title: `No child ${child}`,
  caption: viewpointInWords(told),
  alert: earlierKnowledge(told, paths.child(child), ''),
  notKnown: true,
});

/** The same page where it was asked in a way that cannot be answered. */
export const childUnanswered = (child: string, read: ViewpointRead, errors: readonly FieldError[]) => ({
  ...pageOf(child, read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
