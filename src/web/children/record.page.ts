import type { ChildTold, LifeTold } from '../../asking/child.js';
import type { ChildSeen } from '../../asking/child-seen.js';
import { OUT_OF_REACH, type OrOutOfReach } from '../../asking/out-of-reach.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { ageOn } from '../../domain/calendar.js';
import { childParts, childWords as words, partTitles, type ChildPart } from '../../words/child-words.js';
import { dayInWords } from '../../words/wording.js';
import * as codes from '../layout/code-words.js';
import { childActions } from '../layout/form/child-actions.js';
import { counted } from '../layout/formats.js';
import type { FieldError, ViewpointRead } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';

/** One page of a child’s record, from the viewpoint asked for. */
export type RecordRead = { readonly child: string; readonly part: ChildPart; readonly read: ViewpointRead };

/** What every page of the record tells from, and what whoever asks may see and do. */
export type RecordTold = ChildSeen & {
  readonly told: ViewpointTold;
  /** Undefined for those who do not see names; null where none is recorded. */
  readonly name: OrOutOfReach<string | null> | undefined;
  readonly records: boolean;
};

const pageOf = ({ child, part, read }: RecordRead, errors: readonly FieldError[] = []) => ({
  title: partTitles[part](child),
  section: 'children' as const,
  child,
  action: paths.childPart(child, part),
  backLink: paths.children(carriedOn(read.viewpoint)),
  fields: viewpointFields(read.form, errors),
  parts: Object.entries(childParts).map(([path, text]) => ({
    text,
    href: paths.childPart(child, path, carriedOn(read.viewpoint)),
    active: path === part,
  })),
});

/** The head and the foot of every page of the record. */
export const recordPage = (asked: RecordRead, { told, life, whole, name, records }: RecordTold) => {
  const { child, part, read } = asked;
  const settled = { asAt: told.asAt, knownAt: told.knownAt };
  const carried = carriedOn(read.viewpoint);
  return {
    ...pageOf(asked),
    name: name === OUT_OF_REACH ? undefined : (name ?? undefined),
    identity: [...nameMissing(name), ...identityShown(life)],
    caption: viewpointInWords(told),
    liveFrom: liveFrom(read.viewpoint, told),
    alert: alertFor(told, whole, paths.childPart(child, part, { ...carried, knownAt: undefined })),
    // What is offered goes by what is known now: an earlier answer is looked at, not acted on.
    actions: records && whole !== OUT_OF_REACH && told.knownAt === told.seen ? childActions(whole) : [],
    permalink: paths.childPart(child, part, settled),
    csv: paths.csv.child(child, settled),
  };
};

const nameMissing = (name: RecordTold['name']): readonly Shown[] => {
  if (name === null) return [plain('Name', words.notRecorded)];
  return name === OUT_OF_REACH ? [plain('Name', words.notTold)] : [];
};

const alertFor = (told: ViewpointTold, whole: OrOutOfReach<ChildTold>, nowHref: string) => {
  const alert = earlierKnowledge(told, nowHref, '');
  if (!alert || whole === OUT_OF_REACH) return alert;
  return { ...alert, later: `${alert.later} ${counted(whole.laterEntries, 'is', 'are')} about this child.` };
};

/** The episode that holds the day asked about. */
export const episodeAt = ({ episodes, asAt }: Pick<LifeTold, 'episodes' | 'asAt'>): LifeTold['episodes'][number] | undefined =>
  episodes.find(({ from, to }) => from <= asAt && (to === null || to > asAt));

type Shown = { readonly label: string; readonly words: string; readonly code: string };
const plain = (label: string, text: string): Shown => ({ label, words: text, code: '' });

/** Who it is about at a glance: age, home, legal status, and since when in care. */
const identityShown = (life: LifeTold): readonly Shown[] => {
  const { particulars, asAt, episodes } = life;
  const born = particulars?.dateOfBirth;
  const age = plain('Age', born === undefined ? words.notRecorded : asAt < born ? 'Not yet born' : counted(ageOn(born, asAt), 'year', 'years'));
  const now = episodeAt(life);
  if (!now) {
    const last = episodes.findLast(({ to }) => to !== null && to <= asAt);
    return [age, plain('In care', last?.to ? `Not since ${dayInWords(last.to)}` : `Not on ${dayInWords(asAt)}`)];
  }
  return [
    age,
    { label: 'Lives', ...codes.placementType(now.away ?? now.placement.type) },
    { label: 'Legal status', ...codes.legalStatus(now.legalStatus) },
    plain('In care since', `${dayInWords(now.careBegan)}${now.admissionKnown ? '' : ' or earlier'}`),
  ];
};

/** The same page for a reference of which nothing is recorded as of then. */
export const childNotKnown = (asked: RecordRead, told: ViewpointTold) => ({
  ...pageOf(asked),
  title: `No child ${asked.child}`,
  caption: viewpointInWords(told),
  alert: earlierKnowledge(told, paths.childPart(asked.child, asked.part), ''),
  notKnown: true,
});

/** The same page where it was asked in a way that cannot be answered. */
export const childUnanswered = (asked: RecordRead, errors: readonly FieldError[]) => ({
  ...pageOf(asked, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
