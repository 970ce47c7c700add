import type { ChildAround, Sibling } from '../../asking/child-around.js';
import type { ChildCosts } from '../../asking/child-costs.js';
import type { ChildEntriesTold, ChildEntry } from '../../asking/child-entries.js';
import type { ChildTold, LifeTold } from '../../asking/child.js';
import { OUT_OF_REACH, type OrOutOfReach } from '../../asking/out-of-reach.js';
import { daysBetween, dateOfDay, dayNumber, type CalendarDate } from '../../domain/calendar.js';
import { childWords as words } from '../../words/child-words.js';
import { discrepancyInWords } from '../../words/discrepancy-words.js';
import { outOfReachWords } from '../../words/out-of-reach-words.js';
import { poundsInWords } from '../../words/money-in-words.js';
import { dayInWords } from '../../words/wording.js';
import * as codes from '../layout/code-words.js';
import { entryShown } from '../layout/entry.page.js';
import { counted, number } from '../layout/formats.js';
import { paths, type Query } from '../paths.js';
import { weeklyInWords } from './costs.page.js';
import { doubtsShown, resolutionsShown } from './doubts.js';
import { episodesShown, withWhom } from './episodes-shown.js';
import { particularsShown, type Shown } from './particulars-shown.js';
import { episodeAt, type RecordTold } from './record.page.js';

const plain = (label: string, text: string): Shown => ({ label, words: text, code: '' });
const linked = (label: string, { reference, href }: { readonly reference: string; readonly href: string }): Shown => ({ ...plain(label, reference), href });

export type Around = { readonly around: ChildAround; readonly costs: ChildCosts; readonly entries: OrOutOfReach<ChildEntriesTold> };

/** As many as are told of what was last recorded, and of the last homes. */
const LATEST = 4;

/** What overview.njk shows beside the head of the record. */
export const overviewPage = ({ life, whole }: RecordTold, { around, costs, entries }: Around, carried: Query) => {
  const { child } = life;
  return {
    cards: [
      { title: 'Who the child is', rows: particularsShown(life, around) },
      { title: 'Where the child lives', rows: livingShown(life), href: paths.childPart(child, 'homes', carried), more: 'All homes' },
      { title: 'Legal status and need', rows: legalShown(life), href: paths.childPart(child, 'legal-statuses', carried), more: 'All legal statuses' },
      { title: 'Reviews and missing', rows: caredForShown(whole, around) },
      { title: 'Brothers and sisters', rows: siblingsShown(around, carried) },
      { title: 'Costs', rows: costsShown(costs), href: paths.childPart(child, 'costs', carried), more: 'All costs' },
    ],
    disagreements: around.discrepancies.map((one) => ({ what: discrepancyInWords(one), mustAct: one.mustAct })),
    episodes: episodesShown(life).toReversed().slice(0, LATEST),
    latest: entries === OUT_OF_REACH ? [] : entries.entries.toReversed().slice(0, LATEST).map(latestShown),
    latestNotRead: entries === OUT_OF_REACH ? outOfReachWords.notShown('Entries') : undefined,
    ...(whole === OUT_OF_REACH ? { ...NO_DOUBTS, doubtsNotRead: outOfReachWords.notShown('What cannot be so, and what the return’s rules would question,') } : doubtsOf(whole)),
  };
};

const doubtsOf = (told: ChildTold) => {
  const byId = new Map(told.entries.map(({ id, number: at }) => [id, at]));
  return { resolutions: resolutionsShown(told), doubts: doubtsShown(told, (id) => byId.get(id)) };
};

const NO_DOUBTS = { resolutions: [], doubts: { impossible: [], suspect: [] } } as const;

const latestShown = (entry: ChildEntry) => {
  const { what, on, recordedAt, recordedBy, number: at, href } = entryShown(entry, () => undefined);
  return { what: entry.readable ? what : words.cannotBeShown, on, recordedAt, recordedBy, number: at, href };
};

