import type { CarerTold, HouseholdListed } from '../../asking/carers.js';
import { OUT_OF_REACH, type OrOutOfReach } from '../../asking/out-of-reach.js';
import type { RecordSeen } from '../../asking/record-seen.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { dayNumber } from '../../domain/calendar.js';
import { carerPageWords as words } from '../../words/carer-page-words.js';
import { householdStatuses } from '../../words/carer-words.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { counted } from '../layout/formats.js';
import { beforeShown, dayShown, historyNotRead, historyShown, staysShown } from '../layout/record-shown.js';
import { approvedForShown } from '../layout/record-told.js';
import type { FieldError, ViewpointRead } from '../layout/viewpoint.form.js';
import { carriedOn, earlierKnowledge, errorSummary, liveFrom, viewpointFields, viewpointInWords } from '../layout/viewpoint.page.js';
import { paths } from '../paths.js';
import { carerCards, openAllegations, termsShown } from './carer-cards.js';
import { actionsFor } from './carer-forms.js';

const pageOf = (carer: string, read: ViewpointRead, errors: readonly FieldError[] = []) => ({
  title: `Household ${carer}`,
  section: 'carers' as const,
  carer,
  action: paths.carer(carer),
  back: paths.carers(carriedOn(read.viewpoint)),
  fields: viewpointFields(read.form, errors),
});

/** Whoever may see names is told them, and whoever may record is offered what can be recorded. */
type For = { readonly names: OrOutOfReach<ReadonlyMap<number, string>>; readonly mayRecord: boolean };

/** Everything carer.njk shows of a household of which something is recorded. */
export const carerPage = (read: ViewpointRead, told: ViewpointTold, { rows, whole }: RecordSeen, { household, stays }: CarerTold, { names, mayRecord }: For) => {
  const { id: carer } = rows;
  const [carried, settled] = [carriedOn(read.viewpoint), { asAt: told.asAt, knownAt: told.knownAt }];
  const placed = staysShown(stays, told.asAt, carried);
  const allegations = openAllegations(rows);
  const alert = earlierKnowledge(told, paths.carer(carer, { ...carried, knownAt: undefined }), '');
  return {
    ...pageOf(carer, read),
    caption: viewpointInWords(told),
    liveFrom: liveFrom(read.viewpoint, told),
    alert: alert && whole !== OUT_OF_REACH ? { ...alert, later: `${alert.later} ${counted(whole.laterEntries, 'is', 'are')} about this household.` } : alert,
    identity: identityOf(household, placed.now.length),
    warnings: warningsOf(household, placed.now.length, allegations, told),
    cards: carerCards(household, rows, names === OUT_OF_REACH ? new Map() : names),
    placed,
    placedNow: words.placedNow(counted(placed.now.length, 'child', 'children')),
    placedBefore: beforeShown(words.placedBefore, placed),
    nobodyPlaced: words.nobodyPlaced,
    nobodyBefore: words.nobodyBefore,
    terms: termsShown(rows),
    namesNotRead: names === OUT_OF_REACH ? outOfReachWords.notShown('What the carers are called') : undefined,
    history: whole === OUT_OF_REACH ? historyNotRead(words.history) : historyShown(words.history, whole.entries, mayRecord && told.knownAt === told.seen ? { kind: 'carer', id: carer } : undefined),
    actions: mayRecord ? actionsFor(carer, household, allegations.length) : [],
    permalink: paths.carer(carer, settled),
    csv: paths.csv.record('carers', carer, settled),
  };
};

const identityOf = (household: HouseholdListed | null, placed: number) => {
  const approval = household?.status === 'approved' ? household.approval : null;
  return [
    { label: words.status, words: household ? householdStatuses[household.status].words : words.notRecorded },
    ...(approval ? [{ label: words.types, words: approvedForShown(approval.types.split(' ')) }, { label: words.ages, words: `${approval.ageFrom} to ${approval.ageTo}` }] : []),
    { label: words.placed, words: String(placed) },
    ...(household?.places ? [{ label: words.vacant, words: String(household.places.vacant) }] : []),
  ];
};

/** Days before the end of a temporary approval on which it is told of. */
const SOON = 28;

const warningsOf = (household: HouseholdListed | null, placed: number, allegations: readonly string[], { asAt }: ViewpointTold): readonly string[] => {
  const until = household?.status === 'approved' ? (household.approval?.termsUntil ?? null) : null;
  return [
    ...(placed > 0 && household?.status !== 'approved' ? [words.notApprovedPlaced] : []),
    ...(household?.places && household.places.overFilled > 0 ? [words.overPlaces(household.places.overFilled)] : []),
    ...(until !== null && until - dayNumber(asAt) <= SOON ? [words.endsSoon(dayShown(until, ''))] : []),
    ...(allegations.length > 0 ? [words.allegationOpen(allegations.join(', '))] : []),
  ];
};

/** The same page for a reference of which nothing is recorded as of then. */
export const carerNotKnown = (carer: string, read: ViewpointRead, told: ViewpointTold) => ({
  ...pageOf(carer, read),
  title: `No household ${carer}`,
  caption: viewpointInWords(told),
  alert: earlierKnowledge(told, paths.carer(carer), ''),
  notKnown: true,
});

/** The same page where it was asked in a way that cannot be answered. */
export const carerUnanswered = (carer: string, read: ViewpointRead, errors: readonly FieldError[]) => ({
  ...pageOf(carer, read, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});
