import type { HomeListed, HomeTold } from '../../asking/homes.js';
import { OUT_OF_REACH, type OrOutOfReach } from '../../asking/out-of-reach.js';
import type { RowsTold } from '../../asking/record.js';
import type { RecordSeen } from '../../asking/record-seen.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { judgements, provisionTypes, type Judgement, type ProvisionType } from '../../domain/provider/codes.js';
import { homePageWords as words } from '../../words/home-page-words.js';
import { feeWords } from '../../words/fee-words.js';
import { areas, homeStatuses } from '../../words/home-words.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { counted } from '../layout/formats.js';
import { beforeShown, dayShown, historyNotRead, historyShown, staysShown } from '../layout/record-shown.js';
import type { FieldError, ViewpointRead } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import { feesShown } from './fees-shown.js';
import { bookingsShown, homeCards, judgementBefore, judgementsShown, weeksShown } from './home-cards.js';
import { actionsFor } from './home-forms.js';
import { isBelowGood } from './homes.form.js';
import { judgementShown } from './judgement-shown.js';
import { placedOnPage } from './placed-there.js';

const pageOf = (provider: string, read: ViewpointRead, errors: readonly FieldError[] = []) => ({
  title: `Home ${provider}`,
  section: 'homes' as const,
  provider,
  action: paths.provider(provider),
  back: paths.homes(carriedOn(read.viewpoint)),
  fields: viewpointFields(read.form, errors),
});

/** Whoever may see its name is told it, and whoever may record is offered what can be recorded. */
type For = { readonly name: OrOutOfReach<string | undefined>; readonly mayRecord: boolean; readonly page: number };

type Known = { readonly record: RecordSeen; readonly told: HomeTold };

/** Everything home.njk shows of a home of which something is recorded. */
export const homePage = (read: ViewpointRead, viewpoint: ViewpointTold, { record: { rows, whole }, told }: Known, { name, mayRecord, page }: For) => {
  const { id: provider } = rows;
  const { home, stays } = told;
  const [carried, settled] = [carriedOn(read.viewpoint), { asAt: viewpoint.asAt, knownAt: viewpoint.knownAt }];
  const placed = staysShown(stays, viewpoint.asAt, carried);
  const alert = earlierKnowledge(viewpoint, paths.provider(provider, { ...carried, knownAt: undefined }), '');
  const there = placedOnPage(placed.now, page, (to) => `${paths.provider(provider, { ...carried, page: to === 1 ? undefined : to })}#now`);
  return {
    ...pageOf(provider, read),
    title: `Home ${provider}${there.ofPages}`,
    pastTheEnd: there.pastTheEnd,
    caption: viewpointInWords(viewpoint),
    liveFrom: liveFrom(read.viewpoint, viewpoint),
    alert: alert && whole !== OUT_OF_REACH ? { ...alert, later: `${alert.later} ${counted(whole.laterEntries, 'is', 'are')} about this home.` } : alert,
    identity: identityOf(home, placed.now.length),
    warnings: warningsOf(home, placed.now.length, rows),
    affected: isBelowGood(home?.judgement ?? null) || home?.status !== 'active' ? placed.now : [],
    cards: homeCards(told, name === OUT_OF_REACH ? undefined : name),
    placed: { ...placed, now: there.placed },
    placedNow: `${words.placedNow(there.all)}${there.ofPages}`,
    pagination: there.pagination,
    placedBefore: beforeShown(words.placedBefore, placed),
    nobodyPlaced: words.nobodyPlaced,
    nobodyBefore: words.nobodyBefore,
    fees: feesShown(provider, told, there.placed.map(({ child }) => child), mayRecord),
    feeWords,
    judgements: judgementsShown(rows),
    judgementsCaption: words.judgements,
    noJudgements: words.noJudgements,
    bookings: bookingsShown(rows, told),
    bookingsCaption: words.bookings,
    weeks: weeksShown(told),
    weeksCaption: words.weeks,
    nameNotRead: name === OUT_OF_REACH ? outOfReachWords.notShown('What the home is called') : undefined,
    history: whole === OUT_OF_REACH ? historyNotRead(words.history) : historyShown(words.history, whole.entries, mayRecord && viewpoint.knownAt === viewpoint.seen ? { kind: 'provider', id: provider } : undefined),
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

const warningsOf = (home: HomeListed | null, placed: number, rows: RowsTold): readonly string[] => {
  if (!home || placed === 0) return [];
  const { judgement, status, registration } = home;
  const before = judgementBefore(rows, judgement);
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
