import type { HomeListed, HomeTold } from '../../asking/homes.js';
import type { RecordTold } from '../../asking/record.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { judgements, provisionTypes, type Judgement, type ProvisionType } from '../../domain/provider/codes.js';
import { homePageWords as words } from '../../words/home-page-words.js';
import { feeWords } from '../../words/fee-words.js';
import { areas, homeStatuses } from '../../words/home-words.js';
import { counted } from '../layout/formats.js';
import { beforeShown, dayShown, historyShown, staysShown } from '../layout/record-shown.js';
import type { FieldError, ViewpointRead } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import { feesShown } from './fees-shown.js';
import { bookingsShown, homeCards, judgementBefore, judgementsShown } from './home-cards.js';
import { actionsFor } from './home-forms.js';
import { isBelowGood } from './homes.form.js';
import { judgementShown } from './judgement-shown.js';

const pageOf = (provider: string, read: ViewpointRead, errors: readonly FieldError[] = []) => ({
  title: `Home ${provider}`,
  section: 'homes' as const,
  provider,
  action: paths.provider(provider),
  back: paths.homes(carriedOn(read.viewpoint)),
  fields: viewpointFields(read.form, errors),
});

/** Whoever may see its name is told it, and whoever may record is offered what can be recorded. */
type For = { readonly name: string | undefined; readonly mayRecord: boolean };

type Known = { readonly record: RecordTold; readonly told: HomeTold };

/** Everything home.njk shows of a home of which something is recorded. */
export const homePage = (read: ViewpointRead, viewpoint: ViewpointTold, { record, told }: Known, { name, mayRecord }: For) => {
  const { id: provider } = record;
  const { home, stays } = told;
  const [carried, settled] = [carriedOn(read.viewpoint), { asAt: viewpoint.asAt, knownAt: viewpoint.knownAt }];
  const placed = staysShown(stays, viewpoint.asAt, carried);
  const alert = earlierKnowledge(viewpoint, paths.provider(provider, { ...carried, knownAt: undefined }), '');
  return {
    ...pageOf(provider, read),
    caption: viewpointInWords(viewpoint),
    liveFrom: liveFrom(read.viewpoint, viewpoint),
    alert: alert && { ...alert, later: `${alert.later} ${counted(record.laterEntries, 'is', 'are')} about this home.` },
    identity: identityOf(home, placed.now.length),
    warnings: warningsOf(home, placed.now.length, record),
    affected: isBelowGood(home?.judgement ?? null) || home?.status !== 'active' ? placed.now : [],
    cards: homeCards(told, name),
    placed,
    placedNow: words.placedNow(counted(placed.now.length, 'child', 'children')),
    placedBefore: beforeShown(words.placedBefore, placed),
    nobodyPlaced: words.nobodyPlaced,
    nobodyBefore: words.nobodyBefore,
    fees: feesShown(provider, told, mayRecord),
    feeWords,
    judgements: judgementsShown(record),
    judgementsCaption: words.judgements,
    noJudgements: words.noJudgements,
    bookings: bookingsShown(record, told),
    bookingsCaption: words.bookings,
    history: historyShown(words.history, record.entries, mayRecord && viewpoint.knownAt === viewpoint.seen ? { kind: 'provider', id: provider } : undefined),
    actions: mayRecord ? actionsFor(provider, home) : [],
    permalink: paths.provider(provider, settled),
    csv: paths.csv.record('providers', provider, settled),
  };
};

const identityOf = (home: HomeListed | null, placed: number) => [
  { label: words.kind, words: home?.registration ? provisionTypes[home.registration.provision as ProvisionType].words : words.notRecorded },
  { label: words.status, words: home ? homeStatuses[home.status].words : words.notRecorded },
  ...(home && (home.status === 'active' || home.status === 'suspended') ? [{ label: words.judgement, ...judgementShown(home.judgement) }] : []),
  { label: words.area, words: areas[home?.area ?? 'not-recorded'].words },
  { label: words.ourChildren, words: String(placed) },
];

const warningsOf = (home: HomeListed | null, placed: number, record: RecordTold): readonly string[] => {
  if (!home || placed === 0) return [];
  const { judgement, status, registration } = home;
  const before = judgementBefore(record, judgement);
  const places = registration?.places ?? null;
  return [
    ...(judgement && isBelowGood(judgement)
      ? [`${words.fell(judgements[judgement.overall as Judgement].words.toLowerCase(), dayShown(judgement.from, ''))}${before === undefined ? '' : ` ${words.fellFrom(before)}`}`]
      : []),
    ...(status === 'suspended' ? [words.suspendedPlaced] : []),
    ...(status === 'ended' ? [words.endedPlaced] : []),
    ...(status === 'not-on-record' ? [words.unrecordedPlaced] : []),
    ...(places !== null && placed > places ? [words.overPlaces(placed, places)] : []),
  ];
};

/** The same page for a reference of which nothing is recorded as of then; children may be placed there all the same. */
export const homeNotKnown = (provider: string, read: ViewpointRead, viewpoint: ViewpointTold, { stays }: HomeTold, mayRecord: boolean) => {
  const placed = staysShown(stays, viewpoint.asAt, carriedOn(read.viewpoint));
  return {
    ...pageOf(provider, read),
    title: `No record of home ${provider}`,
    caption: viewpointInWords(viewpoint),
    alert: earlierKnowledge(viewpoint, paths.provider(provider), ''),
    notKnown: true,
    warnings: placed.now.length > 0 ? [words.unrecordedPlaced] : [],
    affected: placed.now,
    newHref: mayRecord ? paths.newHome() : undefined,
  };
};

/** The same page where it was asked in a way that cannot be answered. */
export const homeUnanswered = (provider: string, read: ViewpointRead, errors: readonly FieldError[]) => ({
  ...pageOf(provider, read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