const livingShown = (life: LifeTold): readonly Shown[] => {
  const now = episodeAt(life);
  if (!now) return [plain('In care', `Not on ${dayInWords(life.asAt)}`)];
  const { placement } = now;
  const { home, carer } = withWhom(now);
  return [
    { label: 'Where the child is living', ...codes.placementType(now.away ?? placement.type) },
    ...(now.away ? [{ label: 'Usual placement', ...codes.placementType(placement.type) }] : []),
    { label: 'Provider', ...(placement.provider ? codes.provider(placement.provider) : { words: words.notRecorded, code: '' }) },
    ...(carer ? [linked('Carer household', carer)] : []),
    ...(home ? [linked('Home or agency', home)] : []),
    plain('In this placement', `Since ${dayInWords(now.placementBegan)}, ${counted(daysBetween(now.placementBegan, life.asAt), 'day', 'days')}`),
    plain('Distance from home', placement.distance === undefined ? words.notRecorded : `${placement.distance} miles`),
  ];
};

const legalShown = (life: LifeTold): readonly Shown[] => {
  const now = episodeAt(life);
  if (!now) return [plain('Legal status', `Not in care on ${dayInWords(life.asAt)}`)];
  return [
    { label: 'Legal status', ...codes.legalStatus(now.legalStatus) },
    plain('Since', dayInWords(now.legalStatusBegan)),
    { label: 'Category of need', ...codes.categoryOfNeed(now.categoryOfNeed) },
    plain('In care', `Since ${dayInWords(now.careBegan)}${now.admissionKnown ? '' : ' or earlier: records begin then'}`),
  ];
};

const caredForShown = (whole: OrOutOfReach<ChildTold>, { absences, asAt }: ChildAround): readonly Shown[] => {
  const missing = absences.filter(({ kind, from }) => (kind === 'M' || kind === 'A') && from <= dayNumber(asAt));
  const lastMissing = missing.at(-1);
  return [
    plain('Last reviewed', whole === OUT_OF_REACH ? words.notTold : lastReviewed(whole)),
    plain('Went missing or away', missing.length === 0 ? 'Never, as far as is recorded' : counted(missing.length, 'time', 'times')),
    ...(lastMissing ? [plain('Last time', `From ${dayInWords(dateOfDay(lastMissing.from))}${lastMissing.to > dayNumber(asAt) ? ', and is missing' : ` to ${dayInWords(dateOfDay(lastMissing.to))}`}`)] : []),
  ];
};

const lastReviewed = ({ entries, asAt }: ChildTold): string => {
  const reviews = entries.flatMap(({ type, struckOutBy, effectiveOn }) => (type === 'ChildReviewed' && struckOutBy === null && effectiveOn && effectiveOn <= asAt ? [effectiveOn] : []));
  const last = latestOf(reviews);
  return last ? dayInWords(last) : words.notRecorded;
};

const latestOf = (days: readonly CalendarDate[]): CalendarDate | undefined => days.toSorted().at(-1);

const siblingsShown = ({ siblings }: ChildAround, carried: Query) => {
  if (!siblings) return [plain('Group of siblings', words.notRecorded)];
  const { group, others, apartReason } = siblings;
  return [
    plain('Group of siblings', group),
    ...others.map((one) => ({ ...linked('Child', { reference: one.child, href: paths.child(one.child, carried) }), note: whereInWords(one) })),
    ...(others.length === 0 ? [plain('Others', 'Nobody else is recorded in the group')] : []),
    ...(apartReason ? [{ label: 'Apart because', ...codes.siblingsApartReason(apartReason) }] : []),
  ];
};

const whereInWords = ({ placementType, together }: Sibling): string => {
  if (placementType === null) return 'Not in care on that day';
  return together ? 'Lives with the child' : `Lives elsewhere: ${codes.placementType(placementType).words}`;
};

const costsShown = ({ now, thisYear, total, daysWithoutPrice }: ChildCosts): readonly Shown[] => [
  plain('A week', weeklyInWords(now)),
  plain('Since 1 April', poundsInWords(thisYear)),
  plain('Since records begin', poundsInWords(total)),
  ...(daysWithoutPrice > 0 ? [plain('Without a price', `${number(daysWithoutPrice)} days`)] : []),
];
