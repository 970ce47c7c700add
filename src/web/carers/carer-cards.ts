import type { HouseholdListed } from '../../asking/carers.js';
import type { RowsTold } from '../../asking/record.js';
import { ageOn, dateOfDay, dayNumber, type CalendarDate } from '../../domain/calendar.js';
import { deregistrationReasons, unavailableReasons } from '../../domain/carer/codes.js';
import { wordsFor, type CodeList } from '../../domain/codes.js';
import { carerPageWords as words } from '../../words/carer-page-words.js';
import { householdStatuses, stageWords } from '../../words/carer-words.js';
import type { approvals, carerHappenings, carerPeople, placesUnavailable } from '../../../projections/carers/carers.projection.js';
import { LASTING, type Told } from '../../../projections/timeline.js';
import * as codeWords from '../layout/code-words.js';
import { counted, number } from '../layout/formats.js';
import { dayShown } from '../layout/record-shown.js';
import { approvedForShown } from '../layout/record-told.js';

const plain = (label: string, text: string, note = '') => ({ label, words: text, code: '', note });
const coded = (list: CodeList<string>, code: string): string => (Object.hasOwn(list, code) ? wordsFor(list, code) : code);
const on = (day: number) => dayShown(day, words.goesOn);

/** The rows of one of the record’s timelines. */
const rows = <T extends Parameters<typeof Object.keys>[0]>(told: RowsTold, name: string): readonly T[] => (told.timelines[name] ?? []) as unknown as readonly T[];

/** What of a time lasts on a day. */
const lasts = (asAt: CalendarDate) => ({ from, to }: { readonly from: number; readonly to: number }) => from <= dayNumber(asAt) && dayNumber(asAt) < to;

/** The facts of a household in cards: its approval, its places, and who fosters in it. */
export const carerCards = (listed: HouseholdListed | null, told: RowsTold, names: ReadonlyMap<number, string>) => [
  { title: words.approval, empty: words.neverApproved, rows: approvalRows(listed) },
  { title: words.places, empty: words.noPlaces, rows: placesRows(listed, told) },
  { title: words.household, empty: words.nobody, rows: peopleRows(told, names) },
];

const approvalRows = (listed: HouseholdListed | null) => {
  const approval = listed?.approval;
  if (!listed || !approval) return [];
  const ended = listed.status !== 'approved';
  return [
    plain(words.status, householdStatuses[listed.status].words, listed.stage === null ? '' : (stageWords[listed.stage] ?? '')),
    plain(words.types, approvedForShown(approval.types.split(' '))),
    plain(words.from, on(approval.approvedOn)),
    plain(words.to, ended ? on(approval.to) : approval.termsUntil === null ? words.goesOn : on(approval.termsUntil), ended && approval.endReason !== null ? coded(deregistrationReasons, approval.endReason) : ''),
    plain(words.ages, `${approval.ageFrom} to ${approval.ageTo}`),
    plain(words.approvedPlaces, number(approval.places), approval.usualLimitPlaces === null ? '' : words.exempt(approval.usualLimitPlaces)),
    plain(words.approvedBy, approval.agency === null ? words.authority : `${words.agency} ${approval.agency}`),
    plain(words.level, approval.skillsLevel === null ? words.notRecorded : number(approval.skillsLevel)),
    plain(words.hub, approval.hub ?? words.noHub),
  ];
};

const placesRows = (listed: HouseholdListed | null, told: RowsTold) => {
  if (listed?.status !== 'approved' || !listed.approval) return [];
  const { places, approval, children } = listed;
  if (!places) return [plain(words.approvedPlaces, number(approval.places), words.agencyKnows), plain(words.placed, number(children.length))];
  const said = rows<Told<typeof placesUnavailable>>(told, 'places_unavailable').find(lasts(told.asAt));
  const why = said ? `${coded(unavailableReasons, said.reason)}${said.to < LASTING ? `, until ${on(said.to)}` : ''}` : '';
  return [
    plain(words.inAll, number(places.places)),
    plain(words.filled, number(places.filled), places.overFilled > 0 ? words.over(places.overFilled) : ''),
    plain(words.vacant, number(places.vacant)),
    plain(words.notAvailable, number(places.notAvailable), why),
  ];
};

const peopleRows = (told: RowsTold, names: ReadonlyMap<number, string>) =>
  rows<Told<typeof carerPeople>>(told, 'carer_person').filter(lasts(told.asAt)).map(({ person, from, dateOfBirth, sex }) => {
    const facts = [counted(ageOn(dateOfDay(dateOfBirth), told.asAt), 'year old', 'years old'), ...(sex === null ? [] : [codeWords.sex(sex).words.toLowerCase()])];
    return plain(words.carer(person, names.get(person)), facts.join(', '), `${words.fostersSince} ${on(from)}`);
  });

/** Every stretch of constant terms, the last first. */
export const termsShown = (told: RowsTold) =>
  rows<Told<typeof approvals>>(told, 'approval').filter(({ from }) => from <= dayNumber(told.asAt)).toReversed().map((one) => ({
    from: on(one.from),
    to: on(one.to),
    types: approvedForShown(one.types.split(' ')),
    places: number(one.places),
    exempt: one.usualLimitPlaces === null ? '' : words.exempt(one.usualLimitPlaces),
    ages: `${one.ageFrom} to ${one.ageTo}`,
    now: lasts(told.asAt)(one),
  }));

/** Allegations that are being looked into on the day. */
export const openAllegations = (told: RowsTold): readonly string[] =>
  rows<Told<typeof carerHappenings>>(told, 'carer_happening').filter(({ kind }) => kind === 'allegation').filter(lasts(told.asAt)).map(({ reference }) => reference ?? '');
