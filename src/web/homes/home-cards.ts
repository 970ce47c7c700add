import type { HomeListed, HomeTold } from '../../asking/homes.js';
import type { RowsTold } from '../../asking/record.js';
import { dateOfDay, dayNumber } from '../../domain/calendar.js';
import { frameworkKinds, inspectionKinds, judgements, provisionTypes, sectors, type FrameworkKind, type InspectionKind, type Judgement, type ProvisionType, type Sector } from '../../domain/provider/codes.js';
import { homePageWords as words } from '../../words/home-page-words.js';
import { areas, homeStatuses } from '../../words/home-words.js';
import { poundsInWords } from '../../words/money-in-words.js';
import { dayInWords } from '../../words/wording.js';
import type { blockBookings, judgementsHeld } from '../../../projections/providers/providers.projection.js';
import type { Told } from '../../../projections/timeline.js';
import { number } from '../layout/formats.js';
import { dayShown } from '../layout/record-shown.js';
import { authorityShown } from '../layout/record-told.js';
import { judgementShown } from './judgement-shown.js';

const plain = (label: string, text: string, note = '') => ({ label, words: text, code: '', note });
const on = (day: number) => dayShown(day, words.lasts);
const orNot = (value: string | number | null): string => (value === null ? words.notRecorded : String(value));

/** The facts of a home in cards: its registration, its judgement, and how a place there is had. */
export const homeCards = (told: HomeTold, name: string | undefined) => [
  { title: words.registration, empty: words.noRegistration, rows: registrationRows(told.home, name) },
  { title: words.judgement, empty: words.noRegistration, rows: judgementRows(told.home) },
  { title: words.buying, empty: words.noBuying, rows: buyingRows(told) },
];

const registrationRows = (home: HomeListed | null, name: string | undefined) => {
  const registration = home?.registration;
  if (!home || !registration) return [];
  const { ageFrom, ageTo, suitsSex, endWhy, to } = registration;
  return [
    ...(name === undefined ? [] : [plain('Name', name)]),
    plain(words.status, homeStatuses[home.status].words),
    plain(words.kind, provisionTypes[registration.provision as ProvisionType].words),
    plain(words.from, on(registration.registeredOn)),
    ...(endWhy === null || home.status !== 'ended' ? [] : [plain(words.ended, on(to))]),
    plain(words.urn, orNot(registration.urn)),
    plain(words.places, orNot(registration.places)),
    plain(words.ages, ageFrom === null || ageTo === null ? words.notRecorded : `${ageFrom} to ${ageTo}`),
    plain(words.suits, suitsSex === null ? words.both : suitsSex === 'M' ? words.boys : words.girls),
    plain(words.sector, registration.sector === null ? words.notRecorded : sectors[registration.sector as Sector].words),
    plain(words.owner, registration.own === 1 ? words.own : orNot(registration.owner)),
    plain(words.authority, registration.providerAuthority === null ? words.notRecorded : home.area === 'authority' ? areas.authority.words : authorityShown(registration.providerAuthority), home.area === 'authority' ? '' : areas[home.area].words),
  ];
};

const judgementRows = (home: HomeListed | null) => {
  if (!home || home.status === 'not-on-record') return [];
  const { judgement } = home;
  if (home.status === 'ended') return [plain(words.overall, words.notRegistered)];
  const { words: overall, tag } = judgementShown(judgement);
  if (!judgement) return [{ ...plain(words.overall, overall, words.notInspectedNote), tag }];
  return [
    { ...plain(words.overall, overall), tag },
    plain(words.inspected, on(judgement.from)),
    plain(words.inspection, inspectionKinds[judgement.kind as InspectionKind].words),
    plain(words.published, judgement.publishedOn === null ? words.notRecorded : on(judgement.publishedOn)),
  ];
};

const buyingRows = ({ home, occupancy, fees }: HomeTold) => {
  if (!home) return [];
  const weekly = fees.reduce((sum, fee) => sum + fee.weekly + fee.extrasWeekly, 0);
  return [
    ...home.frameworks.map(({ framework, kind, from }) => plain(words.framework, `${frameworkKinds[kind as FrameworkKind].words} (${framework})`, `${words.since} ${on(from)}`)),
    ...home.bookings.map(({ booking, places, weeklyPrice, from, to }) => {
      const used = occupancy.find((one) => one.booking === booking);
      return plain(words.booking(booking), words.booked(places, poundsInWords(weeklyPrice), daysOf(from, to)), usedShown(used));
    }),
    ...(home.children.length === 0 ? [] : [plain(words.cost, fees.length === 0 ? words.noFee : poundsInWords(weekly), fees.length === 0 ? '' : words.costNote(fees.length, home.children.length))]),
  ];
};

const daysOf = (from: number, to: number): string => {
  const end = dayShown(to, '');
  return end === '' ? `from ${on(from)}` : `from ${on(from)} until ${end}`;
};

const usedShown = (used: HomeTold['occupancy'][number] | undefined): string =>
  !used || used.percent === null ? words.notUsed : words.used(used.percent, used.occupiedNights, used.placeNights);

/** Every judgement up to the day, the last first. */
export const judgementsShown = ({ timelines, asAt }: RowsTold) =>
  ((timelines['judgement'] ?? []) as unknown as readonly Told<typeof judgementsHeld>[]).filter(({ from }) => from <= dayNumber(asAt)).toReversed().map((held) => ({
    ...judgementShown(held),
    from: dayInWords(dateOfDay(held.from)),
    to: on(held.to),
    kind: inspectionKinds[held.kind as InspectionKind].words,
    published: held.publishedOn === null ? words.notRecorded : on(held.publishedOn),
    now: dayNumber(asAt) < held.to,
  }));

/** Every block booking, also one that is still to begin, the last first. */
export const bookingsShown = ({ timelines }: RowsTold, { occupancy }: HomeTold) =>
  ((timelines['block_booking'] ?? []) as unknown as readonly Told<typeof blockBookings>[]).toReversed().map((one) => ({
    booking: one.booking,
    from: on(one.from),
    to: on(one.to),
    places: number(one.places),
    weekly: poundsInWords(one.weeklyPrice),
    used: usedShown(occupancy.find(({ booking }) => booking === one.booking)),
  }));

/** How full the booked places were, week by week. */
export const weeksShown = ({ weeks }: HomeTold) =>
  weeks.map(({ from, to, placeNights, occupiedNights, overOccupiedNights, percent }) => ({
    week: `${dayInWords(dateOfDay(from))} to ${dayInWords(dateOfDay(to - 1))}`,
    booked: number(placeNights),
    filled: number(occupiedNights),
    percent: percent === null ? words.nothingBooked : `${percent}%`,
    over: number(overOccupiedNights),
  }));

/** The judgement before the one held, where there was one: what it fell or rose from. */
export const judgementBefore = ({ timelines }: RowsTold, held: HomeListed['judgement']): string | undefined => {
  const rows = (timelines['judgement'] ?? []) as unknown as readonly Told<typeof judgementsHeld>[];
  const before = rows.filter(({ from }) => held !== null && from < held.from).at(-1);
  return before && judgements[before.overall as Judgement].words.toLowerCase();
};
